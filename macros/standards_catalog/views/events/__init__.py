"""What happened, and since when: by the days that entries record, and by Git."""

"""What a hand-written page may call."""

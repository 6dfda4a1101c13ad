"""What the page of an entry shows, kind by kind."""

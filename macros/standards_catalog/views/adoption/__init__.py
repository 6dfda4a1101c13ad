"""Who has adopted what."""

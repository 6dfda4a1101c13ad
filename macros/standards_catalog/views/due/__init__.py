"""What is due, and who has to see to it."""

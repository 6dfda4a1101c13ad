"""What is counted of incidents."""

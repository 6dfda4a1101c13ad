"""What teams' repositories show beside what teams declare."""

"""Rules about existence."""

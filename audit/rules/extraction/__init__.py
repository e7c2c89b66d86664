"""Rules about extraction."""

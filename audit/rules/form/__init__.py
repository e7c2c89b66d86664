"""Rules about form."""

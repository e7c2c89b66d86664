"""Rules about quotations."""

"""Numbering as an alignment: printed numbers against the sequence 1, 2, 3 … that they should follow."""

"""Telling whether a record is the work that a citation names: a score with a reason for every field."""

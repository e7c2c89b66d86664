"""Foundations shared by readers and parsing: characters, numerals, words."""

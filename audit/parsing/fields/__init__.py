"""Fields of a citation: tokens, labels, names, dates, identifiers."""

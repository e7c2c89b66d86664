"""A local bibliographic index: dumps of registers in, one SQLite file that answers like any resolver out."""

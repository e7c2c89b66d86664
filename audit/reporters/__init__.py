"""One file a format: `Report` in, text out."""

"""From a `Document` to a `Manuscript`: markers, notes, citations, dates, statements."""

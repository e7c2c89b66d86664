"""Templates that are put together, by the kind of source: nothing enters, a function for each kind leaves.

A list of styles, however long, is finite, and lists in the wild agree with no manual: separators and orders are drawn
anew from heads, hosts, facts and ends (see `templates.py` for the notation)."""

from __future__ import annotations

from references.articles import articles, law, papers
from references.books import books, chapters
from references.german import german
from references.greyliterature import meetings, news, reports, sites

COMPOSED = {
    "journal": articles, "book": books, "edited": books, "chapter": chapters, "science": papers, "conference": meetings, "report": reports, "thesis": reports, "newspaper": news, "web": sites, "de_notes": german, "law_society": law, "lawreview": law,
}  # fmt: skip

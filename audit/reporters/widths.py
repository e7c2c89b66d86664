"""A text in, the cells of a terminal that it takes out; rich, which knows wide characters, is asked of them alone."""

from audit.language.expressions import expression

# All but letters, figures and punctuation of Western scripts, Greek and Cyrillic, which take one cell each.
_OTHER = expression("[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]")


def cells(text: str) -> int:
    """Return the width of `text` in cells (Unicode Standard Annex 11, East Asian Width)."""
    if _OTHER.search(text) is None:
        return len(text)
    from rich.cells import cell_len  # costs 2 ms, and few reports need it

    return cell_len(text)

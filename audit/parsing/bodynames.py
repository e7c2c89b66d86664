"""The references of a document come in; the abbreviations that its text itself gives of their bodies go out."""

from collections import defaultdict
from collections.abc import Sequence

from audit.language.expressions import expression
from audit.language.surnames import fold_name
from audit.model.citation import Reference
from audit.model.document import Document

# "Deutsche Forschungsgemeinschaft (DFG, 2020)", "World Health Organization [WHO], 2014", "… (in the following DFG)"
_GIVEN = expression(
    r"(?<=\w)[”»\"]?\s{1,2}[(\[]"
    r"(?:(?:hereafter|henceforth|hereinafter|im Folgenden|ci-après|d['’]ora in poi|en adelante):?\s)?"
    r"(?P<short>[^\W\d_a-z][\w&-]{0,7}[A-Z][\w&-]{0,3})(?=[)\],;])"
)
_LONGEST = 120  # characters of a body's name


def abbreviated_bodies(document: Document, references: Sequence[Reference]) -> dict[str, frozenset[str]]:
    """Return the folded abbreviations that the text gives of the first name of an entry, by the entry's id.

    An abbreviation is one that follows the body's whole name in brackets.
    """
    bodies: dict[str, list[tuple[str, str]]] = defaultdict(list)  # by the name's last word: folded name, entry's id
    for reference in references:
        words = fold_name(reference.names[0]).split() if reference.names else []
        if len(words) > 1:
            bodies[words[-1]].append((" ".join(words), reference.id))
    found: dict[str, set[str]] = defaultdict(set)
    if not bodies:
        return {}
    text = document.text
    for given in _GIVEN.finditer(text):
        before = fold_name(text[max(0, given.start() - _LONGEST) : given.start()])
        for name, id in bodies.get(before.rpartition(" ")[2], ()):
            if before.endswith(name):
                found[id].add(fold_name(given["short"]).replace(" ", ""))
    return {id: frozenset(shorts) for id, shorts in found.items()}

"""The runs of one citation in, archives and their shelf marks told from authors, journals and pages out."""

from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.tokens import Token

# Words before the parts of a shelf mark: German, Italian, French, Spanish, English.
_SHELF = frozenset(
    """abt best bestand rep nl nachlass nachlaß bü kart karton fasz busta filza fasc mazzo fondo liasse carton fonds
    legajo leg caja rg box folder reel""".split()
)
_HEADS = frozenset(["author", "publisher", "container", "title", "place", "court"])
_AFTER = frozenset(["date", "url", "accessed", "letter"])
_LEAST = 3  # letters of an acronym


@amendment("author publisher container title place court", without="archive supra ibid", words=_SHELF)
def shelf_marks(runs: list[Run]) -> list[Run]:
    """Read "LASH, | Abt. | 65 | .2, Nr. 1234" as an archive and a shelf mark, whatever its figures were taken for."""
    label, tokens = runs[0]
    words = [token for token in tokens if token.kind == "word"]
    acronym = len(words) == 1 and words[0].text.isupper() and len(words[0].text) >= _LEAST and tokens[-1].text == ","
    if label not in _HEADS or not acronym or len(runs) < 2 or runs[1][1][0].text.casefold() not in _SHELF:
        return runs
    stop = next((at for at in range(1, len(runs)) if runs[at][0] in _AFTER), len(runs))
    mark: list[Token] = [token for _, inside in runs[1:stop] for token in inside]
    return [("archive", tokens), ("archive_location", mark), *runs[stop:]]


@amendment("archive_location>page")
def marks_torn(runs: list[Run]) -> list[Run]:
    """Join "FO 371 | /12345," and "ms. fr. | 12345,": a slash opens no page, nor does a figure behind a letter."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        marked = label == "page" and before is not None and before[0] == "archive_location"
        goes_on = marked and before is not None and (_ends_open(before[1]) or tokens[0].text == "/")
        if goes_on and before is not None and tokens[0].kind != "word":
            out[-1] = (before[0], before[1] + tokens)
        else:
            out.append((label, tokens))
    return out


def _ends_open(mark: list[Token]) -> bool:
    """Tell whether a shelf mark ends with a slash, a word or its point."""
    last = mark[-2] if mark[-1].text == "." and len(mark) > 1 else mark[-1]
    return last.kind == "word" or last.text == "/"

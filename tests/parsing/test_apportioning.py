"""A long document is understood alike by one process and by several."""

import subprocess
import sys
from itertools import pairwise

import pytest

from audit.engine import read_document
from audit.model.citation import Reference
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.parsing import understand
from audit.parsing.apportioning import MANY_CHARACTERS, _runs
from audit.settings import Settings

_COMPARED = """
import resource
from audit.parsing import understand
from audit.parsing.entries import forget_entries
from audit.engine import read_document
from audit.settings import Settings

text, notes = [], []
for n in range(1, 601):
    text.append(f"On March {n % 28 + 1}, 19{n % 90 + 10}, some {n} people left the harbour of Brandt.[^{n}]")
    notes.append(
        f'[^{n}]: Ada Holt and Karl Brandt, *Rivers of the North {n}* (London: Quay Press, 1962), {n}–{n + 9};'
        f' Holt, “The Harbour in {n} Winters,” *Journal of Quays* {n}, no. 2 (1999): 12–{n + 40}.'
    )
entries = [f"- Holt, Ada. *Rivers of the North {n}*. London: Quay Press, 19{n % 90 + 10}." for n in range(200)]
whole = "\\n\\n".join([*text, *notes, "# Bibliography", *entries])
document = read_document("long.md", whole.encode(), Settings())
alone = understand(document)
assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime == 0
for jobs in (2, 3):
    forget_entries()
    together = understand(document, jobs)
    assert together == alone
    assert repr(together.citations) == repr(alone.citations)
print(len(alone.citations), len(alone.references), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > 0)
"""


def test_several_processes_understand_what_one_does() -> None:
    done = subprocess.run([sys.executable, "-c", _COMPARED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    citations, references, helped = done.stdout.split()
    assert int(citations) >= 1200
    assert int(references) == 200
    assert helped == str(sys.platform == "linux")


def _note(start: int, length: int) -> Note:
    span = Span(start, start + length)
    return Note(
        id=f"n{start}", label="1", number=1, expected=1, style="plain", span=span, label_span=None, text_spans=(span,)
    )


@pytest.mark.parametrize("characters", [0, MANY_CHARACTERS // 2, MANY_CHARACTERS * 4])
def test_every_entry_stands_in_one_run(characters: int) -> None:
    entries: list[Note | Reference] = [_note(at, 100) for at in range(0, characters, 100)]
    runs = _runs(entries)
    assert [entry for run in runs for entry in run] == entries
    assert (len(runs) > 1) == (characters >= MANY_CHARACTERS)
    for one, other in pairwise(runs):
        assert abs(len(one) - len(other)) <= 1


def test_one_long_note_is_not_parted() -> None:
    assert [len(run) for run in _runs([_note(0, 2 * MANY_CHARACTERS)])] == [1]


def test_no_run_is_empty_where_one_note_is_longer_than_all_others() -> None:
    entries: list[Note | Reference] = [_note(0, 10), _note(10, 2 * MANY_CHARACTERS), _note(3 * MANY_CHARACTERS, 10)]
    runs = _runs(entries)
    assert [entry for run in runs for entry in run] == entries
    assert all(runs)


def test_the_posts_and_addresses_of_an_authors_note_are_no_citations() -> None:
    text = """# Tides of the North

Ada Holt and Karl Brandt\\*

The harbour grew.¹ It was widened.² It silted up.³

^{*}Ada Holt is an Associate Professor of History at Fjord University, Norway. Karl Brandt is a Visiting Research
Associate at the Quay Institute. ada.holt@fjord.example. Parts follow Ada Holt, *Moors* (Oslo: Nord, 1988).

## Notes

1. Jon Aker, *Tides* (Oslo: Nord, 1990), 4.
2. Rin Sato, *Bogs* (Leeds: Quay, 1991), 5.
3. Ibid.
"""
    manuscript = understand(read_document("article.md", text.encode(), Settings()))
    notes = {note.id: note.kind for note in manuscript.notes}
    assert "author-note" in notes.values()
    forms = [citation.form for citation in manuscript.citations if notes[citation.note_id or ""] == "author-note"]
    assert forms == ["full"]
    assert [c.form for c in manuscript.citations if notes[c.note_id or ""] != "author-note"] == ["full", "full", "ibid"]

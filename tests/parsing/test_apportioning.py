"""A long document is understood alike by one process and by several."""

import subprocess
import sys
from itertools import pairwise

import pytest

from audit.engine import read_document
from audit.model.document import Document, LineMap, SourceNote
from audit.model.span import Span
from audit.parsing import understand
from audit.parsing.apportioning import MANY_CHARACTERS, Printed, _runs, known_ahead, named, printed, taking_apart
from audit.settings import Settings

_COMPARED = """
import resource
from audit.parsing import understand
from audit.parsing.entries import forget_entries
from audit.engine import read_document
from audit.settings import Settings

text, notes = [], []
for n in range(1, 601):
    text.append(f"On March {n % 28 + 1}, 19{n % 90 + 10}, some {n} people left the harbour of Brandt.{CALL}")
    notes.append(
        f'{LABEL} Ada Holt and Karl Brandt, *Rivers of the North {n}* (London: Quay Press, 1962), {n}–{n + 9};'
        f' Holt, “The Harbour in {n} Winters,” *Journal of Quays* {n}, no. 2 (1999): 12–{n + 40}.'
    )
entries = [f"- Holt, Ada. *Rivers of the North {n}*. London: Quay Press, 19{n % 90 + 10}." for n in range(200)]
whole = "\\n\\n".join([*text, "# Notes", *notes, "# Bibliography", *entries])
document = read_document("long.md", whole.encode(), Settings())
alone = understand(document)
assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime == 0
for jobs in (2, 3):
    forget_entries()
    together = understand(document, jobs)
    assert together == alone
    assert repr(together.citations) == repr(alone.citations)
helped = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > 0
print(len(document.notes), len(alone.citations), len(alone.references), helped)
"""


@pytest.mark.parametrize(("call", "label", "seen"), [("[^{n}]", "[^{n}]:", 600), ("<sup>{n}</sup>", "{n}.", 0)])
def test_several_processes_understand_what_one_does(call: str, label: str, seen: int) -> None:
    script = _COMPARED.replace("{CALL}", call).replace("{LABEL}", label)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    notes, citations, references, helped = done.stdout.split()
    assert int(notes) == seen  # by the reader; else they are found by their numbers
    assert int(citations) >= 1200
    assert int(references) == 200
    assert helped == str(sys.platform == "linux")


def _note(start: int, length: int) -> Printed:
    return (Span(start, start + length),), "footnote"


@pytest.mark.parametrize("characters", [0, MANY_CHARACTERS // 2, MANY_CHARACTERS * 4])
def test_every_entry_stands_in_one_run(characters: int) -> None:
    entries = [_note(at, 100) for at in range(0, characters, 100)]
    runs = _runs(entries)
    assert [entry for run in runs for entry in run] == entries
    assert (len(runs) > 1) == (characters >= MANY_CHARACTERS)
    for one, other in pairwise(runs):
        assert abs(len(one) - len(other)) <= 1


def test_notes_that_the_reader_saw_are_begun_with_where_another_process_pays() -> None:
    def document(notes: int) -> Document:
        spans = [Span(at * 100, at * 100 + 90) for at in range(notes)]
        seen = tuple(
            SourceNote(id=str(n), span=span, label=str(n), label_span=None, text_spans=(span,))
            for n, span in enumerate(spans, 1)
        )
        return Document(path="a.pdf", format="pdf", text=" " * 100 * notes, source_map=LineMap(""), notes=seen)

    many = document(MANY_CHARACTERS // 50)
    assert known_ahead(many, 2) == [printed(note) for note in many.notes]
    assert known_ahead(many, 1) == []
    assert known_ahead(document(10), 2) == []


def test_citations_bear_the_ids_of_their_note() -> None:
    text = "Ada Holt, Rivers (Leeds: Quay, 1991), 4; Karl Brandt, Harbours (Oslo: Nord, 1990), 5."
    document = Document(path="a.pdf", format="pdf", text=text, source_map=LineMap(text))
    place: Printed = ((Span(0, len(text)),), "footnote")
    with taking_apart(document, [place], 1) as finish:
        found = named(finish()[place], "n7", "n7")
    assert [(one.id, one.note_id) for one in found.citations] == [("n7.1", "n7"), ("n7.2", "n7")]


def test_one_long_note_is_not_parted() -> None:
    assert [len(run) for run in _runs([_note(0, 2 * MANY_CHARACTERS)])] == [1]


def test_no_run_is_empty_where_one_note_is_longer_than_all_others() -> None:
    entries = [_note(0, 10), _note(10, 2 * MANY_CHARACTERS), _note(3 * MANY_CHARACTERS, 10)]
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

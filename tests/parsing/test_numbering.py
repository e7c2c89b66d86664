"""One random fault in a random manuscript is named, alone and at its place; a faultless manuscript is silent."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.engine import read_document
from audit.model.finding import Finding
from audit.model.lookup import Lookups
from audit.model.manuscript import Coverage, Manuscript
from audit.parsing.numbering import find_apparatus
from audit.placing import Places
from audit.rules import RULES
from audit.settings import Settings
from tests.parsing.manuscripts import LABEL_STYLES, MARKER_STYLES, Sketch, note, sentence, sketch

STYLES = st.sampled_from(sorted(MARKER_STYLES))
RAISED = st.sampled_from(["unicode", "html-sup", "caret", "math", "math-spaced"])
# A place that is neither the first nor the last note, so that both neighbours can testify.
COUNTS = st.integers(8, 45)


def findings(text: str) -> tuple[Finding, ...]:
    """Return the findings about numbering alone: what the notes say is parsed elsewhere."""
    document = read_document("study.md", text.encode(), Settings())
    found = find_apparatus(document)
    manuscript = Manuscript(
        document=document,
        coverage=Coverage(system=found.system),
        markers=found.markers,
        notes=found.notes,
        faults=found.faults,
    )
    rules = [rule for rule in RULES if rule.id.startswith(("NUM", "MRK"))]
    places = Places(manuscript)
    return tuple(f for rule in rules for f in places.findings(rule.check(manuscript, Lookups()), rule))


def only(text: str) -> Finding:
    found = findings(text)
    assert len(found) == 1, [(f.rule, f.message) for f in found]
    return found[0]


def covered(finding: Finding, text: str) -> str:
    return text[finding.span.start : finding.span.end]


def line_of(finding: Finding, text: str) -> str:
    assert finding.region.start_line is not None
    return text.split("\n")[finding.region.start_line - 1]


@given(seed=st.integers(0, 10**6), style=STYLES, count=st.integers(4, 60))
@settings(max_examples=60, deadline=None)
def test_silence_on_faultless_manuscripts(seed: int, style: str, count: int) -> None:
    assert [(f.rule, f.message) for f in findings(sketch(seed, style, count).text())] == []


Fault = Callable[[Sketch, random.Random, int], str]


def delete_note(made: Sketch, rng: random.Random, k: int) -> str:
    del made.notes[k - 1]
    return str(k)


def double_note(made: Sketch, rng: random.Random, k: int) -> str:
    made.notes.insert(k, (made.notes[k - 1][0], note(rng)))
    return str(k)


def swap_notes(made: Sketch, rng: random.Random, k: int) -> str:
    made.notes[k - 1], made.notes[k] = made.notes[k], made.notes[k - 1]
    return ""


def misprint_note(made: Sketch, rng: random.Random, k: int) -> str:
    wrong = rng.choice([n for n in range(1, len(made.notes) + 30) if n != k])
    made.notes[k - 1] = (LABEL_STYLES[made.style](wrong), made.notes[k - 1][1])
    return str(k)


def misprint_marker(made: Sketch, rng: random.Random, k: int) -> str:
    wrong = rng.choice([n for n in range(1, len(made.notes) + 30) if n != k])
    made.markers[made.markers.index(k)] = wrong
    return str(k)


def swap_markers(made: Sketch, rng: random.Random, k: int) -> str:
    a, b = made.markers.index(k), made.markers.index(k + 1)
    made.markers[a], made.markers[b] = k + 1, k
    return ""


def repeat_marker(made: Sketch, rng: random.Random, k: int) -> str:
    at = made.markers.index(k) + 1
    made.markers.insert(at, k)
    made.sentences.insert(at, sentence(rng))
    return str(k)


def delete_both(made: Sketch, rng: random.Random, k: int) -> str:
    made.markers[made.markers.index(k)] = None
    del made.notes[k - 1]
    return str(k)


def delete_last_note(made: Sketch, rng: random.Random, k: int) -> str:
    del made.notes[-1]
    return str(len(made.notes) + 1)


def delete_marker(made: Sketch, rng: random.Random, k: int) -> str:
    made.markers[made.markers.index(k)] = None
    return str(k)


FAULTS: dict[str, Fault] = {
    "NUM001": delete_note,
    "NUM002": double_note,
    "NUM003": swap_notes,
    "NUM004": misprint_note,
    "NUM005": misprint_marker,
    "NUM006": swap_markers,
    "NUM007": repeat_marker,
    "NUM008": delete_both,
    "MRK001": delete_last_note,
    "MRK002": delete_marker,
}


@pytest.mark.parametrize("rule", FAULTS)
@given(seed=st.integers(0, 10**6), style=STYLES, count=COUNTS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_one_fault_is_one_finding(rule: str, seed: int, style: str, count: int, data: st.DataObject) -> None:
    made = sketch(seed, style, count)
    k = data.draw(st.integers(3, count - 2), label="note")
    number = FAULTS[rule](made, random.Random(seed), k)
    text = made.text()
    finding = only(text)
    assert finding.rule == rule
    if rule in ("NUM004", "NUM005"):
        assert finding.expected == number
        assert finding.note != number
    elif number:
        assert finding.note == number
    printed = covered(finding, text)
    assert finding.note is not None
    if rule not in ("NUM001", "NUM008"):
        assert any(digits in printed for digits in (finding.note, MARKER_STYLES["unicode"](int(finding.note))))


@given(seed=st.integers(0, 10**6), count=COUNTS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_plain_digit_among_superscripts(seed: int, count: int, data: st.DataObject) -> None:
    made = sketch(seed, "unicode", count)
    k = data.draw(st.integers(2, count - 1))
    at = made.markers.index(k)
    made.closing[at] = f"{made.sentences[at]}, “as the envoy wrote.”{k}"
    finding = only(made.text())
    assert (finding.rule, finding.note) == ("MRK003", str(k))


@given(seed=st.integers(0, 10**6), count=COUNTS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_plain_label_among_raised_ones(seed: int, count: int, data: st.DataObject) -> None:
    made = sketch(seed, "unicode", count)
    k = data.draw(st.integers(2, count - 1))
    made.notes[k - 1] = (f"{k} ", made.notes[k - 1][1])
    finding = only(made.text())
    assert (finding.rule, finding.note) == ("MRK003", str(k))


@given(seed=st.integers(0, 10**6), style=RAISED, count=st.integers(12, 45), data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_stray_place(seed: int, style: str, count: int, data: st.DataObject) -> None:
    made = sketch(seed, style, count)
    k = data.draw(st.integers(2, count - 1))
    at = made.markers.index(k)
    mark = MARKER_STYLES[style](k)
    ending = data.draw(st.sampled_from([f"{mark}, and later.", f". {mark}"]))
    made.closing[at] = made.sentences[at] + ending
    finding = only(made.text())
    assert (finding.rule, finding.note) == ("MRK004", str(k))


@given(seed=st.integers(0, 10**6), count=COUNTS, data=st.data())
@settings(max_examples=40, deadline=None)
def test_debris_for_a_label(seed: int, count: int, data: st.DataObject) -> None:
    made = sketch(seed, "unicode", count)
    k = data.draw(st.integers(2, count - 1))
    debris = data.draw(st.sampled_from(["'*", "^{&#x27;}", "‘’"]))
    made.notes[k - 1] = (debris, made.notes[k - 1][1])
    finding = only(made.text())
    assert (finding.rule, finding.expected) == ("MRK005", str(k))


@given(seed=st.integers(0, 10**6), style=RAISED, chapters=st.lists(st.integers(4, 20), min_size=2, max_size=4))
@settings(max_examples=30, deadline=None)
def test_chapters_that_begin_at_one_are_sequences_of_their_own(seed: int, style: str, chapters: list[int]) -> None:
    parts = [sketch(seed + i, style, count).text() for i, count in enumerate(chapters)]
    assert [(f.rule, f.message) for f in findings("\n".join(parts))] == []


def test_twenty_thousand_notes_are_aligned_without_a_fault() -> None:
    made = sketch(7, "unicode", 20_000)
    assert findings(made.text()) == ()


def test_sections_of_a_manual_and_the_items_of_a_list_are_not_judged() -> None:
    text = (
        "# Workers\n\nA worker differs in three ways from a process:\n\n1. One hands the descriptor over.\n"
        "2. Another takes the handle.\n3. A third listens.\n\nIt takes the identity of its user (see setuid(2)) then.\n"
    )
    document = read_document("manual.md", text.encode(), Settings())
    assert {fault.kind for fault in find_apparatus(document).faults} <= {"unclear"}

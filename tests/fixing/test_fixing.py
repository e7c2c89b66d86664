"""Fixing: only what is certain, to the byte, and nothing more on a second run."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.engine import read_document
from audit.fixing import choose, fix_data, is_certain, mend, open_source
from audit.fixing.interface import NotFixableError, Source, apply_edits
from audit.fixing.textfile import TextSource
from audit.model.finding import Edit, Finding, Level, RegionEdit, RegionFix
from audit.model.span import Region, Span
from audit.settings import Settings
from tests.cli.manuscripts import CLEAN, MISPRINTED

SETTINGS = Settings(select=("NUM",), today=date(2026, 1, 1))
MENDED = MISPRINTED.replace("⁵ Clara", "³ Clara")


def finding(*edits: tuple[int, int, str], certain: bool = True) -> Finding:
    region = Region(path="a.md")
    fix = RegionFix(
        description="d",
        certain=certain,
        edits=tuple(RegionEdit(region=region, span=Span(a, b), replacement=new) for a, b, new in edits),
    )
    return Finding(
        rule="NUM004",
        name="n",
        level=Level.ERROR,
        kind="fail",
        confidence=1,
        message="m",
        region=region,
        span=Span(0, 1),
        fix=fix,
    )


def source(text: str) -> Source:
    return open_source("a.txt", text.encode() or b" ", SETTINGS)


def test_a_misprint_is_mended_and_nothing_else() -> None:
    fixed = fix_data("a.md", MISPRINTED.encode(), SETTINGS)
    assert fixed.data.decode() == MENDED
    assert [one.rule for one in fixed.applied] == ["NUM004"]
    assert fixed.left == ()


def test_a_second_run_changes_nothing() -> None:
    assert not fix_data("a.md", MENDED.encode(), SETTINGS).changed
    assert not fix_data("a.md", CLEAN.encode(), SETTINGS).changed


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(encoding: str, end: str) -> None:
    data = MISPRINTED.replace("\n", end).encode(encoding)
    assert fix_data("a.md", data, SETTINGS).data == MENDED.replace("\n", end).encode(encoding)


def test_mixed_line_ends_stay_where_they_are() -> None:
    mixed = MISPRINTED.replace("\n\n", "\n\r\n")
    assert fix_data("a.md", mixed.encode(), SETTINGS).data.decode() == MENDED.replace("\n\n", "\n\r\n")


def test_a_suppressed_finding_is_left() -> None:
    text = MISPRINTED.replace("⁵ Clara", "<!-- audit: ignore NUM004: facsimile -->\n⁵ Clara")
    assert not fix_data("a.md", text.encode(), SETTINGS).changed


def test_bytes_that_would_be_lost_are_not_touched() -> None:
    broken = MISPRINTED.encode() + "Pages für die Straße, außerhalb: ".encode() + b"\xff"
    with pytest.raises(NotFixableError, match="would be lost"):
        fix_data("a.md", broken, SETTINGS)


def test_what_is_not_certain_waits_for_a_yes() -> None:
    sure, unsure = finding((0, 1, "x")), finding((4, 5, "y"), certain=False)
    assert choose([sure, unsure], source("abcdef"), is_certain) == [sure]
    assert choose([sure, unsure], source("abcdef"), lambda one, text: True) == [sure, unsure]


def test_a_fix_that_meets_another_or_changes_nothing_is_left() -> None:
    first, meeting, touching, idle = (finding(edit) for edit in [(0, 3, "x"), (2, 5, "y"), (3, 4, "z"), (5, 6, "f")])
    assert choose([first, meeting, touching, idle], source("abcdef"), is_certain) == [first]


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 6), st.text(max_size=4)), max_size=8)
)
def test_edits_change_what_they_cover_and_nothing_else(text: str, raw: list[tuple[int, int, str]]) -> None:
    findings = [finding((a, min(a + n, len(text)), new)) for a, n, new in raw if a <= len(text)]
    taken: list[tuple[int, int]] = []
    edits = []
    for one in findings:
        (edit,) = one.fix.edits if one.fix else ()
        if not any(edit.span.start <= last and first <= edit.span.end for first, last in taken):
            edits.append(Edit(span=edit.span, replacement=edit.replacement))
            taken.append((edit.span.start, edit.span.end))
    edits.sort(key=lambda edit: edit.span)
    result = apply_edits(text, edits)
    at = 0
    for before, after in zip([None, *edits], [*edits, None], strict=True):
        kept = text[before.span.end if before else 0 : after.span.start if after else len(text)]
        assert result[at : at + len(kept)] == kept
        at += len(kept)
        if after:
            assert result[at : at + len(after.replacement)] == after.replacement
            at += len(after.replacement)
    assert at == len(result)


@given(st.lists(st.tuples(st.text("ab ø", max_size=5), st.sampled_from(["\n", "\r\n", "\r"])), max_size=12))
def test_an_unchanged_text_is_written_back_to_the_byte(lines: list[tuple[str, str]]) -> None:
    data = "".join(line + end for line, end in lines).replace("\r\n\n", "\r\n \n").encode()
    opened = open_source("a.txt", data or b"\n", SETTINGS)
    assert isinstance(opened, TextSource)
    assert opened.encode(data.decode().replace("\r\n", "\n").replace("\r", "\n")) == data


def test_latex_is_mended_in_its_own_characters() -> None:
    source = (
        "\\documentclass{article}\n\\begin{document}\n% a comment\nThe river rose.\\footnote{Anna Berg, \\emph{Gauges}"
        " (Oslo: Fjord, 1998), 3, \\url{https://doi.org/https://doi.org/10.1000/182}.}\n\\end{document}\n"
    )
    fixed = fix_data("a.tex", source.encode(), Settings(select=("IDN",), today=date(2026, 1, 1)))
    assert fixed.data.decode() == source.replace("https://doi.org/https://", "https://")


class Stubborn:
    """A file that cannot hold the letter z."""

    def __init__(self, text: str) -> None:
        self.data = text.encode()
        self.document = read_document("a.txt", self.data, SETTINGS)

    def writable(self, edit: Edit) -> bool:
        return True

    def mend(self, edits: Sequence[Edit]) -> "Stubborn":
        mended = apply_edits(self.document.text, edits)
        if "z" in mended:
            raise NotFixableError("z")
        return Stubborn(mended)


def test_a_fix_that_fails_does_not_stop_the_others() -> None:
    first, bad, last = finding((0, 1, "x")), finding((2, 3, "z")), finding((4, 5, "y"))
    mended, taken = mend(Stubborn("abcdef"), [first, bad, last])
    assert mended.document.text == "xbcdyf"
    assert taken == [first, last]
    assert mend(Stubborn("abcdef"), [bad])[1] == []

"""Selection: findings in, those to report and those held back out."""

import time

import pytest

from audit.model.finding import Finding, Level
from audit.model.span import Region, Span
from audit.selection import apply, find_suppressions, level_of, selected, unknown_selectors
from audit.settings import Settings

NAMES = {
    "NUM001": "missing-note-number",
    "NUM004": "misprinted-note-number",
    "DAT004": "source-predates-event",
    "MRK003": "mixed-marker-style",
}


def finding(rule: str, start: int, level: Level = Level.ERROR) -> Finding:
    span = Span(start, start + 1)
    region = Region(path="a.md")
    return Finding(
        rule=rule, name=NAMES[rule], level=level, kind="fail", confidence=1, message="m", region=region, span=span
    )


@pytest.mark.parametrize(
    ("select", "ignore", "rules"),
    [
        ((), (), {"NUM001", "NUM004", "DAT004", "MRK003"}),
        (("NUM",), (), {"NUM001", "NUM004"}),
        (("num004", "DAT"), (), {"NUM004", "DAT004"}),
        (("misprinted-note-number",), (), {"NUM004"}),
        ((), ("NUM", "MRK003"), {"DAT004"}),
        (("NUM",), ("NUM001",), {"NUM004"}),
        (("NUM004",), ("NUM",), {"NUM004"}),
        (("NUM004",), ("NUM004",), set()),
        (("ALL",), ("NUM",), {"DAT004", "MRK003"}),
        ((), ("all",), set()),
    ],
)
def test_the_longer_selector_decides(select: tuple[str, ...], ignore: tuple[str, ...], rules: set[str]) -> None:
    settings = Settings(select=select, ignore=ignore)
    assert {rule for rule, name in NAMES.items() if selected(rule, name, settings)} == rules
    kept = apply([finding(rule, 0) for rule in NAMES], "", settings).kept
    assert {one.rule for one in kept} == rules


def test_levels_are_changed_or_switched_off_the_longer_selector_deciding() -> None:
    settings = Settings(levels={"NUM": "note", "NUM004": "warning", "mixed-marker-style": "off"})
    kept = apply([finding(rule, 0) for rule in NAMES], "", settings).kept
    assert {one.rule: one.level.value for one in kept} == {"NUM001": "note", "NUM004": "warning", "DAT004": "error"}
    assert level_of("DAT004", "source-predates-event", settings) is None


def test_unknown_selectors_are_named_with_the_nearest() -> None:
    rules = list(NAMES.items())
    assert unknown_selectors(Settings(select=("NUM", "dat004", "mixed-marker-style", "ALL")), rules) == ()
    messages = unknown_selectors(Settings(select=("NUM040",), ignore=("mixed-marker-stile",)), rules)
    assert messages == (
        "no rule is called 'NUM040'; did you mean 'NUM004'?",
        "no rule is called 'mixed-marker-stile'; did you mean 'mixed-marker-style'?",
    )


TEXT = """Before.

<!-- audit: ignore NUM004: kept as in the original -->

The paragraph
that it reaches.

After it. <!-- audit: ignore DAT004, MRK003: announced -->
Next line.
"""


def test_a_comment_alone_reaches_the_next_block_and_no_further() -> None:
    places = [TEXT.index(word) for word in ("Before", "The paragraph", "that it", "After")]
    result = apply([finding("NUM004", place) for place in places], TEXT, Settings())
    assert [one.span.start for one in result.kept] == [places[0], places[3]]
    assert {one.suppressed for one in result.suppressed} == {"kept as in the original"}


def test_a_comment_in_a_line_reaches_that_line_and_only_the_rules_it_names() -> None:
    after, following = TEXT.index("After"), TEXT.index("Next")
    result = apply([finding("DAT004", after), finding("NUM001", after), finding("DAT004", following)], TEXT, Settings())
    assert [(one.rule, one.span.start) for one in result.kept] == [("NUM001", after), ("DAT004", following)]


def test_a_comment_before_a_list_reaches_one_note_of_it() -> None:
    text = "<!-- audit: ignore NUM004: facsimile -->\n³⁴ Ibid.\n³² Later,\n    continued.\n"
    result = apply([finding("NUM004", text.index("³⁴")), finding("NUM004", text.index("³²"))], text, Settings())
    assert [one.span.start for one in result.kept] == [text.index("³²")]


@pytest.mark.parametrize(
    "text",
    [
        "% audit: ignore NUM004: kept\nNote",
        "Text % audit: ignore NUM004: kept",
        "audit: ignore NUM: kept\nNote",
        "audit: ignore misprinted-note-number: kept\nNote",
        "<!--audit: ignore all: kept-->\nNote",
        "Title\n\n<!-- audit: ignore-file NUM004: facsimile: no changes -->\n\nNote",
        "<!-- audit: ignore NUM004: kept -->\r\n\r\nNote",
    ],
)
def test_every_form_of_suppression(text: str) -> None:
    at = text.index("Note") if "Note" in text else 0
    result = apply([finding("NUM004", at)], text, Settings())
    assert not result.kept
    assert not result.warnings
    assert result.suppressed[0].suppressed


@pytest.mark.parametrize(
    "text", ["An audit: ignore NUM004: it", "audit: ignored NUM004: kept\n", "<!-- audit: ignore: NUM004 -->\nNote"]
)
def test_what_is_no_suppression(text: str) -> None:
    assert find_suppressions(text) == ()


def test_without_a_reason_nothing_is_suppressed_and_that_is_said() -> None:
    result = apply([finding("NUM004", 35)], "<!-- audit: ignore NUM004 -->\nNote number thirty-four", Settings())
    assert len(result.kept) == 1
    assert result.warnings == ("line 1: the suppression of NUM004 gives no reason, and is not applied",)


def test_an_unused_suppression_is_named_unless_its_rule_did_not_run() -> None:
    text = "One\n<!-- audit: ignore NUM004, DAT004: kept -->\nNote\n"
    used = finding("NUM004", text.index("Note"))
    assert apply([used], text, Settings()).warnings == ("line 2: nothing to suppress for DAT004 (kept)",)
    assert apply([used], text, Settings(select=("NUM",))).warnings == ()
    assert apply([used], text, Settings(), ran={"NUM004"}).warnings == ()


@pytest.mark.parametrize(
    "piece", ["audit: ignore ", "<!-- audit: ignore A" + ",A" * 40, "%", "\n", "audit:" + " " * 50]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (3_000_000 // len(piece))
    began = time.process_time()
    find_suppressions(text)
    assert time.process_time() - began < 5

"""Profiles: a name in, the settings that it stands for out. A stage of work, or a manual of style."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal

from audit.model.record import record


@record
class Profile:
    """Levels by rule, and the threshold; `reasons` says for each rule what a manual asks, and where it says so.

    `demands` says for some rules which way is the manual's, in the rule's own words: the manuscript is then held
    against that way, not against its own majority.
    """

    summary: str
    levels: Mapping[str, str] = field(default_factory=dict)
    fail_on: Literal["error", "warning", "note", "never"] | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    demands: Mapping[str, str] = field(default_factory=dict)


EN_DASH, HYPHEN = {"FRM007": "with an en dash"}, {"FRM007": "with a hyphen"}
FULL_STOP = {"FRM009": "with a full stop at the end"}
AFTER = {"MRK004": "after"}


def _manual(summary: str, demands: Mapping[str, str], *rows: tuple[str, str, str]) -> Profile:
    """Return the profile of a manual: for each rule its level, and what the manual says, with its place there.

    A place is given where it could be confirmed in what is public of the manual; else the chapter or the subject.
    """
    return Profile(
        summary=summary,
        levels={rule: level for rule, level, _ in rows},
        reasons={rule: reason for rule, _, reason in rows},
        demands=demands,
    )


PROFILES: Mapping[str, Profile] = {
    "draft": Profile(
        summary="While writing: what is wrong, nothing that will be tidied later.",
        levels={
            "FRM": "off",
            "MRK003": "off",
            "MRK004": "off",
            "CIT002": "off",
            "CIT005": "off",
            "DAT009": "off",
            "DAT010": "off",
            "IDN005": "off",
            "IBD003": "off",
        },
    ),
    "submission": Profile(
        summary="Before sending: errors and warnings count, untidiness is shown.",
        fail_on="warning",
    ),
    "production": Profile(
        summary="Before printing: untidiness counts too.",
        levels={"FRM": "warning", "MRK004": "warning", "DAT010": "warning"},
        fail_on="note",
    ),
    "chicago": _manual(
        "Chicago Manual of Style, 18th edition, notes and bibliography.",
        EN_DASH | FULL_STOP | AFTER,
        ("FRM003", "warning", "names in their usual order in notes, inverted in the bibliography only (chapter 13)"),
        ("FRM006", "warning", "inclusive numbers rise (chapter 9, inclusive numbers)"),
        ("FRM007", "warning", "an en dash joins inclusive numbers (chapter 6, en dashes)"),
        ("FRM009", "warning", "a note ends with a period (chapter 13, basic structure of a note)"),
        ("MRK004", "warning", "a note number follows all punctuation but the dash (17th ed., 14.26)"),
        ("CIT006", "off", "works are cited in notes: no list is numbered by first mention"),
    ),
    "oscola": _manual(
        "OSCOLA, 4th edition.",
        EN_DASH | FULL_STOP | AFTER,
        ("FRM007", "warning", "a short dash joins ranges of pages (1.3.2)"),
        ("FRM009", "warning", "footnotes close with a full stop (1.1)"),
        ("MRK004", "warning", "the marker follows the punctuation, at the end of the sentence or phrase (1.1)"),
        ("IBD007", "warning", "later citations name the author and the note of the first (1.2.1)"),
        ("CIT006", "off", "works are cited in footnotes: no list is numbered by first mention"),
    ),
    "mhra": _manual(
        "MHRA Style Guide, 4th edition.",
        EN_DASH | FULL_STOP | AFTER,
        ("FRM007", "warning", "ranges of pages take an en rule (dashes)"),
        ("FRM009", "warning", "every note ends with a full stop (footnotes and endnotes)"),
        ("MRK004", "warning", "the note number follows any punctuation except a dash (3rd ed., 10.3)"),
        ("IBD007", "warning", "later references take the shortest intelligible form (references)"),
        ("CIT006", "off", "works are cited in notes: no list is numbered by first mention"),
    ),
    "apa": _manual(
        "Publication Manual of the APA, 7th edition.",
        EN_DASH,
        ("CIT002", "warning", "the list holds only works cited in the text (2.12, 8.4)"),
        ("CIT005", "warning", "entries stand in alphabetical order (9.43–9.47)"),
        ("FRM003", "warning", "all names in the list are inverted (chapter 9, format of the author element)"),
        ("FRM007", "warning", "an en dash joins page ranges (chapter 6, dashes)"),
        ("FRM009", "off", "no period follows a DOI or URL (9.35)"),
        ("CIT006", "off", "citations name author and year: nothing is numbered"),
    ),
    "vancouver": _manual(
        "Vancouver (ICMJE recommendations, Citing Medicine).",
        HYPHEN,
        (
            "CIT006",
            "warning",
            "references are numbered in the order of first mention (ICMJE, References: Style and Format)",
        ),
        ("CIT008", "error", "the numbers of a range rise, as the list does"),
        ("CIT005", "off", "the list is in the order of first mention, not of the alphabet"),
        ("FRM007", "note", "page ranges take a hyphen, and only the digits that change (NLM, pagination)"),
        ("IBD007", "off", "a work keeps its number: it is listed once and cited again by number"),
    ),
}


def describe(name: str) -> str:
    """Return the table of the profile `name` in Markdown. Raises `KeyError` for an unknown name."""
    profile = PROFILES[name]
    threshold = f"Fails on: {profile.fail_on}.\n\n" if profile.fail_on else ""
    rows = "".join(
        f"| {rule} | {level} | {profile.reasons.get(rule, '')} |\n" for rule, level in profile.levels.items()
    )
    table = f"| rule | level | because |\n| --- | --- | --- |\n{rows}" if rows else ""
    return f"## {name}\n\n{profile.summary}\n\n{threshold}{table}"


def demands_of(names: Iterable[str]) -> Mapping[str, str]:
    """Return what the profiles `names` demand by rule; a later one wins over an earlier one."""
    demands: dict[str, str] = {}
    for name in names:
        demands.update(PROFILES[name].demands)
    return demands

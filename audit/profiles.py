"""Profiles: a name in, the settings that it stands for out. A stage of work, or a manual of style."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from audit.model.record import record


@record
class Profile:
    """Levels by rule, and the threshold; `reasons` names for each rule the section of the manual that asks for it."""

    summary: str
    levels: Mapping[str, str] = field(default_factory=dict)
    fail_on: Literal["error", "warning", "note", "never"] | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)


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
    "chicago": Profile(
        summary="Chicago Manual of Style, 18th edition, notes and bibliography.",
        levels={
            "FRM003": "warning",
            "FRM006": "warning",
            "FRM007": "warning",
            "FRM009": "warning",
            "MRK004": "warning",
            "CIT006": "off",
        },
        reasons={
            "FRM003": "names stand in their usual order in notes, and inverted in the bibliography only",
            "FRM006": "inclusive numbers rise",
            "FRM007": "an en dash joins inclusive numbers",
            "FRM009": "a note ends with a period",
            "MRK004": "a note reference follows any punctuation except the dash",
        },
    ),
    "oscola": Profile(
        summary="OSCOLA, 4th edition.",
        levels={"FRM007": "warning", "FRM009": "warning", "MRK004": "warning", "IBD007": "warning", "CIT006": "off"},
        reasons={
            "FRM007": "spans of pages are joined by a short dash",
            "FRM009": "footnotes close with a full stop (1.1)",
            "MRK004": "the marker follows the punctuation, at the end of the sentence or phrase (1.1)",
            "IBD007": "later citations name the author and the note of the first (1.2)",
        },
    ),
    "mhra": Profile(
        summary="MHRA Style Guide, 4th edition.",
        levels={"FRM007": "warning", "FRM009": "warning", "MRK004": "warning", "IBD007": "warning", "CIT006": "off"},
        reasons={
            "FRM007": "ranges of pages take an en rule",
            "FRM009": "every note ends with a full stop",
            "MRK004": "the note number follows the punctuation, except a dash",
            "IBD007": "later references take the shortest intelligible form",
        },
    ),
    "apa": Profile(
        summary="Publication Manual of the APA, 7th edition.",
        levels={
            "CIT002": "warning",
            "CIT005": "warning",
            "FRM007": "warning",
            "CIT006": "off",
            "FRM003": "warning",
            "FRM009": "off",
        },
        reasons={
            "CIT002": "the list holds only works cited in the text (8.4)",
            "CIT005": "entries stand in alphabetical order (9.44)",
            "FRM007": "an en dash joins page ranges (6.6)",
            "FRM003": "all names in the list are inverted (9.8)",
            "FRM009": "no period follows a DOI or URL (9.35)",
        },
    ),
    "vancouver": Profile(
        summary="Vancouver (ICMJE recommendations, Citing Medicine).",
        levels={"CIT006": "warning", "CIT005": "off", "CIT008": "error", "FRM007": "off", "IBD007": "off"},
        reasons={
            "CIT006": "references are numbered in the order in which they are first mentioned (ICMJE, IV.A.3.g)",
            "CIT005": "the list is not alphabetical",
            "FRM007": "page ranges take a hyphen in MEDLINE's form",
        },
    ),
}

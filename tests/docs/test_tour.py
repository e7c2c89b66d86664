"""The tour names only what exists, and says of the specimen what the program says of it."""

import re
from pathlib import Path

from audit.engine import audit_file
from audit.settings import Settings

ROOT = Path(__file__).parents[2]
TOUR = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")


def test_every_path_it_names_exists() -> None:
    named = set(re.findall(r"`((?:audit|seeds|reports|tests|docs)(?:/[\w.-]+)*)`", TOUR))
    assert len(named) > 20
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_what_it_quotes_is_what_the_program_says() -> None:
    report = audit_file(ROOT / "seeds" / "border-crisis.md", Settings())
    quoted = re.findall(r"“(Note 31[^”]+)”", TOUR)
    assert quoted
    assert set(quoted) <= {" ".join(finding.message.split()) for finding in report.findings}

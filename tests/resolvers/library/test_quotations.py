"""Quotations held against a source at hand: what is permitted, or not this source's, is let pass."""

from datetime import date
from pathlib import Path

import pytest

from audit.engine import audit
from audit.model.finding import Finding
from audit.settings import Settings

ENGLISH = """The Long War of the Southern Plain

By Anna Bell. Harbour Gazette, May 3, 1956.

In the hills of Karst and Loom the men of Arno Teck waited. "We have neither bread nor powder," he told his offi-
cers, "but we have the mountain, and the mountain has never yet be-
trayed a hungry man." The ﬁrst attack failed. Nobody knew why the colour of the flags had been changed; Teck himself
said that it was a matter of taste.

The council debated for nine days whether to send for help to the coast, and in the end sent nobody. It was, in the
words of one member, "a silence that cost us a province and saved us a tax."
"""
GERMAN = """Der lange Krieg der Ebene

Von Karl Moser. Bern: Haller, 1956.

Die Männer von Teck warteten in den Hügeln. »Wir haben weder Brot noch Pulver«, sagte er, »aber wir haben den Berg.«
"""
NOTES = """
[^1]: Anna Bell, “The Long War of the Southern Plain,” *Harbour Gazette*, May 3, 1956.
[^2]: Karl Moser, *Der lange Krieg der Ebene* (Bern: Haller, 1956), 3.
[^3]: Rosa Venn to Tom Hale, May 3, 1921, Venn Papers, box 2.
"""
RIGHT = [
    "He had, he said, “neither bread nor powder,” but the mountain.[^1]",
    "“[W]e have the mountain,” he said, “and the mountain has never yet betrayed a hungry man.”[^1]",
    "“We have neither bread nor powder . . . but we have the mountain.”[^1]",
    "“We have neither bread nor powder […] the mountain has never yet betrayed a hungry man.”[^1]",
    "“The first attack failed. Nobody knew why the colour of the flags had been changed.”[^1]",
    "“The first attack failed. Nobody knew why the color of the flags had been changed.”[^1]",
    "He spoke of “a silence that cost us a province and saved us a tax” (emphasis added).[^1]",
    "“*a silence* that cost us a province and saved us a tax”[^1]",
    "Some speak of “the age of heroic peasant war” as historians do. Others doubt it. Teck waited in the hills.[^1]",
    "In “A Short History of All the Valleys” the story is told otherwise; Bell tells it so.[^1]",
    "He said: “We have neither bread nor powder, but we have the mountain.”[^2]",
    "Er sagte: „Wir haben weder Brot noch Pulver“, und: „aber wir haben den Berg“.[^2]",
    "Her letter said “I shall never see the hills of my childhood again”;[^3] Teck waited.[^1]",
    "“We have neither bread nor powder,” “but we have the mountain.”[^1]",
    "“We have neither bread nor powder”—so Teck—“but we have the mountain”.[^1]",
    "“a silence that cost [Karst] a province and saved [it] a tax”[^1]",
    "“It was, in the words of one member, ‘a silence that cost us a province and saved us a tax.’”[^1]",
    "He cried “no, no, a thousand times no!” and it was over. “We have neither bread nor powder,” he added.[^1]",
]
WRONG = [
    "“We have neither bread nor water, but we have the mountain.”[^1]",
    "“We have neither powder nor bread, but we have the mountain, and it has never betrayed a hungry man.”[^1]",
    "He spoke of “a silence that cost us two provinces and a war beyond the sea.”[^1]",
    "“The king will come and the kingdom will be restored to its old borders,” he said.[^1]",
]


def hear(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Finding]:
    monkeypatch.setenv("CITATION_AUDIT_CACHE", str(folder / "answers.sqlite"))
    sources = folder / "sources"
    sources.mkdir()
    (sources / "war.txt").write_text(ENGLISH, encoding="utf-8")
    (sources / "krieg.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "a.md").write_text(f"{text}\n{NOTES}", encoding="utf-8")
    settings = Settings(select=("QUO004",), today=date(2026, 11, 20), sources=(sources,))
    (report,) = audit([folder / "a.md"], settings).documents
    return [finding for finding in report.findings if finding.level.rank >= 2]


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [finding.message for finding in hear(text, tmp_path, monkeypatch)] == []


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(hear(text, tmp_path, monkeypatch)) == 1

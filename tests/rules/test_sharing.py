"""What rules ask of a manuscript is worked out once, apart for each function, each manuscript and each citation."""

from audit.engine import read_document, understand_document
from audit.model.citation import Citation
from audit.model.manuscript import Manuscript
from audit.rules.sharing import once, once_a_citation
from audit.settings import Settings

TEXT = b"""Rivers rose.[^1]

[^1]: Ann Berg, *Floods* (Oslo: Fjord Press, 1920), 4; Ole Vik, *Ice* (Oslo: Fjord Press, 1921), 5.
"""


def _manuscript() -> Manuscript:
    return understand_document(read_document("a.md", TEXT, Settings()), Settings())


def test_once_for_each_manuscript_and_function() -> None:
    asked: list[str] = []

    @once
    def length(manuscript: Manuscript) -> int:
        asked.append("length")
        return len(manuscript.text)

    @once
    def nothing(manuscript: Manuscript) -> None:
        asked.append("nothing")

    first, second = _manuscript(), _manuscript()
    for manuscript in (first, first, second, second):
        assert length(manuscript) == len(manuscript.text)
        nothing(manuscript)
    assert asked == ["length", "nothing"] * 2


def test_once_for_each_citation() -> None:
    asked: list[str] = []

    @once_a_citation
    def form(manuscript: Manuscript, citation: Citation) -> str:
        asked.append(citation.id)
        return citation.span.of(manuscript.text)

    manuscript = _manuscript()
    assert len(manuscript.citations) == 2
    printed = [form(manuscript, citation) for citation in (*manuscript.citations, *manuscript.citations)]
    assert printed[:2] == printed[2:]
    assert printed[0] != printed[1]
    assert asked == [citation.id for citation in manuscript.citations]


def test_content_of_notes_is_that_of_the_document() -> None:
    manuscript = _manuscript()
    note = manuscript.notes[0]
    assert manuscript.content_by_note == {note.id: manuscript.document.plain(*note.text_spans)}
    assert "*" not in manuscript.content_by_note[note.id].text

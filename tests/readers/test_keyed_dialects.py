"""Citations by key as MultiMarkdown, MyST, Quarto and reStructuredText write them, and what only looks like one."""

from pathlib import Path

import pytest

from audit.engine import read_document
from audit.model.manuscript import Manuscript
from audit.parsing import understand
from audit.settings import Settings
from tests.readers.specimens import read

BIB = """@book{holt99, author={Holt, Ada}, title={Harbour Surveys}, year=1999}
@article{li03, author={Li, Chen}, title={A letter}, journal={Ships}, year=2003}
"""
MMD = """Title: Ships at War
Author: A. Nobody

Ships sail [#holt99]. As [p. 23][#holt99] says; [see][#li03]. Nobody[#missing] agrees [#holt99;].

[#holt99]: Ada Holt. *Harbour Surveys*. Leiden: Quay Press, 1999.

    Its second edition.

[#li03]: Chen Li. “A letter.” *Journal of Ships* 12 (2003): 3–9.
"""


def cited(manuscript: Manuscript) -> dict[str, bool]:
    """Each key and whether the bibliography has it."""
    return {
        key: id is not None
        for citation in manuscript.text_citations
        for key, id in zip(citation.keys, citation.reference_ids, strict=True)
    }


def in_project(folder: Path, name: str, text: str) -> Manuscript:
    (folder / "refs.bib").write_text(BIB)
    path = folder / name
    path.write_text(text)
    return understand(read(path.read_bytes(), str(path)))


def test_multimarkdown() -> None:
    manuscript = understand(read(MMD.encode(), "x.mmd"))
    assert cited(manuscript) == {"holt99": True, "li03": True, "missing": False}
    spans = [citation.span.of(manuscript.text) for citation in manuscript.text_citations]
    assert spans == ["[#holt99]", "[p. 23][#holt99]", "[see][#li03]", "[#missing]", "[#holt99;]"]
    assert manuscript.document.metadata["title"] == "Ships at War"
    first = manuscript.references[0]
    assert first.text_span.of(manuscript.text).endswith("Its second edition.")
    assert [reference.key for reference in manuscript.references] == ["holt99", "li03"]
    assert not manuscript.notes


def test_inline_notes_of_multimarkdown() -> None:
    manuscript = understand(
        read(b"Ships sail.[^This is an inline note.] They do.[^1] See [^x y\n\n[^1]: Holt.\n", "x.md")
    )
    texts = [manuscript.document.plain(*note.text_spans).text for note in manuscript.notes]
    assert texts == ["This is an inline note.", "Holt."]


@pytest.mark.parametrize("text", ["Fixed in [#123] and [see][#4].", "A [link](#holt99) and [#here]."])
def test_hashes_without_definitions_are_no_citations(text: str) -> None:
    assert read_document("x.md", text.encode(), Settings()).reference_calls == ()


def test_myst(tmp_path: Path) -> None:
    text = """---
bibliography: refs.bib
---
Ships {cite}`holt99` and {cite:t}`li03` and {cite:p}`{see}holt99{p. 3},missing`; {ref}`here`.{footcite}`li03`[^a]

[^a]: As {cite:ps}`gone` says.
"""
    assert cited(in_project(tmp_path, "x.md", text)) == {"holt99": True, "li03": True, "missing": False, "gone": False}


def test_quarto(tmp_path: Path) -> None:
    text = """---
bibliography: refs.bib
---
Ships @holt99 [p. 3] sail [@li03, pp. 3-4; -@holt99]; see @fig-one, @tbl-two, [@sec-three], @eq:four, @lst-2003-list
and @nobody2020; write to a@b.com.

```{r}
@notakey
```
"""
    found = cited(in_project(tmp_path, "x.qmd", text))
    assert found == {"holt99": True, "li03": True, "lst-2003-list": False, "nobody2020": False}


def test_restructuredtext(tmp_path: Path) -> None:
    text = """Ships sail :cite:p:`holt99` and :footcite:t:`li03,missing`, [Old1974]_ and [Gone2001]_.

.. [Old1974] Zawada, Piotr. *Baltic*. 1974.

.. bibliography:: refs.bib
   :style: plain
"""
    manuscript = in_project(tmp_path, "x.rst", text)
    assert cited(manuscript) == {"holt99": True, "li03": True, "missing": False, "Old1974": True, "Gone2001": False}
    last = manuscript.references[-1]
    assert manuscript.document.source_map.place(last.span).path == str(tmp_path / "refs.bib")


def test_pandoc_title_blocks() -> None:
    document = read(b"% Ships at War\n% A. Nobody\n% 2026-01-01\n\nThey sail.\n", "x.md")
    assert document.metadata == {"title": "Ships at War", "date": "2026-01-01"}
    assert [block.kind for block in document.blocks] == ["comment", "paragraph"]


@pytest.mark.parametrize("text", ["Note: this is prose.\n\nMore.\n", "Author and date: nobody knows them\nso far.\n"])
def test_prose_with_a_colon_is_no_metadata(text: str) -> None:
    assert read(text.encode(), "x.md").metadata == {}

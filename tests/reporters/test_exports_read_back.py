"""What `parse` exports, read back by the libraries that other programs use: BibTeX, RIS, CSL-JSON."""

import importlib.util
import io
import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from audit.parsing.entries import parse_entry
from audit.readers.interface import ReadOptions
from audit.readers.ris import read as read_ris
from audit.reporters.exports import ParsedLine, load_export

SHARED = Path(__file__).parents[3] / "shared"
SCHEMA = SHARED / "schemas" / "csl-data.json"
SETS = SHARED / "gold" / "references" / "dev"
EVERY = 7  # of some fourteen thousand references; all of them hold, and take ten seconds

LINES = (
    "Anna Weiss and Karl Roth, “Tides & Trade: 100% of It,” Journal of Coastal History 9, no. 36 "
    "(December 2019): 215–236.",
    "Weiss, Anna. The Harbour_Book {A Study}. London: Penguin, 1990.",
    "Ministry of Fisheries, Government of Iceland, “Notice to Mariners #4,” Press Release, May 4, 2011.",
    "Müller, Jürgen: Über das Äußere. In: Beck, Ulrich (Hrsg.): Öffentlichkeit. "
    "Frankfurt am Main: Suhrkamp 1986, S. 45–60.",
    "Ibid., 12.",
)


def exported(format: str) -> str:
    """Return the export of `LINES`."""
    lines = [ParsedLine(line=n, raw=raw, entry=parse_entry(raw, id=f"line-{n}")) for n, raw in enumerate(LINES, 1)]
    stream = io.StringIO()
    load_export(format)(lines, stream)
    return stream.getvalue()


def test_bibtex_is_read_back_by_bibtexparser() -> None:
    bibtexparser = pytest.importorskip("bibtexparser")
    library = bibtexparser.parse_string(exported("bibtex"))
    assert not library.failed_blocks
    entries = {entry.key: entry.fields_dict for entry in library.entries}
    assert len(entries) == 4
    article = next(f for f in entries.values() if "Tides" in f["title"].value)
    assert article["volume"].value == "9"
    assert article["year"].value == "2019"
    assert "Weiss" in article["author"].value
    assert " and " in article["author"].value
    body = next(f for f in entries.values() if "Notice" in f["title"].value)
    assert "{Ministry of Fisheries, Government of Iceland}" in body["author"].value


def test_ris_is_read_back_by_rispy() -> None:
    rispy = pytest.importorskip("rispy")
    records = rispy.loads(exported("ris"))
    assert len(records) == 4
    article = next(r for r in records if "Tides" in r.get("title", r.get("primary_title", "")))
    assert article["authors"] == ["Weiss, Anna", "Roth, Karl"]
    assert article["volume"] == "9"
    assert article["number"] == "36"
    assert article["start_page"] == "215"
    assert article["end_page"] == "236"
    assert article["year"].startswith("2019")
    body = next(r for r in records if "Notice" in r.get("title", r.get("primary_title", "")))
    assert body["authors"] == ["Ministry of Fisheries – Government of Iceland,"]


def test_ris_is_read_back_by_the_reader_of_bibliographies() -> None:
    document = read_ris(exported("ris").encode(), "export.ris", ReadOptions())
    assert "Ministry of Fisheries – Government of Iceland" in document.text
    assert "Weiss, Anna" in document.text


def test_csl_json_has_what_was_read() -> None:
    items = json.loads(exported("csl-json"))
    assert len(items) == 4
    assert len({item["id"] for item in items}) == 4
    chapter = next(item for item in items if "editor" in item)
    assert chapter["type"] == "chapter"
    assert chapter["editor"][0]["family"] == "Beck"
    assert chapter["container-title"] == "Öffentlichkeit"
    assert chapter["issued"] == {"date-parts": [[1986]]}


def test_names_in_a_title_of_sentence_case_keep_their_capitals() -> None:
    raw = "Weiss, A. (1990). The proof of Lund’s conjecture in Bergen. Annals of Tides, 3, 12–19."
    stream = io.StringIO()
    load_export("bibtex")([ParsedLine(line=1, raw=raw, entry=parse_entry(raw, id="line-1"))], stream)
    assert "title = {The proof of {Lund’s} conjecture in {Bergen}}" in stream.getvalue()


def exported_line(format: str, raw: str) -> str:
    """Return the export of one line."""
    stream = io.StringIO()
    load_export(format)([ParsedLine(line=1, raw=raw, entry=parse_entry(raw, id="line-1"))], stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Karl Roth, *Das Erbe* (Leipzig: Reclam, 1850), 3.", "{Das Erbe}"),
        ("Karl Roth, *Straßen & Märkte* (Berlin: Reclam, 1999), 12.", r"{Straßen \& Märkte}"),
        ("Karl Roth, *Küste zwischen Ebbe und Flut* (Berlin: Reclam, 1999), 12.", "{Küste zwischen Ebbe und Flut}"),
        ("Jane Doe, *The Discipline of Tides* (London: Quay, 1979), 4.", "The Discipline of Tides"),
    ],
)
def test_titles_of_other_languages_keep_their_capitals(raw: str, title: str) -> None:
    assert f"title = {{{title}}}," in exported_line("bibtex", raw)


@pytest.mark.parametrize(
    ("raw", "type", "tag"),
    [
        ("Brown v. Board of Education, 347 U.S. 483 (1954).", "jurisdiction", "CASE"),
        ("Barbara Lund, interview by the author, Boston, May 3, 2011.", "misc", "PCOMM"),
        ("“Harbor Opens,” *Evening Mail*, June 1, 2015.", "article", "NEWS"),
        ("Matthew Lund, “Village Justice” (PhD diss., University of Toronto, 1994), 200–204.", "phdthesis", "THES"),
        (
            "Ada Mirov (@AdaMirov), “Ice,” Twitter, April 10, 2015, https://twitter.com/AdaMirov/status/58654321098765.",
            "online",
            "ELEC",
        ),
    ],
)
def test_kinds_of_source_have_the_types_of_the_other_formats(raw: str, type: str, tag: str) -> None:
    assert exported_line("bibtex", raw).startswith(f"@{type}{{")
    assert exported_line("ris", raw).startswith(f"TY  - {tag}\n")


def test_newspapers_directors_and_shelf_marks_reach_bibtex() -> None:
    paper = exported_line("bibtex", "“Harbor Opens,” *Evening Mail*, June 1, 2015.")
    film = exported_line("bibtex", "*The Tide*, directed by Daniel Berg (1982; Paris: Quay), film.")
    letter = exported_line(
        "bibtex", "Marc Roth to Lucien Lund, 8 May 1942, box 3, folder 12, Lund Papers, Archives nationales, Paris."
    )
    assert "entrysubtype = {newspaper}" in paper
    assert "editor = {Berg, Daniel},\n  editortype = {director}" in film
    assert "note = {Archives nationales, box 3, folder 12, Lund Papers}" in letter


def test_about_when_and_from_when_to_when_are_said() -> None:
    about, range = (
        "Anna Roth, *Das Erbe* (Leipzig: Reclam, c. 1850), 3.",
        "Anna Roth, Briefe, Leipzig 1868–1869, S. 17.",
    )
    assert json.loads(exported_line("csl-json", about))[0]["issued"] == {"date-parts": [[1850]], "circa": True}
    assert "date = {1850~}" in exported_line("bibtex", about)
    assert json.loads(exported_line("csl-json", range))[0]["issued"] == {"date-parts": [[1868], [1869]]}
    assert "date = {1868/1869}" in exported_line("bibtex", range)
    assert "DA  - 1868///1868–1869\n" in exported_line("ris", range)


def pandoc() -> str | None:
    """Return the path of pandoc: the system's, or that of the package `pypandoc_binary` (extra `pandoc`)."""
    found = shutil.which("pandoc")
    if found is not None or importlib.util.find_spec("pypandoc") is None:
        return found
    import pypandoc

    return str(pypandoc.get_pandoc_path())


needs_pandoc = pytest.mark.skipif(pandoc() is None, reason="pandoc is not installed (extra `pandoc`)")
ENDINGS = {"csl-json": "json", "bibtex": "bib", "ris": "ris"}


@needs_pandoc
@pytest.mark.parametrize("format", ENDINGS)
def test_pandoc_sets_the_export(format: str, tmp_path: Path) -> None:
    file = tmp_path / f"items.{ENDINGS[format]}"
    file.write_text(exported(format), encoding="utf-8")
    done = subprocess.run(
        [str(pandoc()), "--citeproc", f"--bibliography={file}", "-t", "plain"],
        input="---\nnocite: '@*'\n---\n",
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Tides" in done.stdout
    assert "Suhrkamp" in done.stdout
    assert "Ministry of Fisheries" in done.stdout
    assert "215" in done.stdout


@pytest.mark.skipif(not (SCHEMA.is_file() and SETS.is_dir()), reason="the development sets are not at hand (../shared)")
def test_what_real_references_give_keeps_the_schema_and_is_read_back() -> None:
    rispy, bibtexparser = pytest.importorskip("rispy"), pytest.importorskip("bibtexparser")
    files = sorted(SETS.glob("*.jsonl"))
    raws = [json.loads(row)["raw"] for file in files for row in file.read_text(encoding="utf-8").splitlines()][::EVERY]
    lines = [ParsedLine(line=n, raw=raw, entry=parse_entry(raw, id=f"line-{n}")) for n, raw in enumerate(raws, 1)]
    written = {}
    for format in ENDINGS:
        stream = io.StringIO()
        load_export(format)(lines, stream)
        written[format] = stream.getvalue()
    items = json.loads(written["csl-json"])
    assert len(items) >= len(raws) * 0.9
    jsonschema.validate(items, json.loads(SCHEMA.read_text(encoding="utf-8")))
    library = bibtexparser.parse_string(written["bibtex"])
    assert not library.failed_blocks
    assert len(library.entries) == len(rispy.loads(written["ris"])) == len(items)

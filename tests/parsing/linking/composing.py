"""Short descriptions of notes in, the notes and citations that linking is given out; no parser takes part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.model.citation import Citation, Field, Form, Item, Link, Name, Work
from audit.model.dates import DateInterval
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.parsing.linking import link


@dataclass(frozen=True, kw_only=True)
class Cited:
    """One citation: its words, and the fields that a right parser would read from them."""

    text: str
    form: Form = "full"
    author: str = ""  # "Karl Lund" or, for a body, "=Harbour Board"
    title: str = ""
    container: str = ""
    year: int = 0
    volume: str = ""
    target: int | None = None


@dataclass(frozen=True, kw_only=True)
class Linked:
    """What linking made of it, by citation id ("2.1" is the first citation of note 2)."""

    works: tuple[Work, ...]
    links: dict[str, Link] = field(default_factory=dict)

    def work(self, citation_id: str) -> str:
        """Return the one work that a citation was linked to; fail otherwise."""
        found = self.links[citation_id]
        assert found.outcome == "linked", found
        return found.work_ids[0]


def full(author: str, title: str, year: int, *, container: str = "", volume: str = "") -> Cited:
    """Return a full citation in the Chicago manner."""
    shown = author.lstrip("=")
    text = (
        f"{shown}, {title}, {container} {volume} ({year})." if container else f"{shown}, {title} (Oslo: Nord, {year})."
    )
    return Cited(text=text, author=author, title=title, container=container, year=year, volume=volume)


def short(author: str, title: str = "", *, target: int | None = None, form: Form = "short") -> Cited:
    """Return a short form, or a supra with its note number."""
    where = f", supra note {target}" if target else ""
    return Cited(
        text=f"{author.lstrip('=')}, {title}{where}, 45.", form=form, author=author, title=title, target=target
    )


def ibid() -> Cited:
    """Return an Ibid."""
    return Cited(text="Ibid., 12.", form="ibid")


def link_notes(*notes: Sequence[Cited], restart_at: int = 0) -> Linked:
    """Link notes 1, 2, 3 …, each given by its citations; from note `restart_at` on a new chapter begins."""
    text = ""
    made: list[Note] = []
    citations: list[Citation] = []
    for number, cited in enumerate(notes, 1):
        start = len(text)
        sequence = int(bool(restart_at) and number >= restart_at)
        printed = number - restart_at + 1 if sequence else number
        for at, one in enumerate(cited, 1):
            citations.append(_citation(one, f"{number}.{at}", f"n{number}", len(text)))
            text += one.text + " "
        span = Span(start, max(start, len(text) - 1))
        made.append(_note(f"n{number}", printed, span, sequence))
        text += "\n"
    works, links = link(tuple(made), tuple(citations), (), text)
    return Linked(works=works, links={found.citation_id: found for found in links})


def _note(id: str, number: int, span: Span, sequence: int) -> Note:
    return Note(
        id=id,
        label=str(number),
        number=number,
        expected=number,
        style="plain",
        span=span,
        label_span=None,
        text_spans=(span,),
        sequence=sequence,
    )


def _citation(cited: Cited, id: str, note_id: str, offset: int) -> Citation:
    span = Span(offset, offset + len(cited.text))
    fields: list[Field] = []
    if cited.author:
        if cited.author.startswith("="):
            name = Name(literal=cited.author[1:])
        else:
            given, _, family = cited.author.rpartition(" ")
            name = Name(family=family, given=given)
        fields.append(Field(variable="author", value=name, span=span))
    for variable, value in (("title", cited.title), ("container-title", cited.container), ("volume", cited.volume)):
        if value:
            fields.append(Field(variable=variable, value=value, span=span))
    if cited.year:
        interval = DateInterval(start=date(cited.year, 1, 1), end=date(cited.year, 12, 31), precision="year")
        fields.append(Field(variable="issued", value=interval, span=span))
    return Citation(
        id=id,
        span=span,
        form=cited.form,
        item=Item(type="article-journal" if cited.container else "book", fields=tuple(fields)),
        note_id=note_id,
        target=cited.target,
    )

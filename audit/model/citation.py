"""Citations: one mention of a source, its form, and the CSL fields it shows, each with its place."""

from typing import Any, Literal

from audit.model.dates import DateInterval
from audit.model.record import record
from audit.model.span import Span

Form = Literal["full", "short", "ibid", "supra", "cross_reference"]


@record
class Name:
    """A person (CSL name parts) or, in `literal`, a body."""

    family: str = ""
    given: str = ""
    particle: str = ""  # CSL non-dropping-particle
    suffix: str = ""
    literal: str = ""

    def to_csl(self) -> dict[str, str]:
        """Return the CSL-JSON name object."""
        if self.literal:
            return {"literal": self.literal}
        parts = {
            "family": self.family,
            "given": self.given,
            "non-dropping-particle": self.particle,
            "suffix": self.suffix,
        }
        return {key: value for key, value in parts.items() if value}

    def __str__(self) -> str:
        return self.literal or " ".join(part for part in (self.given, self.particle, self.family, self.suffix) if part)


@record
class Field:
    """One value of one CSL variable, with its span in `Document.text`.

    `value` is a `Name` for name variables (one Field a name), a `DateInterval` for date variables, else text.
    `confidence`, from 0 to 1, is worked out for who asks (`audit.parsing.entryconfidence`), and 1 where nobody did.
    """

    variable: str
    value: "str | Name | DateInterval"
    span: Span
    confidence: float = 1.0


@record
class Item:
    """The source that a citation shows, as typed CSL fields in the order in which they stand."""

    type: str = "document"
    fields: tuple[Field, ...] = ()

    def field(self, variable: str) -> Field | None:
        """Return the first field of `variable`, or None."""
        for field in self.fields:
            if field.variable == variable:
                return field
        return None

    def text(self, variable: str) -> str:
        """Return the text of the first field of `variable`, "" when there is none."""
        field = self.field(variable)
        return "" if field is None else str(field.value)

    def names(self, variable: str = "author") -> tuple[Name, ...]:
        """Return the names of `variable` (`author`, `editor`, `translator`) in order."""
        return tuple(f.value for f in self.fields if f.variable == variable and isinstance(f.value, Name))

    def date(self, variable: str = "issued") -> DateInterval | None:
        """Return the date of `variable` (`issued`, `accessed`, `original-date`), or None."""
        field = self.field(variable)
        return field.value if field is not None and isinstance(field.value, DateInterval) else None

    def to_csl(self) -> dict[str, Any]:
        """Return the item as CSL-JSON (schema `csl-data.json` 1.0.2), without an id."""
        item: dict[str, Any] = {"type": self.type}
        for field in self.fields:
            value = field.value
            if isinstance(value, Name):
                item.setdefault(field.variable, []).append(value.to_csl())
            elif isinstance(value, DateInterval):
                item.setdefault(
                    field.variable, {"date-parts": value.date_parts()} | ({"circa": True} if value.circa else {})
                )
            else:
                item.setdefault(field.variable, value)
        return item


@record
class Citation:
    """One mention of a source in a note (or, with `note_id` None, in a reference entry or a bare line).

    `target` is the note number that a supra or cross-reference names ("supra note 12"), else None.
    `locator` is the pinpoint as written ("45–47"), without its label.
    """

    id: str
    span: Span
    form: Form
    item: Item
    note_id: str | None = None
    locator: str | None = None
    locator_span: Span | None = None
    signal: str = ""
    target: int | None = None


@record
class ParsedEntry:
    """A note or reference taken apart: its citations in order and the spans of its commentary."""

    citations: tuple[Citation, ...]
    commentary: tuple[Span, ...] = ()


@record
class Reference:
    """An entry of a reference list. `label` is its number as printed, or "" in an unnumbered list.

    `names` are the family names or the body that it is cited and sorted by, as printed; `years` the years it may be
    cited by, with their letters ("2004a", "n.d."), the year of issue first; `heading` the heading it stands under;
    `key` the name by which the file itself calls it (`\\bibitem{key}`, BibTeX, `xml:id`), or "".
    """

    id: str
    label: str
    span: Span
    text_span: Span
    citation: Citation | None
    names: tuple[str, ...] = ()
    years: tuple[str, ...] = ()
    heading: str = ""
    key: str = ""


@record
class TextCitation:
    """An in-text citation of the numeric or the author–date system.

    `keys` are what it names: numbers ("3"), or `family|year` pairs; `reference_ids` what each key was linked to.
    """

    id: str
    span: Span
    system: Literal["numeric", "author-date", "key"]
    keys: tuple[str, ...]
    narrative: bool = False
    locator: str | None = None
    reference_ids: tuple[str | None, ...] = ()
    names: tuple[str, ...] = ()  # the names in an author–date citation, without "et al."
    et_al: bool = False


LinkOutcome = Literal["linked", "ambiguous", "unlinked"]


@record
class Link:
    """Which work a citation names: one work when linked, the candidates when ambiguous, none when unlinked.

    `via` is the citation it was read from (the one before, for Ibid.), and `reason` says in words how.
    """

    citation_id: str
    outcome: LinkOutcome
    work_ids: tuple[str, ...] = ()
    via: str | None = None
    reason: str = ""


@record
class Work:
    """One work and every citation of it, in order of the notes. `item` is its fullest description."""

    id: str
    item: Item
    citation_ids: tuple[str, ...]

"""A citation in, what it can be compared by out: folded surnames, title words, container, date and identifiers."""

import re
from collections import defaultdict, deque
from collections.abc import Iterable

from audit.language.expressions import expression
from audit.language.folding import STOPWORDS, content_words, fold
from audit.language.ibid import read_same_author
from audit.model.citation import Citation, Field, Item, Name
from audit.model.dates import DateInterval
from audit.model.record import changed, record

_SUBTITLE_SIGN = expression(r"[:?!;.–—]")
_SUBTITLE = expression(r"(?<=\w)[’”\"»]?\s*[:?!;]\s+|\s[–—]\s|\.\s+(?=[A-ZÀ-Ý])")
_NUMERAL = expression(r"\d+|[ivxlc]{1,6}")
_VOLUME_WORDS = frozenset(("vol", "volume", "bd", "band", "tome", "tomo", "pt", "part", "teil", "ser"))
_VOLUME = expression(
    r"\b(?:vol(?:ume)?|bd|band|tome|tomo|pt|part|teil|ser)\.?\s(\d{1,4}|[ivxlc]{1,7})\b", re.IGNORECASE
)
_DASH = expression(r"[\s*_]{0,3}(?:[-–—_⸺⸻]{2,}|[⸺⸻—])[\s.,:]")
_SCHEME = expression(r"^[a-z]+://(?:www\.)?", re.IGNORECASE)
_FEW_WORDS = 12
_IBID_WORDS = frozenset(("ib", "ibid", "ibidem", "id", "idem", "ebd", "ebda", "ebenda", "ebendort", "ivi", "aldaar"))
_LOCATORS = """
vol vols bd bde t no nr p pp s f ff ch chap cap n note notes anm fn supra infra above below ibid cit cite op loc oc lc
aao citato citata citado wie oben unten hereinafter art at c cc fol col rn para
"""
LOCATOR_WORDS = frozenset(_LOCATORS.split())
_YEARLIKE = re.compile(r"1[3-9]\d\d|20[0-4]\d")
_LONGEST_REPEAT = 12  # words
_FULLER = 3  # words more than its repeat a full citation has
_SHOWN_ONCE = frozenset(
    ["URL", "DOI", "publisher", "publisher-place", "volume", "issue", "archive", "archive_location"]
)
_LONGEST_POSTING = 60
_ROLES = ("editor", "translator", "container-author", "director", "interviewer", "collection-editor")


@record
class Description:
    """What a citation shows of its source, folded for comparison.

    `authors` and `others` (editors, translators) are surnames or whole bodies; `words` are all words of the citation as
    printed, in order, whatever the parser made of them; `core` is these without stop words and without the place that
    ends them. `repeats`: an earlier citation shows the same words and more.
    """

    citation: Citation
    authors: tuple[str, ...]
    others: tuple[str, ...]
    title: str
    title_words: tuple[str, ...]
    main_words: tuple[str, ...]
    container: str
    issued: DateInterval | None
    volume: str
    number: str
    doi: str
    url: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    repeats: bool = False

    @property
    def is_full(self) -> bool:
        """Tell whether this is a full citation by more than the parser's word.

        A few words without a number, or without title and journal ("Oxford English Dictionary, s.v. ‘ice’"), may as
        well be a short form, and are tried as one first.
        """
        if self.citation.form != "full" or self.repeats:
            return False
        item = self.citation.item
        if len(self.words) > _FEW_WORDS or item.field("URL") or item.field("DOI"):
            return True
        dated = self.issued is not None or item.field("publisher") is not None
        numbered = any(character.isdigit() for word in self.words for character in word)
        return dated and numbered and bool(self.title or self.container)

    @property
    def is_ibid(self) -> bool:
        """Tell whether this is an Ibid., the word itself being there."""
        return self.citation.form == "ibid" and (not self.words or not _IBID_WORDS.isdisjoint(self.words[:4]))

    @property
    def people(self) -> tuple[str, ...]:
        """Surnames and bodies in any role."""
        return self.authors + self.others


def describe(citation: Citation, text: str) -> Description:
    """Return the description of `citation`, whose spans are offsets into `text`."""
    item = citation.item
    title = item.text("title")
    printed = citation.span.of(text)
    words = tuple(fold(printed).split())
    people = [(field.variable, field.value) for field in item.fields if isinstance(field.value, Name)]
    others = [(role, name) for role, name in people if role != "author"]
    title_words = content_words(title)
    main = main_title(title)
    return Description(
        citation=citation,
        authors=tuple(key for role, name in people if role == "author" for key in name_keys(name)),
        others=tuple(key for asked in _ROLES for role, name in others if role == asked for key in name_keys(name)),
        title=fold(title),
        title_words=title_words,
        main_words=title_words if main == title else content_words(main),
        container=fold(item.text("container-title")),
        issued=item.date("issued"),
        volume=fold(item.text("volume")) or _volumes(printed, words),
        number=fold(" ".join([item.text(v) for v in ("number", "archive_location", "call-number")])),
        doi=item.text("DOI").lower(),
        url=_SCHEME.sub("", item.text("URL")).rstrip("/").lower(),
        words=words,
        core=_core(words),
    )


def _volumes(printed: str, words: tuple[str, ...]) -> str:
    """Return the numbers of volumes and parts in a citation of these words, in its order."""
    if _VOLUME_WORDS.isdisjoint(words):
        return ""
    return " ".join(fold(found) for found in _VOLUME.findall(printed))


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that name a source: no stop words, and no page or note number at the end; years stay."""
    core = [word for word in words if word not in STOPWORDS]
    while core and (core[-1] in LOCATOR_WORDS or (core[-1][0].isdigit() and not _YEARLIKE.fullmatch(core[-1]))):
        core.pop()
    return tuple(core)


def in_order(words: Iterable[str], text: Iterable[str]) -> bool:
    """Tell whether all `words` stand in `text` in their order, others between them."""
    rest = iter(text)
    return all(word in rest for word in words)


def mark_repeats(described: list[Description]) -> list[Description]:
    """Return the descriptions with those marked that say in fewer words what an earlier full citation says.

    "Pratt, Origins of the War of 1878, 75" looks like a full citation of the year 1878, and is none where the book has
    been cited before. About linear: a citation is compared with earlier ones that share its rarest words.
    """
    postings: dict[str, deque[Description]] = defaultdict(lambda: deque(maxlen=_LONGEST_POSTING))
    marked: list[Description] = []
    for description in described:
        if _is_brief(description):
            pool = min((postings[word] for word in description.core), key=len)
            description = changed(description, repeats=any(_fuller(other, description) for other in pool))
        if description.citation.form == "full" and not description.repeats:
            for word in set(description.core):
                postings[word].append(description)
        marked.append(description)
    return marked


def _is_brief(description: Description) -> bool:
    """Tell whether a full citation shows no more than a name, a title and a date."""
    if description.citation.form != "full" or description.issued is None:
        return False
    shown_once = any(field.variable in _SHOWN_ONCE for field in description.citation.item.fields)
    return 2 <= len(description.core) <= _LONGEST_REPEAT and not shown_once


def _fuller(other: Description, brief: Description) -> bool:
    return len(other.core) >= len(brief.core) + _FULLER and in_order(brief.core, other.core)


def carry_authors(described: list[Description], text: str) -> list[Description]:
    """Return the descriptions with "Ders.", "Idem" and a dash for a name replaced by the authors named just before.

    The item of such a citation gets their names, too, so that its work can be recognised; their spans are where they
    were written.
    """
    carried: list[Description] = []
    authors: tuple[str, ...] = ()
    names: tuple[Field, ...] = ()
    for description in described:
        start = description.citation.span.start
        if read_same_author(text[start : start + 40]) or _DASH.match(text, start):
            description = changed(description, authors=authors, citation=_written_by(description.citation, names))
        authors = description.authors or authors
        names = tuple(field for field in description.citation.item.fields if field.variable == "author") or names
        carried.append(description)
    return carried


def _written_by(citation: Citation, names: tuple[Field, ...]) -> Citation:
    if not names:
        return citation
    others = tuple(field for field in citation.item.fields if field.variable != "author")
    return changed(citation, item=changed(citation.item, fields=names + others))


def name_keys(name: Name) -> tuple[str, ...]:
    """Return the folded surname, or the folded name of a body; empty for a name without either."""
    key = fold(name.literal or name.family)
    return (key,) if key else ()


def numerals(words: Iterable[str]) -> list[str]:
    """Return the Arabic and Roman numbers among folded words: by them the volumes of a series differ."""
    return [word for word in words if _NUMERAL.fullmatch(word) and word not in ("l", "c")]


def main_title(title: str) -> str:
    """Return the title before its subtitle; the whole title when the first part is a single short word."""
    if _SUBTITLE_SIGN.search(title) is None:
        return title
    head = _SUBTITLE.split(title, maxsplit=1)[0]
    return head if len(head) >= 4 else title


def fullness(item: Item) -> int:
    """Count the fields of an item, each variable once: the fullest citation describes its work."""
    return len({field.variable for field in item.fields})

"""The verdict on a record and the choice among records: evidence in, the record of the work cited (or none) out."""

import re
from collections.abc import Iterable
from dataclasses import replace

from audit.model.lookup import Outcome, Record, Verdict
from audit.resolvers.matching.containers import Abbreviations
from audit.resolvers.matching.evidence import Evidence, weigh
from audit.resolvers.matching.titles import title_bits
from audit.resolvers.matching.words import NOTICE_WORDS, content_words, fold
from audit.resolvers.query import Query, clean_doi

SAME_BITS = 22.0  # at and above, with the conditions of `judge`, a record is the work cited
UNSURE_BITS = 10.0  # below, it is another work
MARGIN_BITS = 3.0  # by which the best record must lead the next
_FEWEST_WORDS = 4
_TITLE_TELLS_BITS = 15.0  # three content words

_SERIAL = frozenset({"article-journal", "article-magazine", "article-newspaper", "article", "review"})
_PART = frozenset({"paper-conference", "chapter", "entry", "entry-encyclopedia", "entry-dictionary"})
_PREPRINT_WORDS = frozenset(
    ["arxiv", "preprint", "preprints", "biorxiv", "medrxiv", "ssrn", "psyarxiv", "working", "osf", "zenodo"]
)
_THESIS_WORDS = frozenset(
    ["thesis", "dissertation", "diss", "phd", "habilitation", "habilitationsschrift", "these", "doctoral"]
)
_MEETING_WORDS = frozenset(
    [
        "proc",
        "proceedings",
        "conference",
        "conf",
        "symposium",
        "workshop",
        "congress",
        "meeting",
        "in",
        "colloquium",
        "annual",
    ]
)


def compare(
    query: Query, record: Record, abbreviations: Abbreviations | None = None, *, by_key: bool = False
) -> Record:
    """Return `record` with its score, its verdict and the comparisons that led to them.

    `by_key` says that the record is the one under a key that is cited (a DOI, an arXiv number).
    """
    evidence = weigh(query, record, abbreviations)
    return replace(
        record,
        score=round(evidence.score, 2),
        verdict=judge_own_record(query, record.item.text("title"), evidence)
        if by_key
        else judge(query, record, evidence),
        comparisons=evidence.comparisons,
    )


def choose(
    query: Query, records: Iterable[Record], abbreviations: Abbreviations | None = None
) -> tuple[Outcome, tuple[Record, ...]]:
    """Return FOUND with one record, AMBIGUOUS with those that may be it (best first), or ABSENT with none."""
    compared = sorted((compare(query, record, abbreviations) for record in records), key=lambda found: -found.score)
    same = [record for record in compared if record.verdict == "same"]
    if same:
        best = prefer(query, same)
        rivals = [record for record in same if record is not best and best.score - record.score < MARGIN_BITS]
        if any(not is_same_work(best, rival) for rival in rivals):
            return Outcome.AMBIGUOUS, (best, *rivals)
        return Outcome.FOUND, (best,)
    unsure = tuple(record for record in compared if record.verdict == "unsure")
    return (Outcome.AMBIGUOUS, unsure[:3]) if unsure else (Outcome.ABSENT, ())


def prefer(query: Query, same: list[Record]) -> Record:
    """Return the best of records (sorted) that all may be the work; a DOI typed twice (`10.x//y`) comes second."""
    best = same[0]
    for record in same[1:]:
        close = best.score - record.score < MARGIN_BITS
        if close and is_same_work(best, record) and "//" in best.item.text("DOI"):
            best = record
    return best


def is_same_work(one: Record, other: Record) -> bool:
    """Tell whether two records are one work: the same DOI, tied by relation, or registered twice."""
    first, second = clean_doi(one.item.text("DOI")), clean_doi(other.item.text("DOI"))
    if first and first.replace("//", "/") == second.replace("//", "/"):
        return True
    tied = {"preprint-of", "has-preprint", "version-of", "identical-to"}
    if second and any(relation.kind in tied and relation.doi == second for relation in one.relations):
        return True
    if first and any(relation.kind in tied and relation.doi == first for relation in other.relations):
        return True
    return all(
        fold(one.item.text(name)) == fold(other.item.text(name))
        for name in ("title", "container-title", "volume", "page")
    ) and bool(one.item.text("page") or one.item.type == "book")


def judge(query: Query, record: Record, evidence: Evidence) -> Verdict:
    """Return the verdict: enough bits, and one of the ways in which a work can be told from all others.

    Those are its DOI; volume and page with author or container; or its title with author, year and venue.
    """
    if evidence.is_same("DOI"):
        return judge_own_record(query, record.item.text("title"), evidence)
    score = evidence.score
    if score < UNSURE_BITS or _is_about_the_work(query, record, evidence):
        return "other"
    if score < SAME_BITS:
        return "unsure"
    return "same" if _is_placed(query, evidence) or _is_titled(query, record, evidence) else "unsure"


def judge_own_record(query: Query, recorded_title: str, evidence: Evidence) -> Verdict:
    """Judge the record under the very key that is cited: another work when title and first author both disagree."""
    if len(query.words) < _FEWEST_WORDS:  # a bare identifier: nothing speaks against it
        return "same"
    title, author = evidence.agreement.get("title", "unknown"), evidence.agreement.get("author", "unknown")
    if title in ("same", "near"):
        return "same"
    placed = evidence.is_same("page") or (evidence.is_same("volume") and evidence.is_same("container"))
    if author in ("same", "near"):
        return "same" if placed or title == "unknown" else "unsure"
    elsewhere = not evidence.is_same("container") or (evidence.differs("volume") and evidence.differs("page"))
    apart = title == author == "differs" and not placed and elsewhere
    if apart and _is_latin(query.folded) == _is_latin(fold(recorded_title)):
        return "other"  # not when the record is in another script: it may be a translation
    return "same" if placed else "unsure"


def _is_latin(folded: str) -> bool:
    """Tell whether most letters of a folded text are Latin."""
    letters = [letter for letter in folded if letter.isalpha()]
    return 2 * sum(letter.isascii() for letter in letters) >= len(letters)


def _is_about_the_work(query: Query, record: Record, evidence: Evidence) -> bool:
    """Tell whether one of the two is a review, a notice or a comment, and the other is not."""
    title = fold(record.item.text("title")).split()
    place = evidence.title_place
    if record.item.type in ("review", "review-book", "peer-review") and not NOTICE_WORDS & set(query.words):
        return True
    if any(relation.kind == "review-of" for relation in record.relations):
        return True
    if (set(title[:3]) & NOTICE_WORDS) - set(query.words):
        return True
    if place is not None and place.start:
        before = query.words[max(0, place.start - 3) : place.start]
        words = (set(before) & NOTICE_WORDS) - set(title)
        if words & {"erratum", "corrigendum", "retraction", "retracted", "correction"}:
            return True
    return False


def _is_placed(query: Query, evidence: Evidence) -> bool:
    """Tell whether volume and first page agree, with author or container, and nothing speaks against it."""
    if not (evidence.is_same("page") and (evidence.is_same("volume") or evidence.is_same("title"))):
        return False
    if evidence.differs("year") or (evidence.differs("title") and not evidence.is_same("co-authors")):
        return False
    if evidence.differs("container") and evidence.differs("volume"):
        return False
    if not evidence.is_same("title") and not evidence.is_same("author"):
        return False
    if _names_several_works(query) and not evidence.is_same("title"):
        return False
    everyone = evidence.is_same("author") and evidence.is_same("co-authors") and evidence.is_same("year")
    if not (evidence.is_same("container") or evidence.is_same("title") or (everyone and evidence.is_same("volume"))):
        return False
    return not evidence.differs("author") or evidence.is_same("container")


def _is_titled(query: Query, record: Record, evidence: Evidence) -> bool:
    """Tell whether the title agrees, with author and year, in the right kind of place."""
    place = evidence.title_place
    if not evidence.is_same("title") or place is None or evidence.differs("author"):
        return False
    if evidence.differs("year") and not (evidence.is_same("volume") and evidence.is_same("page")):
        return False
    bits = title_bits(place.title)
    coordinates = sum(evidence.is_same(name) for name in ("volume", "page"))
    if bits < _TITLE_TELLS_BITS and not (evidence.is_same("container") and (coordinates or _is_bare(record, evidence))):
        return record.item.type in ("book", "monograph") and _is_book(query, record, evidence)
    if sum(evidence.differs(name) for name in ("volume", "page", "container")) >= 2:
        return False
    if not place.whole and evidence.differs("page"):
        return False
    if evidence.differs("volume") and not evidence.is_same("page") and not evidence.is_same("year"):
        return False
    kind = record.item.type
    words = set(query.words)
    if bool(words & _THESIS_WORDS) != (kind == "thesis") and not evidence.is_same("container"):
        return False
    if kind in _SERIAL:
        return evidence.is_same("container") or coordinates == 2
    if kind in _PART:
        if evidence.is_same("container") or (evidence.is_same("page") and not evidence.differs("container")):
            return True
        # Proceedings are named in many ways; a paper given again, in another book, has another year.
        named = evidence.is_same("author") and evidence.is_same("year")
        return named and place.whole and bits >= 25 and bool(words & _MEETING_WORDS)
    if kind == "preprint":
        return bool(words & _PREPRINT_WORDS) or evidence.is_same("container")
    if kind == "book":
        return _is_book(query, record, evidence)
    return place.whole and (evidence.is_same("year") or bits >= 25)


def _is_bare(record: Record, evidence: Evidence) -> bool:
    """Tell whether a record has no volume and page to agree with, and all else agrees with its short title."""
    none = not record.item.text("volume") and not record.item.text("page")
    title = fold(record.item.text("title"))
    return none and title_bits(title) >= 10 and evidence.is_same("author") and evidence.is_same("year")


def _is_book(query: Query, record: Record, evidence: Evidence) -> bool:
    """Tell whether a book, not a part of it, is cited: its title follows no "in", its year or publisher agrees."""
    place = evidence.title_place
    if place is None or not evidence.is_same("author"):
        return False
    if "in" in query.words[max(0, place.start - 8) : place.start] or query.item.text("container-title"):
        return False
    publisher = content_words(fold(record.item.text("publisher")))
    published = bool(publisher) and any(word in query.words for word in publisher if len(word) > 3)
    return evidence.is_same("year") or (published and not evidence.differs("year"))


def _names_several_works(query: Query) -> bool:
    """Tell whether the raw words give volume, page and year more than once (two works under one number)."""
    return len(re.findall(r"\d{1,5}\W{1,3}[A-Z]?\d{1,6}\W{0,12}\((?:1[89]|20)\d\d", query.raw)) > 1

"""Descriptions of full citations in, works out: the same work cited in two forms becomes one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from audit.language.folding import content_words
from audit.parsing.linking.description import Description, fullness, numerals

# Titles that many works bear: alone with an author they prove nothing, the container and the date must agree too.
_GENERIC_TITLES = """
introduction preface foreword afterword conclusion editorial editors note letter letters review reviews obituary
interview statement press release briefing conference memorandum memo telegram cable report annual minutes speech
address remarks notes comment comments correspondence untitled home news einleitung vorwort nachwort rezension
brief briefe avant propos preface introduction lettre lettere lettera prefazione introduzione introduccion prologo
carta cartas message despatch dispatch airgram note diary entry transcript testimony hearing hearings blog post
tweet thread book chapter collected works selected poems papers documents proceedings
"""
GENERIC_TITLES = frozenset(_GENERIC_TITLES.split())

_TITLE_RATIO = 90.0  # of 100; two OCR slips in a title of forty letters
_NAME_RATIO = 85.0  # Mueller/Müller 91, Sherwood/Sheerwood 94, Smith/Smyth 80
_LONGEST_POSTING = 30  # a key shared by more works than this tells nothing


class WorkDraft:
    """A work while its citations are being gathered; `fullest` is the first of those that show most."""

    def __init__(self, number: int, first: Description) -> None:
        self.id = f"w{number}"
        self.descriptions = [first]
        self.fullest = first

    def add(self, description: Description) -> None:
        """Take `description` for one more full citation of the work."""
        self.descriptions.append(description)
        if fullness(description.citation.item) > fullness(self.fullest.citation.item):
            self.fullest = description


def gather_works(descriptions: Iterable[Description]) -> list[WorkDraft]:
    """Return the works that full citations describe, in order of first citation.

    About linear: a description is compared only with works that share an identifier, or a surname and a rare title
    word, or two rare title words.
    """
    described = list(descriptions)
    frequency = Counter(word for d in described for word in set(d.title_words))
    postings: dict[str, list[WorkDraft]] = defaultdict(list)
    drafts: list[WorkDraft] = []
    for description in described:
        keys = _keys(description, frequency)
        draft = _find(description, keys, postings)
        if draft is None:
            draft = WorkDraft(len(drafts) + 1, description)
            drafts.append(draft)
        else:
            draft.add(description)
        for key in keys:
            posting = postings[key]
            if len(posting) < _LONGEST_POSTING and draft not in posting[-3:]:
                posting.append(draft)
    return drafts


def _keys(description: Description, frequency: Counter[str]) -> list[str]:
    keys = []
    if description.doi:
        keys.append(f"doi {description.doi}")
    if description.url:
        keys.append(f"url {description.url}")
    rare = sorted(sorted(set(description.title_words)), key=frequency.__getitem__)[:4]
    day = description.issued.iso() if description.issued else ""
    keys += [f"{one} {other}" for one, other in combinations(rare, 2)]
    keys += [f"{word} @{name.split()[-1]}" for word in rare[:3] for name in description.authors[:1]]
    keys += [f"{word} #{day}" for word in rare[:2] if day]
    return keys


def _find(description: Description, keys: list[str], postings: dict[str, list[WorkDraft]]) -> WorkDraft | None:
    tried: set[WorkDraft] = set()
    for key in keys:
        posting = postings.get(key, [])
        for draft in posting if len(posting) < _LONGEST_POSTING else ():
            if draft in tried:
                continue
            tried.add(draft)
            first, fullest = draft.descriptions[0], draft.fullest
            if same_work(description, first) or (fullest is not first and same_work(description, fullest)):
                return draft
    return None


def same_work(a: Description, b: Description) -> bool:
    """Tell whether two full citations describe one work; the title alone never suffices.

    The titles must agree (one may lack its subtitle), nothing may contradict (date, volume, numbers in the title,
    call number, authors), and the author, or container and date together, must speak for it.
    """
    if not a.title or not b.title:
        return False
    if a.doi and b.doi:
        return a.doi == b.doi and fuzz.token_set_ratio(a.title, b.title) >= 60
    if a.issued is not None and b.issued is not None and not a.issued.meets(b.issued):
        return False
    if not _titles_agree(a, b) or _contradict(a, b):
        return False
    if _same_wording(a, b):
        return True
    authors = names_agree(a.authors, b.authors) or (a.authors == b.authors and names_agree(a.others, b.others))
    containers = containers_agree(a.container, b.container)
    dates = a.issued is not None and b.issued is not None and a.issued.meets(b.issued)
    if a.url and a.url == b.url:
        return True
    if _generic(a) or _generic(b):
        return authors and dates and (containers or not (a.container or b.container)) and a.words == b.words
    if authors:
        return dates or containers or not (a.container and b.container)
    if a.authors and b.authors:
        return False
    return dates and (containers or (a.authors == b.authors and bool(a.number) and a.number == b.number))


def _titles_agree(a: Description, b: Description) -> bool:
    if fuzz.ratio(a.title, b.title, score_cutoff=_TITLE_RATIO):
        return numerals(a.title.split()) == numerals(b.title.split())
    if len(a.main_words) < 2 or len(b.main_words) < 2 or _main_only(a) == _main_only(b):
        return False
    if not fuzz.ratio(" ".join(a.main_words), " ".join(b.main_words), score_cutoff=_TITLE_RATIO):
        return False
    return numerals(a.main_words) == numerals(b.main_words)


def _main_only(d: Description) -> bool:
    return d.main_words == d.title_words


def _contradict(a: Description, b: Description) -> bool:
    if a.container and b.container and a.volume and b.volume and a.volume != b.volume:
        return True
    if a.number and b.number and a.number != b.number:
        return True
    return bool(a.container and b.container) and not containers_agree(a.container, b.container)


def _same_wording(a: Description, b: Description) -> bool:
    """Tell whether two citations are word for word the same but for what follows (pages, comments)."""
    if a.issued is None or b.issued is None:
        return False
    same = next((n for n, (x, y) in enumerate(zip(a.words, b.words, strict=False)) if x != y), None)
    shorter = min(len(a.words), len(b.words))
    same = shorter if same is None else same
    return same >= 8 and same >= shorter - 4


def _generic(d: Description) -> bool:
    return all(word in GENERIC_TITLES or word.isdigit() for word in d.title_words)


def names_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two lists of folded names share their first name, or one is the other's abbreviation ("et al.")."""
    if not a or not b:
        return False
    return same_name(a[0], b[0]) or (len(a) > 1 and len(b) > 1 and {*a} == {*b})


@lru_cache(maxsize=16384)  # a short form is held against all works of the names and words that it shows
def same_name(a: str, b: str) -> bool:
    """Tell whether two folded surnames or bodies are one: equal, a particle more, or a slip apart."""
    if a == b:
        return True
    if " " in a or " " in b:
        longer, shorter = (a, b) if len(a) > len(b) else (b, a)
        if longer.endswith(f" {shorter}") and len(longer.split()) - len(shorter.split()) <= 2:
            return True
        return fuzz.token_sort_ratio(a, b) >= _TITLE_RATIO
    return len(a) >= 5 and len(b) >= 5 and a[0] == b[0] and fuzz.ratio(a, b) >= _NAME_RATIO


def containers_agree(a: str, b: str) -> bool:
    """Tell whether two folded container titles are one: nearly equal, one inside the other, or abbreviated."""
    if not a or not b:
        return False
    if fuzz.ratio(a, b) >= 85.0 or fuzz.token_set_ratio(a, b) >= 95.0:
        return True
    short, long = sorted((content_words(a), content_words(b)), key=lambda words: (len(words), len(" ".join(words))))
    if len(short) == 1 and short[0] == "".join(word[0] for word in long):
        return True
    return len(short) == len(long) and all(w.startswith(s) for s, w in zip(short, long, strict=True))

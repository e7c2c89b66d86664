"""Descriptions in order in, one `Link` each out: the state is what has been cited so far."""

from collections import defaultdict
from collections.abc import Mapping

from audit.model.citation import Link, LinkOutcome
from audit.parsing.crossreferences import NoteTable
from audit.parsing.linking.aliases import alias_in
from audit.parsing.linking.description import Description
from audit.parsing.linking.narrowing import narrowed
from audit.parsing.linking.shortforms import Candidate, WorkIndex
from audit.parsing.linking.works import WorkDraft

_LONG = 9  # words; longer "short forms" of unknown works are letters, records and the like, cited in full


_MOST_CITED = 60  # works of one note among which a supra is looked for
_MOST_NAMED = 4  # an ambiguous citation that fits more works than this names none
_SURE = 0.8  # a long citation is another's short form only when author and title both fit
_SURE_OF_FULL = 0.9  # the same of one that looks full: its title is in the other's title, not just somewhere


class Linker:
    """Links citations one after the other; each sees those before it."""

    def __init__(
        self,
        *,
        table: NoteTable,
        drafts: list[WorkDraft],
        aliases: Mapping[str, str],
        abbreviations: Mapping[str, str],
        listed: frozenset[str] = frozenset(),
    ) -> None:
        self._table = table
        self._drafts = {draft.id: draft for draft in drafts}
        self._work_of = {d.citation.id: draft.id for draft in drafts for d in draft.descriptions}
        self._index = WorkIndex(drafts)
        self._aliases = dict(aliases)
        self._abbreviations = abbreviations
        self._listed = listed
        self._links: dict[str, Link] = {}
        self._by_note: dict[str, list[str]] = defaultdict(list)

    @property
    def drafts(self) -> tuple[WorkDraft, ...]:
        """All works known by now, in order."""
        return tuple(self._drafts.values())

    def link(self, description: Description) -> Link:
        """Return the link of the next citation in reading order."""
        citation = description.citation
        found = self._resolve(description)
        self._links[citation.id] = found
        if citation.note_id is not None and citation.form != "cross_reference":
            self._by_note[citation.note_id].append(citation.id)
        return found

    def _resolve(self, description: Description) -> Link:
        citation = description.citation
        own = self._work_of.get(citation.id)
        if own is not None:
            return Link(citation_id=citation.id, outcome="linked", work_ids=(own,), reason="cited in full")
        if description.is_ibid:
            return self._ibid(description)
        if citation.form == "cross_reference":
            return self._pointed(description)
        if citation.target is not None:
            return self._supra(description, citation.target)
        return self._short(description)

    def _ibid(self, description: Description) -> Link:
        citation = description.citation
        note_id = citation.note_id or ""
        before = self._by_note.get(note_id, ())
        if before:
            return self._same_as(citation.id, before[-1], "the citation before it in the note")
        previous = self._table.previous(note_id)
        if previous is None:
            return _unlinked(citation.id, "no note stands before it")
        cited = self._by_note.get(previous.id, ())
        if not cited:
            return _unlinked(citation.id, "the note before cites no source")
        works = self._works(cited)
        if self._sources(cited) > 1 and len(works) < 2:
            return _unlinked(citation.id, "the note before cites several sources, not all of them known")
        if len(works) > 1:
            return Link(
                citation_id=citation.id,
                outcome="ambiguous",
                work_ids=works,
                via=cited[-1],
                reason="the note before cites several sources",
            )
        return self._same_as(citation.id, cited[-1], "the one source of the note before")

    def _same_as(self, citation_id: str, via: str, reason: str) -> Link:
        antecedent = self._links[via]
        outcome: LinkOutcome = antecedent.outcome
        return Link(citation_id=citation_id, outcome=outcome, work_ids=antecedent.work_ids, via=via, reason=reason)

    def _pointed(self, description: Description) -> Link:
        citation = description.citation
        note = None if citation.target is None else self._table.target(citation.note_id or "", citation.target)
        works = self._works(self._by_note.get(note.id, ())) if note else ()
        if not works:
            return _unlinked(citation.id, "the note pointed at cites no source" if note else "no such note")
        outcome: LinkOutcome = "linked" if len(works) == 1 else "ambiguous"
        return Link(
            citation_id=citation.id, outcome=outcome, work_ids=works, reason=f"what note {citation.target} cites"
        )

    def _supra(self, description: Description, number: int) -> Link:
        citation = description.citation
        note = self._table.target(citation.note_id or "", number)
        if note is None:
            return self._short(description)
        there = self._works(self._by_note.get(note.id, ()))
        asked = bool(description.people or description.title_words)
        if not asked:
            return self._pointed(description)
        fitting = self._index.candidates(description, among=[self._drafts[work] for work in there[:_MOST_CITED]])
        works = self._narrowed(description, fitting) or self._showing(description, there)
        if not works:
            elsewhere = self._short(description)
            reason = f"note {number} cites another work"
            return Link(citation_id=citation.id, outcome=elsewhere.outcome, work_ids=elsewhere.work_ids, reason=reason)
        outcome: LinkOutcome = "linked" if len(works) == 1 else "ambiguous"
        return Link(citation_id=citation.id, outcome=outcome, work_ids=works, reason=f"cited in note {number}")

    def _showing(self, description: Description, works: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the `works` of a note that show, when cited in full, all words by which the supra names one.

        "Miller (n 2)" is the only "R (Miller) v Secretary of State" of note 2.
        """
        asked = {*description.title_words, *(word for person in description.people for word in person.split())}
        named = works[:_MOST_CITED]
        return tuple(work for work in named if asked.issubset(self._drafts[work].fullest.words))

    def _short(self, description: Description) -> Link:
        citation = description.citation
        announced = alias_in(description.words, self._aliases) if description.words else None
        if announced is not None and announced != citation.id:
            link = self._links.get(announced)
            if link is not None:
                return self._same_as(citation.id, announced, "the name announced for it")
        found = self._index.candidates(description)
        claims_more = len(description.words) >= _LONG or citation.form == "full"
        sure = _SURE_OF_FULL if citation.form == "full" else _SURE
        if claims_more and not description.repeats and (len(found) != 1 or found[0].score < sure):
            return self._opened(description)
        if not found and description.words and alias_in(description.words, self._abbreviations):
            return _unlinked(citation.id, "in the list of abbreviations")
        if not found and citation.form in ("full", "ibid"):
            return self._opened(description)
        if not found:
            return _unlinked(citation.id, "no work of that name and title is cited in full")
        works = self._narrowed(description, found)
        outcome: LinkOutcome = "linked" if len(works) == 1 else "ambiguous"
        reason = (
            "author and title"
            if description.people and description.title_words
            else "author"
            if description.people
            else "title"
        )
        return Link(citation_id=citation.id, outcome=outcome, work_ids=works, reason=reason)

    def _narrowed(self, description: Description, found: list[Candidate]) -> tuple[str, ...]:
        """Return the ids of the works among `found` that the citation may name."""
        works = narrowed(description, [candidate.draft for candidate in found], self._listed)
        return tuple(work.id for work in works)

    def _opened(self, description: Description) -> Link:
        """Take a long "short form" that fits no work for the first full citation of its own."""
        draft = WorkDraft(len(self._drafts) + 1, description)
        self._drafts[draft.id] = draft
        self._index.add(draft)
        self._work_of[description.citation.id] = draft.id
        return Link(
            citation_id=description.citation.id, outcome="linked", work_ids=(draft.id,), reason="first cited here"
        )

    def _works(self, citation_ids: list[str] | tuple[str, ...]) -> tuple[str, ...]:
        """Return the distinct works that these citations name, in order."""
        named: dict[str, None] = {}
        for citation_id in citation_ids:
            link = self._links[citation_id]
            for work in link.work_ids if len(link.work_ids) <= _MOST_NAMED else ():
                named.setdefault(work)
        return tuple(named)

    def _sources(self, citation_ids: list[str]) -> int:
        """Count the distinct sources; an unresolved citation counts as a source of its own."""
        return len({self._links[id].work_ids or (id,) for id in citation_ids})


def _unlinked(citation_id: str, reason: str) -> Link:
    return Link(citation_id=citation_id, outcome="unlinked", reason=reason)

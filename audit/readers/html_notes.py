"""Trees of HTML in; which elements are notes, which are calls, and which are entries of a reference list, out.

Publishers write notes in many ways; what they share is that a short label leads (by a link, by ARIA, or by standing
right before it) to an element that holds more than a label and begins at its own beginning.
"""

from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audit.model.document import NoteKind
from audit.readers.html_elements import (
    CONTAINERS,
    HEADINGS,
    LONGEST_LABEL,
    NOTE_CLASS,
    NOTE_ID,
    REFERENCE_CLASS,
    REFERENCE_ID,
    call_before,
    epub_type,
    heads_references,
    is_back_link,
    is_note_call,
    is_pointer,
    is_word_of_sentence,
    label_of,
    may_hold_note,
    own_text,
    text_before,
)
from audit.readers.xml import local_name

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class Note:
    """A note element; `label` is what its call prints."""

    id: str
    element: "etree._Element"
    label: str
    kind: NoteKind = "footnote"


@dataclass(slots=True)
class Apparatus:
    """What was found, by element."""

    notes: dict["etree._Element", Note] = field(default_factory=dict)
    calls: dict["etree._Element", tuple[str, str]] = field(default_factory=dict)  # to label and note id
    back_links: set["etree._Element"] = field(default_factory=set)
    references: dict["etree._Element", str] = field(default_factory=dict)  # entries to their keys
    reference_links: dict["etree._Element", tuple[str, ...]] = field(default_factory=dict)
    order: dict["etree._Element", int] = field(default_factory=dict)  # place of the notes' elements in the pages

    def in_order(self) -> list[Note]:
        """Return the notes in document order, which is not that of the calls where a number is wrong."""
        return sorted(self.notes.values(), key=lambda note: self.order[note.element])


def find_apparatus(pages: list[tuple[str, "etree._Element"]]) -> Apparatus:
    """Find notes, calls and references in `pages`, each a file name and its root; links go from page to page."""
    return _Search(pages).run()


class _Search:
    def __init__(self, pages: list[tuple[str, "etree._Element"]]) -> None:
        self.pages = pages
        self.found = Apparatus()
        self.order: dict[etree._Element, int] = {}
        self.targets: dict[tuple[str, str], etree._Element] = {}
        self.links: list[tuple[str, etree._Element, str]] = []  # page, element, target
        self.classed: list[etree._Element] = []
        self.lengths: dict[etree._Element, int] = {}

    def run(self) -> Apparatus:
        for page, root in self.pages:
            self._index(page, root)
        for page, link, target in self.links:
            self._link(page, link, target)
        self._drop_links_back()
        self._drop_pointers()
        for element in self.classed:
            self._classed_note(element)
        self._lists_called_again()
        self._kinds()
        self._number_notes()
        return self.found

    def _number_notes(self) -> None:
        order = 0
        for _, root in self.pages:
            for element in root.iter():
                order += 1
                if element in self.found.notes:
                    self.found.order[element] = order

    def _index(self, page: str, root: "etree._Element") -> None:
        order = len(self.order)
        for element in root.iter():
            attributes = element.attrib
            if not attributes:
                continue
            order += 1
            name = attributes.get("id") or attributes.get("{http://www.w3.org/XML/1998/namespace}id")
            if name:
                self.targets.setdefault((page, name), element)
                self.order[element] = order
            tag = local_name(element.tag)
            if tag == "a":
                anchor = attributes.get("name")
                if anchor:
                    self.targets.setdefault((page, anchor), element)
                    self.order[element] = order
                href = attributes.get("href")
                if href and "#" in href and len(href) < 2000:
                    self.links.append((page, element, href))
                    self.order[element] = order
            described = attributes.get("aria-describedby") or attributes.get("aria-controls")
            if described and not (attributes.get("href") or "").startswith("#"):
                self.links.append((page, element, "#" + described.split()[0]))
                self.order[element] = order
            classes = attributes.get("class")
            role = attributes.get("role", "")
            if (classes and ("note" in classes or "fn" in classes)) or "note" in role or epub_type(element):
                self.classed.append(element)
                self.order[element] = order
            if (classes and "csl-entry" in classes) or role == "doc-biblioentry":
                self.found.references[element] = name or f"reference-{order}"
            cites = attributes.get("data-cites")
            if cites:
                self.found.reference_links[element] = tuple(cites.split())

    def _target(self, page: str, href: str) -> "etree._Element | None":
        file, _, fragment = href.partition("#")
        fragment = unquote(fragment)
        name = unquote(file).rpartition("/")[2]
        for place in ((name, fragment), (page, fragment)):
            if place in self.targets:
                return self.targets[place]
        return None

    def _link(self, page: str, link: "etree._Element", href: str) -> None:
        if is_back_link(link):
            self.found.back_links.add(link)
            return
        target = self._target(page, href)
        text = own_text(link)
        label = label_of(text)
        explicit = is_note_call(link)
        if target is None or target is link:
            if explicit and label is not None:
                self.found.calls[link] = (label, "")
            return
        reference = self._reference(target, link)
        if reference is not None:
            self.found.reference_links[link] = (reference,)
            return
        if label is None and not (explicit and len(text) <= LONGEST_LABEL):
            return
        if (
            not explicit
            and is_word_of_sentence(link)
            and not NOTE_ID.match(target.get("id") or target.get("name") or "")
        ):
            return
        note = self._container(target)
        if note is None or note in link.iterancestors() or not (explicit or may_hold_note(target, note)):
            return
        known = self.found.notes.get(note)
        if known is None:
            known = Note(f"note-{len(self.found.notes) + 1}", note, label or text)
            self.found.notes[note] = known
        self.found.calls[link] = (label or text, known.id)

    def _reference(self, target: "etree._Element", link: "etree._Element") -> str | None:
        """The key of the reference entry that a link leads to, when it leads to one."""
        found = self.found
        if target in found.references:
            return found.references[target]
        name = target.get("id") or target.get("name") or ""
        entry = target
        if local_name(entry.tag) not in CONTAINERS:
            container = self._container(target)
            if container is None:
                return None
            entry = container
        marked = link.get("role") == "doc-biblioref" or "biblioref" in (epub_type(link))
        if not marked and not (REFERENCE_ID.match(name) and self._in_reference_list(entry)):
            return None
        if entry in link.iterancestors():
            return None
        found.references[entry] = name
        return name

    def _in_reference_list(self, entry: "etree._Element") -> bool:
        for element in islice((entry, *entry.iterancestors()), 6):
            marks = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
            if NOTE_CLASS.search(marks) or "footnotes" in marks or "endnotes" in marks:
                return False
            if REFERENCE_CLASS.search(marks) or "references" in marks.lower():
                return True
        return False

    def _container(self, target: "etree._Element") -> "etree._Element | None":
        """The element that holds a note: the target when it has more than a label, else the block it begins."""
        tag = local_name(target.tag)
        if tag in HEADINGS:
            return None
        if tag == "dt":
            following = target.getnext()
            return following if following is not None and local_name(following.tag) == "dd" else None
        text = own_text(target)
        if len(text) > LONGEST_LABEL or (text and label_of(text) is None) or tag == "li":
            return target
        element = target
        while True:
            parent = element.getparent()
            if parent is None or text_before(element):
                return None
            element = parent
            name = local_name(element.tag)
            if name in HEADINGS:
                return None
            if name in CONTAINERS and len(own_text(element)) > len(text):
                return element

    def _drop_links_back(self) -> None:
        """Where call and note lead to one another and both look like calls, the first is the call."""
        found = self.found
        elements = {note.id: element for element, note in found.notes.items()}
        callers: dict[str, list[etree._Element]] = {}
        for call, (_, note_id) in found.calls.items():
            callers.setdefault(note_id, []).append(call)
        for link, (_, note_id) in list(found.calls.items()):
            note = next((outer for outer in link.iterancestors() if outer in found.notes), None)
            leads_to = elements.get(note_id)
            if note is None or leads_to is None or leads_to not in found.notes:
                continue
            others = callers.get(found.notes[note].id, [])
            if not any(leads_to in call.iterancestors() for call in others):
                continue
            if self.order.get(link, 0) > min(self.order.get(call, 0) for call in others):
                del found.calls[link]
                found.back_links.add(link)
                callers[note_id].remove(link)
                if not callers[note_id]:
                    found.notes.pop(leads_to)

    def _drop_pointers(self) -> None:
        """Take links such as "see note 3" for words of their sentence where the note is called otherwise, too."""
        calls = self.found.calls
        pointers = {link for link in calls if is_pointer(link)}
        called = {note_id for link, (_, note_id) in calls.items() if link not in pointers}
        for link in pointers:
            if calls[link][1] in called:
                del calls[link]

    def _classed_note(self, element: "etree._Element") -> None:
        """A note by its class, standing right behind its call."""
        found = self.found
        role = f"{element.get('role') or ''} {epub_type(element)}"
        by_role = any(
            word in ("doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote") for word in role.split()
        )
        by_class = any(NOTE_CLASS.search(name) for name in (element.get("class") or "").split())
        if not (by_role or by_class) or local_name(element.tag) in HEADINGS | {"a", "sup", "button", "input", "label"}:
            return
        if element in found.notes or any(outer in found.notes for outer in element.iterancestors()):
            return
        if any(inner in found.notes or inner in found.calls for inner in element.iter()):
            return
        text = own_text(element)
        if not text or label_of(text) is not None or self._is_list(element):
            return
        call, label = call_before(element)
        if call is None and not by_role:
            return
        note = Note(f"note-{len(found.notes) + 1}", element, label or "")
        found.notes[element] = note
        if call is not None and call not in found.calls:
            found.calls[call] = (label or "", note.id)

    def _lists_called_again(self) -> None:
        """Take a list under "References" for a reference list when one of its entries is called twice.

        Notes stand under that heading too; but each of them is called once.
        """
        found = self.found
        uses: dict[str, int] = {}
        for _, note_id in found.calls.values():
            uses[note_id] = uses.get(note_id, 0) + 1
        lists: dict[etree._Element, list[etree._Element]] = {}
        for element in found.notes:
            parent = element.getparent()
            if parent is not None:
                lists.setdefault(parent, []).append(element)
        for parent, entries in lists.items():
            again = any(uses.get(found.notes[entry].id, 0) > 1 for entry in entries)
            if again and len(entries) > 1 and heads_references(parent):
                self._make_references(entries)

    def _make_references(self, entries: list["etree._Element"]) -> None:
        found = self.found
        keys = {found.notes[entry].id: entry.get("id") or found.notes[entry].id for entry in entries}
        for entry in entries:
            found.references[entry] = keys[found.notes.pop(entry).id]
        for call, (_, note_id) in list(found.calls.items()):
            if note_id in keys:
                del found.calls[call]
                found.reference_links[call] = (keys[note_id],)

    def _is_list(self, element: "etree._Element") -> bool:
        inner = [
            other
            for other in element.iter()
            if other is not element
            and any(NOTE_CLASS.search(name) for name in (other.get("class") or "").split())
            and len(own_text(other)) > LONGEST_LABEL
        ]
        return any(
            first not in second.iterancestors() and second not in first.iterancestors()
            for first, second in pairwise(inner)
        )

    def _kinds(self) -> None:
        for element, note in self.found.notes.items():
            role = f"{element.get('role') or ''} {epub_type(element)}"
            if note.label and not note.label[0].isalnum():
                note.kind = "author-note"
            elif "endnote" in role or "rearnote" in role:
                note.kind = "endnote"

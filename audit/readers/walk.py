"""A tree of markup in; its text written to a `Flow`, with the line and the element path of every block, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from audit.readers.flow import Flow
from audit.readers.xml import local_name, path_step

if TYPE_CHECKING:
    from lxml import etree


class Walker:
    """Goes through a tree in document order without recursion. A format says in `start` and `end` what tags mean."""

    blocks: frozenset[str] = frozenset()  # names of elements that begin and end a block

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._names: dict[object, str] = {}
        self._numbers: dict[etree._Element, dict[etree._Element, int]] = {}  # of children among those of their name

    def start(self, element: etree._Element, name: str) -> bool:
        """Enter an element; False leaves out all that is in it."""
        return True

    def end(self, element: etree._Element, name: str) -> None:
        """Leave an element, its text being written. Called for those left out as well."""

    def path(self, element: etree._Element) -> str:
        """Return the element's path by local names, as in `/article/body/sec[2]/p[1]`."""
        steps: list[str] = []
        here: etree._Element | None = element
        while here is not None:
            steps.append(self._step(here))
            here = here.getparent()
        return "".join(reversed(steps))

    def _step(self, element: etree._Element) -> str:
        """Return the last step of an element's path, with its number where there could be others of its name."""
        parent, name = element.getparent(), local_name(element.tag)
        if parent is None:
            return f"/{name}"
        numbers = self._numbers.get(parent)
        if numbers is None:
            counts: dict[str, int] = {}
            numbers = self._numbers[parent] = {}
            for child in parent:
                kind = local_name(child.tag)
                counts[kind] = numbers[child] = counts.get(kind, 0) + 1
        number = numbers.get(element, 1)
        return path_step(name, number)

    def floats(self, element: etree._Element) -> bool:
        """Whether an element, though a block, stands apart from the text around it, which goes on behind it."""
        return False

    def walk(self, root: etree._Element) -> None:
        """Write the text of `root`."""
        from lxml import etree

        flow, blocks, names = self.flow, self.blocks, self._names
        counts: list[dict[str, int]] = [{}]
        here = self.path(root)
        paths = [here.rpartition("/")[0]]
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag
            name = names.get(tag)
            if name is None:
                name = names[tag] = local_name(tag)
            if event == "start":
                line = element.sourceline
                if isinstance(line, int) and line > flow.line:
                    flow.line = line
                if element is not root:
                    within = counts[-1]
                    number = within[name] = within.get(name, 0) + 1
                    here = paths[-1] + path_step(name, number)
                paths.append(here)
                counts.append({})
                if name in blocks and not self.floats(element):
                    flow.end_block()
                    flow.logical = here
                flow.origin, flow.part = here, "tag"
                if not self.start(element, name):
                    walker.skip_subtree()
                elif element.text:
                    flow.part = "text"
                    flow.write(element.text)
            else:
                self.end(element, name)
                flow.origin, flow.part = paths.pop(), "tail"
                counts.pop()
                if name in blocks and not self.floats(element):
                    flow.end_block()
                    flow.logical = paths[-1]
                if element.tail and element is not root:
                    flow.write(element.tail)

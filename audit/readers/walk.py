"""A tree of markup in; its text written to a `Flow`, with the line and the element path of every block, out."""

from typing import TYPE_CHECKING

from audit.readers.flow import Flow
from audit.readers.xml import local_name

if TYPE_CHECKING:
    from lxml import etree


class Walker:
    """Goes through a tree in document order without recursion. A format says in `start` and `end` what tags mean."""

    blocks: frozenset[str] = frozenset()  # names of elements that begin and end a block

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._names: dict[object, str] = {}

    def start(self, element: "etree._Element", name: str) -> bool:
        """Enter an element; False leaves out all that is in it."""
        return True

    def end(self, element: "etree._Element", name: str) -> None:
        """Leave an element, its text being written. Called for those left out as well."""

    def walk(self, root: "etree._Element", path: str = "") -> None:
        """Write the text of `root`; `path` is the path of its parent."""
        from lxml import etree

        flow, blocks, names = self.flow, self.blocks, self._names
        counts: list[dict[str, int]] = [{}]
        paths = [path]
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
                within = counts[-1]
                number = within[name] = within.get(name, 0) + 1
                here = f"{paths[-1]}/{name}" if number == 1 and name in _SINGLE else f"{paths[-1]}/{name}[{number}]"
                paths.append(here)
                counts.append({})
                if name in blocks:
                    flow.end_block()
                    flow.logical = here
                if not self.start(element, name):
                    walker.skip_subtree()
                elif element.text:
                    flow.write(element.text)
            else:
                self.end(element, name)
                paths.pop()
                counts.pop()
                if name in blocks:
                    flow.end_block()
                    flow.logical = paths[-1]
                if element.tail and element is not root:
                    flow.write(element.tail)


_SINGLE = frozenset(("html", "body", "article", "front", "back", "text", "TEI", "article-meta", "teiHeader", "main"))

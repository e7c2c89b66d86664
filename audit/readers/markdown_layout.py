"""What the blocks of a Markdown file come to: note definitions and the layout, as offsets."""

from dataclasses import dataclass, field

from audit.model.document import Block
from audit.model.span import Span


@dataclass(slots=True)
class Definition:
    """A note `[^label]: …`, or a reference of MultiMarkdown's, `[#key]: …`; `pieces` are its paragraphs."""

    label: str
    start: int
    text_start: int
    pieces: list[Span] = field(default_factory=list)

    @property
    def end(self) -> int:
        """Where the last paragraph ends."""
        return self.pieces[-1].end if self.pieces else self.text_start


@dataclass(slots=True)
class Layout:
    """The block structure: `prose` are the stretches in which inline syntax counts, `markup` what is only syntax."""

    blocks: list[Block] = field(default_factory=list)
    prose: list[tuple[int, int]] = field(default_factory=list)
    markup: list[tuple[int, int]] = field(default_factory=list)
    definitions: list[Definition] = field(default_factory=list)
    references: list[Definition] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    front_matter: str = ""
    marked_headings: int = 0

"""A PDF in, what the reader made of its pages out: an outline in words, or a drawing of every page with its zones."""

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from audit.readers.interface import ReadOptions
from audit.readers.pdf.lines import Gutter, Line
from audit.readers.pdf.structure import Structure

_COLOURS = {"text": "#2a6fbb", "note": "#c2410c", "label": "#be123c", "furniture": "#888888", "gutter": "#16a34a"}


def outline(data: bytes, path: str, options: ReadOptions | None = None) -> str:
    """Return one line a page (columns, lines of text, notes and furniture), and the style of the notes before them.

    Raises `UnreadableError`.
    """
    from audit.readers.pdf.reading import read_structure

    document, structure = read_structure(data, path, options or ReadOptions())
    lines = [f"{path}: {document.metadata.get('title', 'no title')}"]
    if structure.style is not None and structure.layout is not None:
        layout = structure.layout
        lines.append(
            f"notes: labels {structure.style.kind}, {layout.note_size:g} pt under text of {layout.body_size:g} pt, "
            f"{'under a rule' if layout.ruled else 'without a rule'}; {len(structure.notes)} found"
        )
    for page, kinds in _by_page(structure).items():
        own = [note for note in structure.notes if structure.frames[note.label.frame].page == page]
        begun = ", ".join(note.label.text for note in own) or "none"
        columns = 1 + len(_gutters(structure, page))
        counts = ", ".join(f"{len(kinds[kind])} {kind}" for kind in ("text", "note", "furniture") if kinds[kind])
        lines.append(
            f"page {page}: {columns} column{'s' if columns > 1 else ''}; lines: {counts}; notes begun: {begun}"
        )
    lines.extend(f"warning: {warning}" for warning in document.warnings)
    return "\n".join(lines)


def write_debug_pages(
    data: bytes,
    path: str,
    folder: Path,
    options: ReadOptions | None = None,
    render: Callable[[Sequence[int]], Mapping[int, bytes]] = lambda numbers: {},
) -> list[Path]:
    """Write one SVG image a page into `folder` (made if need be): the page as printed, with zones in colours.

    Text is blue, notes are orange, labels red, furniture grey, gutters green. `render` gives the pages of some numbers
    as PNG; of a page that it does not give, the words are drawn where they stand. Returns the files written. Raises
    `UnreadableError` and `OSError`.
    """
    from audit.readers.pdf.reading import read_structure

    _, structure = read_structure(data, path, options or ReadOptions())
    folder.mkdir(parents=True, exist_ok=True)
    pages = _by_page(structure)
    images = render(list(pages))
    written = []
    for page, kinds in pages.items():
        file = folder / f"{Path(path).stem}-{page:04}.svg"
        file.write_text(_draw(structure, page, kinds, images.get(page)), encoding="utf-8")
        written.append(file)
    return written


def _by_page(structure: Structure) -> dict[int, dict[str, list[Line]]]:
    """Return the lines of every page by what they were taken for."""
    taken = {(frame, line) for note in structure.notes for frame, line, _, _ in note.parts}
    pages: dict[int, dict[str, list[Line]]] = {
        page: {"text": [], "note": [], "furniture": []} for page, _, _ in structure.sizes
    }
    for number, frame in enumerate(structure.frames):
        for index, line in enumerate(frame.lines):
            pages[frame.page]["note" if (number, index) in taken else "text"].append(line)
    for line in structure.furniture:
        pages[line.page]["furniture"].append(line)
    return pages


def _gutters(structure: Structure, page: int) -> tuple[Gutter, ...]:
    for (number, _, _), own in zip(structure.sizes, structure.gutters, strict=True):
        if number == page:
            return own
    return ()


def _draw(structure: Structure, page: int, kinds: dict[str, list[Line]], image: bytes | None) -> str:
    width, height = next((w, h) for number, w, h in structure.sizes if number == page)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}">',
        '<rect width="100%" height="100%" fill="white"/>',
    ]
    if image is not None:
        parts.append(f'<image width="100%" height="100%" href="data:image/png;base64,{b64encode(image).decode()}"/>')
    for x, bottom, top in _gutters(structure, page):
        parts.append(_box(x - 1, max(bottom, 0), x + 1, min(top, height), height, "gutter"))
    for kind, lines in kinds.items():
        for line in lines:
            low, high = line.y - 0.22 * line.size, line.y + 0.78 * line.size
            parts.append(_box(line.x0, low, line.x1, high, height, kind))
            for piece in line.pieces if image is None else ():
                parts.append(
                    f'<text x="{piece.x0:.1f}" y="{height - piece.y:.1f}" font-size="{piece.size:.1f}" '
                    f'font-family="serif" textLength="{max(0.1, piece.x1 - piece.x0):.1f}" '
                    f'lengthAdjust="spacingAndGlyphs">{escape(piece.text)}</text>'
                )
    for note in structure.notes:
        frame = structure.frames[note.label.frame]
        if frame.page == page:
            line = frame.lines[note.label.line]
            parts.append(_box(line.x0 - 4, line.y - 2, line.x0 - 1, line.y + line.size, height, "label"))
    return "\n".join([*parts, "</svg>\n"])


def _box(x0: float, y0: float, x1: float, y1: float, height: float, kind: str) -> str:
    colour = _COLOURS[kind]
    return (
        f'<rect x="{x0:.1f}" y="{height - y1:.1f}" width="{max(0.0, x1 - x0):.1f}" height="{max(0.0, y1 - y0):.1f}" '
        f'fill="{colour}" fill-opacity="0.12" stroke="{colour}" stroke-width="0.4"/>'
    )

"""Drawing calls in, text runs and rules out: a pdfminer device that keeps a run's font, size, baseline and places."""

from codecs import charmap_decode
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.utils import mult_matrix

from audit.readers.pdf.arrays import in_turn, paired
from audit.readers.pdf.fonts import NO_SPACE_AFTER, Face, Look
from audit.readers.pdf.places import Places, places

# A gap in a line is a space from this share of the font size. TeX shrinks Times' space to .19 em; kerns reach .12 em.
SPACE_EM = 0.16
# A gap from this share of the font size begins another run (a tab, a table cell, another column).
BREAK_EM = 0.9
# Forms may draw forms may draw forms: more content than this on one page is an attack or an accident.
MOST_BYTES = 100_000_000
MOST_STREAMS = 20_000


class TooMuchContentError(Exception):
    """A page draws more than any page of text can."""


class Run(NamedTuple):
    """Characters drawn one after the other in one font on one baseline.

    `xs` holds the left edge of every character of `text` in points. `angle` is 0 for upright text, else quarter turns
    counter-clockwise, or 9 for any other slope. `y` is the baseline, text rise included.
    """

    text: str
    x0: float
    y: float
    x1: float
    size: float
    face: Look
    xs: Places
    angle: int
    inside: int  # 0 on the page itself, else the number of the small figure that it was drawn in


class Pen(NamedTuple):
    """Where one text-showing operator sets its runs, and what they share.

    `left` and `base` are the place of the pen before it, `stretch` how far text space is stretched along the baseline,
    `origin` where the places of the glyphs are counted from.
    """

    left: float
    base: float
    stretch: float
    origin: float
    size: float
    angle: int
    look: Look


class Rule(NamedTuple):
    """A horizontal line drawn on the page."""

    x0: float
    y: float
    x1: float


class RunDevice(PDFTextDevice):  # type: ignore[misc]
    """Collects the runs and horizontal rules of one page at a time; `begin_page` starts afresh."""

    def __init__(self, resources: Any) -> None:
        super().__init__(resources)
        self.faces: dict[int, Face] = {}
        self.runs: list[Run] = []
        self.rules: list[Rule] = []
        self.images: list[tuple[float, float, float, float]] = []
        self._path: list[Rule] = []
        self._point = (0.0, 0.0)
        self._figures: list[int] = []
        self._figure_count = 0
        self._inside = 0
        self._page_area = 1.0
        self._bytes = 0
        self._streams = 0

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Forget the page before."""
        self.runs = []
        self.rules = []
        self.images = []
        self._path = []
        self._figures = []
        self._figure_count = 0
        self._inside = 0
        self._bytes = self._streams = 0
        x0, y0, x1, y1 = page.mediabox
        self._page_area = max(1.0, abs((x1 - x0) * (y1 - y0)))

    def count(self, size: int) -> None:
        """Note that a content stream of `size` bytes is about to be drawn. Raises `TooMuchContentError`."""
        self._bytes += size
        self._streams += 1
        if self._bytes > MOST_BYTES or self._streams > MOST_STREAMS:
            raise TooMuchContentError

    def mark(self) -> tuple[int, int, int, int, int]:
        """Return a place to `rewind` to."""
        return len(self.runs), len(self.rules), len(self.images), len(self._figures), self._inside

    def rewind(self, mark: tuple[int, int, int, int, int]) -> None:
        """Forget what was drawn since `mark`."""
        del self.runs[mark[0] :], self.rules[mark[1] :], self.images[mark[2] :], self._figures[mark[3] :]
        self._inside = mark[4]
        self._path = []

    # -- figures and images

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        """Note whether what follows is drawn in a form much smaller than the page."""
        self._figures.append(self._inside)
        try:
            a, b, c, d, _e, _f = mult_matrix(matrix, self.ctm)
            x0, y0, x1, y1 = (float(v) for v in bbox)
        except (TypeError, ValueError):
            return
        width = abs(a * (x1 - x0)) + abs(c * (y1 - y0))
        height = abs(b * (x1 - x0)) + abs(d * (y1 - y0))
        if not self._inside and width * height < 0.3 * self._page_area:
            self._figure_count += 1
            self._inside = self._figure_count

    def end_figure(self, name: str) -> None:
        """Return to what was drawn around the figure."""
        if self._figures:
            self._inside = self._figures.pop()

    def render_image(self, name: str, stream: Any) -> None:
        """Keep the image's box."""
        a, b, c, d, e, f = self.ctm
        xs = (e, e + a, e + c, e + a + c)
        ys = (f, f + b, f + d, f + b + d)
        self.images.append((min(xs), min(ys), max(xs), max(ys)))

    # -- rules

    def move_to(self, x: float, y: float) -> None:
        """Begin a path at a point in user space."""
        self._point = (x, y)

    def line_to(self, x: float, y: float) -> None:
        """Add a line from the last point; only level ones are kept."""
        px, py = self._point
        self._point = (x, y)
        self._level(px, py, x, y)

    def add_rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle; only flat ones are kept, as rules."""
        if abs(height) * abs(self.ctm[3]) <= 3:
            self._level(x, y + height / 2, x + width, y + height / 2)

    def _level(self, px: float, py: float, x: float, y: float) -> None:
        a, b, c, d, e, f = self.ctm
        x0, y0 = a * px + c * py + e, b * px + d * py + f
        x1, y1 = a * x + c * y + e, b * x + d * y + f
        if abs(y1 - y0) <= 1 and abs(x1 - x0) >= 15:
            self._path.append(Rule(min(x0, x1), (y0 + y1) / 2, max(x0, x1)))

    def paint(self) -> None:
        """Draw the path."""
        if self._path:
            self.rules.extend(self._path)
            self._path = []

    def drop_path(self) -> None:
        """End the path without drawing it."""
        self._path = []

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Take a path from pdfminer's own loop: closed flat shapes and level lines."""
        start = (0.0, 0.0)
        corners: list[tuple[float, float]] = []
        for segment in [*path, ("m", 0.0, 0.0)]:
            if segment[0] == "m":
                self._flat(corners)
                start = (segment[1], segment[2])
                corners = [start]
            elif segment[0] == "l":
                corners.append((segment[1], segment[2]))
        self.paint()

    def _flat(self, corners: list[tuple[float, float]]) -> None:
        if len(corners) < 2:
            return
        xs = [x for x, _ in corners]
        ys = [y for _, y in corners]
        if (max(ys) - min(ys)) * abs(self.ctm[3]) <= 3:
            middle = (max(ys) + min(ys)) / 2
            self._level(min(xs), middle, max(xs), middle)

    # -- text

    def render_string(self, textstate: Any, seq: Iterable[Any], ncs: Any, graphicstate: Any) -> None:
        """Add the runs of one text-showing operator, as pdfminer's own loop gives it."""
        self.show(textstate, *paired(seq))

    def show(self, textstate: Any, numbers: list[float | None], strings: list[bytes]) -> None:
        """Add the runs of one text-showing operator, with the places that pdfminer's own device gives."""
        font = textstate.font
        face = self.faces.get(id(font))
        if face is None:
            face = self.faces[id(font)] = Face(font)
        if face.vertical:
            super().render_string(textstate, in_turn(numbers, strings), None, None)
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        fontsize, scaling = textstate.fontsize, textstate.scaling * 0.01
        start, y = textstate.linematrix
        raised = y + textstate.rise
        left, base = e + c * raised, f + d * raised
        angle = 0
        if b or c or a <= 0 or d < 0:
            angle = _quarter_turns(a, b)
        size = abs(fontsize) * face.tall * (abs(d) if angle == 0 else (c * c + d * d) ** 0.5)
        # From here on x is in points on the page, for upright text; for other text along its baseline.
        if angle:
            along = 1.0
            left, base = left + a * start, base + b * start
            x = start
        else:
            along = a
            x = left + a * start
        pen = Pen(left, base, a, x, size, angle, face.look)
        widen = fontsize * scaling
        shrink = 0.001 * widen * along
        widen *= along
        charspace = textstate.charspace * scaling * along
        wordspace = 0.0 if face.multibyte else textstate.wordspace * scaling * along
        plain = None if charspace or wordspace else face.with_space(strings)
        if plain is not None:
            end = self._show_plain(face, plain, numbers, strings, widen, shrink, pen)
        else:
            end = self._show_spaced(face, numbers, strings, widen, shrink, (charspace, wordspace), pen)
        textstate.linematrix = (start + (end - x) / along, y)

    def _show_plain(
        self,
        face: Face,
        spacing: tuple[bytes, str],
        numbers: list[float | None],
        strings: list[bytes],
        widen: float,
        shrink: float,
        pen: Pen,
    ) -> float:
        """Add runs in a font of one byte and one letter a glyph, set without further space; return where they end."""
        space, table = spacing
        space_gap, break_gap = SPACE_EM * abs(widen), BREAK_EM * abs(widen)
        advances, opening = face.advances(widen), face.opening
        codes: list[bytes] = []
        xs: list[float] = []
        end = x = pen.origin
        for number, string in zip(numbers, strings, strict=False):
            if number:
                x -= number * shrink
            if not string:
                continue
            gap = x - end
            if (gap > space_gap or gap < -break_gap) and codes:
                if abs(gap) > break_gap:
                    self._emit(charmap_decode(b"".join(codes), "strict", table)[0], xs, end, pen)
                    codes, xs = [], []
                elif codes[-1][-1] not in opening:
                    codes.append(space)
                    xs.append(end)
            codes.append(string)
            for code in string:
                xs.append(x)
                x += advances[code]
            end = x
        if codes:
            self._emit(charmap_decode(b"".join(codes), "strict", table)[0], xs, end, pen)
        return x - (numbers[-1] or 0.0) * shrink

    def _show_spaced(
        self,
        face: Face,
        numbers: list[float | None],
        strings: list[bytes],
        widen: float,
        shrink: float,
        extra: tuple[float, float],
        pen: Pen,
    ) -> float:
        """Add runs in any font, with `extra` space after each glyph and each space; return where they end."""
        charspace, wordspace = extra
        exact = not charspace and not wordspace
        space_gap, break_gap = SPACE_EM * abs(widen), BREAK_EM * abs(widen)
        glyphs, learn, multibyte = face.glyphs, face.learn, face.multibyte
        letters: list[str] = []
        xs: list[float] = []
        end = x = pen.origin
        spaced = numbers[0] is not None
        for number, string in zip(numbers, strings, strict=False):
            if number:
                x -= number * shrink
            if not string:
                continue
            if spaced:
                x += charspace
            gap = x - end
            if letters and (gap > space_gap or gap < -break_gap):
                if abs(gap) > break_gap:
                    self._emit_spelt(letters, xs, end, pen)
                    letters, xs = [], []
                elif letters[-1][-1:] not in NO_SPACE_AFTER:
                    letters.append(" ")
                    xs.append(end)
            spaced = True
            drawn = face.decode(string) if multibyte else string
            if exact:
                for code in drawn:
                    text, width = glyphs.get(code) or learn(code)
                    letters.append(text)
                    xs.append(x)
                    x += width * widen
                end = x
                continue
            first = True
            for code in drawn:
                text, width = glyphs.get(code) or learn(code)
                if not first:
                    x += charspace
                    if x - end > space_gap and letters[-1][-1:] != " " and text != " ":
                        letters.append(" ")
                        xs.append(end)
                first = False
                letters.append(text)
                xs.append(x)
                x += width * widen
                end = x
                if code == 32:
                    x += wordspace
        if letters:
            self._emit_spelt(letters, xs, end, pen)
        return x - (numbers[-1] or 0.0) * shrink

    def _emit_spelt(self, letters: list[str], xs: list[float], right: float, pen: Pen) -> None:
        """Add one run, given the text of every glyph, which may be several letters."""
        text = "".join(letters)
        self._emit(text, xs if len(text) == len(xs) else _spread(letters, xs, right), right, pen)

    def _emit(self, text: str, xs: list[float], right: float, pen: Pen) -> None:
        """Add one run."""
        if not text:
            return
        left, base, stretch, origin, size, angle, look = pen
        if angle:
            x0, x1 = left, left + stretch * (right - origin)
        else:
            x0, x1 = xs[0], right
        self.runs.append(Run(text, x0, base, x1, size, look, places(xs), angle, self._inside))

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, code: int, ncs: Any, state: Any
    ) -> float:
        """Add one character of vertical writing as a run of its own, and return how far it moves the pen."""
        face = self.faces[id(font)]
        text, width = face.glyphs.get(code) or face.learn(code)
        a, _b, _c, d, e, f = matrix
        self.runs.append(
            Run(text, e, f + rise * d, e + fontsize * a, abs(fontsize * d), face.look, places([e]), 9, self._inside)
        )
        return float(width * fontsize * scaling)


def _spread(letters: list[str], xs: list[float], right: float) -> list[float]:
    """Return left edges a character where some glyphs (ligatures) stand for several."""
    return [
        left + (end - left) * step / len(text)
        for text, left, end in zip(letters, xs, [*xs[1:], right], strict=True)
        for step in range(len(text))
    ]


def _quarter_turns(a: float, b: float) -> int:
    if abs(b) < 0.02 * abs(a):
        return 0 if a > 0 else 2
    if abs(a) < 0.02 * abs(b):
        return 1 if b > 0 else 3
    return 9

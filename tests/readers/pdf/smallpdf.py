"""Content streams or placed words in, the bytes of a small PDF out: what the tests of the PDF reader read.

The fonts are of the standard 14, whose widths every reader knows, so that nothing is embedded. `S` names its figures
as fonts do that draw them small and high.
"""

import zlib
from dataclasses import dataclass, field

FONTS = {
    "F": "Times-Roman",
    "I": "Times-Italic",
    "B": "Times-Bold",
    "H": "Helvetica",
    "C": "Courier",
    "S": "Times-Roman",
}

FIGURES = "zero one two three four five six seven eight nine".split()
SUPERIORS = b" ".join(b"/%s.superior" % figure.encode() for figure in FIGURES)
RAISED = b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [48 %s] >>" % SUPERIORS


@dataclass
class Page:
    """A page drawn word by word. Coordinates in points from the lower left corner."""

    width: float = 612
    height: float = 792
    rotate: int = 0
    parts: list[bytes] = field(default_factory=list)
    images: bool = False
    crop: tuple[float, float, float, float] | None = None
    deflated: bool = False

    def text(self, x: float, y: float, words: str, size: float = 10, font: str = "F") -> "Page":
        """Draw words on a baseline."""
        self.parts.append(b"BT /%s %g Tf 1 0 0 1 %g %g Tm %s Tj ET" % (font.encode(), size, x, y, literal(words)))
        return self

    def lines(self, x: float, y: float, text: list[str], size: float = 10, leading: float = 12) -> float:
        """Draw lines one under the other; returns the baseline after the last."""
        for line in text:
            self.marked(x, y, line, size)
            y -= leading
        return y

    def marked(self, x: float, y: float, line: str, size: float = 10, font: str = "F") -> "Page":
        """Draw a line in which `^12^` stands for a raised, smaller 12. Widths are those of Times, near enough."""
        operators = [b"BT /%s %g Tf 1 0 0 1 %g %g Tm" % (font.encode(), size, x, y)]
        for index, piece in enumerate(line.split("^")):
            if not piece:
                continue
            if index % 2:
                small = size * 0.7
                operators.append(b"/%s %g Tf %g Ts" % (font.encode(), small, size * 0.35))
                operators.append(b"%s Tj" % literal(piece))
                operators.append(b"/%s %g Tf 0 Ts" % (font.encode(), size))
            else:
                operators.append(b"%s Tj" % literal(piece))
        self.parts.append(b" ".join([*operators, b"ET"]))
        return self

    def rule(self, x0: float, y: float, x1: float) -> "Page":
        """Draw a thin level line."""
        self.parts.append(b"0.4 w %g %g m %g %g l S" % (x0, y, x1, y))
        return self

    def image(self) -> "Page":
        """Cover the whole page with a grey image."""
        self.images = True
        self.parts.insert(0, b"q %g 0 0 %g 0 0 cm /Im Do Q" % (self.width, self.height))
        return self

    def raw(self, content: bytes) -> "Page":
        """Add operators as they are."""
        self.parts.append(content)
        return self


def literal(words: str) -> bytes:
    """Return a PDF string of characters of Windows code page 1252."""
    raw = words.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def write(pages: list[Page], info: dict[str, str] | None = None, extra: dict[str, bytes] | None = None) -> bytes:
    """Return the PDF. `extra` adds form XObjects by name: their content streams, drawn with `/Name Do`."""
    objects: list[bytes] = [b"", b""]  # 1 catalog, 2 page tree

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    fonts = b" ".join(
        b"/%s %d 0 R"
        % (
            name.encode(),
            add(
                b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding %s >>"
                % (base.encode(), RAISED if name == "S" else b"/WinAnsiEncoding")
            ),
        )
        for name, base in FONTS.items()
    )
    image = add(
        _stream(
            b"\x80", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
        )
    )
    first_form = len(objects) + 1
    names = list(extra or {})
    xobjects = b"/Im %d 0 R " % image + b" ".join(
        b"/%s %d 0 R" % (name.encode(), first_form + index) for index, name in enumerate(names)
    )
    resources = b"<< /Font << %s >> /XObject << %s >> >>" % (fonts, xobjects)
    for name in names:
        assert extra is not None
        add(_stream(extra[name], b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources " + resources))
    kids = []
    for page in pages:
        drawn = b"\n".join(page.parts)
        content = add(
            _stream(zlib.compress(drawn, 9), b"/Filter /FlateDecode") if page.deflated else _stream(drawn, b"")
        )
        crop = b"/CropBox [%g %g %g %g]" % page.crop if page.crop else b""
        kids.append(
            add(
                b"<< /Type /Page %s /Parent 2 0 R /MediaBox [0 0 %g %g] /Rotate %d /Resources %s /Contents %d 0 R >>"
                % (crop, page.width, page.height, page.rotate, resources, content)
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    entries = b" ".join(b"/%s %s" % (key.encode(), literal(value)) for key, value in (info or {}).items())
    described = add(b"<< %s >>" % entries)
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        described,
        table,
    )
    return bytes(out)


def _stream(content: bytes, entries: bytes) -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (entries, len(content), content)


BODY = """\
The canal was dug in the years after the war, when the province had more
men than work for them and more debts than either. Its engineers left no
memoirs; what we know of their quarrels comes from the accounts of the
quartermaster, who wrote down every spade and every barrel of salted fish
and forgot nothing but the reasons. The first survey put the summit lock
at the mill, the second a mile below it, and the third, which was followed,
at a place that no map of the time names. Nobody asked the miller, whose
water it was, and the suit that he brought against the company outlived
both him and the company. By the time that it was settled the railway had
taken the trade, the locks were full of reeds, and the only boats that
still passed were those of the boys who fished there on Sundays.
""".splitlines()


def body(count: int, *, mark: dict[int, str] | None = None, start: int = 0) -> list[str]:
    """Return `count` lines of running prose; `mark` appends a raised label to the line of an index."""
    lines = [BODY[(start + index) % len(BODY)] for index in range(count)]
    for index, label in (mark or {}).items():
        lines[index] = lines[index] + f"^{label}^"
    return lines

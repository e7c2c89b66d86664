# ruff: noqa: E501  (content streams are kept on one line)
"""The fast way through content streams gives the characters and places of pdfminer's own."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage

from audit.readers.pdf.content import ContentInterpreter
from audit.readers.pdf.device import RunDevice
from audit.readers.pdf.fonts import Face
from tests.readers.pdf.smallpdf import Page, write
from tests.readers.pdf.stock import compare, differences

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"

STREAMS = {
    "strings": rb"BT /F 10 Tf 72 700 Td (plain) Tj 0 -14 Td (a \(b\) \\ \101\61 \n c) Tj (two\
lines) Tj (nested (one) deep) Tj (nested (one (two)) deep) Tj ET",
    "hexadecimal": rb"BT /F 10 Tf 72 700 Td <48656C6C6F> Tj <4 8 6> Tj <4> Tj [<48>-250<65>] TJ [<4 8>3(x)] TJ ET",
    "arrays": rb"BT /F 10 Tf 72 700 Td [(W)83(e)-333(sho)28(w)] TJ [-100(a)50 20(b)] TJ [(p(q)r)-3(s)] TJ [] TJ ET",
    "escapes in arrays": rb"BT /F 10 Tf 2 Tc 72 700 Td [(a\(b)3(c\)d)] TJ [(a(1)c)-3(d)] TJ [(a)(b)-300 (\101\\)] TJ [ (a) -3 (b) ] TJ [(a\050)5(\051b)] TJ [(\\)(b)] TJ [ ] TJ [7] TJ [(a)5()(b)] TJ ET",
    "state": rb"BT /F 10 Tf 2 Tc 3 Tw 80 Tz 14 TL 72 700 Td (a b c) Tj T* (d e) Tj (f g) ' 1 2 (h i) \" 3 Ts (up) Tj ET",
    "moves": rb"BT /F 10 Tf 72 700 TD (a) Tj 10 -20 TD (b) Tj T* (c) Tj 1 0 0 1 50 50 Tm (d) Tj ET q 2 0 0 2 5 5 cm BT (e) Tj ET Q",
    "turned": rb"BT /F 10 Tf 0 1 -1 0 300 300 Tm (turned) Tj 1 0 0 -1 100 100 Tm (mirrored) Tj .9 .1 -.1 .9 9 9 Tm (x) Tj ET",
    "no font": rb"BT 72 700 Td (lost) Tj /F 10 Tf (found) Tj /Nope 10 Tf (other) Tj ET",
    "operands missing": rb"BT /F 10 Tf 72 Td (a) Tj 72 700 Td (b) Tj Tj 1 2 3 4 Tm (c) Tj ET",
    "operands too many": rb"BT 9 9 /F 10 Tf 1 72 700 Td (x) (b) Tj ET",
    "comments": b"BT % (not) Tj\n/F 10 Tf 72 700 Td (a) Tj % end\r(b) Tj ET",
    "names": b"/Fo#6f BMC BT /F 10 Tf 72 700 Td (a) Tj ET EMC /P <</MCID 0 /A (x) /B [1 2] /C <</D <41>>> >> BDC BT (b) Tj ET EMC",
    "numbers": b"BT /F 10. Tf +72 700.50 Td (a) Tj -.5 -14 Td (b) Tj --5 0 Td (c) Tj 1.2.3 0 Td (d) Tj ET",
    "inline image": b"BT /F 9 Tf 72 700 Td (before) Tj ET q BI /W 1 /H 1 /BPC 8 /CS /G ID (\x80 EI Q BT 72 600 Td (after) Tj ET",
    "broken": b"BT /F 10 Tf 72 700 Td (good) Tj ET BT (never closed Tj ET",
    "braces": b"{ 1 2 } BT /F 10 Tf 72 700 Td (a) Tj ET",
    "unknown operators": b"foo 1 2 bar* BT /F 10 Tf 72 700 Td (a) Tj ET",
}


@pytest.mark.parametrize("name", STREAMS)
def test_own_streams_read_like_pdfminers(name: str) -> None:
    for _, own, stock in compare(write([Page().raw(STREAMS[name])])):
        assert not differences(own, stock)
        assert stock or name == "operands missing"


def test_the_fast_way_is_taken_and_left() -> None:
    left: list[bytes] = []
    original = ContentInterpreter.__mro__[1].execute  # type: ignore[attr-defined]

    def execute(self: object, streams: object) -> None:
        left.append(b"")
        original(self, streams)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ContentInterpreter.__mro__[1], "execute", execute)
        list(compare(write([Page().text(72, 700, "fast")])))
        fast = len(left)
        list(compare(write([Page().raw(STREAMS["inline image"])])))
        assert (fast, len(left)) == (1, 3), "once for pdfminer's own reading of each, once for the fallback"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_rotated_pages(rotate: int) -> None:
    for _, own, stock in compare(write([Page(rotate=rotate).text(72, 700, "words on a page")])):
        assert not differences(own, stock)
        assert len(own) == 15


def test_a_form_that_draws_itself_ends() -> None:
    data = write(
        [Page().raw(b"q /A Do Q BT /F 9 Tf 72 600 Td (after) Tj ET")],
        extra={
            "A": b"BT /F 9 Tf 72 700 Td (in A) Tj ET q /B Do Q",
            "B": b"BT /F 9 Tf 72 650 Td (in B) Tj ET q /A Do Q",
        },
    )
    for _, own, stock in compare(data):
        assert not differences(own, stock)
        assert "".join(letter for letter, _, _ in own) == "in Ain Bafter"


def test_forms_that_multiply_are_stopped() -> None:
    from audit.readers.interface import ReadOptions
    from audit.readers.pdf import read

    twice = {chr(65 + level): b"q /%c Do Q " % (66 + level) * 30 for level in range(8)}
    data = write(
        [Page().raw(b"/A Do"), Page().lines(72, 700, ["A page that is as it should be."]) and Page()], extra=twice
    )
    document = read(data, "x.pdf", ReadOptions())
    assert any("could not be read whole" in warning for warning in document.warnings)


TOKENS = st.sampled_from(
    [b"BT", b"ET", b"q", b"Q", b"(ab)", b"(a\\)b)", b"<4142>", b"[(a)-500(b)3]", b"Tj", b"TJ", b"Td", b"Tm", b"T*", b"'",
     b'"', b"Tc", b"Tw", b"Ts", b"Tz", b"1", b"-2.5", b"0", b"10", b"/F", b"Tf", b"cm", b"%x\n", b"/A", b"gs", b"re", b"f",
     b"m", b"l", b"S", b"[", b"]", b"(", b"<<", b">>", b"1 0 0 1 72 700 Tm", b"/F 10 Tf"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(TOKENS, max_size=40))
def test_any_tokens_read_like_pdfminers(tokens: list[bytes]) -> None:
    for _, own, stock in compare(write([Page().raw(b"/F 10 Tf " + b" ".join(tokens))])):
        assert not differences(own, stock)


def pdfs_at_hand() -> Iterator[Path]:
    for folder in ("lawreview", "history", "typeset", "broken"):
        yield from sorted((CORPUS / folder).rglob("*.pdf"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the project: ../shared/corpus")
@pytest.mark.parametrize("path", list(pdfs_at_hand()), ids=lambda path: f"{path.parent.name}/{path.name}"[-60:])
def test_pdfs_at_hand_read_like_pdfminers(path: Path) -> None:
    try:
        for number, own, stock in compare(path.read_bytes(), most_pages=6):
            assert not differences(own, stock)[:3], f"page {number}"
    except AssertionError:
        raise
    except Exception as error:
        pytest.skip(f"pdfminer cannot open it: {type(error).__name__}")


class BitmapFont:
    """A font as pdfminer gives it out whose every code is a letter: none is a space."""

    fontname, flags, widths = "F", 0, dict.fromkeys(range(256), 0.5)

    def is_multibyte(self) -> bool:
        return False

    def is_vertical(self) -> bool:
        return False

    def decode(self, data: bytes) -> bytes:
        return data

    def to_unichr(self, code: int) -> str:
        return chr(0x100 + code)

    def char_width(self, code: int) -> float:
        return self.widths[code]


def test_a_font_without_a_space_lends_a_code_that_is_not_drawn() -> None:
    face = Face(BitmapFont())
    for strings in ([b"ab", b"\xff"], [bytes(range(1, 256))]):
        spacing = face.with_space(strings)
        assert spacing is not None
        code, table = spacing
        assert code not in b"".join(strings)
        assert table[code[0]] == " "
        assert all(table[other] == chr(0x100 + other) for string in strings for other in string)
    assert face.with_space([bytes(range(256))]) is None


GAPS = rb'BT /F 10 Tf 72 700 Td [(a)-170(b)-150(c\()-300(d")-300(e)-1000(f)] TJ ET'


@pytest.mark.parametrize("spacing", [b"", b"0.01 Tc "])
def test_a_gap_as_wide_as_a_space_is_one_and_a_wider_one_ends_the_run(spacing: bytes) -> None:
    resources = PDFResourceManager()
    device = RunDevice(resources)
    for page in PDFPage.get_pages(BytesIO(write([Page().raw(GAPS.replace(b"Td ", b"Td " + spacing))]))):
        ContentInterpreter(resources, device).process_page(page)
    assert [run.text for run in device.runs] == ['a bc(d" e', "f"]
    assert all(len(run.xs) == len(run.text) for run in device.runs)

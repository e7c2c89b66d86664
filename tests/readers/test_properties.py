"""Arbitrary text and damaged packages: only `UnreadableError` is raised, spans lie in the text, all end soon."""

import contextlib
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.readers import READERS, ReadOptions, UnreadableError
from tests.readers.specimens import WRITERS, manuscript, read
from tests.readers.test_markdown import check

SIGNS = st.text(alphabet=st.sampled_from("a1 \n*_[]()^<>$\\`~{}#-.:|@!&;%\"'²é\t/="), max_size=120)
MARKUP = """[^1] | [^1]: a | <sup>1</sup> | ^[x] | \\footnote{a | } | \\cite[1]{a} | <p> | </p> | <li id='a'> | - ¹ a
 | <a href='#a'>1</a> | \\begin{quote} | \\end{quote} | .. [1] a | [1]_ | @a{b, c={d}} | TY  - BOOK | ``` | $^{1}$
 | <fn id='a'> | </fn> | <xref ref-type='fn' rid='a'>1</xref> | <note> | </note>"""
PIECES = st.lists(
    st.sampled_from([*(piece.strip() for piece in MARKUP.split(" | ")), "\n", "\n\n", "    "]), max_size=25
).map("".join)
TEXTUAL = [reader for reader in READERS if reader.format not in ("pdf", "converted")]


@pytest.mark.parametrize("reader", TEXTUAL, ids=lambda reader: str(reader.format))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SIGNS | PIECES | st.text(max_size=60))
def test_any_text(reader, text: str) -> None:  # type: ignore[no-untyped-def]
    try:
        document = reader.read(text.encode("utf-8", "replace"), "x", ReadOptions())
    except UnreadableError:
        return
    check(document)


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub"])
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damaged_packages(suffix: str, data: st.DataObject) -> None:
    whole = WRITERS[suffix](manuscript())
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = whole[:at] + data.draw(st.binary(max_size=20)) + whole[at + data.draw(st.integers(0, 40)) :]
    try:
        check(read(damaged, f"x.{suffix}"))
    except UnreadableError as error:
        assert "\n" not in str(error)  # noqa: PT017


@pytest.mark.parametrize("reader", TEXTUAL, ids=lambda reader: str(reader.format))
@pytest.mark.parametrize(
    "piece",
    ["[", "*a ", "_", "`", "$", "^[", "<!--", "<a ", "{", "\\footnote{", "\\(", "\\cite[", "|", "~~~\n", "\t", "<p>"],
)
def test_time_is_linear(reader, piece: str) -> None:  # type: ignore[no-untyped-def]
    """A hundred kilobytes of one sign take no seconds: a quadratic reader would take minutes."""
    began = time.process_time()
    with contextlib.suppress(UnreadableError):
        reader.read((piece * (100_000 // len(piece))).encode(), "x", ReadOptions())
    assert time.process_time() - began < 3

"""Content streams in, drawing calls out: a fast tokeniser in front of pdfminer's page interpreter.

pdfminer reads a content stream token by token in Python. One regular expression reads the operators that draw text
ten times faster; whatever it does not know exactly (inline images, odd syntax) is left to pdfminer's own loop.
"""

import re
from collections.abc import Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import LIT

from audit.readers.pdf.arrays import (
    HEX,
    NUMBER,
    STRING,
    UnusualContentError,
    any_array,
    flat_array,
    hexadecimal_array,
    hexadecimal_string,
    literal_string,
)
from audit.readers.pdf.device import RunDevice, TooMuchContentError

# pdfminer copies a string at every parenthesis in it: more of them than this in a row are an attack or an accident.
MOST_NESTED = 5000
# What may stand between the strings of an array.
_BETWEEN = rb"[^\[\]()<>%/A-Za-z]"
_TOKEN = re.compile(
    # Most arrays hold strings with no parentheses in them.
    rb"(?:(?P<flat>\[" + _BETWEEN + rb"*+(?:\([^()]*+(?<!\\)\)" + _BETWEEN + rb"*+)*+\])"
    rb"|(?P<array>\[(?:" + _BETWEEN + rb"++|" + HEX + rb"|" + STRING + rb")*+\])"
    rb"|(?P<number>" + NUMBER + rb")"
    rb"|(?P<operator>[A-Za-z][^#/%\[\]()<>{}\s]*+|['\"])"
    rb"|(?P<name>/[^\s<>\[\](){}/%]*+)"
    rb"|(?P<string>" + STRING + rb")"
    rb"|(?P<hex>" + HEX + rb")"
    rb"|(?P<dictionary><<(?:[^<>()%]++|"
    + HEX
    + rb"|"
    + STRING
    + rb"|<<(?:[^<>()%]++|"
    + HEX
    + rb"|"
    + STRING
    + rb")*+>>)*+>>)"
    rb"|(?P<comment>%[^\r\n]*+)"
    # White space goes with the token before it, or all kinds of tokens would be tried at it.
    rb"|(?P<odd>\S))\s*+",
    re.DOTALL,
)
_NAME_HEX = re.compile(rb"#([0-9a-fA-F]{2})")
_INLINE_IMAGE = re.compile(rb"BI(?<!\SBI)\s")  # begins with letters: what begins with white space is slow to look for
_ONLY_NUMBERS = frozenset([float])

# Operators that change nothing a reader of text and rules needs, with any operands.
_IGNORED = frozenset(
    b"c v y h w J j M d ri i sh g G rg RG k K sc scn SC SCN cs CS gs BMC BDC EMC MP DP BX EX d0 d1 W W* Tr".split()
)
_PAINTS = frozenset(b"S s f F f* B B* b b*".split())
_FORWARDED = {
    b"cm": ("do_cm", 6),
    b"Td": ("do_Td", 2),
    b"TD": ("do_TD", 2),
    b"Tm": ("do_Tm", 6),
    b"T*": ("do_T_a", 0),
    b"Tc": ("do_Tc", 1),
    b"Tw": ("do_Tw", 1),
    b"Tz": ("do_Tz", 1),
    b"TL": ("do_TL", 1),
    b"Ts": ("do_Ts", 1),
    b"BT": ("do_BT", 0),
    b"ET": ("do_ET", 0),
    b"q": ("do_q", 0),
    b"Q": ("do_Q", 0),
}


def _name(token: bytes) -> object:
    raw = token[1:]
    if b"#" in raw:
        raw = _NAME_HEX.sub(lambda match: bytes((int(match.group(1), 16),)), raw)
        if b"#" in raw:
            raise UnusualContentError
    try:
        return LIT(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(raw)


def _are_numbers(operands: list[Any]) -> bool:
    return _ONLY_NUMBERS.issuperset(map(type, operands))


class ContentInterpreter(PDFPageInterpreter):  # type: ignore[misc]
    """pdfminer's page interpreter with a faster way through ordinary content streams.

    Its device must be a `RunDevice`. The characters and their places are those of `PDFPageInterpreter`.
    """

    device: RunDevice

    def execute(self, streams: Sequence[object]) -> None:
        """Run the content `streams` (guarded, as in pdfminer, against forms that draw themselves)."""
        own = self._streams_to_run(streams)
        data = b"\n".join(stream.get_data() for stream in own)
        self.device.count(len(data))
        if _INLINE_IMAGE.search(data) or b"{" in data:
            self._leave_to_pdfminer(streams, data)
            return
        mark = self.device.mark()
        ctm = self.ctm
        try:
            self._run(data)
        except UnusualContentError:
            self.device.rewind(mark)
            self.init_state(ctm)
            self._leave_to_pdfminer(streams, data)

    def _leave_to_pdfminer(self, streams: Sequence[object], data: bytes) -> None:
        """Run the streams in pdfminer's own loop, unless they are made to stall it. Raises `TooMuchContentError`."""
        if data.count(b"((") > MOST_NESTED:
            raise TooMuchContentError
        super().execute(streams)

    def _streams_to_run(self, streams: Sequence[object]) -> list[Any]:
        """Return the streams that are not already being drawn, remembering them for forms drawn from here."""
        own = []
        self.stream_ids.clear()
        for stream in map(stream_value, streams):
            if stream.objid is not None and stream.objid not in self.parent_stream_ids:
                own.append(stream)
                self.stream_ids.add(stream.objid)
        return own

    def _run(self, data: bytes) -> None:
        stack: list[Any] = []
        push = stack.append
        show = self.device.show
        do_td, do_tm = self.do_Td, self.do_Tm
        for match in _TOKEN.finditer(data):
            kind = match.lastgroup or ""  # every token has a kind
            token = match[kind]
            if kind == "number":
                push(float(token))
            elif kind == "operator":
                if token == b"TJ":
                    if not stack or stack[-1].__class__ is not tuple:
                        raise UnusualContentError
                    if self.textstate.font is not None:
                        show(self.textstate, *stack[-1])
                elif token == b"Td" and len(stack) == 2 and _are_numbers(stack):
                    do_td(stack[0], stack[1])
                elif token == b"Tm" and len(stack) == 6 and _are_numbers(stack):
                    do_tm(*stack)
                elif token in _IGNORED:
                    pass
                else:
                    self._do(token, stack)
                stack.clear()
            elif kind == "flat":
                push(flat_array(token))
            elif kind == "array":
                push(hexadecimal_array(token) if b"(" not in token else any_array(token))
            elif kind == "odd":
                if token != b"\x00":
                    raise UnusualContentError
            elif kind != "comment":
                push(token)

    def _do(self, operator: bytes, stack: list[Any]) -> None:
        """Run one of the less frequent operators with its operands."""
        if operator in _FORWARDED:
            method, count = _FORWARDED[operator]
            if count and (len(stack) != count or not _are_numbers(stack)):
                raise UnusualContentError
            getattr(self, method)(*(stack if count else ()))
        elif operator == b"Tf":
            if len(stack) != 2 or not _are_numbers(stack[1:]):
                raise UnusualContentError
            self.do_Tf(_name(stack[0]) if stack[0].__class__ is bytes else stack[0], stack[1])
        elif operator in (b"Tj", b"'", b'"'):
            self._show(operator, stack)
        elif operator == b"Do":
            if len(stack) != 1 or stack[0].__class__ is not bytes:
                raise UnusualContentError
            self.do_Do(_name(stack[0]))
            self.device.set_ctm(self.ctm)
        elif operator == b"re" and len(stack) == 4 and _are_numbers(stack):
            self.device.add_rectangle(*stack)
        elif operator == b"m" and len(stack) == 2 and _are_numbers(stack):
            self.device.move_to(*stack)
        elif operator == b"l" and len(stack) == 2 and _are_numbers(stack):
            self.device.line_to(*stack)
        elif operator in _PAINTS:
            self.device.paint()
        elif operator == b"n":
            self.device.drop_path()
        elif hasattr(self, "do_" + operator.decode("latin-1").replace("*", "_a")):
            raise UnusualContentError

    def _show(self, operator: bytes, stack: list[Any]) -> None:
        if not stack or stack[-1].__class__ is not bytes:
            raise UnusualContentError
        token = stack[-1]
        if token[:1] not in b"(<" or token[:2] == b"<<":
            raise UnusualContentError
        if operator == b'"':
            if len(stack) != 3 or not _are_numbers(stack[:2]):
                raise UnusualContentError
            self.do_Tw(stack[0])
            self.do_Tc(stack[1])
        elif operator == b"'":  # pdfminer moves to the next line here, but not for the operator "
            self.do_T_a()
        if self.textstate.font is not None:
            text = literal_string(token) if token[:1] == b"(" else hexadecimal_string(token)
            self.device.show(self.textstate, [None], [text])

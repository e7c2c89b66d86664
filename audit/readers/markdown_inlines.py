"""Stretches of Markdown prose in; styles, markup, note calls, inline notes and citation keys out, as offsets."""

import re
from dataclasses import dataclass, field

from audit.language.expressions import expression
from audit.model.document import Style

_SIGN = expression(r"[*_\[\]\\$^`<~@:]")  # one set of characters: the fastest search that `re` has
_RUN = expression(r"\*+|_+|`+")
_CALL = expression(r"\[\^([^\]\[\s^]{1,100})\]")
_RAISED = expression(
    r"(?:\\\([ ]{0,3}(?:\{[ ]?\})?\^[ ]?\{[ ]{0,3}(?P<paren>[^{}\n]{1,24}?)[ ]{0,3}\}[ ]{0,3}\\\)"
    r"|\$[ ]{0,3}(?:\{[ ]?\})?\^[ ]?(?:\{[ ]{0,3}(?P<dollar>[^{}$\n]{1,24}?)[ ]{0,3}\}|(?P<one>[\w*†‡]))[ ]{0,3}\$"
    r"|\^\{[ ]{0,3}(?P<bare>[^{}\n]{1,24}?)[ ]{0,3}\})"
)
# What stands beside a negated class of characters, [^0-9]*, and what such a class holds; no label of a note has these.
_PATTERN_BEFORE, _PATTERN_AFTER = "*\\(|/%[", "*+?{"
_CLASS = expression(r"[^\w*†‡§]|\\|\w-\w$|0-9|a-z|A-Z|0123")
_CARET = expression(r"\^[^\s^\[\]{}]{1,40}\^")
_TILDE = expression(r"~[^\s~]{1,40}~")
_AUTOLINK = expression(r"<(?:https?|ftp|mailto):[^\s<>]{1,2000}>")
_TAG = expression(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?:\s[^<>]*)?/?>")
_ADDRESS = expression(r"://[^\s<>\[\]\\\"*`^]{4,2000}")
_KEY = expression(r"@(?:\{[^{}\s]{1,200}\}|\w(?:[\w:.#$%&+?<>~/-]{0,200}\w)?)")
_CITE_ROLE = expression(r"\{(?:foot)?cite(?::\w{1,12})?\}$")
_ROLE_KEY = expression(r"(?:\{[^{}]{0,200}\})?([^\s{},]{1,200})")  # {see}key{p. 3}
_CROSS_REFERENCE = expression(  # Quarto's and pandoc-crossref's figures, tables, sections … are called like works
    r"(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|vid)[-:](?!.*\d{4})"
)
# MultiMarkdown's `[^An inline note.]`, and no label with a space
_WORDS = expression(r"[^\s\[\]]{1,60}\s{1,3}[^\s\[\]]{1,60}\s{1,3}[^\W\d_]")
_CITED = expression(r"(?:\[\s?)?#([\w:.+/-]{1,200}?);?\s?\]")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TARGET = expression(
    r"\([ ]?(?P<to><[^<>\n]{0,2000}>|(?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000})"
    r"(?:[ \n]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ ]?\)"
)
_ATTRIBUTES = expression(r"\{(?P<in>[^{}\n]{0,300})\}")
_HREF = expression(r"""\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_TAG_STYLES: dict[str, Style] = {
    "sup": "superscript",
    "sub": "subscript",
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "b": "bold",
    "strong": "bold",
    "u": "underline",
    "a": "link",
}
_CLASS_STYLES: dict[str, Style] = {
    ".superscript": "superscript",
    ".subscript": "subscript",
    ".smallcaps": "small-caps",
    ".underline": "underline",
    ".ul": "underline",
}


def is_character_class(text: str, start: int, end: int) -> bool:
    """Tell whether `[^…]` is a class of characters in a regular expression rather than a call that lacks its note."""
    beside = text[start - 1 : start] in tuple(_PATTERN_BEFORE) or text[end : end + 1] in tuple(_PATTERN_AFTER)
    return beside or _CLASS.match(text, start + 2, end - 1) is not None


@dataclass(slots=True)
class Inlines:
    """What was found, in plain tuples: the reader makes the model's types of them once all of it is known."""

    styles: list[tuple[int, int, Style, str | None]] = field(default_factory=list)
    markup: list[tuple[int, int]] = field(default_factory=list)
    calls: list[tuple[int, int, str]] = field(default_factory=list)  # start, end, label
    inline_notes: list[tuple[int, int]] = field(default_factory=list)  # of `^[…]`, brackets included
    citations: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)  # `[@a; @b]`
    hash_citations: list[tuple[int, int, str]] = field(default_factory=list)  # `[#key]`, where the file defines keys
    bare_keys: list[tuple[int, int, str]] = field(default_factory=list)  # `@key` in running text


@dataclass(slots=True)
class _Run:
    """An opening run of `*` or `_` that is not closed yet."""

    at: int
    length: int
    both: bool


def scan_inlines(text: str, prose: list[tuple[int, int]], links: dict[str, str]) -> Inlines:
    """Scan every stretch of `prose`. `links` are the addresses of reference links. Linear in the stretches' length."""
    found = Inlines()
    for start, end in prose:
        _Stretch(text, start, end, links, found).scan()
    return found


class _Stretch:
    def __init__(self, text: str, start: int, end: int, links: dict[str, str], found: Inlines) -> None:
        self.text, self.start, self.end = text, start, end
        self.links, self.found = links, found
        self.runs: dict[str, list[_Run]] = {"*": [], "_": []}
        self.brackets: list[tuple[int, str]] = []
        self.tags: dict[str, list[tuple[int, str | None]]] = {}
        self.keys: list[tuple[int, int, str]] = []
        self.unclosed: set[str] = set()
        self.skip = start

    def scan(self) -> None:
        text, found = self.text, self.found
        for match in _SIGN.finditer(text, self.start, self.end):
            at = match.start()
            if at < self.skip:
                continue
            sign = text[at]
            if sign == "*" or sign == "_":
                run = _RUN.match(text, at, self.end)
                self.skip = run.end() if run else at + 1
                self._emphasis(sign, at, self.skip - at)
            elif sign == "[":
                self._open(at)
            elif sign == "]":
                self._bracket(at)
            elif sign == "\\":
                self._backslash(at)
            elif sign == ":":
                address = _ADDRESS.match(text, at, self.end)
                if address:
                    self.skip = address.end() - address[0].endswith("_")
            elif sign == "^":
                self._caret(at)
            elif sign == "<":
                self._angle(at)
            elif sign == "`":
                run = _RUN.match(text, at, self.end)
                if run:
                    self.skip = run.end()
                    self._skip_to(run[0], run.end(), markup_at=at)
                    if text[at - 1 : at] == "}":
                        self._role(at, run.end())
            elif sign == "$":
                self._dollar(at)
            elif sign == "~":
                self._tilde(at)
            else:
                self._key(at)
        found.bare_keys.extend(self.keys)

    def _open(self, at: int) -> None:
        call = _CALL.match(self.text, at, self.end)
        if call:
            self.found.calls.append((at, call.end(), call[1]))
            self.skip = call.end()
        elif self.text.startswith("[^", at) and at + 1 < self.end:
            self.brackets.append((at, "[^"))
            self.skip = at + 2
        elif at > self.start and self.text[at - 1] == "!":
            self.brackets.append((at - 1, "!["))
        else:
            self.brackets.append((at, "["))

    def _backslash(self, at: int) -> None:
        following = self.text[at + 1 : at + 2]
        if following == "(" and self._raised(at):
            return
        if following in _PUNCTUATION and at + 1 < self.end:
            self.found.markup.append((at, at + 1))
            self.skip = at + 2

    def _caret(self, at: int) -> None:
        if self.text.startswith("^[", at) and at + 1 < self.end:
            self.brackets.append((at, "^["))
            self.skip = at + 2
        elif not self._raised(at):
            match = _CARET.match(self.text, at, self.end)
            if match:
                self._wrapped(at, match.end(), 1, "superscript", None)
                self.skip = match.end()

    def _angle(self, at: int) -> None:
        text = self.text
        tag = _TAG.match(text, at, self.end)
        if tag:
            self._tag(at, tag.end(), tag[0])
            self.skip = tag.end()
        elif text.startswith("<!--", at):
            self._skip_to("-->", at + 4)
            if self.skip > at:
                self.found.markup.append((at, self.skip))
        else:
            link = _AUTOLINK.match(text, at, self.end)
            if link:
                self._wrapped(at, link.end(), 1, "link", link[0][1:-1])
                self.skip = link.end()

    def _dollar(self, at: int) -> None:
        if not self._raised(at):
            opening = "$$" if self.text.startswith("$$", at) else "$"
            self.skip = at + len(opening)
            self._math(opening, self.skip)

    def _tilde(self, at: int) -> None:
        if self.text.startswith("~~", at):
            self.found.markup.append((at, at + 2))
            self.skip = at + 2
            return
        match = _TILDE.match(self.text, at, self.end)
        if match:
            self._wrapped(at, match.end(), 1, "subscript", None)
            self.skip = match.end()

    def _role(self, at: int, start: int) -> None:
        """MyST writes citations as roles: {cite:p}`key1,key2`."""
        role = _CITE_ROLE.search(self.text, max(self.start, at - 20), at)
        content = self.text[start : self.skip - (start - at)]
        keys = tuple(found[1] for part in content.split(",") if (found := _ROLE_KEY.match(part.strip())))
        if role and keys:
            self.found.citations.append((role.start(), self.skip, keys))

    def _key(self, at: int) -> None:
        match = _KEY.match(self.text, at, self.end)
        before = self.text[at - 1] if at > self.start else " "
        if match and not (before.isalnum() or before in "_@.") and not _CROSS_REFERENCE.match(match[0].strip("@{}")):
            self.keys.append((at, match.end(), match[0][1:].strip("{}")))
            self.skip = match.end()

    def _wrapped(self, start: int, end: int, width: int, style: Style, target: str | None) -> None:
        self.found.styles.append((start + width, end - width, style, target))
        self.found.markup.append((start, start + width))
        self.found.markup.append((end - width, end))

    def _raised(self, at: int) -> bool:
        match = _RAISED.match(self.text, at, self.end)
        if match is None or match.lastgroup is None:
            return False
        first, last = match.span(match.lastgroup)
        self.found.styles.append((first, last, "superscript", None))
        self.found.markup.append((at, first))
        self.found.markup.append((last, match.end()))
        self.skip = match.end()
        return True

    def _skip_to(self, closing: str, start: int, markup_at: int = -1) -> None:
        """Leave out all up to `closing`, when it comes within the stretch."""
        if closing in self.unclosed:
            return
        stop = self.text.find(closing, start, self.end)
        if stop < 0:
            self.unclosed.add(closing)
            return
        self.skip = stop + len(closing)
        if markup_at >= 0:
            self.found.styles.append((start, stop, "code", None))
            self.found.markup.append((markup_at, start))
            self.found.markup.append((stop, self.skip))

    def _math(self, opening: str, start: int) -> None:
        """Leave out a formula, by pandoc's rule for `$`: no space inside the dollars, no digit after them.

        Recognised pages write `$ x $`; a space on both sides inside is taken for a formula as well.
        """
        text = self.text
        if opening == "$$":
            self._skip_to(opening, start)
            return
        stop = text.find("$", start, self.end)
        if stop < 0 or stop == start or text[stop - 1] == "\\":
            return
        spaced = text[start].isspace() and text[stop - 1].isspace() and any(s in text[start:stop] for s in "\\_=")
        tight = not text[start].isspace() and not text[stop - 1].isspace()
        if spaced or (tight and not text[stop + 1 : stop + 2].isdecimal()):
            self.skip = stop + 1

    def _tag(self, start: int, end: int, raw: str) -> None:
        self.found.markup.append((start, end))
        closing = raw[1] == "/"
        name = re.split(r"[\s/>]", raw[2:] if closing else raw[1:], maxsplit=1)[0].lower()
        style = _TAG_STYLES.get(name)
        if style is None or raw.endswith("/>"):
            return
        if not closing:
            href = _HREF.search(raw) if name == "a" else None
            self.tags.setdefault(name, []).append((end, href[1] if href else None))
        elif self.tags.get(name):
            content, target = self.tags[name].pop()
            if content < start:
                self.found.styles.append((content, start, style, target))

    def _bracket(self, at: int) -> None:
        """Close a bracket: an inline note, a link, an image, a styled span, a citation, or only brackets."""
        if not self.brackets:
            return
        start, kind = self.brackets.pop()
        found, text = self.found, self.text
        if kind == "^[" or (kind == "[^" and _WORDS.match(text, start + 2, at)):
            found.inline_notes.append((start, at + 1))
            found.markup.extend(((start, start + 2), (at, at + 1)))
            return
        following = text[at + 1 : at + 2] if at + 1 < self.end else ""
        if following == "(":
            match = _TARGET.match(text, at + 1, self.end)
            if match:
                self._link(start, at, match.end(), kind, match["to"].strip("<>"))
                return
        elif following == "{":
            match = _ATTRIBUTES.match(text, at + 1, self.end)
            if match:
                found.markup.extend(((start, start + 1), (at, match.end())))
                for name in match["in"].split():
                    if name in _CLASS_STYLES and start + 1 < at:
                        found.styles.append((start + 1, at, _CLASS_STYLES[name], None))
                self.skip = match.end()
                return
        inside = [key for key in self.keys if key[0] > start] if self.keys else []
        if inside:
            del self.keys[-len(inside) :]
            found.citations.append((start, at + 1, tuple(key for _, _, key in inside)))
        elif not self._cited(start, at) and self.links:
            self._reference_link(start, at, kind)

    def _cited(self, start: int, at: int) -> bool:
        """MultiMarkdown's citations: `[#key]`, and with words of the author's `[p. 23][#key]`."""
        inside = _CITED.match(self.text, start + 1, at + 1) or _CITED.match(self.text, at + 1, self.end)
        if inside is None or (inside.start() > at) != self.text.startswith("[", at + 1):
            return False
        if inside.start() <= at and inside.end() != at + 1:
            return False
        self.found.hash_citations.append((start, inside.end(), inside[1]))
        self.skip = inside.end()
        return True

    def _reference_link(self, start: int, at: int, kind: str) -> None:
        text = self.text
        stop, name = at + 1, text[start + len(kind) : at]
        if text.startswith("[", stop):
            closing = text.find("]", stop, min(self.end, stop + 200))
            if closing > 0:
                name = text[stop + 1 : closing] or name
                stop = closing + 1
        target = self.links.get(name.casefold())
        if target is not None:
            self._link(start, at, stop, kind, target)

    def _link(self, start: int, at: int, end: int, kind: str, target: str) -> None:
        if kind == "![":
            self.found.markup.append((start, end))
        else:
            self.found.markup.extend(((start, start + 1), (at, end)))
            if start + 1 < at:
                self.found.styles.append((start + 1, at, "link", target))
        self.skip = end

    def _emphasis(self, char: str, at: int, length: int) -> None:
        """Open and close emphasis by the flanking rules of CommonMark 0.31, 6.2 (with one stack a character)."""
        text = self.text
        before = text[at - 1] if at > self.start else " "
        after = text[at + length] if at + length < self.end else " "
        before_space, after_space = before.isspace(), after.isspace()
        before_mark = not before_space and not before.isalnum()
        after_mark = not after_space and not after.isalnum()
        left = not after_space and (not after_mark or before_space or before_mark)
        right = not before_space and (not before_mark or after_space or after_mark)
        if char == "_":
            opens, closes = left and (not right or before_mark), right and (not left or after_mark)
        else:
            opens, closes = left, right
        stack = self.runs[char]
        found = self.found
        while closes and length and stack:
            opener = stack[-1]
            total = opener.length + length
            if (opener.both or opens) and total % 3 == 0 and length % 3:
                break
            width = 2 if opener.length >= 2 and length >= 2 else 1
            content = opener.at + opener.length
            found.styles.append((content, at, "bold" if width == 2 else "italic", None))
            found.markup.append((content - width, content))
            found.markup.append((at, at + width))
            other = self.runs["_" if char == "*" else "*"]
            while other and other[-1].at > opener.at:
                other.pop()
            opener.length -= width
            at += width
            length -= width
            if not opener.length:
                stack.pop()
        if opens and length:
            stack.append(_Run(at, length, opens and closes))

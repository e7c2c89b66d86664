"""The text of a list of names in, `Name`s with their spans out."""

import re
from dataclasses import dataclass

from audit.model.citation import Name
from audit.model.span import Span
from audit.parsing.fields.cues import ORGANISATION, PARTICLES, ROLE_WORDS, SUFFIXES
from audit.parsing.fields.tokens import Token

_AND = {"&", "and", "und", "et", "y", "e", "u", "en", "och", "og", "i", "with", "mit", "+", "avec", "con", "ve"}
_REST = {"al", "alii", "others", "a", "am", "andere", "anderen", "weitere", "autres", "altri", "otros"}
_DASHES = "–—-‐−"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """A stretch of tokens between two separators of a list of names."""

    tokens: tuple[Token, ...]

    @property
    def span(self) -> Span:
        """From the first token to the last."""
        return Span(self.tokens[0].start, self.tokens[-1].end)


def read_names(tokens: list[Token], text: str) -> list[tuple[Name, Span]]:
    """Return the names that `tokens` (a list of authors or editors in `text`) hold, in order.

    Understands "Family, Given", "Given Family", "Family GI", slashes, dashes, semicolons and "and" in seven languages;
    a body becomes one literal name.
    """
    tokens = _without_roles(tokens)
    if not tokens:
        return []
    if is_body(tokens):
        return _bodies(tokens, text)
    names: list[tuple[Name, Span]] = []
    for group in _groups(tokens):
        names += _read_group(group, text, bool(names))
    return names


def is_body(tokens: list[Token]) -> bool:
    """Tell whether the tokens name a body: a word for one, or a lower-case "of", "for", "für" between capitals."""
    words = [t.text for t in tokens if t.kind == "word"]
    if any(w.casefold() in ORGANISATION for w in words):
        return True
    lowered = [w for w in words[1:] if w in ("of", "for", "für", "pour", "per", "the", "on")]
    if lowered:
        return True
    return len(words) == 1 and len(words[0]) > 2 and words[0].isupper() and len(tokens) == 1 and len(words[0]) <= 5


def _bodies(tokens: list[Token], text: str) -> list[tuple[Name, Span]]:
    """One literal for all, cut only at semicolons: commas and "and" stand inside the names of bodies."""
    names = []
    for part in _split(tokens, lambda t: t.text in ";/"):
        part = _trim(part)
        if part:
            span = Span(part[0].start, part[-1].end)
            literal = re.sub(r"\s+", " ", text[span.start : span.end])
            if literal.count("(") > literal.count(")"):
                literal = literal.replace("(", "", 1)
            names.append((Name(literal=literal), span))
    return names


def _without_roles(tokens: list[Token]) -> list[Token]:
    """Drop "ed.", "(Hrsg.)", "translated by", "et al.", handles and what stands in square brackets."""
    kept: list[Token] = []
    depth = 0
    for number, token in enumerate(tokens):
        word = token.text.casefold()
        following = tokens[number + 1].text.casefold() if number + 1 < len(tokens) else ""
        if token.text in "[({":
            depth += 1
        elif token.text in "])}":
            depth = max(0, depth - 1)
        elif word in ROLE_WORDS or token.kind in ("handle", "number", "url", "doi"):
            if following == "." and kept:
                depth += 0
        elif (word in _AND and following in _REST | {"."}) or word in (
            "al",
            "alii",
            "others",
            "andere",
            "autres",
            "altri",
            "otros",
            "colab",
            "collab",
        ):
            continue
        else:
            kept.append(token)
            continue
        if kept and kept[-1].text != ",":
            kept.append(Token(",", "mark", token.start, token.start, False))
    return _trim(kept)


def _trim(tokens: list[Token]) -> list[Token]:
    """Take off the punctuation and the "and" at both ends; a final point stays with an initial."""
    start, end = 0, len(tokens)
    while start < end and (
        tokens[start].kind == "mark" or tokens[start].text.casefold() in _AND - {"e", "y", "i", "u"}
    ):
        start += 1
    while end > start:
        token = tokens[end - 1]
        if token.kind == "mark" or token.text in ("and", "und", "et", "&"):
            if (
                token.text == "."
                and end - start > 1
                and (len(tokens[end - 2].text) == 1 or tokens[end - 2].text in SUFFIXES)
            ):
                break
            end -= 1
        else:
            break
    return tokens[start:end]


def _split(tokens: list[Token], separates) -> list[list[Token]]:  # type: ignore[no-untyped-def]
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if separates(token):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _groups(tokens: list[Token]) -> list[list[Token]]:
    """Cut at what can only stand between names: "and", ";", "/", a spaced dash. Commas stay."""

    def separates(token: Token) -> bool:
        if token.text in (";", "/", "&", "+", "•", ":", "|", "·"):
            return True
        if token.text in _DASHES and token.spaced:
            return True
        word = token.text
        if word in ("e", "y", "i", "u", "en"):
            return token.spaced
        return word in _AND or word in ("AND", "UND", "ET", "And", "Und")

    return _split(tokens, separates)


def _initials(part: list[Token]) -> bool:
    """Tell whether a part is initials only: "J. W.", "JW", "J.-P.", "Ch."."""
    words = [t for t in part if t.kind == "word"]
    if not words:
        return False
    for position, token in enumerate(part):
        if token.kind == "mark":
            if token.text not in ".-‐–’'":
                return False
            continue
        text = token.text
        dotted = position + 1 < len(part) and part[position + 1].text == "."
        if len(text) == 1 or (dotted and len(text) <= 3 and text[:1].isupper()):
            continue
        if text.isupper() and len(text) <= 3 and len(words) == 1:
            continue
        if len(text) <= 5 and all(len(p) == 1 for p in re.split(r"[-‐‑]", text)):
            continue
        return False
    return True


def _read_group(group: list[Token], text: str, later: bool) -> list[tuple[Name, Span]]:
    """Read one comma-separated list."""
    parts = [p for p in (_trim(p) for p in _split(group, lambda t: t.text == ",")) if p]
    names: list[tuple[Name, Span]] = []
    index = 0
    inverted: bool | None = None
    while index < len(parts):
        part = parts[index]
        following = parts[index + 1] if index + 1 < len(parts) else None
        words = [t for t in part if t.kind == "word"]
        plain = [t for t in words if t.text.casefold() not in PARTICLES]
        if not words:
            index += 1
            continue
        if following is not None and _suffix(following) and not _initials(part):
            after = parts[index + 2] if index + 2 < len(parts) else None
            if after is not None and (len(plain) == 1) and _initials(after) is not False and inverted is not False:
                names.append(_name(part, after, text, following))
                index += 3
            else:
                names.append(_direct(part, text, following))
                index += 2
            continue
        if following is not None and inverted is not False and not _initials(part):
            first = not names
            takes = False
            if _initials(following):
                takes = not _has_initials(part)
            elif len(plain) <= 1 or (len(plain) <= 2 and inverted is None and first and len(parts) == 2 and not later):
                given = [t for t in following if t.kind == "word"]
                if len(plain) > 1 and len(given) > 1:  # "Vivian Yee, Hwaida Saad"
                    names.append(_direct(part, text, None))
                    index += 1
                    continue
                # "Barcott, Bruce" but not "Sirosh, Miikkulainen" (a list of family names, told by its third part)
                takes = len(given) <= 3 and (len(parts) % 2 == 0 or len(given) > 1 or inverted is True or first)
                if (
                    len(parts) > 2
                    and len(given) == 1
                    and all(len([t for t in p if t.kind == "word"]) == 1 for p in parts)
                ):
                    takes = first and len(parts) % 2 == 0
            if takes:
                inverted = True
                names.append(_name(part, following, text, None))
                index += 2
                if index < len(parts) and _suffix(parts[index]):
                    name, span = names[-1]
                    names[-1] = (
                        Name(
                            family=name.family,
                            given=name.given,
                            particle=name.particle,
                            suffix=_text(parts[index], text),
                        ),
                        Span(span.start, parts[index][-1].end),
                    )
                    index += 1
                if index < len(parts) and len([t for t in parts[index] if t.kind == "word"]) > 1:
                    nxt = parts[index]
                    if index + 1 >= len(parts) or not _initials(parts[index + 1]):
                        lead = [t for t in nxt if t.kind == "word" and t.text.casefold() not in PARTICLES]
                        inverted = None if len(lead) <= 1 else False
                continue
        names.append(_direct(part, text, None))
        index += 1
    return names


def _has_initials(part: list[Token]) -> bool:
    return (
        any(len(t.text) == 1 and t.text.isupper() and t.kind == "word" for t in part)
        and len([t for t in part if t.kind == "word"]) > 1
    )


def _suffix(part: list[Token]) -> bool:
    words = [t.text for t in part if t.kind == "word"]
    return len(words) == 1 and words[0].rstrip(".") in SUFFIXES


def _text(tokens: list[Token], text: str) -> str:
    return re.sub(r"\s+", " ", text[tokens[0].start : tokens[-1].end]) if tokens else ""


def _name(family: list[Token], given: list[Token], text: str, suffix: list[Token] | None) -> tuple[Name, Span]:
    """Build an inverted name; particles before the family name or after the given one are told apart."""
    front, family = _particles(family)
    back: list[Token] = []
    rest = list(given)
    while len(rest) > 1 and rest[-1].text in PARTICLES:
        back.insert(0, rest.pop())
    particle = _text(front, text) or _text(back, text)
    end = max(family[-1].end, given[-1].end, suffix[-1].end if suffix else 0)
    start = front[0].start if front else family[0].start
    return (
        Name(
            family=_text(family, text),
            given=_text(rest, text),
            particle=particle,
            suffix=_text(suffix, text) if suffix else "",
        ),
        Span(start, end),
    )


def _particles(family: list[Token]) -> tuple[list[Token], list[Token]]:
    count = 0
    while count < len(family) - 1 and family[count].text in PARTICLES:
        count += 1
    return family[:count], family[count:]


def _direct(part: list[Token], text: str, suffix: list[Token] | None) -> tuple[Name, Span]:
    """Build a name in reading order: "Given von Family", "Family GI" (initials last), "FAMILY Given"."""
    span = Span(part[0].start, suffix[-1].end if suffix else part[-1].end)
    tail = _text(suffix, text) if suffix else ""
    words = [i for i, t in enumerate(part) if t.kind == "word"]
    if len(words) == 1:
        return Name(family=_text(part[words[0] : words[0] + 1], text), suffix=tail), span
    last = part[words[-1]].text
    if last.rstrip(".") in SUFFIXES and len(words) > 2 and not tail:
        tail = last
        part = _trim(part[: words[-1]])
        words = [i for i, t in enumerate(part) if t.kind == "word"]
        last = part[words[-1]].text
    for cut in range(1, len(part)):  # "Flohr M", "van den Bosch F. C."
        if part[cut].kind == "word" and _initials(part[cut:]) and not _initials(part[:cut]):
            front, family = _particles(part[:cut])
            return Name(
                family=_text(family, text), given=_text(part[cut:], text), particle=_text(front, text), suffix=tail
            ), span
    lead = part[words[0]].text
    if lead.isupper() and len(lead) > 2 and not last.isupper():  # "MOULIN Raymonde"
        cut = words[0] + 1
        while cut < len(part) and part[cut].kind == "word" and part[cut].text.isupper() and len(part[cut].text) > 2:
            cut += 1
        return Name(family=_text(part[:cut], text), given=_text(_trim(part[cut:]), text), suffix=tail), span
    for at in words[1:-1]:
        if part[at].text in PARTICLES:
            stop = at
            while stop < len(part) - 1 and part[stop].text in PARTICLES:
                stop += 1
            return Name(
                given=_text(part[:at], text),
                particle=_text(part[at:stop], text),
                family=_text(part[stop:], text),
                suffix=tail,
            ), span
    if part[words[0]].text in PARTICLES:  # "von Humboldt", "De Schreye"
        front, family = _particles(part)
        return Name(particle=_text(front, text), family=_text(family, text), suffix=tail), span
    return Name(given=_text(part[: words[-1]], text), family=_text(part[words[-1] :], text), suffix=tail), span

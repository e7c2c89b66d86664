"""IDN004: a web address that cannot be one."""

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.language.expressions import expression
from audit.model.finding import Fix, Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.gathering import gathered
from audit.rules.identifiers.places import find_matches
from audit.rules.identifiers.places import replace as put
from audit.rules.nearby import Reach
from audit.rules.rule import rule

_ANCHORS = (b"ttp", b"htp", b"ttsp", b"://")
_REACH = Reach(before=12, after=800)
_SCHEME = expression(
    r"""(?P<doubled>\bhttps?:?/{0,2}(?=https?:?//))
    | (?P<misspelt>\b(?:htp|htpp|htttp|hhttp|hhtp|httpp|htps|htpps|htttps|httsp|httpss|hhttps|ttps|ttp|http[ps]s|hppts?|hptts?|htts|htpts|thtps?|hhtps|httos|jttps?)://(?=\w))
    | (?P<slashes>\bhttps?(?::/(?=[\w])|//(?=\w)|:(?=www\.)|:///(?=\w)|:://?(?=\w)|;//(?=\w)|:\\\\(?=\w)|\s:\s?//(?=\w)|:\s//(?=\w)|:/\s/(?=\w)))
    | (?P<spaced>\bhttps?://\s{1,2}(?=(?:www\.|[\w-]{2,40}\.(?:com|org|net|gov|edu|int|info|de|fr|it|es|uk|eu|ch|at|nl)\b)))
    | (?P<url>\bhttps?://[^\s<>"“”|\]]{1,500})""",
    re.VERBOSE | re.IGNORECASE,
)
_HOST = expression(r"https?://(?:[^\s/@]{1,60}@)?(?P<host>[^/?#:]*)", re.IGNORECASE)
# The rest of an address after a space or a line end: what no word of a sentence looks like.
_CONTINUED = expression(
    r"[ \t]?(?P<gap>(?:\n[ \t]{0,8})?)"
    r"(?P<rest>(?:[\w%.~-]+[/=?&])+[\w%.~/=?&#-]*|[\w%~-]+(?:\.html?|\.pdf|\.php|\.aspx?)\b)"
)
_HOST_SPLIT = expression(
    r"[ \t](?P<rest>(?:[\w-]{1,40}\.){0,3}(?:com|org|net|gov|edu|int|info|co\.uk|ac\.uk|de|fr|eu)\b(?:/\S*)?)"
)
_AFTER_WWW = expression(r"[ \t](?P<rest>(?:[\w-]{1,60}\.){1,4}[a-z]{2,10}\b(?:/[^\s<>]*)?)", re.IGNORECASE)
_MISTYPED_WWW = expression(r"w{4,}|vvw|wvw|www+v", re.IGNORECASE)
_TORN_BY_SPACE, _TORN_BY_LINE = "A space stands inside", "A line end breaks"
_OPEN_ENDS = ("/", "-", "_", "=", "?", "&", "%", ".")


@rule(id="IDN004", name="malformed-url", scope="citation", level=Level.WARNING)
def malformed_url(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A web address is broken: its scheme doubled or misspelt, a space or line end inside, no real host.

    Why:
        Nobody can follow it, and no program can check it.

    Example:
        https://https://www.nhl.no/arkiv; http:/www.nhl.no; https://www. nhl.no/arkiv

    Instead:
        https://www.nhl.no/arkiv

    Limits:
        Syntax only: whether the page answers is EXI006's question. A space is told from the end of the address only
        where what follows can be no word; such addresses are notes, and in a PDF, whose lines break them, they are
        left alone.

    References:
        RFC 3986, 3; WHATWG URL Standard.
    """
    torn: list[Problem] = []
    in_pdf = manuscript.document.format == "pdf"  # there the page's lines break addresses, not the author
    for match, label in find_matches(manuscript, _SCHEME, _ANCHORS, _REACH):
        found = _scheme(match) if match["url"] is None else _address(match, manuscript.text)
        if found is None or (in_pdf and _broken_by_the_page(match, manuscript.text)):
            continue
        message, span, fix = found
        problem = Problem(span=span, message=message, note=label, fix=fix, confidence=0.9)
        if message.startswith((_TORN_BY_SPACE, _TORN_BY_LINE)):
            torn.append(replace(problem, level=Level.NOTE, confidence=0.7))
        else:
            yield problem
    if not in_pdf:
        yield from gathered(torn, lambda number: f"{number} addresses are broken by a space or a line end")


def _broken_by_the_page(match: re.Match[str], text: str) -> bool:
    """Tell whether a line's end or the spacing of a colon may be all that is wrong: "https://www." and "http ://"."""
    if match["url"] is None:
        return any(character.isspace() for character in match[0])
    ends_in_host = "/" not in match["url"].partition("://")[2]
    return ends_in_host and text[match.end() : match.end() + 1].isspace()


def _scheme(match: re.Match[str]) -> tuple[str, Span, Fix | None] | None:
    span = Span(match.start(), match.end())
    printed = match[0]
    secure = "s" in printed.lower()
    if match["doubled"]:
        return f"The address has its scheme twice: {printed}…", span, put(span.start, span.end, "", certain=True)
    right = "https://" if secure else "http://"
    if match["spaced"]:
        return "A space stands after the address's scheme.", span, put(span.start, span.end, right, certain=True)
    return f"“{printed}” is no scheme; {right} is.", span, put(span.start, span.end, right, certain=True)


def _address(match: re.Match[str], text: str) -> tuple[str, Span, Fix | None] | None:
    url = match["url"].rstrip(".,;:!?)’”'*_`\\>")
    span = Span(match.start(), match.start() + len(url))
    host = _HOST.match(url)
    name = host["host"] if host else ""
    printed = _HOST.match(match["url"])
    split = _host_split(match, printed["host"] if printed else "", text) or _continued(match, text)
    if split is not None:
        return split
    fault = _host_fault(name.rstrip("."))
    following = text[match.end() : match.end() + 2].strip(" \t\n")
    torn_somewhere = match["url"] == url and following not in ("", "[")
    if not fault or torn_somewhere:
        return None
    return f"The address {url[:80]} has {fault}.", span, None


def _host_fault(host: str) -> str:
    """Return in words what is wrong with a host, "" when nothing is."""
    if not host or host.startswith(("[", "localhost")) or "@" in host:
        return "" if host else "no host"
    if not any(character.isalnum() for character in host):  # "https://…" stands for any address
        return ""
    if host[0] == ".":
        return f"a full stop before its host ({host})"
    if "," in host:
        return f"a comma in its host ({host})"
    if ".." in host:
        return f"two full stops in its host ({host})"
    labels = host.split(".")
    if _MISTYPED_WWW.fullmatch(labels[0]):
        return f"{labels[0]} for www ({host})"
    if len(labels) < 2:
        return f"a host without a domain ({host})"
    if labels == ["www"] or (labels[0].lower() == "www" and len(labels) == 2 and len(labels[1]) < 2):
        return f"an incomplete host ({host})"
    return ""


def _host_split(match: re.Match[str], host: str, text: str) -> tuple[str, Span, Fix | None] | None:
    """A space inside the host: "https://www. nhl.no", "https://nhl .no/arkiv"."""
    if match["url"].rstrip("/") != match["url"] or "/" in match["url"][8:]:
        return None
    if not (host.endswith(".") or "." not in host):
        return None
    pattern = _AFTER_WWW if host.lower() == "www." else _HOST_SPLIT
    rest = pattern.match(text, match.end())
    if rest is None:
        return None
    span = Span(match.start(), rest.end())
    joined = match["url"] + rest["rest"]
    return (
        f"{_TORN_BY_SPACE} the address {span.of(text)[:80]}.",
        span,
        put(match.end(), rest.start("rest"), "", certain=_host_fault(joined.split("/")[2]) == ""),
    )


def _continued(match: re.Match[str], text: str) -> tuple[str, Span, Fix | None] | None:
    """A space or a line end inside the path, where what follows can only be the rest of the address."""
    url = match["url"]
    if not url.endswith(_OPEN_ENDS) or url.endswith("..") or len(url) < 12:
        return None
    rest = _CONTINUED.match(text, match.end())
    if rest is None or rest.start("rest") == match.end() or rest["rest"].lower().startswith(("http", "www.")):
        return None
    if url.endswith(".") and not rest["rest"].lower().startswith(("html", "htm", "pdf", "php", "com/", "org/")):
        return None
    if rest["rest"][0].isupper() and "/" not in rest["rest"][1:]:
        return None
    where = _TORN_BY_LINE if rest["gap"] else _TORN_BY_SPACE
    span = Span(match.start(), rest.end())
    return f"{where} the address {url[-60:]}.", span, put(match.end(), rest.start("rest"), "", certain=False)

"""Deciding what is reported: every finding of a document in, those to report and those held back out."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from audit.model.finding import Finding, Level
from audit.model.record import record
from audit.profiles import PROFILES
from audit.settings import Settings

# `<!-- audit: ignore NUM004, MRK003: kept as in the original -->`, `% audit: ignore …` or a line of its own.
# `ignore-file` holds for the whole document. Every repetition is bounded, so the search is linear.
_SUPPRESSION = (
    r"(?:<!--[ \t]{0,20}|%{1,4}[ \t]{0,20}|(?m:^)[ \t]{0,20})"
    r"audit:[ \t]{0,20}(?P<verb>ignore(?:-file)?)[ \t]{1,20}"
    r"(?P<rules>[A-Za-z0-9-]{1,60}(?:[ \t]{0,20},[ \t]{0,20}[A-Za-z0-9-]{1,60}){0,30})"
    r"[ \t]{0,20}(?::[ \t]{0,20}(?P<reason>[^\n]{0,500}?))?[ \t]{0,20}(?:-->|$)"
)
# A blank line, or one that opens an item or a note of its own: a suppression reaches one note of a list and not all.
_BLOCK_END = (
    r"\n(?=[ \t\r]*\n)|"
    r"\n(?=[ \t]{0,12}(?:[-*+•][ \t]|\[\^?[^\]\s]{1,20}\]|\^?\d{1,4}[.)^\]]|\d{1,4}[ \t]|[⁰¹²³⁴-⁹]|<sup>))"
)


@record
class Suppression:
    """One request in the text not to report some rules between two offsets."""

    line: int
    rules: tuple[str, ...]
    reason: str
    start: int
    end: int


@record
class Selection:
    """Findings to report, findings suppressed in the text (each with its reason), and warnings on suppressions."""

    kept: tuple[Finding, ...]
    suppressed: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()


def names_rule(selector: str, rule: str, name: str) -> bool:
    """Tell whether `selector` (an id, the beginning of ids, a rule's name, or `all`) means this rule."""
    wanted = selector.upper()
    return wanted == "ALL" or selector.lower() == name or (wanted != "" and rule.startswith(wanted))


def selected(rule: str, name: str, settings: Settings) -> bool:
    """Tell whether a rule is to be reported. Where `select` and `ignore` both name it, the longer selector decides."""
    if settings.levels and level_of(rule, name, settings) == "off":
        return False
    taken = _reach(settings.select, rule, name) if settings.select else 1
    left = _reach(settings.ignore, rule, name)
    return taken > left


def level_of(rule: str, name: str, settings: Settings) -> str | None:
    """Return the level that the settings give a rule ("off" included), or None; the longest selector decides."""
    best = max(settings.levels, key=lambda selector: _reach((selector,), rule, name), default="")
    return settings.levels[best] if best and _reach((best,), rule, name) else None


def unknown_selectors(settings: Settings, rules: Collection[tuple[str, str]]) -> tuple[str, ...]:
    """Return a message for each selector of the settings that names none of `rules` (pairs of id and name)."""
    messages: list[str] = []
    brought = {selector for name in settings.profile for selector in PROFILES[name].levels}
    for selector in dict.fromkeys((*settings.select, *settings.ignore, *settings.levels)):
        if selector not in brought and not any(names_rule(selector, rule, name) for rule, name in rules):
            messages.append(f"no rule is called '{selector}'{_nearest(selector, rules)}")
    return tuple(messages)


def apply(
    findings: Sequence[Finding], text: str, settings: Settings, *, ran: Collection[str] | None = None
) -> Selection:
    """Decide which `findings` of the document `text` are reported, and at what level.

    `ran` holds the ids of the rules that ran, None when all did: a suppression of a rule that did not run, or is not
    selected, is not called unused. A suppression without a reason suppresses nothing, and is named in the warnings.
    """
    chosen = [relevel(finding, settings) for finding in findings if selected(finding.rule, finding.name, settings)]
    requests = find_suppressions(text)
    if not requests:
        return Selection(kept=tuple(chosen))
    kept: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[tuple[int, str]] = set()
    for finding in chosen:
        request = _request_for(finding, requests)
        if request is None:
            kept.append(finding)
        else:
            suppressed.append(replace(finding, suppressed=request[0].reason))
            used.add((request[0].line, request[1]))
    return Selection(
        kept=tuple(kept), suppressed=tuple(suppressed), warnings=tuple(_complaints(requests, used, settings, ran))
    )


def relevel(finding: Finding, settings: Settings) -> Finding:
    """Return `finding` at the level that the settings give its rule."""
    level = level_of(finding.rule, finding.name, settings) if settings.levels else None
    return finding if level is None or level == "off" else replace(finding, level=Level(level))


def find_suppressions(text: str) -> tuple[Suppression, ...]:
    """Return the suppressions written in `text`, in order.

    One that stands alone on its line reaches over the next paragraph, list item or note; one that stands in a line
    with other text reaches over that line.
    """
    if "audit:" not in text:
        return ()
    breaks = [at for at, character in enumerate(text) if character == "\n"]
    found: list[Suppression] = []
    # Compiled here and not at import: few manuscripts have any. `re` keeps what it has compiled.
    for match in re.finditer(_SUPPRESSION, text, re.MULTILINE):
        line = bisect_right(breaks, match.start() - 1)
        line_start = breaks[line - 1] + 1 if line else 0
        line_end = breaks[line] if line < len(breaks) else len(text)
        if match["verb"] == "ignore-file":
            start, end = 0, len(text)
        elif text[line_start : match.start()].strip() or text[match.end() : line_end].strip():
            start, end = line_start, line_end
        else:
            start, end = line_end, _end_of_next_block(text, line_end)
        found.append(
            Suppression(
                line=line + 1,
                rules=tuple(rule.strip() for rule in match["rules"].split(",")),
                reason=(match["reason"] or "").strip(),
                start=start,
                end=end,
            )
        )
    return tuple(found)


def _end_of_next_block(text: str, after: int) -> int:
    """Return the offset at which the block that follows `after` ends."""
    first = re.compile(r"\S").search(text, after)
    if first is None:
        return len(text)
    end = re.compile(_BLOCK_END).search(text, first.start())
    return len(text) if end is None else end.start()


def _reach(selectors: Iterable[str], rule: str, name: str) -> int:
    """Return how closely the closest of `selectors` names the rule: 0 not at all, else more for a longer selector."""
    lengths = (
        2 if selector.upper() == "ALL" else 99 if selector.lower() == name else 2 + len(selector)
        for selector in selectors
        if names_rule(selector, rule, name)
    )
    return max(lengths, default=0)


def _request_for(finding: Finding, requests: Sequence[Suppression]) -> tuple[Suppression, str] | None:
    """Return the first request with a reason that covers `finding`, and the selector in it that names its rule."""
    for request in requests:
        if request.reason and request.start <= finding.span.start < request.end:
            for selector in request.rules:
                if names_rule(selector, finding.rule, finding.name):
                    return request, selector
    return None


def _complaints(
    requests: Sequence[Suppression],
    used: Collection[tuple[int, str]],
    settings: Settings,
    ran: Collection[str] | None,
) -> Iterable[str]:
    """Yield a warning for each suppression that gives no reason or has nothing to suppress."""
    for request in requests:
        named = ", ".join(request.rules)
        if not request.reason:
            yield f"line {request.line}: the suppression of {named} gives no reason, and is not applied"
            continue
        for selector in request.rules:
            if (request.line, selector) not in used and _may_fire(selector, settings, ran):
                yield f"line {request.line}: nothing to suppress for {selector} ({request.reason})"


def _may_fire(selector: str, settings: Settings, ran: Collection[str] | None) -> bool:
    """Tell whether a rule that `selector` names was asked for, so that its silence means something."""
    if ran is not None and not any(names_rule(selector, rule, "") for rule in ran) and "-" not in selector:
        return False
    return selected(selector.upper(), selector.lower(), settings)


def _nearest(selector: str, rules: Collection[tuple[str, str]]) -> str:
    from difflib import get_close_matches  # only on the way to an error

    known = [part for pair in rules for part in pair]
    near = get_close_matches(selector.upper(), known, n=1) or get_close_matches(selector.lower(), known, n=1)
    return f"; did you mean '{near[0]}'?" if near else ""

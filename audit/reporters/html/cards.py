"""One finding in, its card out: message, evidence side by side, fix, and what the reader decides."""

from collections.abc import Container
from html import escape

from audit.model.finding import Finding
from audit.model.span import Region
from audit.reporters.excerpts import excerpt
from audit.reporters.wording import KIND_WORDS, finding_place, place_words, printable

DECISIONS = (("", "undecided"), ("accepted", "to be mended"), ("dismissed", "right as it is"), ("later", "later"))


def card(name: str, finding: Finding, pages: Container[int] = ()) -> str:
    """Return the card with the id `name`; its marks in the text have the ids `name-at` and `name-1`, `name-2` …

    `pages` are the numbers of the pages that the report shows, on which its box has the id `name-page`.
    """
    kind = f' <span class="kind">{KIND_WORDS[finding.kind]}</span>' if KIND_WORDS[finding.kind] else ""
    data = {
        "level": str(finding.level),
        "rule": finding.rule,
        "name": finding.name,
        "note": finding.note or "",
        "fingerprint": finding.fingerprint,
        "message": finding.message,
    }
    attributes = "".join(f' data-{key}="{escape(printable(value))}"' for key, value in data.items())
    return (
        f'<article class="card {finding.level}" id="{name}" tabindex="-1" aria-labelledby="{name}-h"{attributes}>\n'
        f'<h3 id="{name}-h"><span class="level">{finding.level}</span> '
        f"{finding.rule} {escape(finding.name)}{kind}</h3>\n"
        f'<p class="place"><a href="#{name}-at">{escape(printable(finding_place(finding))) or "here"}</a>'
        f"{_page_link(name, finding, pages)}</p>\n"
        f'<p class="message">{escape(printable(finding.message))}</p>\n'
        f"{_sides(name, finding)}{_fix(finding)}{_decision(name)}</article>\n"
    )


def _page_link(name: str, finding: Finding, pages: Container[int]) -> str:
    boxes = finding.region.boxes
    return f' · <a href="#{name}-page">on page {boxes[0].page}</a>' if boxes and boxes[0].page in pages else ""


def _marked(region: Region) -> str:
    """Return a region's line with the region marked."""
    before, inside, after = (escape(part).replace(" …", "\u00a0…") for part in excerpt(region))
    return f"{before}<b>{inside}</b>{after}"


def _sides(name: str, finding: Finding) -> str:
    """Return the places that contradict each other, next to one another, each linked to where it stands."""
    if not finding.related:
        return ""
    sides = [(f"{name}-{number}", other.message, other.region) for number, other in enumerate(finding.related, 1)]
    if all(other.region != finding.region for other in finding.related):
        sides.insert(0, (f"{name}-at", "here", finding.region))
    items = "".join(
        f'<li><a href="#{target}">{escape(printable(words))}</a> '
        f'<span class="where">{escape(place_words(region))}</span><q>{_marked(region)}</q></li>\n'
        for target, words, region in sides
    )
    return f'<ul class="sides">\n{items}</ul>\n'


def _fix(finding: Finding) -> str:
    if finding.fix is None:
        return ""
    sure = "Fix" if finding.fix.certain else "Possible fix"
    return f'<p class="fix">{sure}: {escape(printable(finding.fix.description))}</p>\n'


def _decision(name: str) -> str:
    options = "".join(f'<option value="{value}">{words}</option>' for value, words in DECISIONS)
    return (
        '<p class="decision" hidden>'
        f'<label>Decision <select name="decision">{options}</select></label> '
        '<label>Remark <input name="remark" autocomplete="off"></label></p>\n'
    )

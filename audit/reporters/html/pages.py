"""Images of pages and the findings on them in; figures with a box at each place out, each box a link to its card."""

import base64
from collections.abc import Iterator, Sequence
from html import escape

from audit.model.finding import Finding, PageImage
from audit.model.span import Box
from audit.reporters.html.manuscript import NamedFinding
from audit.reporters.wording import printable

_AIR = 1.5  # points between a box and what it encloses


def page_figures(pages: Sequence[PageImage], findings: Sequence[NamedFinding], document: str) -> Iterator[str]:
    """Yield a section with a figure for each page; `document` parts the ids of several manuscripts."""
    if not pages:
        return
    yield f'<section class="pages" aria-label="Pages of {escape(printable(document))}">\n<h3>Pages</h3>\n'
    for page in pages:
        yield _figure(page, findings)
    yield "</section>\n"


def _figure(page: PageImage, findings: Sequence[NamedFinding]) -> str:
    width, height = round(page.width, 1), round(page.height, 1)
    boxes = "".join(_links(page, name, finding) for name, finding in findings)
    image = base64.b64encode(page.png).decode()
    return (
        f'<figure><svg viewBox="0 0 {width} {height}" role="group" aria-label="Page {page.number}, with its findings">'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{image}"/>\n{boxes}</svg>'
        f"<figcaption>Page {page.number}</figcaption></figure>\n"
    )


def _links(page: PageImage, name: str, finding: Finding) -> str:
    """Return the boxes of a finding on a page: its own place, and those that it names."""
    title = f"{finding.level} {finding.rule}: {finding.message}"
    own = _link(page, finding.region.boxes, f"{name}-page", name, str(finding.level), title)
    others = (
        _link(page, other.region.boxes, f"{name}-page-{number}", name, "related", f"{finding.rule}: {other.message}")
        for number, other in enumerate(finding.related, 1)
    )
    return own + "".join(others)


def _link(page: PageImage, boxes: Sequence[Box], id: str, card: str, style: str, title: str) -> str:
    here = [box for box in boxes if box.page == page.number]
    if not here:
        return ""
    rectangles = "".join(_rectangle(page, box) for box in here)
    words = escape(printable(title))
    first = boxes[0].page == page.number
    anchor = f' id="{id}"' if first else ""
    return f'<a{anchor} href="#{card}" class="{style}" aria-label="{words}"><title>{words}</title>{rectangles}</a>\n'


def _rectangle(page: PageImage, box: Box) -> str:
    """Return a box as SVG has it: from the upper left corner."""
    x, y = box.x0 - _AIR, page.height - box.y1 - _AIR
    width, height = box.x1 - box.x0 + 2 * _AIR, box.y1 - box.y0 + 2 * _AIR
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}"/>'

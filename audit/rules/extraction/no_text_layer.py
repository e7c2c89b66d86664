"""EXT002: pages of a PDF have no text layer that can be read."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.rule import rule


@rule(id="EXT002", name="no-text-layer", scope="document", level=Level.WARNING)
def no_text_layer(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Pages of a PDF have no text layer that can be read.

    Why:
        A scan without recognised text, or fonts that name no characters, leave nothing to check; silence about such
        pages would pass for a clean manuscript.

    Example:
        Pages 3, 4 and 9 are images.

    Instead:
        Run OCR over the file (for instance `ocrmypdf in.pdf out.pdf`) and check the result.

    Limits:
        A page is named when it shows an image and hardly any letters, when a third of its characters mean nothing,
        or when its letters cannot be words of a language written in Latin letters. Empty pages are not named.

    References:
        ISO 32000-1:2008, 9.10.1 (text can be extracted only where the fonts say what their codes mean).
        SARIF 2.1.0, 3.27.9: a check that could not be carried out is “open”, not passed.
    """
    listed = manuscript.document.metadata.get("pages_without_text", "")
    pages = [int(number) for number in listed.split(",") if number.isdigit()]
    if not pages:
        return
    have = "Page {} has" if len(pages) == 1 else "Pages {} have"
    yield Problem(
        span=Span(0, min(len(manuscript.text), 1)),
        message=f"{have.format(_list(pages))} no text layer that can be read; "
        "nothing there was checked. Run OCR over the file first.",
        evidence={"pages": pages},
        kind="open",
    )


def _list(pages: list[int]) -> str:
    """Return page numbers in words, neighbours as ranges: "3, 7–9"."""
    parts: list[list[int]] = []
    for page in pages:
        if parts and page == parts[-1][-1] + 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    return ", ".join(f"{part[0]}–{part[-1]}" if len(part) > 1 else str(part[0]) for part in parts)

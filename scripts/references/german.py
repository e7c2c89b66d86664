"""A random source in, templates of German notes out."""

from __future__ import annotations

import random

from references.pieces import QUOTED

VOLUMES_DE = (
    "{volume}[, H. {issue}]", "Jg. {volume}[, H. {issue}]", "Jg. {volume}[, Heft {issue}]", "{volume}[ ({issue})]", "Bd. {volume}[, {issue}]", "{volume}. Jg.[, H. {issue}]", "{volume}[/{issue}]", "{volume}", "{volume}", "{volume}. Jahrgang[, Nr. {issue}]", "{volume}[, Nr. {issue}]", "Band {volume}", "{volume}[({issue})]",
)  # fmt: skip


_NV = (
    "{author}, ",
    "{author}: ",
    "{author}, ",
    "{author}: ",
    "{author} ({date}): ",
    "{author} ({date}), ",
    "{author} {date}: ",
    "{author}, {date}: ",
    "{author} ({date}). ",
    "{author:N}: ",
    "{author:n}, ",
    "{author:n}: ",
    "{author:L}, ",
    "{author:G}, ",
)


def german(rng: random.Random) -> str:
    """Return a template of a German note: an article, a book or a chapter."""
    head = rng.choice(_NV)
    dated = "{date}" in head
    kind = rng.random()
    title = rng.choice((QUOTED, "{title}", "{title}"))
    stop = rng.choice((", ", ". ", ", ", ". ", "; "))
    end = rng.choice(
        (
            ".",
            ".",
            "",
            ", hier S. {locator}.",
            " ({locator}).",
            ", {locator}.",
            " f.",
            ", hier {locator}",
            ".",
            ", insb. S. {locator}.",
        )
    )
    page = rng.choice((", S. {page}", ", {plabel}{page}", ", {page}", ": {page}", " (S. {page})"))
    if kind < 0.36:
        vol = rng.choice(VOLUMES_DE)
        when = "" if dated else rng.choice((" ({date})", ", {date}", " {date}", " ({date})"))
        body = rng.choice(
            (
                f"{{in}} {{journal}} {vol}{when}{page}",
                f"{{in}} {{journal}}, {vol}{when}{page}",
                f"{{journal}} {vol}{when}{page}",
                f"{{in}} {{journal}}{when or ' ({date})'}, {vol}{page}",
                f"{{journal}}, {vol}{when}{page}",
                f"{{in}} {{journal}}{when or ''}[, H. {{issue}}]{page}",
                "{journal} {date}, {page}",
            )
        )
        return head + title + stop + body + end
    if kind < 0.66:
        place = rng.choice(
            (
                "{place}",
                "{place}: {publisher}",
                "{place}, {publisher}",
                "{publisher}",
                "{place}/{place}",
                "{publisher}, {place}",
            )
        )
        when = "" if dated else rng.choice((" {date}", ", {date}", " {date}"))
        extra = rng.choice(
            (
                "",
                "",
                "[, {edition}]",
                "[. {edition}]",
                ", ~note~<2 Bde.|3 Bde.>~x~",
                ", Bd. {volume}",
                ", Bd. {volume:R}: {book}",
                "[ ({series} {volume})]",
                ", {edby} {editor:n}",
                "[, {trby} {translator:n}]",
                "[ (= {series}, Bd. {volume})]",
            )
        )
        loc = rng.choice(("", "", ", S. {locator}", ", {locator}", ", S. {locator}"))
        bracket = rng.random() < 0.2
        facts = f" ({place}{when})" if bracket else rng.choice((", ", ". ")) + place + when
        return head + "{title}" + extra + facts + loc + end
    host = rng.choice(
        (
            "{in} {editor} {eds}, {book}",
            "{in} {editor} {eds}: {book}",
            "{in} {editor} {eds} {book}",
            "{in} {book}, {edby} {editor}",
            "{in} {editor:i} {eds}, {book}",
            "{in} {editor:n}/{editor:n} {eds}, {book}",
            "{in} {book}",
            "{in} ~editor~ders. {eds}~x~, {book}",
            "{in} ~editor~ders.~x~, {book}",
            "{in} {editor}, {book}",
            "{in} {editor} {eds}. {book}",
            "{in} {editor} ({date}) {eds}: {book}",
        )
    )
    place = rng.choice(
        ("{place}", "{place}: {publisher}", "{place}, {publisher}", "{publisher}", "{publisher}, {place}")
    )
    when = "" if dated else rng.choice((" {date}", ", {date}", " {date}"))
    facts = rng.choice((", ", ". ", ", ")) + place + when
    tail = page + facts if rng.random() < 0.2 else facts + page
    return head + title + stop + host + tail + end

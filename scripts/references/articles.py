"""A random source in, templates of articles out: of the humanities, of the sciences, of law."""

from __future__ import annotations

import random

from references.pieces import AT, DATED_HEADS, ENDS, PAGES, QUOTED, VOLUMES, VOLUMES_EN, WHEN, draw_head, draw_title


def _essays(rng: random.Random) -> str:
    """Return a template of an article as the humanities set it."""
    vol = rng.choice(VOLUMES_EN)
    page = rng.choice(PAGES)
    head = rng.choice(("{author}, ", "{author}. ", "{author}: ", "{author}.", "{author} "))
    quote = rng.choice((QUOTED, QUOTED, QUOTED, "{title}"))
    join = rng.choice((", ", ". ", ", ", " ", ". ", ", {in} "))
    when = rng.choice(("({date})", "({date:m})", "{date}", "{date:m}", "({date:s})", "({date})", "{date}"))
    early = rng.random() < 0.5
    if early:
        head = rng.choice(
            (
                *DATED_HEADS,
                "{author}. ({date}). ",
                "{author}, {date}, ",
                "{author} ⟦{date}⟧ ",
                "{author}, ({date}), ",
                "{author}. {date}: ",
                "{author}, {date}: ",
                "({date}) {author}, ",
                "{author}. {date} ",
                "{author} {date} ",
            )
        )
        body = f"{{journal}}{rng.choice((' ', ', ', ' ', '. '))}{vol}{page}"
    else:
        body = rng.choice(
            (
                f"{{journal}} {vol} {when}{page}",
                f"{{journal}}, {vol} {when}{page}",
                f"{{journal}}, {vol}, {when}{page}",
                f"{{journal}} {when} {vol}{page}",
                f"{{journal}}, {vol}{page}, {when}",
                f"{{journal}}, {when}, {vol}{page}",
                f"{{journal}} {vol}{page} {when}",
                f"{{journal}}. {when};{vol}:{{page}}",
                f"{{journal}}, vol. {{volume}}[, no. {{issue}}], {when}{page}",
                f"{{journal}} {when}; {vol}{page}",
                f"{{journal}}, {when}; {vol}{page}",
                f"{{journal}} {vol}, {when}{page}",
            )
        )
    end = rng.choice(
        (
            ".",
            ".",
            ".",
            "",
            ".",
            ". doi:{doi}",
            ". https://doi.org/{doi}",
            ". DOI: {doi}.",
            ", {url}.",
            ". {url}",
            ", accessed {adate}, {url}.",
            ". Available at: {url} (accessed {adate}).",
            ". {url} ({acc}{adate})",
            ", doi: {doi}",
            ". {acc}{adate}. {url}.",
        )
    )
    return head + quote + join + body + end


def papers(rng: random.Random) -> str:
    """Return a template of an article: any order of year, volume and pages behind the journal."""
    head, dated = draw_head(rng)
    title = "" if rng.random() < 0.2 else draw_title(rng)
    journal = rng.choice(
        (
            "{journal}",
            "{journal}",
            "{journal}",
            "{journal}",
            "in {journal}",
            "In: {journal}",
            "{journal} ({place})",
            "{journal} ⟦~note~<Internet|Online|serial>~x~⟧",
        )
    )
    if not title and rng.random() < 0.5:
        head = (
            head
            if dated
            else rng.choice(
                (
                    "{author:i}, ",
                    "{author:i} ",
                    "{author:I} ",
                    "{author:J}, ",
                    "{author:i}: ",
                    "",
                    "",
                    "{author:L} et al., ",
                )
            )
        )
        journal = "{journal}"
    volume = rng.choice(VOLUMES)
    if rng.random() < 0.07:  # "Phys. Rev. D51": the letter is the journal's
        volume, journal = "{volume}", journal + rng.choice((" ", "", " ")) + "~container~<A|B|C|D|E|G|X>~x~"
    else:
        journal += rng.choice((" ", ", ", ", ", ". ", " ", ", ", "; ", ": "))
    page = rng.choice(AT)
    when = "" if dated else rng.choice(WHEN)
    facts = rng.choice((f"{volume}{page}, {when}", f"{volume}{page} {when}", f"{volume} {when}{page}", f"{when} {volume}{page}", f"{when}, {volume}{page}", f"{volume}, {when}{page}", f"{when};{volume}{page}", f"{when}; {volume}{page}", f"{volume}{page}. {when}", f"{when}. {volume}{page}", f"{volume}{when}{page}")) if when else f"{volume}{page}"  # fmt: skip
    if title and rng.random() < 0.012:
        return head + title + rng.choice(("US Patent {number},{volume},{number}, {date:D}", "{date:D}, US Patent {number},{volume},{number}")).replace("US Patent {number},{volume},{number}", "~number~US Patent {number},{volume},{number}~x~") + "."  # fmt: skip
    return head + title + journal + facts + rng.choice(ENDS)


def articles(rng: random.Random) -> str:
    """Return a template of an article in the humanities, or in any order."""
    return _essays(rng) if rng.random() < 0.6 else papers(rng)


_LAW_JOURNALS = (
    "~container~<J. of Law and Society|Law & Society Rev.|Law & Society Review|Law and Society Review|Modern Law Rev.|Brit. J. of Criminology|Law and Social Inquiry|Social & Legal Studies|Harvard Law Rev.|Yale Law J.|"
    "Oxford J. of Legal Studies|International J. of Law and Psychiatry|Brit. J. of Law & Society|Am. Sociological Rev.|Michigan Law Rev.|University of {place} Law Rev.|{place} Law Review|Legal Studies|Public Law>~x~"
)


def law(rng: random.Random) -> str:
    """Return a template of an article as lawyers cite it: year and volume stand before the journal."""
    head = rng.choice(
        (
            "{author:i}, ",
            "{author:n}, ",
            "{author:i}, ",
            "{author:N} ({date}) ",
            "{author:I} ({date}) ",
            "{author:N}. {date}. ",
            "{author:i} ({date}) ",
            "{author:N} ({date}). ",
            "{author:n} ({date}) ",
        )
    )
    title = rng.choice(
        (
            "‘{title}’ ",
            "“{title},” ",
            "“{title}” ",
            "‘{title}’, ",
            "{title:T}, ",
            "{lq}{title}{rq} ",
            "“{title}.” ",
            '"{title}," ',
            "'{title}' ",
            "{title}. ",
        )
    )
    when = "" if "{date}" in head else rng.choice(("({date}) ", "({date}) ", "({date}) ", "⟦{date}⟧ ", "", ""))
    journal = rng.choice(("{journal}", "{journal}", _LAW_JOURNALS))
    volume = rng.choice(("{volume} ", "{volume} ", "{volume}[({issue})] ", "{volume}, ", "{volume}[:{issue}] "))
    page = rng.choice(
        (
            " {page:1}",
            " {page}",
            ", {page}",
            " {page:1}, at {locator}",
            " {page:1}, {locator}",
            " {page:1}",
            ": {page}",
            ", at {locator}",
            " ~page~pp. {page}~x~",
        )
    )
    end = " ({date})" if not when and "{date}" not in head else ""
    return head + title + when + volume + journal + page + end + rng.choice((".", ".", "", "; ~x~"))

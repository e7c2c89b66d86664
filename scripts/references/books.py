"""A random source in, templates of books and of chapters out."""

from __future__ import annotations

import random

from references.pieces import DATED_HEADS, ENDS, QUOTED, draw_head, draw_title


def _monographs(rng: random.Random) -> str:
    """Return a template of a book in a common order."""
    early = rng.random() < 0.4
    head = (
        rng.choice(
            (
                *DATED_HEADS,
                "{author}. ({date}). ",
                "{author} ({odate}/{date}): ",
                "{author}. {date} ",
                "{author} {date} ",
                "{author} ({date} ⟦{odate}⟧), ",
            )
        )
        if early
        else rng.choice(("{author}, ", "{author}. ", "{author}: ", "{author}.– ", "{author} "))
    )
    extra = rng.choice(
        (
            "",
            "",
            "",
            "",
            "[, {edition}]",
            "[. {edition}]",
            "[ ({edition})]",
            "[, {trby} {translator}]",
            "[. {trby} {translator}]",
            ", {edby} {editor}",
            "[. {series}]",
            "[ ({series})]",
            "[, {series} <vol. |>{volume}]",
            ", vol. {volume}",
            ", ~note~<2 vols.|3 vols|2 Bde.|4 vols.>~x~",
            ". Vol. {volume}",
            "[ ({trby} {translator})]",
            ", {edby} {editor}[, {edition}]",
            "[ (= {series} {volume})]",
        )
    )
    title = rng.choice(("{title}", "{title}", "{title}", "{title}", "{title}", QUOTED))
    if early:
        tail = rng.choice(
            (
                ". {place}: {publisher}",
                ", {place}: {publisher}",
                ". {publisher}",
                ". {publisher}, {place}",
                ", {publisher}, {place}",
                ", {publisher}",
                ". {place}, {publisher}",
                " ({place}: {publisher})",
                " ({publisher})",
                ", {place}",
                ". {place}",
                " ({place}, {publisher})",
                ". {place} : {publisher}",
                ". {publisher}: {place}",
                ", {place}, {publisher}",
            )
        )
    else:
        tail = rng.choice(
            (
                " ({place}: {publisher}, {date})",
                " ({publisher}, {date})",
                ". {place}: {publisher}, {date}",
                ", {place}: {publisher}, {date}",
                ", {place}, {publisher}, {date}",
                ", {publisher}, {place}, {date}",
                ", {place} {date}",
                " ({place} {date})",
                ". {place}: {publisher}; {date}",
                ". {publisher}, {date}",
                ". {place}, {publisher}, {date}",
                ", {publisher}, {place} ({date})",
                ", {publisher} ({date})",
                " ({place}, {date})",
                ", {place}, {date}",
                " ({publisher} {date})",
                ". {place}: {publisher} {date}",
                ". {publisher}, {place}, {date}",
                " ({place}: {publisher} {date})",
                ", {publisher} {date}",
                ". {place} {date}",
                ". {place}, {date}",
                " ({date})",
                ", {publisher}, {date}",
                ", {place}: {publisher} {date}",
                " ({place}: {publisher}, {odate}; ~note~repr.~x~ {date})",
                ", <(Nachdruck |repr. |(1st ed. |>{place} {date}",
            )
        )
    end = rng.choice(
        (
            ".",
            ".",
            ".",
            "",
            ".",
            ", {locator}.",
            ", {plabel}{locator}.",
            ", p. {locator}.",
            ", {plabel}{locator}",
            ", ~page~ch. {locator}.",
            ", at {locator}.",
            ". {url}.",
            "[. ~note~ISBN 978-0-19-852663-6~x~].",
            ". ~note~<220 pp|350 p|xii + 340 pp.|423 S.|XII, 310 S.>~x~.",
        )
    )
    return head + title + extra + tail + end


# what may stand behind a book: that it was printed before, or again
_AGAIN = (
    ".", ".", ".", ".", "", "", ".", ".", " (~origdate~ed. or. {place} {odate}~x~).", " (~origdate~<Rpt.|repr.|Repr.|first published|orig.|1st ed.> {odate}~x~).", " ⟦~origdate~{place}: {publisher}, {odate}~x~⟧.",
    " (~origdate~orig. {place}: {publisher}, {odate}~x~).",
)  # fmt: skip


def books(rng: random.Random) -> str:
    """Return a template of a book or an edited volume, now and then with what the fixed lists of styles lack."""
    if rng.random() < 0.8:
        return _monographs(rng).rstrip(".") + rng.choice(_AGAIN)
    head, dated = draw_head(rng)
    if rng.random() < 0.35:
        role = rng.choice(
            (
                "ed.",
                "eds.",
                "ed",
                "comp.",
                "editor",
                "editors",
                "compiler and editor",
                "(ed.)",
                "(eds.)",
                "(Eds.)",
                "(Hrsg.)",
                "(Hg.)",
                "(dir.)",
                "et al., eds.",
            )
        )
        joint = " " if role[0] in "(" else rng.choice((", ", " "))
        head = head.replace("{author}", "{editor}" + joint + "~editor~" + role + "~x~").replace(
            "~x~.", "~x~" if role[-1] == "." else "~x~."
        )
    middle = rng.choice(("", "", ", {translator:n} (~translator~<trans.|tr.|transl.|Trans.>~x~)", ". Trans. {translator:n}", ", {editor:n} (~editor~<ed.|eds.|ed>~x~)", ". Ed. {editor:n}", ", vol. {volume} of {book}", ". Vol. {volume} of {book}", ". Vol. {volume}", ", {series}", ". {series}, {volume}", ". {series}, no. {volume}", ", {series} <vol.|Vol.|Bd.|no.> {volume}", " ({series}, {volume})", ". ~note~<3 vols.|2 vols.|12 vols>~x~", ", {edition}", ". {edition}"))  # fmt: skip
    facts = rng.choice(
        (
            ". {place}: {publisher}",
            ", {publisher}, {place}",
            ". {publisher}: {place}",
            " ({place}: {publisher}",
            ". {publisher}",
            ", {place}",
            ". {place}, {publisher}",
            " {place}: {publisher}",
            ". {institution}, {place}",
            ", {place}: {institution}",
            ". {place} : {publisher}",
        )
    )
    when = "" if dated else rng.choice((", {date}", " {date}", "; {date}", " ({date})", ". {date}", ", {date:m}"))
    return head + "{title}" + middle + facts + when + (")" if "(" in facts else "") + rng.choice(ENDS)


def _essays(rng: random.Random) -> str:
    """Return a template of a chapter in a common order."""
    early = rng.random() < 0.45
    head = (
        rng.choice(
            (
                *DATED_HEADS,
                "{author}. ({date}). ",
            )
        )
        if early
        else rng.choice(("{author}, ", "{author}. ", "{author}: "))
    )
    quote = rng.choice((QUOTED, QUOTED, "{title}"))
    host = rng.choice(
        (
            "{in} {editor} {eds}, {book}",
            "{in} {editor}, {eds}, {book}",
            "{in} {book}, {edby} {editor}",
            "{in} {editor} {eds} {book}",
            "{in} {editor} {eds}: {book}",
            "{in} {book}, {edby} {editor}",
            "{in} {book}, {editor} {eds}",
            "{in} {book} ({edby} {editor})",
            "{in} {editor} {eds}. {book}",
            "{in} {editor}, {book}",
            "{in} {book}",
            "{in} {book} ({editor}, {eds})",
            "{in} {book}. {edby} {editor}",
            "{book}, {edby} {editor}",
            "{book}. {edby} {editor}",
            "{in} {editor:i} {eds}, {book}",
            "{in} {editor}: {book}",
            "{in} {editor:i}, {book}",
            "{in} {book}, {eds} {editor}",
        )
    )
    series = rng.choice(
        (
            "",
            "",
            "",
            "",
            "[, {series}]",
            "[ ({series} {volume})]",
            ", vol. {volume}",
            "[, volume {volume} of {series}]",
            "[. {series}, vol. {volume}]",
        )
    )
    page = rng.choice((", {page}", ", pp. {page}", " (pp. {page})", ": {page}", ", {plabel}{page}", ""))
    if early:
        facts = rng.choice(
            (
                ". {place}: {publisher}",
                ", {place}: {publisher}",
                ". {publisher}, {place}",
                " ({place}: {publisher})",
                ". {publisher}",
                ", {publisher}",
                " ({publisher}, {place})",
                ", {place}",
            )
        )
    else:
        facts = rng.choice(
            (
                " ({place}: {publisher}, {date})",
                " ({publisher}, {date})",
                ". {place}: {publisher}, {date}",
                ", {place}: {publisher}, {date}",
                ", {place}, {publisher}, {date}",
                ", {publisher}, {place}, {date}",
                ", {place} {date}",
                " ({place} {date})",
                ". {publisher}, {date}",
                ", {publisher}, {date}",
                " ({place}, {date})",
                " ({date})",
                ", {publisher} ({date})",
                ". {publisher}, {place} ({date})",
            )
        )
    order = page + facts if rng.random() < 0.4 else facts + page
    end = rng.choice((".", ".", ".", "", ", here {locator}.", ". doi:{doi}", ", at {locator}.", ". {url}."))
    return head + quote + rng.choice((", ", ". ", ", ", " ")) + host + series + order + end


def chapters(rng: random.Random) -> str:
    """Return a template of a chapter."""
    if rng.random() < 0.75:
        return _essays(rng)
    head, dated = draw_head(rng)
    host = rng.choice(
        (
            "In {editor:n}, ed. {book}",
            "in {editor:n}, <ed.|eds.> {book}",
            "In {book}, <vol. |Vol. |>{volume}",
            "{book}. <Ed.|Eds.> {editor:n}",
            "In {editor:n} & {editor:n} (Eds.) {book}",
            "In {book}, {volume}",
            "In: {editor:I} (ed.): {book}",
            "In: {editor:V}, editors. {book}",
            "In {book} ({editor:i}, eds.)",
            "in {editor:L}, {book}",
            "In {editor:L}",
            "in {editor:i}, {book}",
            "In {book}. {edition}. {edby} {editor:n}",
        )
    )
    page = rng.choice(
        (", {page}", ", pp. {page}", " (pp. {page})", ": {page}", ", {plabel}{page}", "", ". p. {page}", ". {page}")
    )
    facts = rng.choice(
        (
            ". {place}: {publisher}",
            ", {publisher}, {place}",
            ", {publisher}",
            ". {publisher}",
            " ({place}: {publisher})",
            ", {place}",
        )
    )
    when = "" if dated else rng.choice((", {date}", " ({date})", ". {date}", "; {date}", " {date}"))
    return (
        head
        + draw_title(rng)
        + host
        + rng.choice((page + facts + when, facts + when + page, facts + page + when))
        + rng.choice(ENDS)
    )

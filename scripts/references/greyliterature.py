"""A random source in, templates out of what no press prints: conference papers, reports, theses, newspapers, pages."""

from __future__ import annotations

import random

from references.pieces import ENDS, draw_head, draw_title


def meetings(rng: random.Random) -> str:
    """Return a template of a paper in a conference volume, with place, time, publisher and pages in any order."""
    head, dated = draw_head(rng)
    host = rng.choice(
        (
            "In ",
            "In ",
            "In: ",
            "in ",
            "in: ",
            "",
            "",
            "~note~Presented at~x~ ",
            "~genre~Paper presented at~x~ ",
            "~note~To appear in~x~ ",
            "~note~to appear in~x~ ",
        )
    )
    host += "{conference}" + rng.choice(
        (
            "",
            "",
            "",
            ", {series}",
            ", volume {volume}",
            ", vol. {volume}",
            " (Vol. {volume})",
            ", {edby} {editor}",
            ", {editor:i}, {eds}",
            ", ~note~{monthday}~x~",
        )
    )
    tails = [
        rng.choice((", pages {page}", ", pp. {page}", " (pp. {page})", ", {page}", ": {page}", "", "", ". pp. {page}"))
    ]
    tails.append(
        rng.choice(("", "", ", {place}", ". {place}", " ({place})", ", {place}, {place}", ". {place}, {place}"))
    )
    if not dated:
        tails.append(
            rng.choice(
                (
                    ", {date}",
                    ", {date:m}",
                    " ({date})",
                    ", {monthday}, {date}",
                    ". {date}",
                    " ({date:m})",
                    ", {monthday} {date}",
                )
            )
        )
    rng.shuffle(tails)
    publisher = rng.choice(
        (
            "",
            "",
            ". {publisher}",
            ", {publisher}",
            ". {place}: {publisher}",
            ". <ACM|IEEE|Springer|IEEE Computer Society|USENIX Association|Morgan Kaufmann|AAAI Press>",
            ". IEEE, {date}",
            ". ACM, {place}",
        )
    )
    if publisher.startswith(". <"):
        publisher = ". ~publisher~" + publisher[2:] + "~x~"
    publisher = publisher.replace(
        "IEEE, {date}", "~publisher~IEEE~x~" if dated else "~publisher~IEEE~x~, {date}"
    ).replace("ACM, {place}", "~publisher~ACM~x~, {place}")
    return head + draw_title(rng) + host + "".join(tails) + publisher + rng.choice(ENDS)


_REPORTS = "Technical Report|Tech. Rep.|Technical report|Tech Report|Report|Working Paper|Discussion Paper|Research Report|Policy Brief|White Paper|Preprint|Manuscript|Memorandum|Final Report|Open-File Report|Internal Report"


_THESES = "Ph.D. Thesis|PhD thesis|Ph.D. thesis|PhD Dissertation|PhD dissertation|Doctoral dissertation|Master's thesis|Master’s Thesis|MSc thesis|M.A. thesis|Diploma thesis|Dissertation|Diss.|Habilitation|Unpublished doctoral thesis|Thèse de doctorat|Tesi di laurea|Tesis doctoral|Bachelor thesis"


def reports(rng: random.Random) -> str:
    """Return a template of a report, a working paper or a thesis: kind, number, institution, place and year in any order."""
    head, dated = draw_head(rng)
    if rng.random() < 0.3:
        head = head.replace("{author}", "~author~{site}~x~")
    thesis = rng.random() < 0.4
    kind = f"~genre~<{_THESES if thesis else _REPORTS}>~x~"
    if not thesis and rng.random() < 0.65:
        kind += rng.choice((" ", " No. ", " no. ", " #", " Nr. ", " ", " TR-")) + "~number~{number}~x~"
    where = rng.choice(
        (
            "{institution}",
            "{institution}",
            "{institution}, {place}",
            "{place}: {institution}",
            "{place}, {institution}",
            "{publisher}",
            "{place}: {publisher}",
        )
    )
    when = "" if dated else rng.choice((", {date}", ", {date:m}", " ({date})", ". {date}", ", ({date:m})"))
    facts = rng.choice((f"{kind}, {where}{when}", f"({kind}). {where}{when}", f"{kind}. {where}{when}", f"({kind}, {where}{when})", f"{where}, {kind}{when}", f"{where}. {kind}{when}", f"⟦{kind}⟧. {where}{when}", f"{kind} ({where}{when})", f"{where}{when}", f"{kind}{when}. {where}"))  # fmt: skip
    return head + draw_title(rng) + facts + rng.choice(ENDS)


def news(rng: random.Random) -> str:
    """Return a template of an article in a newspaper or magazine."""
    head, dated = rng.choice((("", False), ("{author}, ", False), ("{author}. ", False), ("{author} ({date}). ", True), ("{author} ({date:A}). ", True), ("{author:n}, ", False), ("~author~{newspaper}~x~, {date}. ", True), ("~author~{newspaper}~x~ ({date:d}) ", True), ("{author}, {date}. ", True)))  # fmt: skip
    paper = rng.choice(
        (
            "{newspaper}",
            "{newspaper}",
            "{newspaper}",
            "{newspaper} ({place})",
            "{newspaper} ⟦{place}⟧",
            "in {newspaper}",
            "{site}, {newspaper}",
        )
    )
    when = (
        rng.choice(
            ("{date:d}", "{date:D}", "{monthday}", "{date:m}", "{date:e}", "({date:D})", "({date:d})", "{month}")
        )
        if not dated
        else rng.choice(("{monthday}", "{date:d}", "{date:D}", "", "{month}"))
    )
    page = rng.choice(
        (
            "",
            "",
            ", {page:1}",
            ", p. {page:1}",
            ", p.{page:1}",
            ", ~page~<A|B|C>{issue}~x~",
            ", ~page~sec. {issue}~x~",
            ": {page}",
            ", pp. {page}",
            " {page:1}",
        )
    )
    return (
        head
        + draw_title(rng)
        + paper
        + (rng.choice((", ", " ", ", ", ". ")) + when if when else "")
        + page
        + rng.choice(ENDS)
    )


def sites(rng: random.Random) -> str:
    """Return a template of a page of the web."""
    head, dated = draw_head(rng)
    kind = rng.random()
    if kind < 0.3:
        head = head.replace("{author}", "~author~{site}~x~")
    elif kind < 0.5:
        head, dated = rng.choice((("", False), ("({date}). ", True)))
    title = draw_title(rng)
    if not head and rng.random() < 0.3:
        title = "{title}. ({date}). "
        dated = True
    site = rng.choice(("{site}", "{site}", "", "", "~publisher~{institution}~x~"))
    when = "" if dated else rng.choice(("{date}", "{date:D}", "{date:d}", "", "last modified {date:D}", "{date:m}"))
    facts = rng.choice((", ", ". ")).join(part for part in (site, when) if part)
    return head + title + facts + rng.choice((". {url}", ", {url}.", ". Available from: {url}", ". {url}. Accessed {adate}.", ", {url} (accessed {adate}).", " <{url}>", ". Web. {adate}.", ". Web. {adate}. ⟨{url}⟩", ". Retrieved {adate}, from {url}", ". Retrieved from {url}", ". Accessed {adate}. {url}", ", at {url}", ". Available: {url} ⟦{adate}⟧", ". Disponible en {url}", ". URL: {url}", ". Online at {url}"))  # fmt: skip

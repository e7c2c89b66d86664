"""A random source in, the pieces that templates of several kinds share out: heads, titles, volumes, pages, ends."""

from __future__ import annotations

import random

QUOTED = "{lq}{title}{rq}"

# What opens an entry of a list that gives the year behind the name.
DATED_HEADS = (
    "{author} ({date}). ",
    "{author} ({date}) ",
    "{author}, {date}. ",
    "{author}. {date}. ",
    "{author} ({date}): ",
    "{author} ({date}), ",
    "{author} {date}. ",
    "{author} {date}: ",
)


VOLUMES_EN = (
    "{volume}[({issue})]", "{volume}[ ({issue})]", "{volume}[, no. {issue}]", "{volume}[.{issue}]", "{volume}[:{issue}]", "vol. {volume}[, no. {issue}]", "Vol. {volume}[, No. {issue}]",
    "{volume}[, {issue}]", "{volume}[/{issue}]", "vol. {volume}[ ({issue})]", "{volume}", "{volume}", "Vol {volume}[ No {issue}]", "{volume}[, issue {issue}]", "{volume:R}[, {issue}]", "Volume {volume}[, Number {issue}]", "{volume}[, nº {issue}]", "{volume}[ no. {issue}]", "{volume}[, pt. {issue}]",
)  # fmt: skip


PAGES = (
    ": {page}",
    ":{page}",
    ", {page}",
    ", pp. {page}",
    ", p. {page}",
    ", {plabel}{page}",
    "; {page}",
    ", {plabel}{page}",
    ": pp. {page}",
    ", {page}, here {locator}",
    ", {page}, at {locator}",
)


HEADS = (
    "{author}, ",
    "{author}. ",
    "{author}: ",
    "{author} ",
    "{author}. ",
    "{author}, ",
    "{author}; ",
    "{author}~author~, and others~x~. ",
    "{author}.",
)


DATED = (
    "{author} ({date}). ", "{author} ({date}) ", "{author}, {date}. ", "{author}. {date}. ", "{author} ({date}): ", "{author} ({date}), ", "{author} {date}. ", "{author} {date}: ",
    "{author}. ({date}). ", "{author}, {date}, ", "{author}. {date} ", "{author} {date} ", "{author}, ({date}) ", "{author} {date}, ", "{author}, {date}: ", "{author} ({date}) – ",
)  # fmt: skip


ENDS = (
    ".", ".", ".", "", "", ".", ", doi:{doi}.", ". {url}.", ". Available at {url} ⟦Accessed {adate}⟧", ". <Retrieved|Accessed> from {url}", ". Disponible sur: {url}", ". Disponible en: {url}", ". Retirado de {url}",
    ". Disponível em: {url}", ". Recuperado de {url}", ". Online: {url}", ". URL: {url}.", ". URL {url}", ". {url} ({acc}{adate}).", ", {url}, {acc}{adate}.", ". DOI {doi}", " ⟦doi>{doi}⟧", ". Consulté sur {url}", ". Verfügbar unter {url}",
    ". ~note~<(Mimeo.)|(mimeograph)|Transcript|Print|Web|PMID: 12345678|ISSN: 1234-5678>~x~", ". ~note~<eprint|arXiv:|arXiv preprint arXiv:>{number}.0{number}~x~.", " ⟦~note~<arXiv:|hep-ph/|INSPIRE>{number}{volume}~x~⟧.",
)  # fmt: skip


VOLUMES = (
    *VOLUMES_EN, "v. {volume}[, no. {issue}]", "v.{volume}[ n.{issue}]", "v. {volume}", "Vol.{volume}[, No.{issue}]", "vol.{volume}[, no.{issue}]", "V. {volume}[, No. {issue}]", "{volume}[, ({issue})]", "{volume}[, No. {issue}]", "{volume} ~issue~Suppl {issue}~x~",
    "{volume}~issue~(Suppl. {issue})~x~", "{volume}[, Issue {issue}]", "{volume}[ no {issue}]", "{volume}[, #{issue}]", "{volume}[({issue})]", "{volume}[({issue})]", "{volume}[:{issue}]", "<n°|n° |nº |No. |no. |N° >{volume}", "no. {issue}", "{volume}[, iss. {issue}]", "Band {volume}[, Nr. {issue}]",
)  # fmt: skip


AT = (
    ": {page}", ":{page}", ", {page}", ", pp. {page}", ", p. {page}", ", p.{page}", ", pp.{page}", ", pages {page}", " pp. {page}", "; {page}", ". {page}", ". p. {page}", ". pp. {page}", ", {plabel}{page}", " {page}", " p. {page}", ": p. {page}", ",{page}",
    " ({page})", ", P. {page}", ", {page:1}", ", Article {page:1}", ":e{page:1}", ": ~page~S{page:1}~x~", "",
)  # fmt: skip


WHEN = (
    "({date})", "({date})", "({date:m})", "{date}", "{date:m}", "({date:s})", "{date:d}", "{month} {date}", "({date}, {month})", "({month}, {date})", "{date} {month}", "{monthday}, {date}", "{date:m}", "({date}),", "⟦{date}⟧", "~note~<submitted|Submitted|to appear|To appear|in press|accepted>~x~, {date}", "{date} (~note~<in press|submitted>~x~)",
)  # fmt: skip


TITLES = ("{title}", "{title}", "{title}", "{lq}{title}{rq}", "{lq}{title}.{rq}", "{lq}{title},{rq}")


STOPS = (". ", ". ", ". ", ", ", " ", ", ", "; ", ".", " – ")


def draw_head(rng: random.Random) -> tuple[str, bool]:
    """Return the head of an entry, and whether it has said the year."""
    dated = rng.random() < 0.45
    return rng.choice(DATED if dated else HEADS), dated


def draw_title(rng: random.Random) -> str:
    """Return the title, quoted or not, with the stop after it."""
    title = rng.choice(TITLES)
    stop = " " if title[-1] != "}" or title.endswith((".{rq}", ",{rq}")) else rng.choice(STOPS)
    return title + stop

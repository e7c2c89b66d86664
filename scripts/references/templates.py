"""The styles as templates: nothing enters, lists of templates by kind of source leave.

`{slot:form}` is a value, `[…]` falls away when a value in it is missing, `<a|b>` is a choice. Words between slots take
the label of the slot that follows, punctuation that of the slot before; `~label~` says otherwise until `~x~`.
`⟦…⟧` are square brackets that are printed.
"""

from __future__ import annotations

import random

_Q = "{lq}{title}{rq}"
_VOL_EN = (
    "{volume}[({issue})]", "{volume}[ ({issue})]", "{volume}[, no. {issue}]", "{volume}[.{issue}]", "{volume}[:{issue}]", "vol. {volume}[, no. {issue}]", "Vol. {volume}[, No. {issue}]",
    "{volume}[, {issue}]", "{volume}[/{issue}]", "vol. {volume}[ ({issue})]", "{volume}", "{volume}", "Vol {volume}[ No {issue}]", "{volume}[, issue {issue}]", "{volume:R}[, {issue}]", "Volume {volume}[, Number {issue}]", "{volume}[, nº {issue}]", "{volume}[ no. {issue}]", "{volume}[, pt. {issue}]",
)  # fmt: skip
_VOL_DE = (
    "{volume}[, H. {issue}]", "Jg. {volume}[, H. {issue}]", "Jg. {volume}[, Heft {issue}]", "{volume}[ ({issue})]", "Bd. {volume}[, {issue}]", "{volume}. Jg.[, H. {issue}]", "{volume}[/{issue}]", "{volume}", "{volume}", "{volume}. Jahrgang[, Nr. {issue}]", "{volume}[, Nr. {issue}]", "Band {volume}", "{volume}[({issue})]",
)  # fmt: skip
_VOL_IT = ("{volume:R}[, {issue}]", "{volume:R}", "{volume}[, n. {issue}]", "vol. {volume:R}[, n. {issue}]", "s. V, {volume:R}", "{volume}[/{issue}]", "anno {volume:R}[, n. {issue}]", "n.s., {volume:R}", "t. {volume:R}", "a. {volume:R}")
_VOL_FR = ("{volume}[, n° {issue}]", "vol. {volume}[, n° {issue}]", "t. {volume}[, n° {issue}]", "vol. {volume}, no {issue}", "{volume}[-{issue}]", "{volume}[ ({issue})]", "tome {volume:R}", "n° {volume}", "{volume}")
_PAGES = (": {page}", ":{page}", ", {page}", ", pp. {page}", ", p. {page}", ", {plabel}{page}", "; {page}", ", {plabel}{page}", ": pp. {page}", ", {page}, here {locator}", ", {page}, at {locator}")


def _articles(rng: random.Random, count: int) -> list[str]:
    made = []
    for _ in range(count):
        vol = rng.choice(_VOL_EN)
        page = rng.choice(_PAGES)
        head = rng.choice(("{author}, ", "{author}. ", "{author}: ", "{author}.", "{author} "))
        quote = rng.choice((_Q, _Q, _Q, "{title}"))
        join = rng.choice((", ", ". ", ", ", " ", ". ", ", {in} "))
        when = rng.choice(("({date})", "({date:m})", "{date}", "{date:m}", "({date:s})", "({date})", "{date}"))
        early = rng.random() < 0.5
        if early:
            head = rng.choice(("{author} ({date}). ", "{author} ({date}) ", "{author}, {date}. ", "{author}. {date}. ", "{author} ({date}): ", "{author} ({date}), ", "{author} {date}. ", "{author} {date}: ", "{author}. ({date}). ", "{author}, {date}, ", "{author} ⟦{date}⟧ ", "{author}, ({date}), ", "{author}. {date}: ", "{author}, {date}: ", "({date}) {author}, ", "{author}. {date} ", "{author} {date} "))
            body = f"{{journal}}{rng.choice((' ', ', ', ' ', '. '))}{vol}{page}"
        else:
            body = rng.choice((
                f"{{journal}} {vol} {when}{page}", f"{{journal}}, {vol} {when}{page}", f"{{journal}}, {vol}, {when}{page}", f"{{journal}} {when} {vol}{page}", f"{{journal}}, {vol}{page}, {when}",
                f"{{journal}}, {when}, {vol}{page}", f"{{journal}} {vol}{page} {when}", f"{{journal}}. {when};{vol}:{{page}}", f"{{journal}}, vol. {{volume}}[, no. {{issue}}], {when}{page}", f"{{journal}} {when}; {vol}{page}", f"{{journal}}, {when}; {vol}{page}", f"{{journal}} {vol}, {when}{page}",
            ))
        end = rng.choice((".", ".", ".", "", ".", ". doi:{doi}", ". https://doi.org/{doi}", ". DOI: {doi}.", ", {url}.", ". {url}", ", accessed {adate}, {url}.", ". Available at: {url} (accessed {adate}).", ". {url} ({acc}{adate})", ", doi: {doi}", ". {acc}{adate}. {url}."))
        made.append(head + quote + join + body + end)
    return made


def _books(rng: random.Random, count: int) -> list[str]:
    made = []
    for _ in range(count):
        early = rng.random() < 0.4
        head = (
            rng.choice(("{author} ({date}). ", "{author} ({date}) ", "{author}, {date}. ", "{author}. {date}. ", "{author} ({date}): ", "{author} ({date}), ", "{author} {date}. ", "{author} {date}: ", "{author}. ({date}). ", "{author} ({odate}/{date}): ", "{author}. {date} ", "{author} {date} ", "{author} ({date} ⟦{odate}⟧), "))
            if early
            else rng.choice(("{author}, ", "{author}. ", "{author}: ", "{author}.– ", "{author} "))
        )
        extra = rng.choice(("", "", "", "", "[, {edition}]", "[. {edition}]", "[ ({edition})]", "[, {trby} {translator}]", "[. {trby} {translator}]", ", {edby} {editor}", "[. {series}]", "[ ({series})]", "[, {series} <vol. |>{volume}]", ", vol. {volume}", ", ~note~<2 vols.|3 vols|2 Bde.|4 vols.>~x~", ". Vol. {volume}", "[ ({trby} {translator})]", ", {edby} {editor}[, {edition}]", "[ (= {series} {volume})]"))
        title = rng.choice(("{title}", "{title}", "{title}", "{title}", "{title}", _Q))
        if early:
            tail = rng.choice((". {place}: {publisher}", ", {place}: {publisher}", ". {publisher}", ". {publisher}, {place}", ", {publisher}, {place}", ", {publisher}", ". {place}, {publisher}", " ({place}: {publisher})", " ({publisher})", ", {place}", ". {place}", " ({place}, {publisher})", ". {place} : {publisher}", ". {publisher}: {place}", ", {place}, {publisher}"))
        else:
            tail = rng.choice((" ({place}: {publisher}, {date})", " ({publisher}, {date})", ". {place}: {publisher}, {date}", ", {place}: {publisher}, {date}", ", {place}, {publisher}, {date}", ", {publisher}, {place}, {date}", ", {place} {date}", " ({place} {date})", ". {place}: {publisher}; {date}", ". {publisher}, {date}", ". {place}, {publisher}, {date}", ", {publisher}, {place} ({date})", ", {publisher} ({date})", " ({place}, {date})", ", {place}, {date}", " ({publisher} {date})", ". {place}: {publisher} {date}", ". {publisher}, {place}, {date}", " ({place}: {publisher} {date})", ", {publisher} {date}", ". {place} {date}", ". {place}, {date}", " ({date})", ", {publisher}, {date}", ", {place}: {publisher} {date}", " ({place}: {publisher}, {odate}; ~note~repr.~x~ {date})", ", <(Nachdruck |repr. |(1st ed. |>{place} {date}"))
        end = rng.choice((".", ".", ".", "", ".", ", {locator}.", ", {plabel}{locator}.", ", p. {locator}.", ", {plabel}{locator}", ", ~page~ch. {locator}.", ", at {locator}.", ". {url}.", "[. ~note~ISBN 978-0-19-852663-6~x~].", ". ~note~<220 pp|350 p|xii + 340 pp.|423 S.|XII, 310 S.>~x~."))
        made.append(head + title + extra + tail + end)
    return made


def _chapters(rng: random.Random, count: int) -> list[str]:
    made = []
    for _ in range(count):
        early = rng.random() < 0.45
        head = (
            rng.choice(("{author} ({date}). ", "{author} ({date}) ", "{author}, {date}. ", "{author}. {date}. ", "{author} ({date}): ", "{author} ({date}), ", "{author} {date}. ", "{author} {date}: ", "{author}. ({date}). "))
            if early
            else rng.choice(("{author}, ", "{author}. ", "{author}: "))
        )
        quote = rng.choice((_Q, _Q, "{title}"))
        host = rng.choice((
            "{in} {editor} {eds}, {book}", "{in} {editor}, {eds}, {book}", "{in} {book}, {edby} {editor}", "{in} {editor} {eds} {book}", "{in} {editor} {eds}: {book}", "{in} {book}, {edby} {editor}", "{in} {book}, {editor} {eds}", "{in} {book} ({edby} {editor})", "{in} {editor} {eds}. {book}", "{in} {editor}, {book}", "{in} {book}", "{in} {book} ({editor}, {eds})", "{in} {book}. {edby} {editor}", "{book}, {edby} {editor}", "{book}. {edby} {editor}", "{in} {editor:i} {eds}, {book}", "{in} {editor}: {book}", "{in} {editor:i}, {book}", "{in} {book}, {eds} {editor}",
        ))
        series = rng.choice(("", "", "", "", "[, {series}]", "[ ({series} {volume})]", ", vol. {volume}", "[, volume {volume} of {series}]", "[. {series}, vol. {volume}]"))
        page = rng.choice((", {page}", ", pp. {page}", " (pp. {page})", ": {page}", ", {plabel}{page}", ""))
        if early:
            facts = rng.choice((". {place}: {publisher}", ", {place}: {publisher}", ". {publisher}, {place}", " ({place}: {publisher})", ". {publisher}", ", {publisher}", " ({publisher}, {place})", ", {place}"))
        else:
            facts = rng.choice((" ({place}: {publisher}, {date})", " ({publisher}, {date})", ". {place}: {publisher}, {date}", ", {place}: {publisher}, {date}", ", {place}, {publisher}, {date}", ", {publisher}, {place}, {date}", ", {place} {date}", " ({place} {date})", ". {publisher}, {date}", ", {publisher}, {date}", " ({place}, {date})", " ({date})", ", {publisher} ({date})", ". {publisher}, {place} ({date})"))
        order = page + facts if rng.random() < 0.4 else facts + page
        end = rng.choice((".", ".", ".", "", ", here {locator}.", ". doi:{doi}", ", at {locator}.", ". {url}."))
        made.append(head + quote + rng.choice((", ", ". ", ", ", " ")) + host + series + order + end)
    return made


_RNG = random.Random(7)

TEMPLATES: dict[str, list[str]] = {
    "journal": [
        "{author:F}, " + _Q + ", {journal} {volume}[, no. {issue}] ({date:m}): {page}.",
        "{author:n}, “{title},” {journal} {volume}[, no. {issue}] ({date}): {page}.",
        "{author:n}, “{title},” {journal} {volume}[, no. {issue}] ({date}): {locator}.",
        "{author:F}. “{title}.” {journal} {volume}[, no. {issue}] ({date:m}): {page}[. https://doi.org/{doi}].",
        "{author:F}. {date}. “{title}.” {journal} {volume}[ ({issue})]: {page}.",
        "{author:F}. {date}. “{title}.” {journal} {volume}[, no. {issue}] ({month}): {page}[. https://doi.org/{doi}].",
        "{author:F}. {date}. “{title}.” {journal}, {month}, {page}.",
        "{author:I} ({date}) {title}. {journal}, {month}, {page}.",
        "{author:F}. “{title}.” {journal}, vol. {volume}[, no. {issue}], {date}, pp. {page}[. {site}, doi:{doi}].",
        "{author:I} ({date}). {title}. {journal}, {volume}[({issue})], {page}[. https://doi.org/{doi}].",
        "{author:V}. {title}. {journal}. {date};{volume}[({issue})]:{page}.",
        "{author:V}. {title}. {journal} {date} <Jan|Mar|Sep>;{volume}[({issue})]:{page}.",
        "{author:i}, “{title},” {journal}, vol. {volume}[, no. {issue}], pp. {page}, {date:m}.",
        "{author:n}, ‘{title}’, {journal}, {volume} ({date}), {page}[ (p. {locator})].",
        "{author:i}, ‘{title}’ ({date}) {volume}[({issue})] {journal} {page:1}[, {locator}].",
        "{author:n}, ‘{title}’, {journal}, {volume}[.{issue}] ({date}), {page}.",
        "{author:I}, {title}. {journal}, {date}. {volume}[({issue})]: p. {page}.",
        "{author:i}. {title}. {journal}, {volume}[({issue})]:{page}, {date}.",
        "{author:n}. {title}. {journal}, {volume}[({issue})]:{page}, {date:m}.",
        "{author:I}, {date}. {title}. {journal} {volume}, {page}.",
        "{author:J}, {date}, {title}, {journal}, {volume}, {page}",
        "{author:V}: {title}. {journal} {volume}: {page}, {date}",
        "{author:I}: {title}. {journal} {volume}[({issue})], {page} ({date}).",
        "{author:I}, & others. {title}. {journal} {volume}, {page} ({date}).",
        "“{title},” {journal} {volume}[, no. {issue}] ({date:m}): {page}.",
        "{author:n}, “{title},” {journal} {volume} ({date:s}), {page}, here {locator}.",
        "{author:n}, “{title},” {journal} ({date:m}), {page}.",
        "{author:n}, ‘{title}’, {journal}, ({date:m}), {page}.",
        "{author:N}. “{title}.” {journal} {volume}[.{issue}] ({date}): {page}. ~note~<Print|Web>~x~.[ {adate}.]",
        *_articles(_RNG, 420),
    ],
    "book": [
        "{author:n}, {title} ({place}: {publisher}, {date})[, {locator}].",
        "{author:n}, {title}[, {trby} {translator}][, {edition}] ({place}: {publisher}, {date}), {locator}.",
        "{author:n}, {title}, {edby} {editor:n} ({place}: {publisher}, {date}).",
        "{author:F}. {title}[. {trby} {translator:n}][. {edition}]. {place}: {publisher}, {date}.",
        "{author:F}. {date}. {title}[. {trby} {translator:n}]. {place}: {publisher}.",
        "{author:F}. {title}[. {trby} {translator:n}]. {publisher}, {date}.",
        "{author:I} ({date}). {title}[ ({edition})]. {publisher}.",
        "{author:I} ({date}). {title}[ ({edition})]. {place}: {publisher}.",
        "{author:V}. {title}.[ {edition}] {place}: {publisher}; {date}.",
        "{author:i}, {title}[, {edition}]. {place}: {publisher}, {date}[, pp. {locator}].",
        "{author:i}, {title} ({date})[ {locator}].",
        "{author:n}, {title} ({publisher}[, {edition}], {date})[ {locator}].",
        "{author:n}, {title} ({edition}, {publisher} {date})[ {locator}].",
        "{author:n}, {title}, {place} {date}, {plabel}{locator}.",
        "{author:i}, {title}, {place} {date}.",
        "{author:F}. {title}. {place}, {date}.",
        "{title}. {place}: {publisher}, {date}.",
        "{title}, {edition} ({place}: {publisher}, {date}).",
        "{author:N}. {title}. {place}: {publisher}, {odate}. ~note~Reprint,~x~ {publisher}, {date}.",
        "{author:n}, {title}, ~note~<2 vols.|3 vols.|5 vols.>~x~ ({place}: {publisher}, {date}), ~page~{volume}:{locator}~x~.",
        "{author:n}, {title}, vol. {volume}, {book} ({place}: {publisher}, {date})[, {locator}].",
        "{author:N}. {title}. Vol. {volume}. {place}: {publisher}, {date}.",
        "———. {title}. {place}: {publisher}, {date}.",
        "———. {date}. {title}. {place}: {publisher}.",
        "{author:N}. {title}. {publisher}, <forthcoming|in press|n.d.>.",
        "{author:n}, {title} ({odate}; ~note~repr.,~x~ {place}: {publisher}, {date}), {locator}.",
        "{author:n}, ~note~<introduction to|afterword to|preface to|foreword to>~x~ {title}, ~note~by {translator:n}~x~ ({place}: {publisher}, {date}).",
        "{author:n}, ~note~<introduction to|afterword to|preface to|foreword to>~x~ {title} ({place}: {publisher}, {date}), {locator}.",
        "{author:n}, {title}, {trby} {translator:n}, ~note~2 vols.~x~ (~origdate~{place}: {publisher}, {odate}; repr.,~x~ {place}: {publisher}, {date}).",
        "{author:N}. {title}. ~origdate~{place}: {publisher}, {odate}. Reprint,~x~ {place}: {publisher}, {date}.",
        "{author:n}, {title}, {edby} {editor:n}, {series} ({place}: {publisher}, {date})[, {locator}].",
        "{author:n}, {title} ⟦~note~in <Russian|German|Japanese|Chinese>~x~⟧ ({place}: {publisher}, {date}).",
        "{title} ({date}).",
        "{title}, {edition} ({publisher}, {date}), {url}.",
        "{title}, {edition}, {edby} {editor:n} ({publisher}, {date:D}), {url}.",
        "{title}, {trby} {translator:n} ({place}: {publisher}, {date}), {locator}.",
        "{title}, {edby} {editor:n}, ~note~3 vols.~x~ ({place}: {publisher}, {date}), ~page~{volume}:{locator}~x~.",
        "{title}, {edby} {editor:n} ~note~with the assistance of {translator:n}~x~ ({place}: {publisher}, {date}).",
        "⟦{author:n}~author~?~x~⟧, {title} ({place}, {date}).",
        "~author~{site}~x~, {title} ({place}: {publisher}, {date}), ~note~also available online~x~, {url}.",
        "~author~{site}~x~, {title} ({place}: {publisher}, {date}).",
        "{author:n}, {title} ({place}: {publisher}), ~note~6 cassettes~x~.",
        "{author:n}, {title}, {series}, vol. {volume}, no. {issue} ({place}: {publisher}, {date}).",
        *_books(_RNG, 380),
    ],
    "volumes": [
        "{author:N}. {title}. Vol. {volume} of {book}. {edby} {editor:n}. {place}: {publisher}, {date}.",
        "{author:N}. {title}. Vol. {volume}, ~title~{book}~x~. {place}: {publisher}, {date}.",
        "{author:n}, {title}, vol. {volume} of {book}, ed. {editor:n} ({place}: {publisher}, {date}), {locator}.",
        "{author:n}, {title}, {trby} {translator:n}, in {book}, vol. {volume} of {journal}, ed. {editor:n} ({place}: {publisher}, {date}), {page}.",
        "{author:F}. {title}. {trby} {translator:n}. ~note~Revised and updated by {editor:n}~x~. {place}: {publisher}, {date}.",
        "{author:F}. {title}. {edition}. ~note~Revised by {editor:n}~x~. {publisher}, {date}.",
        "{author:n}, {title}, ed. {editor:n}, trans. {translator:n} ({place}: {publisher}, {date}), {locator}.",
        "{author:n}, {title}, trans. {translator:n}, ed. {editor:n} ({place}: {publisher}, {date}).",
        "{author:F}. {title}. Edited by {editor:n}. Translated by {translator:n}. {place}: {publisher}, {date}.",
        "{author:F}. {title}. Translated by {translator:n}. Edited by {editor:n}. {series} {volume}. {place}: {publisher}, {date}.",
        "{author:N}. {title}. {edby} {editor:n}. ~note~<14 vols.|3 vols.|2 vols.>~x~ {place}: {publisher}, {date}.",
        "{author:n}, {title} ({place}: {publisher}, {date}) (~note~hereafter cited as {book}~x~).",
        "{author:n}, {title} ({place}: {publisher}, {date}), {locator} (~note~hereafter <HT|DL|Method>~x~).",
        "{author:n}, {title}, {place}, {date} [~note~<= |hereafter |im Folgenden: >{book}~x~].",
        "{author:N}. {title}. {series} {volume}. {place}: {publisher}, {date}.",
        "{author:n}, {title}, {series} {volume} ({place}: {publisher}, {date}), {locator}.",
        "{author:N}, {title} ({series} {volume}; {place}: {publisher}, {date}).",
        "{author:I}, {title} ({series}, {volume}; {place}, {date}), {locator}.",
        "{author:I}, {title}, trans. {translator:i} ({place}: {publisher}, {date}), {locator}.",
        "{author:I}, {title}, trans. {translator:i}, ~note~3 vols.~x~ ({place}, {date}).",
        "{author:N}. {title}. {odate}. ~note~Repr.,~x~ {place}: {publisher}, {date}.",
        "{author:N}. {title}. {odate}. {publisher}, {date}.",
        "{author:n}, {title} ({odate}), {edby} {editor:n} ({place}: {publisher}, {date}), {locator}.",
        "{author:n} ⟦~note~pseud.~x~⟧, {title} ({place}: {publisher}, {date}).",
        "{author:N} ⟦~note~{book}~x~⟧. {title}. {place}: {publisher}, {date}.",
        "{title}. ~note~By {author:n}~x~. {edition}. ~note~4 vols.~x~ {place}: {publisher}, {date}.",
        "{author:n}, “{title},” {book}, ~note~special issue of~x~ {journal} {volume} ({date}): {page}.",
        "{author:n}, {title} ({place}: {publisher}; {place}: {publisher}, {date}).",
        "{author:n}, {title} ({place}: {publisher} / {publisher}, {date}).",
        "{author:I}, {date}. {title} [Online]. {place}: {publisher}. Available from: {url} ⟦Accessed {adate}⟧.",
        "{author:I}, {date}. {title}. {journal} ⟦~note~Online~x~⟧, {volume}[({issue})], pp.{page}. Available from: {url} ⟦Accessed {adate}⟧.",
        "{author:N}. {title}. {publisher}, {date}. {site}, {url}.",
        "{author:N}. “{title}.” {journal}, vol. {volume}, no. 2, {date}, pp. {page}. {site}, {url}.",
        "{author:I}, {title}, {place} {date} (~note~Rpt. {year}~x~).",
        "{author:i}, {title}. {book}, {place} {date}.",
    ],
    "edited": [
        "{editor:n}, {eds}, {title} ({place}: {publisher}, {date})[, {locator}].",
        "{editor:F}, {eds}. {title}. {place}: {publisher}, {date}.",
        "{editor:F}, {eds}. {date}. {title}. {place}: {publisher}.",
        "{editor:I} (Eds.). ({date}). {title}. {place}: {publisher}.",
        "{editor:i} {eds}, {title} ({date})[ {locator}].",
        "{editor} {eds} ({date}): {title}. {place}: {publisher}.",
        "{editor} {eds}, {title}, {place} {date}.",
        "{editor} {eds}: {title}, {place}: {publisher} {date}.",
        "{editor:n}, {eds} {title}. {publisher}, {date}.",
        "{title}, {edby} {editor:n} ({place}: {publisher}, {date})[, {locator}].",
        "{title}. {edby} {editor:n}. {place}: {publisher}, {date}.",
        "{title}, {edby} {editor:n}, {place} {date}.",
        "{editor:I}, {eds} ({date}) {title}, {place}: {publisher}.",
        "{editor:n} {eds}, {title} ({publisher} {date}).",
        "{editor:F}, and others, eds. {title}. {publisher}, {date}.",
        "{author:n}, {title}, ~edtrans~ed. and trans. {editor:n}~x~ ({place}: {publisher}, {date}).",
        "{author:F}. {title}. ~edtrans~Edited and translated by {editor:n}~x~. {place}: {publisher}, {date}.",
    ],
    "chapter": [
        "{author:n}, “{title},” {in} {book}, ed. {editor:n} ({place}: {publisher}, {date})[, {page}].",
        "{author:F}. “{title}.” In {book}, edited by {editor:n}, {page}. {place}: {publisher}, {date}.",
        "{author:N}. “{title}.” Pages {page} in {book}. {edby} {editor:n}. {series} {volume}. {place}: {publisher}, {date}.",
        "{author:N}. “{title}.” Pages {page} in vol. {volume} of {book}. Edited by {editor:n}. ~note~5 vols.~x~ {place}: {publisher}, {date}.",
        "{author:n}, {title}, in {book}.",
        "{author:n}, {title}, in {book}, vol. {volume}, ed. {editor:n} ({place}: {publisher}, {date}), {page}.",
        "{editor:n}, {eds}, {title}, vol. {volume}, ~note~bk. 2~x~ of {book} ({place}: {publisher}, {date}).",
        "{author:F}. {date}. “{title}.” In {book}, edited by {editor:n}, {page}. {place}: {publisher}.",
        "{author:F}. “{title}.” {book}, edited by {editor:n}, {publisher}, {date}, pp. {page}.",
        "{author:I} ({date}). {title}. In {editor:i} (<Ed.|Eds.>), {book} (pp. {page}). {place}: {publisher}.",
        "{author:I} ({date}). {title}. In {editor:i} (<Ed.|Eds.>), {book} ([{edition}, ]pp. {page}). {publisher}.",
        "{author:V}. {title}. In: {editor:V}, <editor|editors>. {book}. {place}: {publisher}; {date}. p. {page}.",
        "{author:i}, ‘{title}’ in {editor:i} <(ed)|(eds)|(ed.)|(eds.)>, {book} ({publisher} {date})[ {locator}].",
        "{author:i}, ‘{title}’ in {book}, <ed.|eds.> {editor:i} ({date}) {page:1}[, at {locator}].",
        "{author:n}, ‘{title}’, in {book}, ed. by {editor:n} ({place}: {publisher}, {date}), pp. {page} (p. {locator}).",
        "{author:i}. {title}. In {editor:n}, <editor|editors>, {book}, pages {page}. {publisher}, {date}.",
        "{author:i}. {title}. In {book}, volume {volume} of {series}, pages {page}. {publisher}, {date:m}.",
        "{author:I}: {title}. In: {editor:I} (eds.) {book}[. {series}, vol. {volume}], pp. {page}. {publisher}, {place} ({date}).",
        "{author:n}, {title}, {in} {book} ({place}: {publisher}, {date}).",
        "{author:n}, “{title},” {in} {author:L}, {book} ({place}: {publisher}, {date}), {page}.",
        *_chapters(_RNG, 340),
    ],
    "conference": [
        "{author:i}. {title}. In {conference}, pages {page}, {date}.",
        "{author:i}. {title}. In {conference}, pages {page}, {place}, {date:m}. {publisher}.",
        "{author:i}, “{title},” in {conference}, {place}, {date}, pp. {page}.",
        "{author:I} ({date}). {title}. In {conference} (pp. {page}). {publisher}.",
        "{author:n}. {title}. In {conference}, {date}.",
        "{author:I}, {title}. in {conference}. {date}. {place}: {publisher}.",
        "{author:I}, {title}, {conference}, {publisher}, {date}, pp. {page}.",
        "{author:I} {date}. {title}. {conference}, {place}, pp. {page}.",
        "{author:I} ({date}): {title}. Paper presented at the {conference}, {place}.",
        "{author:F}. “{title}.” ~genre~Paper presented at the~x~ {conference}, {place}, {date:m}.",
        "{author:i}. {title}. {conference}, {volume}:{page}, {date}.",
        "{author:I} {title}. In: {conference}, {date}, {place}, {page}.",
        "{author:I}, ({date}). {title}. {conference}, {page}.",
    ],
    "science": [
        "{author:i}, {journal} {volume}, {page:1} ({date}).",
        "{author:i}, {journal} {volume} ({date}) {page:1}.",
        "{author:i}, {title}, {journal} {volume} ({date}) {page}.",
        "{author:J}, {date}, {journal}, {volume}, {page:1}",
        "{author:J} {date} {journal} {volume} {page:1}",
        "{author:V} {date} {title} {journal} {volume} {page}",
        "{author:i}. {journal} {date}, {volume}, {page:1}.",
        "{author:I}; {title}. {journal} {date}, {volume}[ ({issue})], {page}.",
        "{author:I} {title}. {journal} {date}, {volume}, {page}.",
        "{author:i} {journal} {volume}, {page} ({date})",
        "{author:i}, “{title}”, {journal} {volume}, {page:1} ({date}).",
        "{author:i}, {title}. {journal} {volume}, {page} ({date}).",
        "{author:I} {title}. {journal} {volume}, {page} ({date}).",
        "{author:J}, {title}, {journal} {volume} ({date}) {page}[, doi:{doi}].",
        "{author:i}, {journal} {date}, {volume}, {page}.",
        "{journal} {volume}, {page} ({date})",
        "{journal}, {date}, {volume}, {page}",
        "{journal} {volume} {date} {page}",
        "{journal} Vol. {volume}, pp. {page}, {date:m}",
        "{journal} {volume} ({date}) {page}",
        "{author:J}, {date}, {journal}, {volume}, {page:1}",
        "{author:I} {date}, {journal}, {volume}, {page:1}",
        "{author:I} {date}, {journal}, {volume}, {page:1}",
        "{author:J}, {date}, {journal}, {volume}, {page:1}",
        "{author:V}. {title}. {journal}. {date}; {volume}: {page}.",
        "{author:V}. {title}. {journal} {date}; {volume}, pages {page}.",
        "{author:V}. {title}. {journal} ({date}) {volume}:{page}.",
        "{author:V} {date} {title} {journal} {volume} {page}",
        "{author:V} {date} {title} ({place}: {publisher})",
        "{author:V}: {title}. {journal} {date}; {volume}: {page}.",
        "{author:i} {title}. {journal} {volume} ({date}) {page}.",
        "{author:i}, {title}, {journal} {volume} ({date}), {page:1}, <arXiv:|[arXiv:>~note~0802.{number}~x~.",
        "{author:i}, {journal} {volume} ({date}) {page:1} [~note~hep-ph/{number}{number}~x~].",
        "{author:i}, {title}, {publisher}, {place}, {date}.",
        "{author:i}, in: {book}, {editor:i} (Ed.), {publisher}, {place}, {date}.",
        "{author:I} {date} {title}, ~genre~<PhD thesis|PhDThesis>~x~ {publisher}",
        "{author:i}, ~genre~<Ph.D. thesis|PhD thesis|M.S. thesis>~x~, {publisher}, {date}.",
        "{author:i}. {title}. ~genre~<Tech. Rep.|Technical Report TR|TR>~x~ ~number~{number}~x~, {publisher}, {date:m}.",
        "“{title}”, {author:i}, {journal} {volume}, {page:1} ({date}).",
        "{author:I} {title}. In {conference}, {date}.",
        "{author:i}, {title}, {series} {volume} ({publisher}, {place}, {date}).",
        "{author:i}, in {book}, edited by {editor:i} ({publisher}, {place}, {date}), p. {locator}.",
        "{author:i}, in: {editor:i} (Eds.), {book}, {publisher}, {place}, {date}, p. {locator}.",
        "{author:i}, {title}, <arXiv:|arXiv preprint arXiv:|preprint arXiv:>~note~{number}.0{number}~x~, {date}.",
        "{author:i}, {title} ({publisher}, {place}, {date}).",
        "{author:i}, {title} ({publisher}, {place}, {date}), Vol. {volume}[, p. {locator}].",
        "{author:J}, {date}, {title} ({place}: {publisher})",
        "{author:J} {date}, in {book}, ed. {editor:i} ({place}: {publisher}), {locator}",
        "{author:V}. {title}. {journal} <(in press)|(in press).|, in press.|submitted> {date}",
        "{author:i}, {title}, {journal}, {volume}[({issue})], {date:m}, {page}.",
        "{author:V} ({date}) {title}. {journal} {volume}:{page}",
        "{author:V}: {title}. {journal} {date}, {volume}[({issue})]:{page}.",
        "{author:V}, {title}. {journal} {volume}[({issue})] ({date}) {page}.",
        "{author:i}. {date}. {title}. {journal}[, {volume}]: {page}.",
        "{author:I}. {title}. {publisher}: {place}, {date}.",
        "{author:I}. In {book}; {editor:I}, Eds.; {publisher}: {place}, {date}; Vol. {volume}, pp {page}.",
        "{author:I}. In {book}; {editor:I}, Ed.; {publisher}: {place}, {date}; p {page}.",
        "{author:i}, ~note~<private communication|unpublished|to be published|submitted>~x~ ({date}).",
    ],
    "newspaper": [
        "{author:n}, “{title},” {newspaper}, {date:D}[, {page}].",
        "{author:n}, “{title},” {newspaper}, {date:d}.",
        "“{title},” {newspaper}, {date:D}[, {page:1}].",
        "“{title}.” {newspaper}, {date:D}.",
        "“{title},” {newspaper}, {date:D}, {url}.",
        "“{title},” {newspaper}, {date:D}, {url} (accessed {adate}).",
        "{author:N}. “{title}.” {newspaper}, {date:D}.",
        "{author:N}. “{title}.” {newspaper}, {date:D}. {url}.",
        "{author:N}. “{title}.” {newspaper}, {date:d}, {url}. Accessed {adate}.",
        "{author:N}. “{title}.” {newspaper} {date:d}: {page:1}. ~note~Print~x~.",
        "{author:I} ({date:A}). {title}. {newspaper}[, p. {page:1}].",
        "{author:I} ({date:A}). {title}. {newspaper}. {url}",
        "{author:n}, ‘{title}’, {newspaper}, {date:d}[, p. {page:1}].",
        "{author:n}, ‘{title}’ {newspaper} ({place}, {date:d})[ {page:1}].",
        "‘{title}’, {newspaper}, {date:d}[, p. {page:1}].",
        "‘{title}’ {newspaper} {date:d}[ {page:1}].",
        "{author:i}, ‘{title}’ {newspaper}, {date:d}.",
        "{author:n}: {title}, {in} {newspaper} vom {date:e}[, S. {page:1}].",
        "{author:n}, {title}, {newspaper}, {date:d}.",
        "{newspaper}, {date:D}[, {page:1}].",
        "{newspaper}, {date:d}.",
        "{author:n}, “{title},” {newspaper}, {date:m}.",
        "{author:n}, “{title},” {newspaper}, {date:y}.",
        "{author:n}, “~genre~Interview with~x~ {translator:n},” {newspaper}, {date:m}.",
        "{author:n} <and|und> others, “{title},” {newspaper}, {date:a}.",
        "{author:F}. {date}. “{title}.” {newspaper}, {date:D}.",
        "{author:F}. {date}. “{title}.” {newspaper}, {monthday}[, {url}].",
        "{author:N} ({date}) “{title},” {newspaper}, {monthday}, {page:1}.",
        "{author:N} ({date}) ‘{title}’, {newspaper}, {monthday}.",
        "{author:N}, {title}, {newspaper}, {date:d}[, p. {page:1}].",
        "<Editorial|Letter to the editor|Obituary>, {newspaper}, {date:D}.",
        "{author:n}, “{title},” {newspaper}, {date:D}, sec. {issue}[, {page:1}].",
    ],
    "web": [
        "{author:n}, “{title},” {site}, {date:D}, {url}.",
        "{author:n}, “{title},” {site}, accessed {adate}, {url}.",
        "“{title},” {site}, accessed {adate}, {url}.",
        "“{title},” {site}, last modified {date:D}, {url}.",
        "{author:N}. “{title}.” {site}, {date:D}. {url}.",
        "{author:N}. “{title}.” {site}, {date:d}, {url}. Accessed {adate}.",
        "{author:I} ({date:A}). {title}. {site}. {url}",
        "{author:I} ({date}). {title}. Retrieved {adate}, from {url}",
        "{author:N} ({date}) {title}. Available at: {url} (accessed {adate}).",
        "{author:i}, ‘{title}’ ({site}, {date:d}) <{url}> accessed {adate}.",
        "{author:n}, ‘{title}’, {site}, {date:d} ({url}).",
        "{author:N}: {title}, {url} ({acc}{adate}).",
        "{author:N} ({date}): {title}. {url} ⟦{adate}⟧.",
        "{author}, {title}. {url}.",
        "{title}. {url}",
        "{title}, {url} ({acc}{adate}).",
        "{author:N}. {date}. “{title}.” {site}. Accessed {adate}. {url}.",
        "See {url}.",
        "{url}.",
        "{author:V}. {title} ⟦~note~Internet~x~⟧. {place}: {publisher}; {date} ⟦cited {adate}⟧. Available from: {url}",
        "{author:I} {date}, {title}, {site}, viewed {adate}, {url}",
        "{author}, ‘{title}’ (~genre~<blog|blog post|podcast|video>~x~), {date:D}, {url}.",
    ],
    "thesis": [
        "{author:n}. {title}. ~genre~PhD thesis~x~, ~publisher~<Massachusetts Institute of Technology|University of {place}|{place} University|Stanford University|ETH Zürich>~x~, {date:m}.",
        "{author:N}. {title}. ~genre~<PhD dissertation|PhD diss.|Master's thesis>~x~, ~publisher~<Massachusetts Institute of Technology|University of {place}|{place} University|Harvard University>~x~, {date}.",
        "{author:N}. {date}. “{title}.” ~genre~<PhD diss.|Master's thesis>~x~, ~publisher~<University of {place}|{place} University|Harvard University>~x~.",
        "{author:n}, “{title}” (~genre~<PhD diss.|Ph.D. dissertation|PhD thesis|MA thesis|unpublished PhD dissertation>~x~, {publisher}, {date}), {locator}.",
        "{author:N}. “{title}.” ~genre~<PhD diss.|Ph.D. dissertation|Diss.>~x~, University of {place}, {date}.",
        "{author:I} ({date}). {title} ⟦~genre~<Unpublished doctoral dissertation|Doctoral dissertation|Master's thesis>~x~⟧. {publisher}.",
        "{author:i}. {title}. ~genre~<PhD thesis|Master's thesis|Ph.D. Thesis>~x~, ~publisher~<University of |Univ. of |>~x~{publisher}, {date}.",
        "{author:I}, {title}, ~genre~<Diss.|Diss. jur.|Habilitationsschrift|Diss. phil.|Magisterarbeit>~x~, ~publisher~<Universität|Univ.>~x~ {place} {date}.",
        "{author:N} ({date}): {title}. ~genre~<Dissertation|Diplomarbeit|unveröff. Diss.>~x~. {place}.",
        "{author:n}, ‘{title}’, ~genre~<unpublished Ph.D. thesis|unpublished doctoral thesis|D.Phil. thesis>~x~, ~publisher~University of~x~ {place} ({date}).",
        "{author:N}, {title}, ~genre~<thèse de doctorat|thèse>~x~, ~publisher~Université de~x~ {place}, {date}.",
        "{author:i}, {title}, ~genre~<tesi di laurea|tesi di dottorato>~x~, ~publisher~Università di~x~ {place}, a. a. {date}.",
        "{author:N}. {date}. {title}. ~genre~Ph.D. dissertation~x~, {publisher}, {place}.",
        "{author:I} {date}. {title}. ~genre~<PhD thesis|Unpublished PhD thesis>~x~. {place}: {publisher}.",
    ],
    "report": [
        "{author:I} ({date}). {title}. {place}: ~publisher~<Georgetown University, Center on Education and the Workforce|{place} University, Department of {publisher}|Department of Statistics, University of {place}>~x~.",
        "{author:i}. {title}. {place}: {publisher}, {date}, ~note~<220 p.|xii, 340 p.>~x~",
        "{author}, {title} (~genre~<Report|Technical Report|Working Paper|Discussion Paper|Policy Brief>~x~ {number}, {publisher}, {date}).",
        "{author:i}. {title}. ~genre~<Technical Report|Tech. Rep.|Technical report>~x~ {number}, {publisher}, {place}, {date}.",
        "{author:I} ({date}). {title} (~genre~<Report No.|Working Paper No.|NBER Working Paper No.|Research Report>~x~ {number}). {place}: {publisher}.",
        "{author:F}. {date}. “{title}.” ~genre~<Working Paper|Discussion Paper>~x~ {number}, {publisher}.",
        "{author:N}. {title}. {place}: {publisher}, {date}. ~genre~<Report|Working Paper>~x~ {number}.",
        "{author:i}, {title}, ~genre~Tech. Report~x~ {number}, {publisher}, {date}.",
        "{author:I}, {title}. {date}, {publisher}: {place}.",
        "{author:n}, “{title},” ~genre~<working paper|unpublished manuscript|mimeo|unpublished paper|research paper>~x~, {publisher}, {date}.",
    ],
    "body": [
        "~author~{site}~x~, “{title},” ~genre~<Press Release|press release|Statement|Press Briefing|Media Release|News Release>~x~, {date:D}.",
        "~author~<{site}|Ministry of Foreign Affairs, {site}>~x~, “{title},” {date:D}.",
        "~author~{site}~x~, “{title},” {date:m}.",
        "~author~{site}~x~, “{title},” {date:D}, {url}.",
        "~author~<Ministry|Department|Office>~x~~author~ of <Foreign Affairs|Justice|Labour|Education|Finance|Defence|the Interior>[, {site}]~x~, “{title},” ~genre~<Press Release|Statement>~x~, {date:D}[, {url}].",
        "~author~<Ministry|Department> of <Foreign Affairs|Justice|Labour|Education|Finance|Defence|External Affairs>, <Government|Republic|Kingdom|Islamic Republic|The Federation|Embassy> of {place}~x~, “{title},” {date:D}.",
        "~author~<Ministry|Department> of <Foreign Affairs|Justice|Labour|Education>~x~, {title} ({place}: {publisher}, {date})[, {locator}].",
        "~author~<Home Office|Ministry of Justice|Department of Health|House of Commons|Law Commission|Royal Commission on {publisher}>~x~, {title} (<Cm |Cmnd |Law Com No |HC >~number~{number}~x~, {date})[ para {locator}].",
        "~author~{site}~x~ ({date}). {title}. {place}: ~publisher~<Author|{site}>~x~.",
        "~author~{site}~x~. {title}. {place}: {publisher}, {date}.",
        "~author~{site}~x~. {date}. {title}. {place}: {publisher}.",
        "~author~{site}~x~ ({date}): {title}. {place}.",
        "~author~{site}~x~ ({date}) {title}. Available at: {url} (accessed {adate}).",
        "~author~U.S. <Department of State|Congress, Senate, Committee on Foreign Relations|Bureau of the Census|Department of Labor>~x~, {title} ({place}: {publisher}, {date}).",
        "~author~{site}~x~, “{title}” (~genre~<speech|address|report|working paper>~x~, {place}, {date:D}).",
    ],
    "case": [
        "~title~{author:L} v <{editor:L}|R|Secretary of State for <the Home Department|Health>|{publisher} Ltd|DPP>~x~ ⟦{date}⟧ {volume} ~container~<AC|QB|KB|Ch|WLR|All ER|Fam|Lloyd’s Rep|Cr App R>~x~ {page:1}[ ({court})].",
        "~title~{author:L} v {editor:L}~x~ ⟦{date}⟧ ~container~<AC|QB|Ch|ECR I-|EWCA Civ|UKHL|UKSC|EWHC|UKPC>~x~ {page:1}[, {locator}][ ({court})].",
        "~title~<R|{author:L}> v {editor:L}~x~ ({date}) {volume} ~container~<Cr App R|QBD|CLR|App Cas|LQR|TLR|EHRR|P & CR|ER>~x~ {page:1}[ ({court})].",
        "~title~R (on the application of {author:L}) v <Secretary of State for the Home Department|{editor:L}>~x~ ⟦{date}⟧ ~container~<EWHC|EWCA Civ|UKHL>~x~ {page:1} ({court}), [{locator}].",
        "~title~<{author:L}|Re {author:L}|{publisher} Ltd> v {editor:L}~x~, {volume} ~container~<U.S.|F.2d|F.3d|S. Ct.|F. Supp. 2d|Cal. 3d|N.E.2d|P.2d|F. Supp.>~x~ {page:1}[, {locator}] ([{court} ]{date}).",
        "~title~{author:L} v. {editor:L}~x~, {volume} ~container~<U.S.|F.2d|F.3d|S. Ct.|A.2d|N.Y.2d|Cal. Rptr.>~x~ {page:1}, {locator} ({date}).",
        "~title~{author:L} v. {editor:L}~x~, {volume} ~container~U.S.~x~ {page:1} ({date}).",
        "~title~In re {author:L}~x~, {volume} ~container~<F.3d|B.R.|U.S.|A.2d>~x~ {page:1}[, {locator}] ({court} {date}).",
        "~title~<United States|State|People> v. {editor:L}~x~, {volume} ~container~<U.S.|F.2d|F. Supp.|P.3d>~x~ {page:1} ([{court} ]{date}).",
        "~title~{author:L} v <Germany|France|United Kingdom|Council|Commission>~x~ (<App no |Case C-|T-|C–>~number~{number}/98~x~) ⟦{date}⟧ ~container~<ECR I–|ECHR|EHRR|ECR II–>~x~{page:1}.",
        "Case ~number~<C-|T-|C–>{number}/<95|03|08>~x~ ~title~{author:L} v <Council|Commission|{editor:L}>~x~ ⟦{date}⟧ ~container~ECR~x~ <I-|II-|I–>{page:1}.",
        "~title~{author:L} v {editor:L}~x~ {date} ~container~<SC|SCLR|SLT|JC|SC (HL)>~x~ {page:1}[ ({court})].",
        "~title~{author:L} v. {editor:L}~x~ ⟦{date}⟧ {volume} ~container~<A.C.|Q.B.|K.B.|W.L.R.|All E.R.|Ch.>~x~ {page:1}[, at {locator}].",
        "~title~{author:L} v. {editor:L}~x~ ({date}) {volume} ~container~<Cr. App. R.|C.L.R.|E.H.R.R.|T.L.R.>~x~ {page:1}[, at {locator}].",
    ],
    "statute": [
        "~title~<Human Rights Act|Companies Act|Children Act|Criminal Justice Act|Police and Criminal Evidence Act|Race Relations Act|Sale of Goods Act|Housing Act|Equality Act|Education Act> ~x~{date}[, <s |s. |ss. |sch |pt >~page~{locator}~x~].",
        "~title~<Treaty of Versailles|Vienna Convention on the Law of Treaties|European Convention on Human Rights|Charter of the United Nations|International Covenant on Civil and Political Rights>~x~ ([opened for signature ]{date:d}), art~page~ {locator}~x~.",
        "~title~<Council Directive|Directive|Council Regulation (EC)|Commission Decision> ~x~~number~{number}/<43|86|2003>/EC~x~ ~title~on {title}~x~ ⟦{date}⟧ ~container~OJ~x~ L~volume~{volume}~x~/~page~{locator}~x~.",
        "{volume} ~container~<U.S.C.|C.F.R.>~x~ § ~page~{locator}~x~ ({date}).",
        "~title~<Civil Rights Act of 1964|Clean Air Act|Voting Rights Act>~x~, <Pub. L. No. 88-{number}|42 U.S.C. §§ {number}>, {date}.",
        "~title~U.S. Const. <art. I|amend. XIV>~x~, § ~page~{locator}~x~.",
    ],
    "lawreview": [
        "{author:n}, {title:T}, {volume} ~container~<Harv. L. Rev.|Yale L.J.|Stan. L. Rev.|Colum. L. Rev.|Mich. L. Rev.|U. Chi. L. Rev.|N.Y.U. L. Rev.|Calif. L. Rev.|Va. L. Rev.|U. Pa. L. Rev.|Tex. L. Rev.|Law & Soc’y Rev.|Am. J. Int’l L.|J. Legal Stud.|B.U. L. Rev.|Fordham L. Rev.|Duke L.J.|Minn. L. Rev.|Wis. L. Rev.>~x~ {page:1}[, {locator}] ({date}).",
        "{author:n}, {title:T}, {volume} {journal} {page:1}[, {locator}] ({date}).",
        "{author:n}, {title:T} {locator} ({date}).",
        "{author:n}, {title:T} {locator} ({edition} {date}).",
        "{author:n}, {title:T} ({date}).",
        "{author:n}, {title:T}, in {book} {page:1}[, {locator}] ({editor:n} eds., {date}).",
        "{author:n}, {title:T}, {newspaper}, {date:D}, at {page:1}.",
        "{author:n}, {title:T}, {newspaper} ({date:D}), {url} ⟦~note~https://perma.cc/XY12-3ABC~x~⟧.",
        "{author:n}, ‘{title}’ ({date}) {volume}[({issue})] {journal} {page:1}[, {locator}].",
        "{author:n}, ‘{title}’ ({date}) {volume} ~container~<LQR|MLR|CLJ|OJLS|Crim LR|ICLQ|EJIL|JLS|PL>~x~ {page:1}[, {locator}].",
        "{author:n}, ‘{title}’ ⟦{date}⟧ ~container~<PL|Crim LR|CLJ|JBL|Conv>~x~ {page:1}[, {locator}].",
        "{author:V}, ‘{title}’ ({date}) {volume} ~container~<LQR|MLR|CLJ|OJLS>~x~ {page:1}.",
        "{author:V}, {title} ({edition}, {publisher} {date}).",
        "{author:V}, {title} ({publisher} {date}).",
        "{author:V}, ‘{title}’ in {editor:n} (eds), {book} ({publisher} {date}).",
        "{author:n}, ‘{title}’ in {editor:n} (eds), {book} ({publisher} {date}) {locator}.",
        "{author:n}, {title} ({trby} {translator}, {publisher} {date}) {locator}.",
        "{author:n}, {title} ({editor:n} ed[, {edition}], {publisher} {date}).",
    ],
    "law_society": [
        "{author:i}, ‘{title}’ in {book}, <ed.|eds.> {editor:i} ({date}) {page:1}.",
        "{author:i}, ‘{title}’ in {editor:i}, {eds}, {book} ({date}).",
        "{author:i}, ‘{title}’ ({date}) {volume} {journal} {page:1}, at {locator}.",
        "{author:i}, ‘{title}’ ({date}) {volume} ~container~<J. of Law and Society|Law & Society Rev.|Law and Society Rev.|Modern Law Rev.|Brit. J. of Law and Society|Am. J. of Sociology|Brit. J. of Criminology|Cambridge Law J.|Yale Law J.|Social & Legal Studies|Stanford Law Rev.|Law and Policy|Annual Rev. of Sociology|International J. of the Sociology of Law>~x~ {page:1}[, at {locator}].",
        "{author:n}, ‘{title}’ ({date}) {volume} ~container~<J. of Law and Society|Law & Society Rev.|Modern Law Rev.|Public Law|Law and Social Inquiry|Harvard Law Rev.|Michigan Law Rev.>~x~ {page}.",
        "{author:i}, ‘{title}’ [{date}] ~container~<Public Law|Crim. Law Rev.|P.L.>~x~ {page:1}.",
        "{author:i}, {title} ({date}) at {locator}.",
        "{author:i}, {title} ({date}) pp. {locator}.",
        "{author:i}, {title} ({date}, {edition}) {locator}.",
        "{author:i}, {title} ({date}, {publisher}), {locator}.",
        "{author:i}, {title}: {book} ({date}), at pp. {locator}.",
        "{author:i}, {title}, trans. {translator:i} ({date})[ {locator}].",
        "{author:i}, {title} (trans. {translator:i}, {date})[ {locator}].",
        "{author:i}, {title} ({odate}/{date})[ {locator}].",
        "{author:i}, ‘{title}’ ({date}) {volume} {journal} {page:1}[, at {locator}].",
        "{author:i}, ‘{title}’ ({date}) {volume}[({issue})] {journal} {page}[, at {locator}].",
        "{author:n}, ‘{title}’ ({date}) {volume} {journal} {page}.",
        "{author:i}, “{title}” ({date}) {volume} {journal} {page:1}[, {locator}].",
        "{author:i}, {title} ({date})[ {locator}].",
        "{author:i}, {title} ({date}; {edition})[ {locator}].",
        "{author:i}, {title} ({edition}, {date})[ {locator}].",
        "{author:i}, {title} ({date}) ~page~<ch. 3|chs. 2 and 4|ch. 5|Ch. 2|chapter 4>~x~.",
        "{author:i}, {title}, vol. {volume} ({date})[ {locator}].",
        "{author:i} (<ed.|eds.>), {title} ({date})[ {locator}].",
        "{editor:i} (<ed.|eds.>), {title} ({date})[ {locator}].",
        "{author:i}, ‘{title}’ in {book}, <ed.|eds.> {editor:i} ({date})[ {page:1}][, at {locator}].",
        "{author:i}, ‘{title}’ in {book}, <ed.|eds.> {editor:i} ({date}).",
        "{author:n}, ‘{title}’ in {book}, edited by {editor:n} ({publisher}, {date}) {page}.",
        "{author:i}, ‘{title}’ in {editor:i} (<ed.|eds.>), {book} ({place}: {publisher}, {date}) {page}.",
        "{author:i}, {title} ({place}: {publisher}, {date})[ {locator}].",
        "{author:i}, {title} ({publisher}, {date})[ {locator}].",
        "{author:n}, {title} ({publisher}, {date})[, p. {locator}].",
        "{author:n}, {title}, {publisher}, {date}[, pp. {locator}].",
        "{author:i}, ‘{title}’, ~genre~<paper presented at|unpublished paper,|Ph.D. thesis,|working paper,>~x~ {conference}, {place}, {date:m}.",
        "{author:i}, ‘{title}’ {newspaper}, {date:d}[, {page:1}].",
        "{author:i}, ‘{title}’, at <{url}>.",
        "{author:i}, ‘{title}’ {date:d}, at <{url}>.",
        "~author~{site}~x~, {title} ({date})[ para. {locator}].",
        "~author~{site}~x~, {title} ({date}; Cm. ~number~{number}~x~)[ {locator}].",
        "~author~{site}~x~, ‘{title}’ ({date}), at <{url}>.",
        "{author:n}, ‘{title}’, {volume} {journal} ({date}), {page}.",
        "{author:n}, ‘{title}’, {journal} {volume}[, no. {issue}] ({date}), pp. {page}[, p. {locator}].",
        "{author:i}, ‘{title}’ ({date}) {volume} {journal} {page:1}; ~x~",
        "{author:n} ({date}) {title}. {place}: {publisher}.",
        "{author:I} ({date}) ‘{title}’ {volume}[({issue})] {journal} {page}.",
        "{author:N} ({date}) “{title},” {volume} {journal} {page}.",
        "{author:N} ({date}) {title}. {place}: {publisher}.",
        "{author:N} ({date}) “{title},” in {editor:i}, eds., {book}. {place}: {publisher}.",
        "{author:N} ({date}) ‘{title}’ in {editor:i} (eds.) {book}. {place}: {publisher}, {page}.",
        "{author:S}. {date}. “{title}.” {journal} {volume}: {page}.",
        "{author:N}. {date}. {title}. {place}: {publisher}.",
        "{author:I} ({date}) ‘{title}’ in {editor:i} (eds.), {book} ({place}: {publisher}).",
        "{author:I} ({date}) ‘{title}’, {journal}, {volume}: {page}.",
    ],
    "archive": [
        "~letter~{author:n} to {editor:n}~x~, {date:d}, ~archive_location~{fondo}~x~, {archive}.",
        "~letter~{author:n} to <{editor:n}|{editor:L}|the editor|Mrs. {editor:L}|Colonel {editor:L}>~x~, {date:d}, ~genre~<memorandum, |telegram, |letter, |>~x~~archive_location~{fondo}~x~, {archive}.",
        "{author:n}, “{title},” ~genre~<score|typescript|lecture|manuscript|photocopy>~x~, {date}, ~archive_location~Special Collections~x~, {archive}.",
        "{author:n}, ~title~<description of|notes on|diary of> {editor:n}~x~, ~archive_location~{fondo}~x~, {archive}.",
        "~letter~{author:n} to {editor:n}~x~, {date:d}, ~archive_location~{fondo}, <box|Box|folder|fol.|reel> {number}~x~, {archive}.",
        "~letter~{author:n} to {editor:n}~x~, {date:D}, ~archive_location~<box|folder> {number}, {fondo}~x~, {archive}[, {place}].",
        "{archive}, ~archive_location~{fondo} {number}/{volume}~x~, {title}, {date:d}.",
        "{archive}, ~archive_location~{fondo}, <MS|MS.|vol.|b.|Nr.> {number}~x~, <fol.|fols.|f.|ff.|Bl.> ~page~{locator}~x~.",
        "“{title},” {date:D}, ~archive_location~{fondo}, box {number}, folder {volume}~x~, {archive}.",
        "{archive}, ~archive_location~<FO|CO|CAB|WO|HO> {number}/{volume}~x~, {title}, {date:d}.",
        "{archive}, ~archive_location~<R|NS|Rep.|B> {number}, Nr. {volume}~x~, Bl. ~page~{locator}~x~.",
        "{title}, {date:D}, ~archive_location~{fondo}~x~, {archive}, {place}.",
        "{author:N}. {title}. ~archive_location~<MS|Add. MS|Harley MS|MS.> {number}~x~. {archive}.",
        "{archive}, ~archive_location~{fondo}~x~, ~letter~{author:n} an {editor:n}~x~, {date:e}.",
    ],
    "letter": [
        "{author:n}, <letter to|interview by|interview with|email to|telephone interview with> ~note~{translator:n}~x~, {date:D}.",
        "{author:n}, ~genre~<interview by the author|interview by author|interview with the author|in discussion with the author|personal communication|e-mail message to author>~x~, {place}, {date:D}.",
        "{author:N}. ~genre~<Personal interview|Telephone interview|Personal communication>~x~. {date:d}.",
        "{author:n}, ~genre~<Interview|interview>~x~, {place}, {date:D}.",
        "~letter~{author:n} to {editor:n}~x~, ~note~<memorandum, |>{date:d}~x~, in {book}, ed. {translator:n} ({place}: {publisher}, {date}), {locator}.",
        "~letter~{author:L} to {editor:L}~x~, ~note~{date:d}~x~, in {book}, {locator}.",
        "~letter~{author:L} to {editor:L}~x~, {date:d}.",
        "{author:n}, ~title~interview by {editor:n}~x~, {date:D}, ~note~transcript~x~, ~archive_location~{fondo}~x~, {archive}.",
        "~genre~Interview with~x~ {author:n}, {title} ({place}, {date:d}).",
        "~genre~<Author's interview with|Interview mit>~x~ {author:n}, {place}, {date:D}.",
    ],
    "media": [
        "{author:n}, {title}, ~note~{editor:n}~x~, {publisher} ~number~CDD {number}~x~.",
        "{author:n}, ~note~<vocalist|conductor|pianist|dir.>~x~, {title}, ~note~by {editor:n}, {translator:n}~x~, {publisher} ~number~IM {number}~x~.",
        "{author:n}, ~note~vocalist~x~, “{title},” ~note~by {editor:n}, recorded {date:D}, track {volume} on~x~ {book}, {publisher} ~number~CL {number}~x~, {date}, ~genre~33 1/3 rpm~x~.",
        "“{title},” ~note~featuring {editor:n}, {site}, track {volume} on {author:n}~x~, {book}, {publisher}, {date}.",
        "“{title},” {book}, ~note~dir. {editor:n}~x~ (~origdate~{odate};~x~ {place}: {publisher}, {date}), ~genre~DVD~x~.",
        "{book}, ~note~episode {volume}~x~, “{title},” ~note~dir. {editor:n}, written by {translator:n}, featuring {author:n}, aired~x~ {date:D}, ~note~on {site}~x~, {url}.",
        "{author:n}, “{title},” ~note~disc 2~x~, {book}, ~note~special ed., dir. {editor:n}~x~ ({place}: {publisher}, {date}), ~genre~DVD~x~.",
        "{author:n}, “{title},” ~note~prod. {editor:n}~x~, {newspaper}, {date:D}, ~genre~video~x~, ~note~2:01~x~, {url}.",
        "{author:n}, {title}, {date}, ~genre~<albumen print|oil on canvas|photograph>~x~, ~note~18.8 x 28 cm.~x~, {publisher}, {place}.",
        "{author:n}, {title}, ~note~music by {editor:n}, dir. {translator:n}, {publisher} Theatre, {place}, opened {date:D}~x~.",
        "{author:n}, {title}, ~note~read by {editor:n}~x~, {publisher} ~number~{number}~x~, {date}, ~genre~audiocassette~x~.",
        "{author:n}, {title}, ~note~recorded {date:D}~x~, {publisher} ~number~{number}~x~, {date}, ~genre~11 compact discs~x~.",
        "{author:n}, <conductor|dir.|vocalist>, {title}, ~note~by {editor:n}~x~, {publisher} ~number~CS {number}~x~[, {date}].",
        "{title}. ~note~Dir. {author:n}. Perf. {editor:n}~x~. {publisher}, {date}. ~genre~Film~x~.",
        "{title}. ~note~Dir. {author:n}~x~. {publisher}, {date}.",
        "{author:I} (~note~<Producer|Director>~x~). ({date}). {title} ⟦~genre~<Motion picture|DVD|Film>~x~⟧. {place}: {publisher}.",
        "{title}, ~note~dir. {author:n}~x~ ({publisher}, {date}).",
        "{title} (dir. {author:n}, {date}).",
        "{title}, directed by {author:n} ({place}: {publisher}, {date}), ~genre~<DVD|film|Blu-ray>~x~.",
        "{title}. Directed by {author:n}, {publisher}, {date}.",
        "{author:N}, ~note~<dir.|director|composer|conductor|performer>~x~. {title}. {publisher}, {date}.",
        "{author:n}, {title}, {publisher} ~number~CD {number}~x~, {date}, ~genre~<compact disc|LP|33 1/3 rpm>~x~.",
        "“{title},” {book}, episode {issue}, {publisher}, {date:D}.",
        "{author:n}, {title}, {date}, ~genre~<oil on canvas|marble|photograph|albumen print|lithograph>~x~, {publisher}, {place}.",
        "{author:N}. {title}. {date}, ~genre~<oil on canvas|tempera on wood|Video>~x~. {publisher}, {place}.",
        "{author:I} ({date}). {title} ⟦~genre~<Video|Film|Album|Computer software|Painting>~x~⟧. {publisher}. {url}",
        "{author:N}. “{title}.” {site}, ~note~uploaded by {editor:n}~x~, {date:d}, {url}.",
    ],
    "post": [
        "{author:n} (~author~@{site}~x~), “{title},” ~container~<Twitter|X|Facebook|Instagram|Threads>~x~, {date:D}, {url}.",
        "{author:n}, “{title},” ~container~<Twitter|Facebook|X>~x~, {date:D}, {time}{url}.",
        "{author:N} ⟦~author~@handle~x~⟧. “{title}.” ~container~<Twitter|X|Instagram>~x~, {date:d}, {url}.",
        "{author:I} ⟦~author~@handle~x~⟧. ({date:A}). {title} ⟦~genre~<Tweet|Post|Status update>~x~⟧. ~container~<Twitter|X|Facebook>~x~. {url}",
        "{author:n} (~author~@handle~x~), “{title},” ~container~<Twitter|X>~x~, {date:D}, <3:15 p.m., |>{url}.",
        "~author~@handle~x~, “{title},” ~container~<Twitter|X>~x~, {date:D}, {url}.",
    ],
    "dictionary": [
        "{title}, {edition}, ~note~s.v. “{number}{publisher}”~x~.",
        "~title~<Encyclopaedia Britannica|Oxford English Dictionary|Wikipedia|Dictionary of American Biography|The New Grove Dictionary>~x~, ~note~s.v. “{publisher},”~x~ by {author:n}, accessed {adate}, {url}.",
        "~title~<Encyclopaedia Britannica|Oxford English Dictionary|Dictionary of American Biography|The New Grove Dictionary>~x~, {edition}, ~note~s.v. “{book}.”~x~",
        "~title~<Wikipedia|Oxford English Dictionary|Merriam-Webster>~x~, ~note~s.v. “{publisher},” last <edited|modified> {date:D}~x~, {url}.",
        "{title}, ~note~s.v. “{publisher}.”~x~",
        "{title}, {edition} (~genre~CD-ROM~x~, {publisher}, {date}).",
        "{author:n}, “{title},” in ~container~<Encyclopaedia Britannica|Stanford Encyclopedia of Philosophy|Oxford Dictionary of National Biography>~x~, {date}, {url}.",
        "{author:N}, Art. „{title}“, {in} ~container~<RGG|TRE|LThK|Der Neue Pauly|Geschichtliche Grundbegriffe>~x~ {volume}, {place} {date}, {page}.",
    ],
    "review": [
        "{author:n}, ~title~review of {title}~x~, ~note~by {editor:n}~x~, {journal} {volume}[, no. {issue}] ({date}): {page}.",
        "{author:N}. ~title~Review of {title}~x~, ~note~by {editor:n}~x~. {journal} {volume} ({date}): {page}.",
        "{author:n}, ~title~review of {title}~x~, ~note~by {editor:n}~x~, {newspaper}, {date:D}[, {page:1}].",
        "{author:n}, ~title~review of {title}~x~, ~note~by {editor:n}, ed. and trans. {translator:n}~x~, {journal} {volume} ({date}): {page}.",
        "{author:N}. “{title}.” ~note~Review of {book}, by {editor:n}~x~. {journal} {volume} ({date}): {page}.",
        "{author:n}, “{title},” ~note~review of {book}, by {editor:n}~x~, {newspaper}, {date:D}[, {url}].",
        "{author:n}, ~title~letter to the editor~x~, {newspaper}, {date:D}.",
        "{newspaper}, ~title~<obituary of|unsigned review of|editorial on> {author:n}~x~, {date:D}[, {page:1}].",
        "{author:n}, {date:D}, ~note~comment on {editor:n}~x~, ~note~“{title},”~x~ {site} (~genre~blog~x~), ~note~{date:D}~x~, {url}.",
        "{author:n}, “{title},” {in} ~note~“{book},” ed. {editor:n}, special issue~x~, {journal} {volume}[, no. {issue}] ({date}): {page}.",
        "{author:n}, “{title},” ~note~{book}~x~, {newspaper}, {date:D}, sec. {issue}.",
        "{author:n}, {title}, {newspaper}, {date:m}.",
        "{author:n}, “{title},” {site} (~genre~blog~x~), {newspaper}, {date:D}, {url}.",
        "{author:n}, Rezension von ~title~{editor:n}, {title}~x~, {in} {journal} {volume} ({date}), S. {page}.",
    ],
    "classics": [
        "{author:i}, ‘{title}’, {journal} {volume} ({date}), pp. {page}.",
        "{author:i}, {title}, {place} {date}.",
        "{author:i}, {title}, {place} {date} ({edition} {place} {odate}).",
        "{author:i}, ‘{title}’, in {editor:i} (<ed.|edd.|eds.>), {book}, {place} {date}, pp. {page}.",
        "{author:i}, “{title}”, in {editor:i} (<ed.|edd.>), {book}, {place} {date}, {page}.",
        "{editor:i} (<ed.|edd.|eds.>), {title}, {place} {date}.",
        "{author:i}, {title}, {journal} {volume}, {date}, {page}.",
        "{author:i}, ‘{title}’, in {author:i}, {book}, {place} {date}, pp. {page}.",
        "{author:i}, «{title}», {journal} {volume}, {date}, pp. {page}.",
        "{author:i}, {title}[, vol. {volume:R}], {place} {date}[, pp. {locator}].",
        "{author:V}, {title}, {place} {date}.",
        "{author:i}, ‘{title}’, {journal} n.s. {volume} ({date}), pp. {page}.",
    ],
    "fragments": [
        "{author:n}, {title}.",
        "{author:N}. {title}. {date}.",
        "{journal} {volume}: {page}.",
        "{title}. {date}.",
        "{author:I} ({date}) {journal} {volume}, {page}",
        "{title}. {journal}, {volume}[({issue})], {page}.",
        "{author:i}, {title}, {date}.",
        "{author:i}, {title}, <in preparation|forthcoming|in press|to appear>.",
        "{title}, {journal}, {date}",
        "{author:N}. “{title}.” {book}, {publisher}, {date}.",
        "{author:i} <(in press)|(forthcoming)>, {title}, {journal}.",
        "{author:i} ({date}) {title}",
        "{publisher}, {place}, {date}.",
        "{title}, {publisher}, {date}, pp. {page}.",
        "{author:N}. {title}. {place}.",
    ],
}  # fmt: skip

_NV = ("{author}, ", "{author}: ", "{author}, ", "{author}: ", "{author} ({date}): ", "{author} ({date}), ", "{author} {date}: ", "{author}, {date}: ", "{author} ({date}). ", "{author:N}: ", "{author:n}, ", "{author:n}: ", "{author:L}, ", "{author:G}, ")


def _german(rng: random.Random, count: int) -> list[str]:
    made = []
    for _ in range(count):
        head = rng.choice(_NV)
        dated = "{date}" in head
        kind = rng.random()
        title = rng.choice((_Q, "{title}", "{title}"))
        stop = rng.choice((", ", ". ", ", ", ". ", "; "))
        end = rng.choice((".", ".", "", ", hier S. {locator}.", " ({locator}).", ", {locator}.", " f.", ", hier {locator}", ".", ", insb. S. {locator}."))
        page = rng.choice((", S. {page}", ", {plabel}{page}", ", {page}", ": {page}", " (S. {page})"))
        if kind < 0.36:
            vol = rng.choice(_VOL_DE)
            when = "" if dated else rng.choice((" ({date})", ", {date}", " {date}", " ({date})"))
            body = rng.choice((f"{{in}} {{journal}} {vol}{when}{page}", f"{{in}} {{journal}}, {vol}{when}{page}", f"{{journal}} {vol}{when}{page}", f"{{in}} {{journal}}{when or ' ({date})'}, {vol}{page}", f"{{journal}}, {vol}{when}{page}", f"{{in}} {{journal}}{when or ''}[, H. {{issue}}]{page}", f"{{journal}} {{date}}, {{page}}"))
            made.append(head + title + stop + body + end)
        elif kind < 0.66:
            place = rng.choice(("{place}", "{place}: {publisher}", "{place}, {publisher}", "{publisher}", "{place}/{place}", "{publisher}, {place}"))
            when = "" if dated else rng.choice((" {date}", ", {date}", " {date}"))
            extra = rng.choice(("", "", "[, {edition}]", "[. {edition}]", ", ~note~<2 Bde.|3 Bde.>~x~", ", Bd. {volume}", ", Bd. {volume:R}: {book}", "[ ({series} {volume})]", ", {edby} {editor:n}", "[, {trby} {translator:n}]", "[ (= {series}, Bd. {volume})]"))
            loc = rng.choice(("", "", ", S. {locator}", ", {locator}", ", S. {locator}"))
            bracket = rng.random() < 0.2
            facts = f" ({place}{when})" if bracket else rng.choice((", ", ". ")) + place + when
            made.append(head + "{title}" + extra + facts + loc + end)
        else:
            host = rng.choice(("{in} {editor} {eds}, {book}", "{in} {editor} {eds}: {book}", "{in} {editor} {eds} {book}", "{in} {book}, {edby} {editor}", "{in} {editor:i} {eds}, {book}", "{in} {editor:n}/{editor:n} {eds}, {book}", "{in} {book}", "{in} ~editor~ders. {eds}~x~, {book}", "{in} ~editor~ders.~x~, {book}", "{in} {editor}, {book}", "{in} {editor} {eds}. {book}", "{in} {editor} ({date}) {eds}: {book}"))
            place = rng.choice(("{place}", "{place}: {publisher}", "{place}, {publisher}", "{publisher}", "{publisher}, {place}"))
            when = "" if dated else rng.choice((" {date}", ", {date}", " {date}"))
            facts = rng.choice((", ", ". ", ", ")) + place + when
            tail = page + facts if rng.random() < 0.2 else facts + page
            made.append(head + title + stop + host + tail + end)
    return made


TEMPLATES["de_notes"] = [
    "{author:n}, {title}, {place} {date}, S. {locator}.",
    "{author:N}, {title}, {place} {date}, S. {locator}.",
    "{author:n}: {title}. {place} {date}, S. {locator}.",
    "{author:L}, {title}, {date}, S. {locator}.",
    "{author:N} ({date}): {title}. {place}: {publisher}.",
    "{author:N}: {title}. {place}: {publisher} {date}.",
    "{author:N}: {title}. {in} {journal} {volume} ({date}), S. {page}.",
    "{author:N}/{editor:N}, {title}, {place} {date}.",
    "{author:N} ({date}): {title}, in: {journal}, {volume}. Jg., H. {issue}, S. {page}.",
    "{editor:N} {eds} ({date}): {title}. {place}: {publisher}.",
    "{editor:n} {eds}, {title}, {place} {date}.",
    "{editor:N} {eds}: {title}. {place} {date}.",
    "{author:N}, {title}, {in} {journal} {date}, S. {page}.",
    "~author~<Ders.|Dies.|Derselbe|ders.|dies.>~x~, {title}, {place} {date}, S. {locator}.",
    "~author~<Ders.|Dies.|ders.|dies.>~x~, {title}, in: {journal} {volume} ({date}), S. {page}.",
    "~author~<Ders.|Dies.>~x~: {title}. {place} {date}.",
    "~author~<Ders.|Dies.|ders.>~x~, {title}, in: ~editor~<Ders.|ders.>~x~ {eds}, {book}, {place} {date}, S. {page}.",
    "{author:n}, Art. „{title}“, in: {book}, Bd. {volume}, {edby} {editor:n}, {place} {date}, Sp. {page}.",
    *_german(_RNG, 420),
]
TEMPLATES["de_lists"] = [
    "{author:N}, {date}: {title}. S. {page} in: {editor:n} {eds}, {book}. {place}: {publisher}.",
    "{author:N} ({date}): {title}. S. {page} in {editor:n} {eds}, {book}. {place}: {publisher}.",
    "{author:N}, {date}: {title}. {journal} {volume}: {page}.",
    "{author:N}, {date}: {title}. {journal} {volume}: S. {page}.",
    "{author:N}, {date}: {title}. {place}: {publisher}.",
    "{author:I} ({date}): {title}. {in} {editor:i} {eds}, {book}, S. {page}. {place}: {publisher}.",
    "{author:I} ({date}). {title}. {journal}, {volume}[, H. {issue}], {page}.",
    "{author:I} ({date}). {title}. In {editor:i} (Hrsg.), {book} (S. {page}). {place}: {publisher}.",
    "{author:N} ({date}): {title}. In: {editor:N} {eds}: {book}. {place}: {publisher}, S. {page}.",
    "{author:N} ({date}): {title}. In: {editor:N}/{editor:N} {eds}: {book}. {place}, S. {page}",
    "{author:N}/{author:N} ({date}): {title}. {place}: {publisher}.",
    "{author:N}/{author:N} ({date}): {title}, in: {journal}, {volume}[/{issue}], S. {page}.",
    "{author:N}; {author:N} ({date}): {title}. {in} {journal} {volume} ({issue}), S. {page}",
    "{author:N} ({date}): {title}. [{edition}. ]{place}: {publisher}.",
    "{author:N} ({date}), {title}, {place}: {publisher}.",
    "{author:N} ({date}), {title}, in: {editor:n} {eds}, {book}, {place}: {publisher}, S. {page}.",
    "{author:N}, {title}, {place} {date}.",
    "{author:N}: {title}. {place} {date}",
    "{author:N}: {title}, in: {journal} {volume} ({date}), S. {page}.",
    "{author:N}: {title}. In: {journal} {volume}/{date}, S. {page}.",
    "{author:N}: {title}, in: {journal}, H. {issue}, {date}, S. {page}.",
    "{author:N} ({date}): {title}, {url} ({adate}).",
    "{author:N} ({date}): {title}. Online verfügbar unter {url}, zuletzt geprüft am {adate}.",
    "{author:N} ({date}): {title}. ~genre~<Arbeitspapier|Discussion Paper|WZB Discussion Paper|Forschungsbericht>~x~ ~number~<Nr. |>{number}~x~. {place}: {publisher}.",
    "~author~<Statistisches Bundesamt|Bundesministerium der Justiz|Deutscher Bundestag|OECD>~x~ ({date}): {title}. {place}: {publisher}.",
    "{author:N} ({date}): {title}. In: {newspaper} vom {date:e}, S. {page:1}.",
    "{author:N}, {date}: {title}, in: {journal} {volume}, {page}.",
    "{author:N} {date}: {title}, {place}.",
    "{author:G} ({date}) {title}. {place}, {publisher}",
    "{author:V} ({date}) {title}. {journal} {volume}: {page}",
    "{author:V}: {title}. {journal} {date}; {volume}: {page}",
    "{author:N}. {title}. ({series}, Bd. {volume}). {place}: {publisher}, {date}.",
    "{author:N}: {title}. {place}: {publisher}, {date} ({series}; {volume}).",
]
TEMPLATES["de_law"] = [
    "{author:L}, {title}, ~container~<NJW|JZ|AcP|ZRP|AöR|DÖV|JuS|KJ|NVwZ|ZRSoz|ARSP|DVBl|MDR>~x~ {date}, {page:1}[ ({locator})].",
    "{author:L}, ~container~<NJW|JZ|ZRP|DÖV|JuS|KJ|NVwZ>~x~ {date}, <S. |>{page:1}[, {locator}].",
    "{author:L}, {title}, ~container~<AcP|AöR|ZStW|RabelsZ|VVDStRL>~x~ {volume} ({date}), {page:1}[, {locator}].",
    "~court~<BVerfGE|BGHZ|BGHSt|BVerwGE|RGZ|BSGE>~x~ ~volume~{volume}~x~, ~page~{locator}~x~.",
    "~court~<BGH|BVerfG|OLG {place}|LG {place}|BAG|EuGH>~x~, <Urteil|Urt.|Beschluss|Beschl.> v. {date:e}, ~container~<NJW|JZ|NStZ>~x~ {date}, {page:1}.",
    "{author:L}, in: {editor:L} (Hrsg.), ~container~<Kommentar zum BGB|Münchener Kommentar|Grundgesetz-Kommentar>~x~, {edition} {date}, § ~page~{locator}~x~ Rn. {number}.",
    "{author:L}, {title}, {edition} {date}, <Rn. |S. |§ >{locator}.",
    "~title~<BT-Drucks.|BR-Drs.|BT-Drs.>~x~ ~number~{volume}/{number}~x~, S. {locator}.",
]
TEMPLATES["it_notes"] = [
    "{author:n}, {title}, {place}, {publisher}, {date}, p. {locator}.",
    "{author:i}, {title}, {place} {date}, pp. {locator}.",
    "{author:i}, {title}, {place}, {publisher}, {date}[, vol. {volume:R}], p. {locator}.",
    "{author:i}, {title}, in «{journal}», {volume:R} ({date}), pp. {page}.",
    "{author:i}, {title}, «{journal}», s. V, {volume:R} ({date}), pp. {page}.",
    "{author:n}, {title}, in {book}, a cura di {editor:n}, {place}, {publisher}, {date}, pp. {page}.",
    "{author:i}, {title}, in {book}, a cura di {editor:i}, {place} {date}, pp. {page}, in partic. p. {locator}.",
    "{author:i}, {title}, a cura di {editor:i}, {place} {date}.",
    "{title}, a cura di {editor:n}, {place}, {publisher}, {date}.",
    "{title}, a cura di {editor:i}, {place} {date}, p. {locator}.",
    "{author:n}, «{title}», {journal}, {volume:R}[, n. {issue}], {date}, pp. {page}.",
    "{author:i}, {title}, ~note~trad. it.~x~, {place} {date} ({edition} {place} {odate}), p. {locator}.",
    "{author:I}, {title}, {place}, {publisher}, {date}.",
    "{author:N}, {title}, {place}, {publisher}, {date}.",
    "{author:N}. {title}. {place}: {publisher}, {date}.",
    "{author:I}, {title}, in “{journal}”, {volume:R}, {date}, pp. {page}.",
    "{author:i}, {title}, in {journal}, {volume}, {date}, pp. {page}.",
    "{author:i}, {title}, {volume:R}, {place} {date}, pp. {locator}.",
    "{author:i}, {title}, in ~editor~<ID.|Id.|EAD.>~x~, {book}, {place} {date}, pp. {page}.",
    "~author~<ID.|Id.|IDEM|EADEM|Ead.>~x~, {title}, {place} {date}, p. {locator}.",
    "{author:i}, {title}, ~genre~<catalogo della mostra|cat. della mostra>~x~ ({place}, {date}), a cura di {editor:i}, {place} {date}, p. {locator}.",
    "{author:i}, ~title~voce {title}~x~, in ~container~<Dizionario biografico degli italiani|DBI>~x~, {volume:R}, {place}, {date}, pp. {page}.",
    "{author:i}, {title}, {place}, nella stamperia di {publisher}, {date}, c. {locator}r.",
    "{author:i}, {title}, {in} {book} (~note~Atti del convegno, {place} {date:d}~x~), a cura di {editor:i}, {place} {date}, pp. {page}.",
    "{author:V}, {title}, {journal} {volume:R} {date}, {page}.",
]
TEMPLATES["it_archive"] = [
    "{archive}, ~archive_location~{fondo}, <b.|busta|reg.|filza|f.|registro|bb.|fz.> {number}~x~[, <c.|cc.|f.|fol.|n.> ~page~{locator}<r|v|>~x~][, {date:d}].",
    "{archive}, ~archive_location~{fondo}, <b.|reg.|filza> {number}, <fasc.|n.|proc.> {volume}~x~[, <c.|cc.|f.> ~page~{locator}<r|v|>~x~].",
    "{archive}, ~archive_location~{fondo}, <b.|reg.|filza> {number}~x~, {date:d}.",
    "{archive}, ~archive_location~{fondo}~x~, {date:d}[, <c.|cc.> ~page~{locator}~x~].",
    "{archive}, ~archive_location~<ms. It. VII|cod. Cicogna|ms. P.D.|Mss. It., cl. VII,|Cod. Lat.> {number} (={volume}{number})~x~, <c.|cc.|f.> ~page~{locator}<r|v>~x~.",
    "{archive}, ~archive_location~{fondo}, <b. |reg. |>{number}~x~, <cc. |c. >~page~{locator}r-v~x~, <testamento di|atti|lettera di> {author:n}, {date:d}.",
    "{author:n}, ~title~<Cronaca|Diarii|Relazione|Storia>~x~, {archive}, ~archive_location~<ms.|cod.> {number}~x~, c. ~page~{locator}~x~.",
]
TEMPLATES["classics_it"] = [
    "{author:i}, {title}, «{journal}» {volume} ({date}), pp. {page}.",
    "{author:i}, {title}, «{journal}», {volume:R}, {date}, pp. {page}.",
    "{author:i}, {title}, «{journal}» n.s. {volume} ({date}), {page}.",
    "{author:i}, {title}, in {editor:i} (<a cura di|a c. di|edd.|ed.>), {book}, {place} {date}, pp. {page}.",
    "{author:i}, {title}, in {editor:i}, {book}, {place} {date}, {page}.",
    "{author:i}, {title}, in {book}, a c. di {editor:i}, {place} {date}, pp. {page}.",
    "{author:i}, {title}, {place} {date}.",
    "{author:i}, {title}, I-II, {place} {date}.",
    "{author:i}, {title}, {place} {date} (trad. it. {place} {odate}).",
    "{author:i}, {title}, {place} {date}, pp. {locator}.",
    "{author:V}, {title}, {place} {date}.",
    "{author:J} {date}, {title}, {place}.",
    "{author:i} {date}: {title}, in {book}, {place}, pp. {page}.",
]
TEMPLATES["fr"] = [
    "{author:N}, {title}, {place}, {publisher}, {date}[, p. {locator}].",
    "{author:n}, {title}, {place}, {publisher}, {date}[, p. {locator}].",
    "{author:i}, {title}, {place}, {publisher}, {date}, p. {locator}.",
    "{author:N}, « {title} », {journal}, {volume}[, n° {issue}], {date}, p. {page}.",
    "{author:n}, « {title} », {journal}, n° {volume}, {date}, pp. {page}.",
    "{author:N} ({date}), {title}, {place}, {publisher}.",
    "{author:N} ({date}), « {title} », {journal}, vol. {volume}[, n° {issue}], p. {page}.",
    "{author:N}, {date}. « {title} », in {editor:n} (dir.), {book}, {place}, {publisher}, p. {page}.",
    "{author:n}, « {title} », in {editor:n} (dir.), {book}, {place}, {publisher}, {date}, p. {page}.",
    "{author:n}, « {title} », dans {book}, sous la direction de {editor:n}, {place}, {publisher}, {date}, p. {page}.",
    "{author:G}, {title}, {place}, {publisher}, {date}.",
    "{author:J}, {title}, {publisher}, {place}, {date}.",
    "{author:N}. {title}. {place} : {publisher}, {date}[, ~note~320 p.~x~].",
    "{author:N}. {title}. {journal}, {date}, vol. {volume}[, no {issue}], p. {page}.",
    "{author:N}. “{title}”, {journal}, {volume}, {date}, p. {page}.",
    "{author:N}, {date}, {title}, {publisher}, {place}.",
    "{author:n}, « {title} », {newspaper}, {date:d}[, p. {page:1}].",
    "{author:I} ({date}). {title}. {place} : {publisher}.",
    "{editor:N} (dir.), {title}, {place}, {publisher}, {date}.",
    "{author:I} ({date}). « {title} », in {book}, {editor:i} (dir.), {publisher}, pp. {page}.",
]
TEMPLATES["fr"] += [
    "{author:N}. {title}. {journal}, {date:m}, n°{volume}, p. {page}.",
    "{author:N}. {title}. {journal}, {date:m}, n°{volume}. p. {page}.",
    "{author:n}, « {title} », {journal} {date}, n° {volume}, p. {page:1}.",
    "{author:N}, « {title} », {journal}, n°{volume}, {date}, p. {page}.",
    "{author:n}, {title}, {trby} {translator:n}, {place}, {publisher}, {date}.",
    "{author:N}. {title}. {place} : {publisher}, {date}. ~note~200 p. ({series})~x~.",
]
TEMPLATES["es"] = [
    "{author:N}, {title}, {place}, {publisher}, {date}[, p. {locator}].",
    "{author:N}: {title}, {place}, {publisher}, {date}.",
    "{author:n}, {title} ({place}: {publisher}, {date})[, {locator}].",
    "{author:N}, «{title}», {journal}, {volume}[, n.º {issue}] ({date}), pp. {page}.",
    "{author:N} ({date}): «{title}», {journal}, {volume}[({issue})], pp. {page}.",
    "{author:n}, “{title}”, en {editor:n} (ed.), {book}, {place}, {publisher}, {date}, pp. {page}.",
    "{author:N}, “{title}”, en {book}, {place}, {publisher}, {date}, pp. {page}.",
    "{author:N} ({date}). {title}. {place}: {publisher}.",
    "{author:N} {date}. {title}. {in} {editor:n} (eds) {book}. {place}: {publisher}. {page}.",
    "{author:n}, «{title}», {newspaper}, {date:d}.",
]

"""Short forms of the Chicago notes sample reach the right work, given the fields that a right parser would read."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.model.citation import Citation, Field, Item, Name
from audit.model.dates import DateInterval
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.parsing.linking import link

NOTES = Path(__file__).parents[3] / "../shared/gold/references/dev/chicago-notes.jsonl"

# Short form > full form, by the number in the sample: paired by hand.
_PAIRS = """
10>3 12>5 13>6 14>1 21>18 22>16 26>23 27>24 40>31 41>33 44>35 52>47 54>50 61>59 62>56 63>58 64>60 68>66 73>70
83>75 84>77 85>80 94>87 98>93 102>91 103>95 111>104 114>108 115>109 118>113 127>120 133>121 143>125 149>134
155>138 158>137 159>148 162>140 171>152 173>160 179>167 184>178 186>180 188>181 196>190 197>192 200>198
212>204 223>211 226>213 227>217 228>218 231>221 240>225 242>234 243>234 245>239 246>236 249>238 253>247
254>248 259>250 260>255 261>252 262>258 265>256 266>257 272>267 277>268 286>274 288>275 290>279 292>281
294>283 295>280 296>285 301>293 303>297 305>300 307>298 312>306 317>308 319>314 320>310 321>313 322>316
323>315 332>326 333>329 345>335 350>339 352>348 353>343 354>344 355>349 362>213 363>213
"""
PAIRS = dict(pair.split(">") for pair in _PAIRS.split())
LEAST_RIGHT = 0.98


@pytest.mark.skipif(not NOTES.exists(), reason="the sample of Chicago notes is not at hand (../shared)")
def test_short_forms_of_the_chicago_sample_reach_their_works() -> None:
    rows = [json.loads(line) for line in NOTES.read_text(encoding="utf-8").splitlines()]
    text = "".join(row["raw"] + "\n" for row in rows)
    notes: list[Note] = []
    citations: list[Citation] = []
    start = 0
    for row in rows:
        number = row["id"].partition("/")[2]
        span = Span(start, start + len(row["raw"]))
        start = span.end + 1
        notes.append(_note(number, span))
        citations.append(_citation(row, number, span))
    _, links = link(tuple(notes), tuple(citations), (), text)
    works = {found.citation_id: found for found in links}
    wrong = [
        short
        for short, full in PAIRS.items()
        if works[short].outcome != "linked" or works[short].work_ids != works[full].work_ids
    ]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(PAIRS), wrong


def _note(number: str, span: Span) -> Note:
    return Note(
        id=f"n{number}",
        label=number,
        number=int(number),
        expected=None,
        style="plain",
        span=span,
        label_span=None,
        text_spans=(span,),
    )


def _citation(row: dict[str, Any], number: str, span: Span) -> Citation:
    shown = row["fields"]
    fields = [
        Field(variable=role, value=Name(literal=name) if " " in name else Name(family=name), span=span)
        for role in ("author", "editor", "translator")
        for name in shown.get(role, ())
    ]
    for variable in (
        "title",
        "container-title",
        "collection-title",
        "publisher",
        "publisher-place",
        "volume",
        "URL",
        "DOI",
    ):
        if isinstance(shown.get(variable), str):
            fields.append(Field(variable=variable, value=shown[variable], span=span))
    if shown.get("year", "")[:4].isdigit():
        year = int(shown["year"][:4])
        interval = DateInterval(start=date(year, 1, 1), end=date(year, 12, 31), precision="year")
        fields.append(Field(variable="issued", value=interval, span=span))
    item = Item(type=shown.get("type", "document"), fields=tuple(fields))
    return Citation(id=number, span=span, form=row["form"], item=item, note_id=f"n{number}")

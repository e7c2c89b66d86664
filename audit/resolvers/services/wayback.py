"""The Internet Archive's Wayback Machine: an address and the day of access in, the nearest copy before that day out.

CDX: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server; availability:
https://archive.org/help/wayback_api.php
"""

import re
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

from audit.model.lookup import Key, Record
from audit.resolvers.client import Client, Request, Worth
from audit.resolvers.items import make_date, make_item
from audit.resolvers.query import Query
from audit.resolvers.services.interface import read_json

CDX = "https://web.archive.org/cdx/search/cdx"
AVAILABLE = "https://archive.org/wayback/available"
_MAX_BYTES = 200_000


class Wayback:
    """https://web.archive.org"""

    source = "wayback"
    label = "the Internet Archive"
    needs_title = True

    def key_of(self, query: Query) -> Key:
        """An address."""
        return "url" if query.url else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the last copy made up to the day of access, else (or when no such day is known) the nearest one."""
        accessed = query.item.date("accessed")
        if accessed is not None:
            found = self._last_before(query.url, accessed.end, client)
            if found:
                return found
        issued = query.item.date("issued")
        day = accessed.end if accessed is not None else issued.end if issued is not None else None
        return self._nearest(query.url, day, client)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Nothing."""
        return ()

    def _last_before(self, url: str, day: date, client: Client) -> tuple[Record, ...]:
        parameters = {"url": url, "to": f"{day:%Y%m%d}235959", "filter": "statuscode:200", "limit": "-1"}
        request = Request(
            url=f"{CDX}?{urlencode(parameters)}",
            accept="text/plain",
            types=("text/plain",),
            judge=_judge_lines,
            max_bytes=_MAX_BYTES,
        )
        answer = client.ask(request)
        copies = [] if answer.worth == "absence" else read_lines(answer.body)
        return tuple(_make_record(stamp, original) for stamp, original in copies[-1:])

    def _nearest(self, url: str, day: date | None, client: Client) -> tuple[Record, ...]:
        parameters = {"url": url, **({"timestamp": f"{day:%Y%m%d}"} if day is not None else {})}
        request = Request(url=f"{AVAILABLE}?{urlencode(parameters)}", judge=_judge_json, max_bytes=_MAX_BYTES)
        answer = client.ask(request)
        stamp = "" if answer.worth == "absence" else _closest(answer.body)
        return (_make_record(stamp, url),) if stamp else ()


def read_lines(body: bytes) -> list[tuple[str, str]]:
    """Return time stamp and address of every copy in a CDX answer whose status is 200; malformed lines are left out."""
    copies: list[tuple[str, str]] = []
    for line in body.decode("utf-8", "replace").splitlines():
        parts = line.split(" ")
        if len(parts) >= 5 and re.fullmatch(r"\d{14}", parts[1]) and parts[4] == "200" and parts[2].startswith("http"):
            copies.append((parts[1], parts[2]))
    return copies


def _make_record(stamp: str, original: str) -> Record:
    url = f"https://web.archive.org/web/{stamp}/{quote(original, safe=':/?&=%#~+,;@!$()*[]')}"
    taken = make_date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    item = make_item("webpage", issued=taken, texts={"URL": original})
    return Record(source="wayback", id=stamp, item=item, url=url)


def _closest(body: bytes) -> str:
    answer = read_json(body)
    snapshots = answer.get("archived_snapshots") if isinstance(answer, Mapping) else None
    if not isinstance(snapshots, Mapping):
        raise ValueError("no snapshots")
    closest = snapshots.get("closest")
    stamp = str(closest.get("timestamp", "")) if isinstance(closest, Mapping) and closest.get("available") else ""
    return stamp if re.fullmatch(r"\d{14}", stamp) else ""


def _judge_json(body: bytes) -> Worth:
    return "hit" if _closest(body) else "absence"


def _judge_lines(body: bytes) -> Worth:
    return "hit" if read_lines(body) else "absence"

"""The dates that addresses carry: a URL in, the day in its path or its post id out."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime

from audit.language.expressions import expression
from audit.language.months import ENGLISH_MONTHS
from audit.model.dates import DateInterval

_MONTHS = {name[:3].lower(): number for number, name in enumerate(ENGLISH_MONTHS, 1)}
_PATH_DAY = expression(
    r"(?<![0-9])(?P<y>1[89][0-9]{2}|20[0-9]{2})(?P<s>[/_-])(?P<m>[01]?[0-9]|[a-z]{3})(?P=s)(?P<d>[0-3]?[0-9])(?![0-9])",
    re.IGNORECASE,
)
_PATH_RUN = expression(
    r"(?<![0-9A-Za-z])(?P<y>20[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z])"
)
_PATH_MONTH = expression(r"/(?P<y>19[89][0-9]|20[0-9]{2})/(?P<m>0[1-9]|1[0-2]|[a-z]{3})(?=/)", re.IGNORECASE)
_POST = expression(
    r"^(?:https?://)?(?:www\.|mobile\.|m\.)?(?P<host>twitter\.com|x\.com)/[^/\s]+/status(?:es)?/(?P<id>[0-9]{5,20})"
)
_ARCHIVE = expression(r"^(?:https?://)?(?:web\.archive\.org/web|archive\.(?:is|ph|today|org/wayback))/")

# Twitter's snowflake: milliseconds since this instant in the bits above 22 (github.com/twitter-archive/snowflake).
_TWITTER_EPOCH_MS = 1288834974657
_FIRST_SNOWFLAKE = 29_700_859_247  # November 4, 2010: ids before it were counted, and hold no time


def url_date(url: str) -> DateInterval | None:
    """Return the day (or month) in the path of `url`, None when it has none; an archive's capture time is not one."""
    if _ARCHIVE.match(url):
        return None
    path = url.split("//", 1)[-1]
    slash = path.find("/")
    if slash < 0:
        return None
    path = path[slash:].split("?", 1)[0].split("#", 1)[0]
    for pattern in (_PATH_DAY, _PATH_RUN):
        match = pattern.search(path)
        if match is not None:
            day = _day(int(match["y"]), match["m"], int(match["d"]))
            if day is not None:
                return DateInterval(start=day, end=day, precision="day", raw=match[0].strip("/"))
    match = _PATH_MONTH.search(path)
    if match is None:
        return None
    year, month = int(match["y"]), _month(match["m"])
    if month is None:
        return None
    return DateInterval(
        start=date(year, month, 1), end=date(year, month, monthrange(year, month)[1]), precision="month",
        raw=match[0].strip("/"),
    )  # fmt: skip


def post_date(url: str) -> DateInterval | None:
    """Return the day, in UTC, on which the post that `url` leads to was sent, read from its id; None for other URLs."""
    match = _POST.match(url.strip())
    if match is None or int(match["id"]) < _FIRST_SNOWFLAKE:
        return None
    milliseconds = (int(match["id"]) >> 22) + _TWITTER_EPOCH_MS
    try:
        day = datetime.fromtimestamp(milliseconds / 1000, UTC).date()
    except (OverflowError, ValueError, OSError):
        return None
    if day.year > 2099:
        return None
    return DateInterval(start=day, end=day, precision="day", raw=match["id"])


def _month(text: str) -> int | None:
    number = int(text) if text.isdigit() else _MONTHS.get(text.lower())
    return number if number is not None and 1 <= number <= 12 else None


def _day(year: int, month_text: str, day: int) -> date | None:
    month = _month(month_text)
    if month is None or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)

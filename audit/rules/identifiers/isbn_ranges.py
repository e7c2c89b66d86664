"""The digits of an ISBN in; the registration group and the registrant that they begin with, out.

The bands are those of the International ISBN Agency's Range Message (October 2023), as far as they have stood for many
years. A band that newer messages divide and the registrants of most groups are left out; nothing is said of them.
"""

# Agency's prefix → bands of its registration groups: lowest and highest first digits; the group has as many digits.
_GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    "978": (
        ("0", "5"), ("600", "649"), ("65", "65"), ("7", "7"), ("80", "94"), ("950", "989"), ("9900", "9989"),
        ("99900", "99999"),
    ),
    "979": (("10", "15"), ("8", "8")),
}  # fmt: skip
# Group → bands of its registrants.
_REGISTRANTS: dict[str, tuple[tuple[str, str], ...]] = {
    "978-0": (
        ("00", "19"), ("200", "227"), ("229", "368"), ("370", "638"), ("640", "644"), ("646", "647"), ("649", "654"),
        ("656", "699"), ("7000", "8499"), ("85000", "89999"), ("900000", "949999"), ("9500000", "9999999"),
    ),
    "978-1": (
        ("01", "02"), ("05", "05"), ("100", "397"), ("4000", "5499"), ("55000", "64999"), ("74000", "77499"),
        ("80000", "83799"), ("83850", "86719"), ("869800", "915999"),
    ),
    "978-2": (
        ("00", "19"), ("200", "349"), ("35000", "39999"), ("400", "486"), ("497", "527"), ("530", "699"),
        ("7000", "8399"), ("84000", "89999"), ("900000", "919799"), ("9500000", "9999999"),
    ),
    "978-3": (
        ("00", "02"), ("04", "19"), ("200", "699"), ("7000", "8499"), ("85000", "89999"), ("900000", "949999"),
        ("9500000", "9539999"), ("95400", "96999"), ("9700000", "9849999"), ("98500", "99999"),
    ),
    "978-4": (
        ("00", "19"), ("200", "699"), ("7000", "8499"), ("85000", "89999"), ("900000", "949999"),
        ("9500000", "9999999"),
    ),
}  # fmt: skip
_MUSIC = "9790"


def is_music(digits: str) -> bool:
    """Tell whether thirteen digits are an ISMN: 979-0 is given to printed music (ISO 10957)."""
    return digits.startswith(_MUSIC)


def group_of(digits: str) -> str:
    """Return the registration group of ten or thirteen digits, "" where no group is given out there."""
    prefix, rest = ("978", digits) if len(digits) == 10 else (digits[:3], digits[3:])
    return _first_of(rest, _GROUPS.get(prefix, ()))


def registrant_of(digits: str) -> str:
    """Return the registrant of ten or thirteen digits, "" where its length is not known here."""
    prefix, rest = ("978", digits) if len(digits) == 10 else (digits[:3], digits[3:])
    group = group_of(digits)
    return _first_of(rest[len(group) :], _REGISTRANTS.get(f"{prefix}-{group}", ()))


def _first_of(digits: str, bands: tuple[tuple[str, str], ...]) -> str:
    for low, high in bands:
        head = digits[: len(low)]
        if low <= head <= high:
            return head
    return ""


def divided(digits: str) -> str:
    """Return the digits with hyphens where the ranges put them, "" where these are not known."""
    group, registrant = group_of(digits), registrant_of(digits)
    if not registrant:
        return ""
    prefix, rest = ("", digits) if len(digits) == 10 else (digits[:3] + "-", digits[3:])
    title = rest[len(group) + len(registrant) : -1]
    return f"{prefix}{group}-{registrant}-{title}-{digits[-1]}"

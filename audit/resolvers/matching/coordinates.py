"""Volume, issue and pages: a record's numbers and the raw words of a reference in, whether they stand there out."""

import re

from audit.model.citation import Item
from audit.model.lookup import Comparison
from audit.resolvers.matching.words import fold
from audit.resolvers.query import Query


def compare_coordinates(query: Query, item: Item, outside: list[str], year: Comparison | None) -> list[Comparison]:
    """Compare volume, issue and pages; they stand in this order, so that 47 in "475, 47" is no volume."""
    numbers = _numbers(outside)
    compared: list[Comparison] = []
    first, last = _pages(item.text("page") or item.text("number"))
    if (
        year is not None
        and first in year.recorded
        and len(first) == 4
        and sum(number == first for number, _ in numbers) < 2
    ):
        page_at = None  # the one number is the year
    else:
        page_at = _find_page(first, numbers)
    volume = _plain_number(item.text("volume"))
    volume_at = _find_number(volume, numbers, before=page_at)
    if first:
        cited = query.item.text("page")
        if page_at is not None and page_at != volume_at:
            weight = 8.0 if len(first) > 1 else 4.0
            if last and last != first and _shows_last(first, last, numbers, page_at):
                weight += 3.0
            compared.append(
                Comparison(field="page", agreement="same", cited=cited, recorded=item.text("page"), weight=weight)
            )
        elif cited or len(numbers) >= 3:
            compared.append(
                Comparison(field="page", agreement="differs", cited=cited, recorded=item.text("page"), weight=-4.0)
            )
    if volume:
        cited = query.item.text("volume")
        if volume_at is not None:
            compared.append(Comparison(field="volume", agreement="same", cited=cited, recorded=volume, weight=4.0))
        elif cited or len(numbers) >= 2:
            compared.append(Comparison(field="volume", agreement="differs", cited=cited, recorded=volume, weight=-4.0))
    issue = _plain_number(item.text("issue"))
    if issue and volume_at is not None and issue in [number for number, _ in numbers[volume_at + 1 : volume_at + 3]]:
        cited = query.item.text("issue")
        compared.append(Comparison(field="issue", agreement="same", cited=cited, recorded=issue, weight=1.0))
    return compared


def _numbers(words: list[str]) -> list[tuple[str, str]]:
    """Return every word with a digit, and Roman numerals, as (plain number, whole word), in order."""
    found: list[tuple[str, str]] = []
    for word in words:
        if any(character.isdigit() for character in word):
            found.append((_plain_number(word), word))
        elif 2 <= len(word) <= 7 and (value := _roman(word)):
            found.append((str(value), word))
    return found


def _plain_number(text: str) -> str:
    """Return the first run of digits of `text` without leading zeros ("A219" → "219"), Roman numerals as digits."""
    digits = re.search(r"\d+", text)
    if digits is None:
        value = _roman(fold(text)) if text else 0
        return str(value) if value else ""
    return digits[0].lstrip("0") or "0"


def _roman(word: str) -> int:
    if not word or not re.fullmatch(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", word):
        return 0
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    total = 0
    for letter, after in zip(word, word[1:] + " ", strict=True):
        total += -values[letter] if values.get(after, 0) > values[letter] else values[letter]
    return total


def _pages(text: str) -> tuple[str, str]:
    """Return first and last page, folded ("C562–C570" → "c562", "c570")."""
    parts = fold(text.replace("–", "-").replace("—", "-").split(",")[0]).split()
    parts = [part for part in parts if part not in ("p", "pp", "s", "ss")]
    if not parts:
        return "", ""
    return parts[0].lstrip("0") or "0", parts[-1] if len(parts) > 1 else ""


def _find_page(page: str, numbers: list[tuple[str, str]]) -> int | None:
    if not page:
        return None
    plain = _plain_number(page)
    lettered = not page.isdigit()
    for place in range(len(numbers) - 1, -1, -1):
        number, word = numbers[place]
        if word.lstrip("0") == page or (number == plain and (not lettered or word.isdigit() or len(plain) >= 4)):
            return place
    return None


def _find_number(wanted: str, numbers: list[tuple[str, str]], *, before: int | None) -> int | None:
    """Return the place of the number, of several the last before the page."""
    places = [place for place, (number, _) in enumerate(numbers) if wanted and number == wanted]
    if before is not None:
        places = [place for place in places if place < before]
    return places[-1] if places else None


def _shows_last(first: str, last: str, numbers: list[tuple[str, str]], page_at: int) -> bool:
    """Tell whether the number after the first page is the last one, in full or abridged (8–11 of 1008–1011)."""
    if page_at + 1 >= len(numbers):
        return False
    number = numbers[page_at + 1][0]
    return bool(number) and _plain_number(last).endswith(number)

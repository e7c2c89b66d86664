"""The file of words in, its lists by name out."""

from __future__ import annotations

from pathlib import Path


def read_words(path: Path = Path(__file__).with_name("words.txt")) -> dict[str, list[str]]:
    """Return the lists of `words.txt` by section, doublets removed, order kept."""
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current += [word.strip() for word in line.split("|") if word.strip()]
    return {name: list(dict.fromkeys(words)) for name, words in sections.items()}


WORDS = read_words()

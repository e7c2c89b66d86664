"""Write `audit/data/lexicon.txt` from `scripts/references/words.txt` and `cues.txt`: with its lists."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from references.wordlists import read_words  # noqa: E402

LISTS = {
    "given": "g",
    "family": "f",
    "place": "p",
    "region": "p",
    "publisher": "b",
    "newspaper": "n",
    "journal": "j",
    "jabbr": "j",
    "ljabbr": "j",
}
TITLES = ("topic_", "adj_", "noun_", "more_", "word_", "adjective_", "gerund_")


def main() -> None:
    """Write the file."""
    cues: set[str] = set()
    for line in (HERE / "references" / "cues.txt").read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "#[":
            cues.update(line.casefold().split())
    words = read_words()
    letters: dict[str, set[str]] = defaultdict(set)
    for name, letter in LISTS.items():
        for entry in words[name]:
            for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", entry):
                key = word.casefold()
                if len(key) > 1 and key not in cues and word[0].isupper():
                    letters[key].add(letter)
    for name, entries in words.items():
        if name.startswith(TITLES):
            for word in re.findall(r"[^\W\d_]{3,}", " ".join(entries)):
                if word.casefold() not in cues:
                    letters[word.casefold()].add("t")
    by_class: dict[str, list[str]] = defaultdict(list)
    for word, found in letters.items():
        by_class["".join(sorted(found))].append(word)
    out = ["# Made by scripts/make_lexicon.py from scripts/references/words.txt and cues.txt. Lists, then their words."]
    out.append("cue\t" + " ".join(sorted(cues)))
    out += [f"{found}\t{' '.join(sorted(members))}" for found, members in sorted(by_class.items())]
    target = HERE.parent / "audit" / "data" / "lexicon.txt"
    target.parent.mkdir(exist_ok=True)
    target.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

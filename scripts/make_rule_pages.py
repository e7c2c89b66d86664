"""The rules' docstrings and case files in, docs/rules/*.md out; `--check` writes nothing, and tells what is stale."""

import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from audit.profiles import PROFILES, describe  # noqa: E402
from audit.rules import RULES  # noqa: E402
from audit.rules.pages import page  # noqa: E402
from audit.rules.rule import Rule  # noqa: E402

FAMILIES = {
    "NUM": "Numbering",
    "MRK": "Markers",
    "IBD": "Ibid., short forms and cross-references",
    "CIT": "In-text citations and reference lists",
    "DAT": "Dates",
    "QUO": "Quotations and figures",
    "IDN": "Identifiers",
    "FRM": "Form",
    "EXI": "Existence",
    "EXT": "Extraction",
}

PROFILES_HEAD = """# Profiles

Made by `scripts/make_rule_pages.py` from `audit/profiles`.

A profile is a name for settings: `--profile chicago,submission`. The first three are stages of work, and say how grave
untidiness is. The others are manuals of style. Their first table has one row for each demand that is measured: the rule
that measures it, what it is measured of, how the manual has it, and where the manual says so. Each place is then held
against the manual, and what departs from it is one finding, a warning. What has no row the manual leaves to the author,
or it is not measured: there the manuscript's own majority decides, as it does without a profile. Sections are given
where they could be confirmed; else the chapter or the subject. A second table has the levels that the manual changes.

"""


def documented(rule: Rule, cases: Path = ROOT / "tests" / "cases") -> str:
    """Return the rule's page, with the first text of its case file that it reports, and the first that it does not.

    Rules that ask registers have no such texts: their tests are in `tests/rules/existence`.
    """
    file = cases / f"{rule.id}.toml"
    if not file.exists():
        return page(rule)
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    shown = (("Reported", content["fires"][0]), ("Not reported", content["near_miss"][0]))
    return page(rule) + "".join(
        f"\n## {heading}\n\n{_sentence(case['name'])}\n\n~~~~text\n{case['text'].strip()}\n~~~~\n"
        for heading, case in shown
    )


def _sentence(name: str) -> str:
    return f"{name[0].upper()}{name[1:]}:"


def index() -> str:
    """Return the page that lists all rules by family."""
    lines = ["# Rules\n", "\nMade by `scripts/make_rule_pages.py` from the rules' docstrings and case files.\n"]
    for prefix, title in FAMILIES.items():
        family = [rule for rule in RULES if rule.id.startswith(prefix)]
        if family:
            lines.append(f"\n## {title}\n\n| id | name | level | fires when |\n| --- | --- | --- | --- |\n")
            lines += [f"| [{r.id}]({r.id}.md) | {r.name} | {r.level} | {r.summary} |\n" for r in family]
    return "".join(lines)


def profiles() -> str:
    """Return the page that shows every profile's table."""
    return PROFILES_HEAD + "\n".join(f"{describe(name).rstrip()}\n" for name in PROFILES)


def main(check: bool) -> int:
    """Write, or compare, every page."""
    folder = ROOT / "docs" / "rules"
    wanted = {folder / f"{rule.id}.md": documented(rule) for rule in RULES} | {folder / "index.md": index()}
    wanted[folder.parent / "profiles.md"] = profiles()
    stale = [file for file, text in wanted.items() if not file.is_file() or file.read_text("utf-8") != text]
    stray = sorted(set(folder.glob("*.md")) - set(wanted))
    for file in [*stale, *stray]:
        print(f"{'stale' if file in stale else 'stray'}: {file.relative_to(ROOT)}")
    if check:
        return 1 if stale or stray else 0
    folder.mkdir(parents=True, exist_ok=True)
    for file in stale:
        file.write_text(wanted[file], encoding="utf-8", newline="\n")
    for file in stray:
        file.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))

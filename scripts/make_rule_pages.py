"""The rules' docstrings in, docs/rules/*.md out; `--check` writes nothing and tells by its exit code what is stale."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from audit.rules import RULES  # noqa: E402
from audit.rules.pages import page  # noqa: E402

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


def index() -> str:
    """Return the page that lists all rules by family."""
    lines = ["# Rules\n", "\nMade by `scripts/make_rule_pages.py` from the rules' docstrings.\n"]
    for prefix, title in FAMILIES.items():
        family = [rule for rule in RULES if rule.id.startswith(prefix)]
        if family:
            lines.append(f"\n## {title}\n\n| id | name | level | fires when |\n| --- | --- | --- | --- |\n")
            lines += [f"| [{r.id}]({r.id}.md) | {r.name} | {r.level} | {r.summary} |\n" for r in family]
    return "".join(lines)


def main(check: bool) -> int:
    """Write, or compare, every page."""
    folder = ROOT / "docs" / "rules"
    wanted = {folder / f"{rule.id}.md": page(rule) for rule in RULES} | {folder / "index.md": index()}
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

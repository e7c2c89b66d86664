"""Measure the reading of references: every development set with its bootstrap interval, and references a second.

    python benchmarks/parse.py [--sets NAME …] [--half all|seen|held] [--model FILE] [--json FILE] [--check]

The sets and the definitions of the scores (micro-F1 over fields, segmentation F1, accuracy of forms) are those of
`../shared/gold/references`, next to the checkout; without it there is nothing to measure, and this says so. `held` is
the half of each set that is looked at rarely, so that improvements on the other half can be told from overfitting.
`--model` measures another model than the shipped one. `--check` ends with 1 when a set falls below the floor that was
reached once.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
import time
import zlib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "references"
sys.path.insert(0, str(ROOT))

FLOORS = {
    "anystyle-core": 0.89,
    "anystyle-gold": 0.93,
    "biblatex-styles": 0.84,
    "chicago-notes": 0.92,
    "composed-notes": 0.89,
    "en-humanities": 0.92,
    "grobid": 0.88,
}


def scorer() -> Any:
    """Return the module `score.py` of the gold data."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def half_of(row: dict[str, Any]) -> str:
    """Return the half that a row belongs to; decided by its id alone."""
    return "held" if zlib.crc32(row["id"].encode()) & 1 else "seen"


def main() -> int:
    """Measure and print one line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", nargs="*")
    parser.add_argument("--half", choices=("all", "seen", "held"), default="all")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if not GOLD.is_dir():
        print(f"skipped: no development sets at {GOLD}")
        return 0
    began = time.process_time()
    from audit.parsing.entries import parse_entries, parse_entry, parse_lines
    from audit.parsing.fields import labels

    imported = time.process_time() - began
    if arguments.model:
        labels.MODEL = arguments.model
    began = time.process_time()
    parse_entry("Smith, John. A Title. London: Press, 1990.")
    first = time.process_time() - began
    score = scorer()
    results: dict[str, Any] = {
        "import_ms": round(imported * 1000, 1),
        "first_reference_ms": round(first * 1000, 1),
    }
    below = []
    total = spent = 0.0
    for path in sorted((GOLD / "dev").glob("*.jsonl")):
        name = path.stem
        if arguments.sets and name not in arguments.sets:
            continue
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = [row for row in rows if arguments.half in ("all", half_of(row))]
        raws = [row["raw"] for row in rows]
        began = time.process_time()
        parse_entries(raws)
        seconds = time.process_time() - began
        found = parse_lines(raws)
        total, spent = total + len(rows), spent + seconds
        result = score.score(rows, found)
        results[name] = {**result, "per_second": round(len(rows) / seconds)}
        low, high = result["ci95"]
        forms = f"  forms {result['form_accuracy']:.3f}" if "form_accuracy" in result else ""
        print(
            f"{name:16} {len(rows):5} lines  fields F1 {result['micro'][2]:.3f} [{low:.3f}, {high:.3f}]"
            f"  segmentation {result['segmentation'][2]:.3f}{forms}  {len(rows) / seconds:.0f}/s"
        )
        if result["micro"][2] < FLOORS.get(name, 0.0):
            below.append(name)
    print(
        f"{total / max(spent, 1e-9):.0f} references/s; import {imported * 1000:.0f} ms, "
        f"the first reference, with loading, {first * 1000:.0f} ms"
    )
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    if below:
        print("below the floor: " + ", ".join(below))
    return 1 if below and arguments.check else 0


if __name__ == "__main__":
    raise SystemExit(main())

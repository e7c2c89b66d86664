"""Run every benchmark briefly and write what they print to RESULTS.md, with the machine described.

Run: python benchmarks/all.py [NAME…]   (names of benchmarks, such as `hostile`; without names all of them)
"""

import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
BRIEF: dict[str, tuple[str, ...]] = {  # the arguments of a brief run
    "startup": ("seeds/border-crisis.md", "--rounds", "3"),
    "check": ("--sizes", "1,4,16"),
    "numbering": ("10000",),
    "chronology": ("--documents", "8"),
    "tongues": (),
    "readers": (),
    "pdf": ("seeds/metre.pdf", "--repeats", "1"),
    "hostile": ("100000",),
}
LONGEST_S = 60


def machine() -> str:
    """Return a line on the machine and on how busy it was."""
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; "
        f"load at the beginning {load}. The machine was shared: ratios within one table hold, seconds are rough."
    )


def run(name: str) -> str:
    """Return what the benchmark prints, or why it printed nothing."""
    command = [sys.executable, str(HERE / f"{name}.py"), *BRIEF[name]]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_S, check=False, cwd=HERE.parent)
    except subprocess.TimeoutExpired:
        return f"(not finished within {LONGEST_S} s)"
    return (done.stdout.rstrip() or done.stderr.strip()[-300:]).replace(str(HERE.parent) + os.sep, "")


def main(names: list[str]) -> None:
    """Write the tables of the benchmarks named, or of all."""
    parts = [f"# Results of the benchmarks\n\n{date.today()}, `python benchmarks/all.py`. {machine()}\n"]
    for name in names or BRIEF:
        arguments = " ".join((f"benchmarks/{name}.py", *BRIEF[name]))
        parts.append(f"## {name}\n\n`python {arguments}`\n\n```\n{run(name)}\n```\n")
        print(parts[-1])
    RESULTS.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

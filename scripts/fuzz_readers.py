"""Feed the byte readers with spoilt manuscripts for a fixed time; the first file that breaks one is kept.

Run: python scripts/fuzz_readers.py [--seconds 60] [--audit] [--keep FOLDER]

With the extra `fuzz` (atheris) the mutations follow the branches that they reach; without it, they are random, and the
script says so. `--audit` audits what was read, too. Exit code 1 when a reader raised anything but `UnreadableError`.
"""

import argparse
import importlib
import pkgutil
import random
import sys
import tempfile
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LARGEST = 200_000  # bytes of one input


def seeds() -> list[tuple[str, bytes]]:
    """Return sound manuscripts in all formats, with a suffix each."""
    from tests.readers.specimens import WRITERS, manuscript

    source = manuscript()
    made = [(f".{suffix.split('.')[-1]}", write(source)) for suffix, write in WRITERS.items()]
    return made + [(file.suffix, file.read_bytes()) for file in sorted((ROOT / "seeds").glob("*.*"))]


def import_readers() -> None:
    """Import every module of the readers, which they otherwise do when they first need one."""
    import audit.readers

    for module in pkgutil.walk_packages(audit.readers.__path__, "audit.readers."):
        importlib.import_module(module.name)


def feed(suffix: str, data: bytes, *, audit: bool) -> None:
    """Read `data`, and audit it where that is wanted; whatever is wrong with a reader is raised."""
    from audit.engine import audit_document, read_document
    from audit.readers.interface import UnreadableError
    from audit.settings import Settings

    settings = Settings()
    try:
        document = read_document(f"x{suffix}", data, settings)
    except (UnreadableError, RecursionError):  # nested too deeply, which the engine says in words
        return
    if audit:
        report = audit_document(document, settings)
        broken = [skip.reason for skip in report.skipped if skip.reason.startswith("failed")]
        if broken:
            raise AssertionError(broken[0])


def run_random(seconds: float, *, audit: bool, keep: Path) -> int:
    """Feed random mutations until the time is over; return the exit code."""
    from tests.hostile.spoiling import spoilt

    print("atheris is not installed (extra fuzz): the mutations are random, and follow no branches")
    files, until, number = seeds(), monotonic() + seconds, 0
    while monotonic() < until:
        rng = random.Random(number)
        suffix, data = files[number % len(files)]
        data = spoilt(data, rng)
        try:
            feed(suffix, data, audit=audit)
        except Exception as error:
            file = keep / f"crash-{number}{suffix}"
            file.write_bytes(data)
            print(f"{file}: {type(error).__name__}: {error}")
            return 1
        number += 1
    print(f"{number} inputs, none of which broke a reader")
    return 0


def run_guided(seconds: float, *, audit: bool, keep: Path) -> None:
    """Feed mutations that follow the branches they reach; libFuzzer ends the process with its own exit code."""
    import atheris

    with atheris.instrument_imports(include=["audit.readers"]):
        import_readers()
    from tests.hostile.spoiling import spoilt

    files = seeds()
    suffixes = sorted({suffix for suffix, _ in files})

    def target(data: bytes) -> None:
        if data:
            feed(suffixes[data[0] % len(suffixes)], data[1:], audit=audit)

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        rng = random.Random(seed)
        if len(data) > 1 and rng.random() < 0.7:
            return (data[:1] + spoilt(data[1:], rng))[:most]
        mutated: bytes = atheris.Mutate(data, most)
        return mutated

    with tempfile.TemporaryDirectory() as folder:
        for number, (suffix, data) in enumerate(files):
            Path(folder, str(number)).write_bytes(bytes([suffixes.index(suffix)]) + data[: LARGEST - 1])
        options = [f"-max_total_time={int(seconds)}", f"-max_len={LARGEST}", "-timeout=60", "-rss_limit_mb=3000"]
        options.append(f"-artifact_prefix={keep}/")
        atheris.Setup([sys.argv[0], *options, folder], target, custom_mutator=mutate)
        atheris.Fuzz()


def main() -> int:
    """Run the fuzzer that is at hand."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--audit", action="store_true")
    parser.add_argument("--keep", type=Path, default=Path())
    arguments = parser.parse_args()
    arguments.keep.mkdir(parents=True, exist_ok=True)
    try:
        import atheris  # noqa: F401
    except ImportError:
        return run_random(arguments.seconds, audit=arguments.audit, keep=arguments.keep)
    run_guided(arguments.seconds, audit=arguments.audit, keep=arguments.keep)
    return 0


if __name__ == "__main__":
    sys.exit(main())

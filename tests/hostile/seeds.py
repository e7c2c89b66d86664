"""Sound manuscripts in all formats, short enough to be audited many times: `SEEDS`, by file name."""

from pathlib import Path

from tests.readers.specimens import WRITERS, manuscript

ROOT = Path(__file__).parents[2]
CUT = 6000  # bytes kept from the beginning and from the end of a long text
PARAGRAPHS = 12


def _text(name: str) -> bytes:
    data = (ROOT / "seeds" / name).read_bytes()
    return data if len(data) < 2 * CUT else data[:CUT] + b"\n\n" + data[-CUT:]


def _seeds() -> dict[str, bytes]:
    source = manuscript()
    source.paragraphs = source.paragraphs[:PARAGRAPHS]
    made = {f"july.{suffix}": write(source) for suffix, write in WRITERS.items()}
    whole = {name: (ROOT / "seeds" / name).read_bytes() for name in ("metre.pdf", "metre.tex")}
    return {**made, **whole, "july.md": _text("july-1914.md"), "border.txt": _text("border-crisis.md")}


SEEDS = _seeds()

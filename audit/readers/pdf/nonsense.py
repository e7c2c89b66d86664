"""One page's runs and segments in, whether its text layer is nonsense out: glyphs without characters, other letters."""

import string

from audit.readers.pdf.device import Run
from audit.readers.pdf.fonts import UNKNOWN
from audit.readers.pdf.segments import Segment

# A text layer is nonsense from this share of characters without a meaning.
UNKNOWN_SHARE = 0.3
# No European language written in Latin letters has fewer vowels in 400 letters (measured: English 38 %, Polish 36 %,
# Czech 40 %, German 37 %, tables of code 18 %); a shifted or scrambled alphabet has. Nearly all are ASCII.
LEAST_VOWELS = 0.18
VOWEL_SAMPLE = 400
ASCII_SHARE = 0.75
# Text has more letters than this for each sign that is no figure, stop or line, code many more.
FEWEST_LETTERS = 0.3
# So many characters of a page show what they are; so few show nothing.
SAMPLE, FEW = 4000, 20

_LETTERS, _VOWELS, _FIGURES = string.ascii_letters.encode(), b"aeiouyAEIOUY", b" 0123456789.,-_=|+*"


def is_nonsense(runs: list[Run], segments: list[Segment]) -> bool:
    """Tell whether the text layer of a page, all that is drawn and what stands upright, is no text."""
    characters = sum(len(run.text) for run in runs)
    unknown = sum(run.text.count(UNKNOWN) for run in runs if not run.text.isascii())
    return (characters >= FEW and unknown > UNKNOWN_SHARE * characters) or _is_scrambled(_beginning(segments))


def _beginning(segments: list[Segment]) -> str:
    """Return the first characters of the page, in the order in which the file draws them."""
    parts: list[str] = []
    length = 0
    for segment in segments:
        parts += [run.text for run in segment.runs]
        length += segment.weight
        if length > SAMPLE:
            break
    return "".join(parts)


def _is_scrambled(text: str) -> bool:
    """Tell whether the letters make no words of any language in Latin script, or signs stand in their place."""
    sample = text[:SAMPLE]
    plain = sample.encode("ascii", "ignore")
    if len(plain) < ASCII_SHARE * len(sample):
        return False
    rest = plain.translate(None, _LETTERS)
    letters, signs = len(plain) - len(rest), len(rest.translate(None, _FIGURES))
    if signs >= VOWEL_SAMPLE and letters < FEWEST_LETTERS * signs:
        return True
    vowels = len(plain) - len(plain.translate(None, _VOWELS))
    return letters >= VOWEL_SAMPLE and vowels < LEAST_VOWELS * letters

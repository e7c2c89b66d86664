"""Pages read in one process in, bytes for another out, and back: the places of all characters go as one array.

Pickled as they are, the pages of a book take as long to hand over as to read.
"""

import pickle

from audit.readers.pdf.device import Run
from audit.readers.pdf.places import places
from audit.readers.pdf.segments import PageContent, Segment

_PROTOCOL = 5


def pack(pages: list[PageContent]) -> bytes:
    """Return the pages as bytes."""
    edges = places()
    packed = []
    for page in pages:
        segments = []
        for segment in page.segments:
            runs = []
            for run in segment.runs:
                edges += run.xs
                runs.append((*run[:6], len(run.xs), *run[7:]))
            segments.append((runs, segment.shifts, segment.size, segment.weight, segment.x0, segment.x1, segment.y))
        packed.append((segments, tuple(page._replace(segments=[]))))
    return pickle.dumps((edges, packed), _PROTOCOL)


def unpack(parcel: bytes) -> list[PageContent]:
    """Return the pages that `pack` made the bytes of; they come from this program, never from a file."""
    edges, packed = pickle.loads(parcel)
    at = 0
    pages = []
    for segments, rest in packed:
        unpacked = []
        for runs, shifts, size, weight, x0, x1, y in segments:
            own = []
            for text, left, base, right, height, face, count, angle, inside in runs:
                own.append(Run(text, left, base, right, height, face, edges[at : at + count], angle, inside))
                at += count
            unpacked.append(Segment.restored(own, shifts, size, weight, x0, x1, y))
        pages.append(PageContent(*rest)._replace(segments=unpacked))
    return pages

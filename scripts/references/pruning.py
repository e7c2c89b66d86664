"""A model as CRFsuite writes it in, the same without its slight weights out.

The layout is that of CRFsuite 0.12 (crf1d_model.c): a header with the offsets of five chunks; FEAT, the weights, 20
bytes each; two tables of names, for labels and attributes, which are kept as they are; LFRF and AFRF, which say for
each label and attribute the numbers of its weights.
"""

from __future__ import annotations

import struct

_HEADER = struct.Struct("<4sI4s9I")
_CHUNK = struct.Struct("<4sII")
_WEIGHT = struct.Struct("<IIId")
_STATE = 0  # a weight of an attribute and a label; the others are of two labels, and stay


def pruned(model: bytes, least: float) -> bytes:
    """Return `model` without the weights of attributes that are nearer to 0 than `least`.

    Half of the weights of an L1-regularized model are slight; they change next to no label, but fill the file.
    """
    magic, _, kind, version, count, labels, attributes, *offsets = _HEADER.unpack_from(model)
    weights_at, labels_at, attributes_at, by_label_at, by_attribute_at = offsets
    name, _, total = _CHUNK.unpack_from(model, weights_at)
    kept: dict[int, int] = {}
    weights = bytearray()
    for number in range(total):
        at = weights_at + _CHUNK.size + number * _WEIGHT.size
        sort, _, _, weight = _WEIGHT.unpack_from(model, at)
        if sort != _STATE or abs(weight) >= least:
            kept[number] = len(kept)
            weights += model[at : at + _WEIGHT.size]
    head = _CHUNK.pack(name, _CHUNK.size + len(weights), len(kept))
    names = model[labels_at:by_label_at]
    first = _HEADER.size + len(head) + len(weights)
    by_label = _references(model, by_label_at, first + len(names), kept)
    by_attribute = _references(model, by_attribute_at, first + len(names) + len(by_label), kept)
    size = first + len(names) + len(by_label) + len(by_attribute)
    places = (_HEADER.size, first, first + attributes_at - labels_at, first + len(names), size - len(by_attribute))
    header = _HEADER.pack(magic, size, kind, version, count, labels, attributes, *places)
    return b"".join((header, head, weights, names, by_label, by_attribute))


def _references(model: bytes, at: int, moved: int, kept: dict[int, int]) -> bytes:
    """Return the chunk of references at `at`, to stand at `moved`, without the weights that are not `kept`."""
    name, _, total = _CHUNK.unpack_from(model, at)
    offsets = struct.unpack_from(f"<{total}I", model, at + _CHUNK.size)
    body = bytearray()
    starts = []
    begin = moved + _CHUNK.size + 4 * total
    for offset in offsets:
        starts.append(begin + len(body) if offset else 0)
        if not offset:
            continue
        (count,) = struct.unpack_from("<I", model, offset)
        numbers = [kept[n] for n in struct.unpack_from(f"<{count}I", model, offset + 4) if n in kept]
        body += struct.pack(f"<{len(numbers) + 1}I", len(numbers), *numbers)
    size = _CHUNK.size + 4 * total + len(body)
    return _CHUNK.pack(name, size, total) + struct.pack(f"<{total}I", *starts) + bytes(body)

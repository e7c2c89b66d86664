"""Model types to JSON values and back, for what is kept between runs; the published output is a reporter's."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_value(item: object) -> Any:
    """Return `item` (dataclasses, tuples, mappings, enums, plain values) as JSON values; empty fields are left out."""
    if is_dataclass(item) and not isinstance(item, type):
        pairs = ((field.name, getattr(item, field.name)) for field in fields(item))
        return {name: to_value(value) for name, value in pairs if value is not None and value != ()}
    if isinstance(item, Enum):
        return item.value
    if isinstance(item, Mapping):
        return {str(key): to_value(value) for key, value in item.items()}
    if isinstance(item, list | tuple | set | frozenset):
        return [to_value(part) for part in item]
    return item if isinstance(item, str | int | float | bool | None) else str(item)


def from_value(kind: type[T], value: Any) -> T:
    """Return the `kind` that `to_value` made `value` of. Raises `TypeError`, `ValueError` or `KeyError` otherwise."""
    made: T = _made(kind, value)
    return made


def _made(kind: Any, value: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _made(next(a for a in arguments if a is not type(None)), value)
    if origin is Literal:
        if value not in arguments:
            raise ValueError(f"{value!r} is none of {arguments}")
        return value
    if origin is tuple:
        return tuple(_made(arguments[0], part) for part in value)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return dict(value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], part) for name, part in value.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if not isinstance(value, kind if kind is not float else (int, float)):
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)

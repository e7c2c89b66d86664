"""`@record`: a class body in, a frozen, slotted, keyword-only dataclass out, in a sixth of the time.

The command's start-up is budgeted, and Python 3.11 and 3.12 compile the six methods of each dataclass one by one (half
a millisecond a class, and there are a hundred, half of which no record is made of in a run). Here what is shared by all
classes is not compiled, and the rest at its first use (0.1 ms). Type checkers read it as a dataclass;
`dataclasses.replace`, `fields` and `asdict` take it as one; a test holds it to the real thing. It has no inheritance,
no `ClassVar` and no `__post_init__`. A class with a `cached_property` has a `__dict__` for what that remembers, which
is neither copied nor pickled.
"""

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(dataclasses.field,))
def record(cls: type[_T]) -> type[_T]:
    """Return `cls` as `dataclass(frozen=True, slots=True, kw_only=True)` would, but for the names of its internals."""
    if cls.__bases__ != (object,):
        raise TypeError(f"{cls.__name__}: a record inherits from nothing")
    members = dict(cls.__dict__)
    annotations: dict[str, Any] = members.get("__annotations__", {})
    fields = {name: _field(name, type_, members.pop(name, MISSING)) for name, type_ in annotations.items()}
    names = tuple(fields)
    remembers = any(isinstance(member, cached_property) for member in members.values())
    members.pop("__dict__", None)
    members.pop("__weakref__", None)
    compared = [name for name, field in fields.items() if field.compare]
    members.update(
        __slots__=(*names, "__dict__") if remembers else names,
        __match_args__=(),
        __dataclass_fields__=fields,
        __init__=_init,
        __signature__=_Signature(),
        __eq__=_eq,
        __hash__=_hash,
        __repr__=_repr,
        __setattr__=_refuse_setting,
        __delattr__=_refuse_deleting,
        __getstate__=_getstate,
        __setstate__=_setstate,
    )
    made: Any = type(cls)
    rebuilt: type[_T] = made(cls.__name__, cls.__bases__, members)  # slots need a class made anew
    _NAMES[rebuilt] = names
    _VALUES[rebuilt] = attrgetter(*compared) if compared else _nothing
    return rebuilt


def changed(record: _T, **values: Any) -> _T:
    """Return the record with other `values` in some fields, as `dataclasses.replace` does, in a sixth of the time."""
    of_class = type(record)
    change = _CHANGES.get(of_class) or _change(of_class)
    made: _T = change(record, **values)
    return made


_NAMES: dict[type, tuple[str, ...]] = {}  # of the fields of each class

_CHANGES: dict[type, Callable[..., Any]] = {}  # what `changed` calls, compiled for each class at its first use

# What of a record counts for equality and hash, by its class.
_VALUES: dict[type, Callable[[Any], Any]] = {}


def _nothing(record: Any) -> tuple[()]:
    return ()


def _field(name: str, type_: Any, default: Any) -> Any:
    """Return what `dataclasses.fields` gives for one field."""
    found: Any = default if isinstance(default, Field) else dataclasses.field(default=default)
    if isinstance(found.default, list | dict | set):
        raise ValueError(f"{name}: a default that can change is shared; use field(default_factory=…)")
    found.name, found.type, found.kw_only = name, type_, True
    found._field_type = vars(dataclasses)["_FIELD"]  # what tells a field from a ClassVar
    return found


def _init(self: Any, **values: Any) -> None:
    _compile_init(type(self))
    self.__init__(**values)


def _compile_init(cls: Any) -> None:
    """Put the class's own `__init__` in its place, when the first record is made."""
    fields = cls.__dataclass_fields__
    scope: dict[str, Any] = {"_MISSING": MISSING, **_setters(cls, fields)}
    parameters: list[str] = []
    assignments: list[str] = []
    for name, field in fields.items():
        value = name
        if field.default is not MISSING:
            scope[f"_default_{name}"] = field.default
            parameters.append(f"{name}=_default_{name}")
        elif field.default_factory is not MISSING:
            scope[f"_make_{name}"] = field.default_factory
            parameters.append(f"{name}=_MISSING")
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        else:
            parameters.append(name)
        assignments.append(f" _set_{name}(self, {value})")
    header = f"def __init__(self{''.join(f', {part}' for part in ['*', *parameters] if parameters)}):"
    exec("\n".join([header, *(assignments or [" pass"])]), scope)
    cls.__init__ = scope["__init__"]


class _Signature:
    """What `inspect.signature` finds at a class: its fields, by keyword."""

    def __get__(self, instance: object, cls: Any) -> Any:
        """Return the signature of `cls`."""
        from inspect import Parameter, Signature

        return Signature(
            [
                Parameter(name, Parameter.KEYWORD_ONLY, default=_shown_default(field), annotation=field.type)
                for name, field in cls.__dataclass_fields__.items()
            ]
        )


def _shown_default(field: Any) -> Any:
    if field.default is MISSING and field.default_factory is MISSING:
        from inspect import Parameter

        return Parameter.empty
    return field.default_factory if field.default is MISSING else field.default


def _eq(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _VALUES[self.__class__]
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(_VALUES[self.__class__](self))


def _repr(self: Any) -> str:
    shown = (field.name for field in self.__dataclass_fields__.values() if field.repr)
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _refuse_setting(self: Any, name: str, value: Any) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(self: Any, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _setters(cls: type, names: Iterable[str]) -> dict[str, Any]:
    """Return what sets each slot of a class whose `__setattr__` refuses to, by the name that compiled code calls."""
    return {f"_set_{name}": getattr(cls, name).__set__ for name in names}


def _change(cls: type) -> Callable[..., Any]:
    """Compile what returns a record of the class like another, but for the values given."""
    names = _NAMES[cls]
    scope: dict[str, Any] = {"_MISSING": MISSING, "_new": object.__new__, "_class": cls, **_setters(cls, names)}
    parameters = ", ".join(["_old", *(["*"] if names else []), *(f"{name}=_MISSING" for name in names)])
    lines = [f" _set_{name}(_made, _old.{name} if {name} is _MISSING else {name})" for name in names]
    exec("\n".join([f"def change({parameters}):", " _made = _new(_class)", *lines, " return _made"]), scope)
    change: Callable[..., Any] = scope["change"]
    _CHANGES[cls] = change
    return change


def _getstate(self: Any) -> Any:
    _compile_states(type(self))
    return self.__getstate__()


def _setstate(self: Any, state: Any) -> None:
    _compile_states(type(self))
    self.__setstate__(state)


def _compile_states(cls: Any) -> None:
    """Put what `pickle` asks for in its place: few runs ask at all, and then for thousands of records of a class."""
    names = _NAMES[cls]
    scope = _setters(cls, names)
    shown = "".join(f"self.{name}, " for name in names)
    exec(f"def getstate(self):\n return ({shown})", scope)
    header = f"def setstate(self, _state):\n ({''.join(f'{name}, ' for name in names)}) = _state"
    exec("\n".join([header, *(f" _set_{name}(self, {name})" for name in names)]), scope)
    cls.__getstate__, cls.__setstate__ = scope["getstate"], scope["setstate"]

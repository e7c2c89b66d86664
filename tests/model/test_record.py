"""`@record` held to what `dataclass(frozen=True, slots=True, kw_only=True)` does."""

import copy
import dataclasses
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from audit.model.record import changed, record


@record
class Quick:
    """A record."""

    a: int
    b: str = "x"
    c: tuple[int, ...] = ()
    d: dict[str, int] = field(default_factory=dict)
    e: object = field(default=None, repr=False, compare=False)

    @property
    def double(self) -> int:
        return self.a * 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A record."""

    a: int
    b: str = "x"
    c: tuple[int, ...] = ()
    d: dict[str, int] = field(default_factory=dict)
    e: object = field(default=None, repr=False, compare=False)

    @property
    def double(self) -> int:
        return self.a * 2


@record
class Empty:
    """No fields at all."""


@record
class Plain:
    """Hashable."""

    a: int = 0
    b: str = ""


ARGUMENTS: list[dict[str, Any]] = [{"a": 1}, {"a": 2, "b": "y"}, {"a": 1, "c": (1, 2), "d": {"k": 1}, "e": "unseen"}]


@pytest.mark.parametrize("arguments", ARGUMENTS)
def test_values_and_representation(arguments: dict[str, Any]) -> None:
    quick, stock = Quick(**arguments), Stock(**arguments)
    assert [getattr(quick, one.name) for one in fields(quick)] == [getattr(stock, one.name) for one in fields(stock)]
    assert repr(quick) == repr(stock).replace("Stock", "Quick")
    assert asdict(quick) == asdict(stock)
    assert quick.double == stock.double


@pytest.mark.parametrize("one", ARGUMENTS)
@pytest.mark.parametrize("other", ARGUMENTS)
def test_equality(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (Quick(**one) == Quick(**other)) is (Stock(**one) == Stock(**other))
    assert Quick(a=1, e=1) == Quick(a=1, e=2)
    stock: object = Stock(a=1)
    assert Quick(a=1) != stock


def test_hash() -> None:
    assert hash(Plain(a=1)) == hash(Plain(a=1))
    assert len({Plain(a=1), Plain(a=1), Plain(a=2)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Quick(a=1))
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_each_gets_its_own_default() -> None:
    assert Quick(a=1).d is not Quick(a=1).d


@pytest.mark.parametrize("cls", [Quick, Stock])
def test_frozen(cls: Any) -> None:
    one = cls(a=1)
    with pytest.raises(FrozenInstanceError):
        one.a = 2
    with pytest.raises(FrozenInstanceError):
        del one.a
    with pytest.raises((FrozenInstanceError, TypeError)):  # the stock class fails in its own way (bpo-46414)
        one.other = 2
    assert not hasattr(one, "__dict__")


@pytest.mark.parametrize("cls", [Quick, Stock])
@pytest.mark.parametrize("arguments", [{}, {"a": 1, "z": 2}])
def test_wrong_arguments(cls: Any, arguments: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        cls(**arguments)
    with pytest.raises(TypeError):
        cls(1)


def test_replace_copy_and_pickle() -> None:
    one = Quick(a=1, c=(1,), e="kept")
    assert replace(one, b="z") == Quick(a=1, b="z", c=(1,))
    assert replace(one, b="z").e == "kept"
    for twin in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert twin == one
        assert twin.e == "kept"


@pytest.mark.parametrize("one", [Empty(), Plain(a=2), Quick(a=1, d={"k": 2})])
def test_pickled_twice_and_changed_without_a_change(one: Any) -> None:
    for _ in range(2):  # the class is taught how at the first time
        assert pickle.loads(pickle.dumps(one)) == one
        assert changed(one) == one
        assert changed(one) is not one


def test_changed_does_what_replace_does() -> None:
    one = Quick(a=1, c=(1,), e="kept")
    assert changed(one, b="z") == replace(one, b="z")
    assert changed(one, b="z").e == "kept"
    with pytest.raises(TypeError):
        changed(one, z=1)


@record
class Remembering:
    """With something that is worked out once."""

    a: int

    @cached_property
    def double(self) -> list[int]:
        return [self.a, self.a]


def test_what_is_worked_out_once_has_no_part_in_the_record() -> None:
    one = Remembering(a=1)
    assert one.double is one.double
    assert one == Remembering(a=1)
    assert replace(one, a=2).double == [2, 2]
    with pytest.raises(FrozenInstanceError):
        one.a = 2  # type: ignore[misc]
    for twin in (copy.copy(one), pickle.loads(pickle.dumps(one))):
        assert twin == one
        assert twin.double is not one.double


def test_what_tools_see() -> None:
    assert dataclasses.is_dataclass(Quick)
    assert Quick.__doc__ == "A record."
    ours, theirs = inspect.signature(Quick).parameters, inspect.signature(Stock).parameters
    assert [(one.name, one.kind, one.annotation) for one in ours.values()] == [
        (one.name, one.kind, one.annotation) for one in theirs.values()
    ]
    assert ours["b"].default == theirs["b"].default


def test_what_it_does_not_do_is_refused() -> None:
    with pytest.raises(TypeError, match="inherits from nothing"):

        @record
        class Heir(Plain):
            c: int = 0

    with pytest.raises(ValueError, match="default_factory"):

        @record
        class Shared:
            c: list[int] = []  # noqa: RUF012

"""Frozen dataclasses with slots that are quick to make: ``record`` stands for ``dataclass(frozen=True, slots=True)``.

A run defines some two hundred of them, and the standard decorator writes and compiles six methods for each before the
first plan is opened: a fifth of what checking a plan of thirty pages takes. Here comparing, hashing and printing are
methods that all records share, and ``__init__`` is compiled when the first one is made; many never are. What it gives
is a dataclass for all the world: ``fields``, ``replace``, ``match`` and pydantic know it as one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields  # noqa: TID251
from operator import attrgetter
from reprlib import recursive_repr
from types import MemberDescriptorType
from typing import Any, TypeVar, dataclass_transform, overload

__all__ = ["record"]

_Class = TypeVar("_Class", bound=type[Any])


@overload
def record(cls: _Class, /) -> _Class: ...
@overload
def record(*, frozen: bool = True, eq: bool = True, slots: bool = True) -> Callable[[_Class], _Class]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Any = None, /, *, frozen: bool = True, eq: bool = True, slots: bool = True) -> Any:
    """Make a class with annotated attributes a dataclass with slots.

    Args:
        cls: The class; what it says itself of ``__repr__``, ``__eq__`` and ``__hash__`` stands.
        frozen: Whether its attributes stay as they were given.
        eq: Whether two of them with equal attributes are equal; otherwise each is equal to itself only. Such records
            have a hash where they are frozen.
        slots: Whether it has slots, so that its attributes take less room and it can have no others.
    """
    if cls is None:
        return lambda later: _made(later, frozen, eq, slots)
    return _made(cls, frozen, eq, slots)


def _made(cls: type[Any], frozen: bool, eq: bool, slots: bool) -> type[Any]:
    own = vars(cls)
    shared: dict[str, Any] = {"__repr__": _repr}
    if eq:
        shared["__eq__"] = _eq
        # Whoever writes __eq__ in a class without __hash__ gets None for it from Python, which is not an answer.
        shared["__hash__"] = _hash if frozen else None
    if frozen:
        shared |= {"__setattr__": _no_setting, "__delattr__": _no_deleting}
        if slots:  # what is copied and pickled otherwise sets attributes one by one
            shared |= {"__getstate__": _getstate, "__setstate__": _setstate}
    for name, method in shared.items():
        if own.get(name) is None:
            setattr(cls, name, method)
    made = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    made.__record_values__ = _values(made)
    if "__init__" not in own:
        made.__init__ = _Init(made, frozen)
    return made


class _Init:
    """Stands for ``__init__`` of a record until it is first asked for."""

    __slots__ = ("cls", "frozen")

    def __init__(self, cls: type[Any], frozen: bool) -> None:
        self.cls = cls
        self.frozen = frozen

    def __get__(self, instance: object | None, owner: type[Any]) -> Any:
        written = _written_init(self.cls, self.frozen)
        self.cls.__init__ = written
        return written.__get__(instance, owner)


def _written_init(cls: type[Any], frozen: bool) -> Any:
    """``__init__`` as it would be written by hand: positional arguments first, those by name only after them."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_none": MISSING}
    usual: list[str] = []
    named: list[str] = []
    body = []
    for one in fields(cls):
        value = one.name
        if one.init:
            (named if one.kw_only else usual).append(_parameter(one, known))
            if one.default_factory is not MISSING:
                value = f"_made_{one.name}() if {one.name} is _none else {one.name}"
        elif one.default_factory is not MISSING:
            known[f"_made_{one.name}"] = one.default_factory
            value = f"_made_{one.name}()"
        elif one.default is not MISSING:
            known[f"_given_{one.name}"] = one.default
            value = f"_given_{one.name}"
        else:
            continue
        slot = getattr(cls, one.name, None)
        if not frozen:
            body.append(f"self.{one.name} = {value}")
        elif isinstance(slot, MemberDescriptorType):  # the quickest way past a class that lets nothing be set
            known[f"_set_{one.name}"] = slot.__set__
            body.append(f"_set_{one.name}(self, {value})")
        else:
            body.append(f"_set(self, {one.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    parameters = ", ".join(["self", *usual, *(["*", *named] if named else [])])
    text = f"def __init__({parameters}):\n " + "\n ".join(body or ["pass"])
    exec(text, known)
    init = known["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {one.name: one.type for one in fields(cls) if one.init} | {"return": None}
    return init


def _parameter(one: Field[Any], known: dict[str, Any]) -> str:
    if one.default_factory is not MISSING:
        known[f"_made_{one.name}"] = one.default_factory
        return f"{one.name}=_none"
    if one.default is not MISSING:
        known[f"_given_{one.name}"] = one.default
        return f"{one.name}=_given_{one.name}"
    return one.name


def _values(cls: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the attributes that count when two records of ``cls`` are compared."""
    names = [one.name for one in fields(cls) if one.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return staticmethod(lambda one: tuple(getattr(one, name) for name in names))


@recursive_repr()
def _repr(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({told})"


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = self.__record_values__
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(self.__record_values__(self))


def _no_setting(_self: object, name: str, _value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(_self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _setstate(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)

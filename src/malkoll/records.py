"""Frozen dataclasses with slots that are quick to make: ``record`` stands for ``dataclass(frozen=True, slots=True)``.

A run defines some two hundred of them, and the standard decorator writes and compiles six methods for each before the
first plan is opened: a fifth of what checking a plan of thirty pages takes. Here comparing, hashing and printing are
methods that all records share, and ``__init__`` is compiled when the first one is made; many never are. What it gives
is a dataclass for all the world: ``fields``, ``replace``, ``match`` and pydantic know it as one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields  # noqa: TID251
from functools import cache
from operator import attrgetter
from reprlib import recursive_repr
from types import CodeType, FunctionType, MemberDescriptorType
from typing import Any, TypeVar, dataclass_transform, overload

__all__ = ["record"]

_Class = TypeVar("_Class", bound=type[Any])

_NO_ATTRIBUTES = ("ClassVar", "InitVar", "KW_ONLY")
"""Annotations of a dataclass that do not name an attribute."""


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
    made = _dataclass(cls, slots)
    made.__record_values__ = _values(made)
    if "__init__" not in own:
        made.__init__ = _Init(made, frozen)
    return made


def _dataclass(cls: type[Any], slots: bool) -> type[Any]:
    """``cls`` as a dataclass without methods.

    The standard decorator looks in the text of every annotation for the three words that would make it no attribute.
    Where none of them is there it is shown annotations without text, and given the true ones afterwards.
    """
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # otherwise it would get its arguments, which takes longer than all the rest
    told = vars(cls).get("__annotations__", {})
    plain = bool(told) and not any(
        word in one for one in told.values() if isinstance(one, str) for word in _NO_ATTRIBUTES
    )
    if plain:
        cls.__annotations__ = dict.fromkeys(told, object)
    made: type[Any] = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    if plain:
        made.__annotations__ = told
        for name, annotation in told.items():
            made.__dataclass_fields__[name].type = annotation
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
    taken = [one for one in fields(cls) if one.init]
    usual = [one for one in taken if not one.kw_only]
    named = [one for one in taken if one.kw_only]
    given = {one.name: f"given_{place}" for place, one in enumerate([*usual, *named])}
    known: dict[str, Any] = {"write": object.__setattr__, "none": MISSING}
    body = []
    for place, one in enumerate(fields(cls)):
        value = given.get(one.name, f"default_{place}")
        if one.default_factory is not MISSING:
            known[f"make_{place}"] = one.default_factory
            value = f"make_{place}() if {value} is none else {value}" if one.init else f"make_{place}()"
        elif not one.init:
            if one.default is MISSING:
                continue
            known[value] = one.default
        slot = getattr(cls, one.name, None)
        if not frozen:
            body.append(f"self.{one.name} = {value}")
        elif isinstance(slot, MemberDescriptorType):  # the quickest way past a class that lets nothing be set
            known[f"set_{place}"] = slot.__set__
            body.append(f"set_{place}(self, {value})")
        else:
            body.append(f"write(self, {one.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    shape = _shape(len(usual), len(named), "\n ".join(body or ["pass"]))
    name = f"{cls.__qualname__}.__init__"
    names = tuple(one.name for one in (*usual, *named))
    init = FunctionType(shape.replace(co_varnames=("self", *names), co_qualname=name), known)
    init.__defaults__ = _defaults(cls, usual)
    init.__kwdefaults__ = {one.name: _default(one) for one in named if _has_default(one)}
    init.__qualname__ = name
    init.__module__ = cls.__module__
    init.__annotations__ = {one.name: one.type for one in taken} | {"return": None}
    return init


@cache
def _shape(usual: int, named: int, body: str) -> CodeType:
    """The code of an ``__init__`` with so many arguments, ``given_0`` and on.

    Records with as many arguments differ in their names and in what sets them, not in code: one is compiled for all.
    """
    asked = ["self", *(f"given_{place}" for place in range(usual))]
    if named:
        asked += ["*", *(f"given_{place}" for place in range(usual, usual + named))]
    space: dict[str, Any] = {}
    exec(f"def __init__({', '.join(asked)}):\n {body}", space)
    code: CodeType = space["__init__"].__code__
    return code


def _has_default(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


def _default(one: Field[Any]) -> Any:
    """What the argument is where it is not given: ``MISSING`` for what is made anew each time."""
    return one.default if one.default_factory is MISSING else MISSING


def _defaults(cls: type[Any], usual: list[Field[Any]]) -> tuple[Any, ...]:
    first = next((place for place, one in enumerate(usual) if _has_default(one)), len(usual))
    without = next((one.name for one in usual[first:] if not _has_default(one)), None)
    if without is not None:
        raise TypeError(f"{cls.__qualname__}: {without!r} has no default and follows one that has")
    return tuple(_default(one) for one in usual[first:])


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

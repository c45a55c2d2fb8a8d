"""Frozen dataclasses made by the thousand.

The constructor of a frozen dataclass sets each field by a call, which takes four to seven times as long as the same
class would take that is not frozen. What a plan with thousands of goals gives is mostly such objects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeVar

__all__ = ["maker"]

_Made = TypeVar("_Made")


def maker(made: type[_Made]) -> Callable[..., _Made]:
    """What makes objects of the frozen dataclass ``made`` of all their values in the order of its fields.

    They are what the class itself makes, and as frozen; of a class without slots it is the class. A ``__post_init__``
    is not called.
    """
    if "__slots__" not in vars(made):
        return made
    names = [field.name for field in fields(made)]  # type: ignore[arg-type]
    # A class of the same slots, which are set as in any class; each object is handed over when it is filled.
    lines = [f"def __init__(self, {', '.join(names)}):", *(f" self.{name} = {name}" for name in names)]
    scope: dict[str, Any] = {"made": made}
    exec("\n".join([*lines, " self.__class__ = made"]), scope)
    loose: Callable[..., _Made] = type(made.__name__, (), {"__slots__": tuple(names), "__init__": scope["__init__"]})
    return loose

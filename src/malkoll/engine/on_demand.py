"""Parts of a report that take longer to make than all the rest, and that most who ask for a report never look at.

Each is what it says it is, a sequence or a set like any other, and is worked out when somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any, overload

from malkoll.finding import Tried

__all__ = ["Clear", "Rows"]


class Rows(Sequence[Tried]):
    """The outcomes goal by goal."""

    def __init__(self, make: Callable[[], Iterable[Tried]]) -> None:
        self._make: Callable[[], Iterable[Tried]] | None = make
        self._known: tuple[Tried, ...] = ()

    def _all(self) -> tuple[Tried, ...]:
        if self._make is not None:
            self._known, self._make = tuple(self._make()), None
        return self._known

    @overload
    def __getitem__(self, at: int) -> Tried: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Tried, ...]: ...
    def __getitem__(self, at: int | slice) -> Tried | tuple[Tried, ...]:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Rows) else other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (self._all(),)


class Clear(Set[str]):
    """The fingerprints of what a plan was found to be clear of."""

    def __init__(self, make: Callable[[], Iterable[str]]) -> None:
        self._make: Callable[[], Iterable[str]] | None = make
        self._known: frozenset[str] = frozenset()

    def _all(self) -> frozenset[str]:
        if self._make is not None:
            self._known, self._make = frozenset(self._make()), None
        return self._known

    def __contains__(self, fingerprint: object) -> bool:
        return fingerprint in self._all()

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __hash__(self) -> int:
        return hash(self._all())

    def __reduce__(self) -> tuple[Any, ...]:
        return frozenset, (tuple(sorted(self._all())),)

    @classmethod
    def _from_iterable(cls, given: Iterable[Any]) -> Any:
        return frozenset(given)

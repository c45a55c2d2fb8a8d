"""What came out of the plans of a run, kept so that ten thousand need no more memory than a few hundred.

A few results are kept as they are. Of many, those that are waited for lie as bytes in a file without a name, which is
gone with the run, and each is made again when somebody looks at it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar, overload

from malkoll.cache import Raw
from malkoll.cache.codec import decoded, encoded

if TYPE_CHECKING:
    from tempfile import SpooledTemporaryFile

__all__ = ["FEW", "Kept", "Made", "Texts"]

FEW = 200
"""Plans whose results are kept as they are."""
_IN_MEMORY = 4 * 1024 * 1024
"""Bytes of results that need no file yet."""

_Item = TypeVar("_Item")


class Kept:
    """The results of plans by their place in the run; ``paths`` are what the plans are called.

    What is put is ``raw``, or ``body``: the same as the cache has it.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._few = len(paths) <= FEW
        self._whole: dict[int, Raw] = {}
        self._bodies: dict[int, bytes] = {}
        self._starts = array("q", [-1]) * len(paths)
        self._lengths = array("q", [0]) * len(paths)
        self._end = 0
        self._file: SpooledTemporaryFile[bytes] | None = None
        self._last: tuple[int, Raw] | None = None

    def put(self, at: int, raw: Raw | None, body: bytes | None = None) -> None:
        """Keep the result of the plan at a place."""
        if raw is not None and self._few:
            self._whole[at] = raw
            return
        self._last = None if raw is None else (at, raw)
        kept = body if body is not None else encoded(raw or Raw(None))
        try:
            if self._file is None:
                from tempfile import SpooledTemporaryFile

                self._file = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - as long as we live
            self._file.seek(self._end)
            self._file.write(kept)
        except OSError:  # no room there: memory may still have some
            self._bodies[at] = kept
            return
        self._starts[at], self._lengths[at] = self._end, len(kept)
        self._end += len(kept)

    def __contains__(self, at: int) -> bool:
        return at in self._whole or at in self._bodies or self._starts[at] >= 0

    def __getitem__(self, at: int) -> Raw:
        """The result of the plan at a place."""
        if at in self._whole:
            return self._whole[at]
        if self._last is None or self._last[0] != at:
            raw = decoded(self._body(at), self._paths[at])
            if self._few:
                self._whole[at] = raw
            self._last = (at, raw)
        return self._last[1]

    def close(self) -> None:
        """Give the file back; what lay in it is gone."""
        if self._file is not None:
            with suppress(OSError):
                self._file.close()

    def _body(self, at: int) -> bytes:
        if at in self._bodies:
            return self._bodies[at]
        assert self._file is not None
        self._file.seek(self._starts[at])
        return self._file.read(self._lengths[at])


class Made(Sequence[_Item]):
    """A sequence whose items are made when they are looked at, each time anew; otherwise as a tuple."""

    def __init__(self, places: Sequence[int], make: Callable[[int], _Item]) -> None:
        self._places = places
        self._make = make

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> _Item: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[_Item, ...]: ...
    def __getitem__(self, at: int | slice) -> _Item | tuple[_Item, ...]:
        if isinstance(at, slice):
            return tuple(map(self._make, self._places[at]))
        return self._make(self._places[at])

    def __iter__(self) -> Iterator[_Item]:
        return map(self._make, self._places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(_same, self, other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)


def _same(one: object, other: object) -> bool:
    return one == other


class Texts(Mapping[str, str]):
    """The excerpts of plans by path, looked up when they are asked for."""

    def __init__(self, kept: Kept, places: Mapping[str, int]) -> None:
        self._kept = kept
        self._places = places

    def __getitem__(self, path: str) -> str:
        """The lines of the plan at ``path`` that findings point at."""
        return self._kept[self._places[path]].excerpt

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

"""What a target is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Try = Callable[[bytes], None]


def none() -> Iterable[bytes]:
    """No words."""
    return ()


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that is fuzzed.

    ``prepare`` imports what is tried and gives the function that tries one input: what it raises is a finding.
    ``seeds`` are inputs to begin with, by name; ``words`` what may be put into a text. ``watched`` are the packages
    whose coverage guides, ``way`` the name of the mutation of ``ways`` that fits. ``suffix`` is that of saved inputs.
    """

    name: str
    about: str
    prepare: Callable[[], Try]
    seeds: Callable[[], Iterator[tuple[str, bytes]]]
    watched: tuple[str, ...]
    way: str
    words: Callable[[], Iterable[bytes]] = none
    suffix: str = ".bin"
    most_bytes: int = 65_536


def sections(text: str, most: int = 1500) -> Iterator[str]:
    """``text`` in parts that begin at headings and are not much longer than ``most``: small seeds are quick ones."""
    part: list[str] = []
    for line in text.split("\n"):
        if line.startswith("#") and sum(map(len, part)) > most:
            yield "\n".join(part)
            part = []
        part.append(line)
    yield "\n".join(part)

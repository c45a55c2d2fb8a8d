"""One goal that has become several, and several that have become one.

Nobody writes that a goal was split: it is read out of the words. What is left alone in one document is held against
the goals of the other; a part says little that the whole did not say, and the parts together say most of what it said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import field

from malkoll.comparing.goals import Paired, Side
from malkoll.comparing.words import Likeness
from malkoll.records import record

__all__ = ["Parted", "parted"]

_WITHIN = 0.75
"""How much of what a part says the whole must say too (0 to 1)."""
_COVERED = 0.6
"""How much of what the whole says the parts together must say."""
_ADDS = 0.12
"""How much of the whole a further part must add to what the others cover."""
_MOVED = 0.5
"""Share of a part's indicators that must have been the whole's, where it is they that tell."""
_HINTED = 0.25
"""How much a part must say that the whole says too, where it is the indicators that tell."""


@record(frozen=False)
class Parted:
    """Places of goals: plan's → the follow-up's it was split into, and the follow-up's → the plan's merged into it."""

    split: dict[int, tuple[int, ...]] = field(default_factory=dict)
    merged: dict[int, tuple[int, ...]] = field(default_factory=dict)


@record
class _Group:
    """A whole and its parts; ``split`` where the whole is the plan's. ``covered`` is how much of it the parts say."""

    covered: float
    titles: tuple[str, ...]
    split: bool
    whole: int
    parts: tuple[int, ...]

    @property
    def members(self) -> frozenset[tuple[bool, int]]:
        """Its goals: of the plan (true) or not, and their places."""
        return frozenset({(self.split, self.whole), *((not self.split, part) for part in self.parts)})


def parted(planned: Side, found: Side, paired: Paired, likeness: Likeness) -> Parted:
    """Find among those left alone what is a part of a goal of the other document.

    A goal that kept its very title has not been parted: what is like it beside it is another goal. Of two readings
    that take up the same goal, the one whose parts say most of the whole holds.
    """
    backwards = {other: one for one, other in paired.pairs.items()}
    settled = {paired.pairs[one] for one in paired.same_title}
    groups = [
        *_groups(planned, found, paired.pairs, paired.same_title, likeness, split=True),
        *_groups(found, planned, backwards, settled, likeness, split=False),
    ]
    result = Parted()
    taken: set[tuple[bool, int]] = set()
    for group in sorted(groups, key=lambda one: (-round(one.covered, 6), one.titles)):
        if taken & group.members:
            continue
        taken |= group.members
        (result.split if group.split else result.merged)[group.whole] = group.parts
    return result


def _groups(
    wholes: Side,
    parts: Side,
    pairs: Mapping[int, int],
    settled: Collection[int],
    likeness: Likeness,
    *,
    split: bool,
) -> Iterator[_Group]:
    alone = set(range(len(parts.goals))) - set(pairs.values())
    candidates: defaultdict[int, list[int]] = defaultdict(list)
    for part in sorted(alone):
        fitting = [
            (strength, -whole)
            for whole in range(len(wholes.goals))
            if whole not in settled and (strength := _strength(wholes, parts, whole, part, likeness))
        ]
        if fitting:
            candidates[-max(fitting)[1]].append(part)
    for whole, new in candidates.items():
        own = [pairs[whole]] if whole in pairs else []
        every = tuple(sorted([*own, *new]))
        if len(every) > 1 and _are_parts(wholes, parts, whole, every, likeness):
            texts = [parts.goals[part].title.text for part in every]
            title = wholes.goals[whole].title.text
            yield _Group(likeness.covered(title, texts), tuple(sorted([title, *texts])), split, whole, every)


def _strength(wholes: Side, parts: Side, whole: int, part: int, likeness: Likeness) -> float:
    """How surely one is a part of the other; 0 where it is none."""
    said = likeness.within(parts.goals[part].title.text, wholes.goals[whole].title.text)
    moved = _moved(wholes, parts, whole, part)
    return said + moved if said >= _WITHIN or (moved >= _MOVED and said >= _HINTED) else 0.0


def _moved(wholes: Side, parts: Side, whole: int, part: int) -> float:
    names = parts.names[part]
    return len(names & wholes.names[whole]) / len(names) if names else 0.0


def _are_parts(wholes: Side, parts: Side, whole: int, every: tuple[int, ...], likeness: Likeness) -> bool:
    # What the whole was paired with must be a part of it itself, and not all of it reworded.
    if not all(_strength(wholes, parts, whole, part, likeness) for part in every):
        return False
    if all(_moved(wholes, parts, whole, part) >= _MOVED for part in every):
        return True
    title = wholes.goals[whole].title.text
    texts = {part: parts.goals[part].title.text for part in every}
    together = likeness.covered(title, texts.values())
    return together >= _COVERED and all(
        together - likeness.covered(title, (texts[other] for other in every if other != part)) >= _ADDS
        for part in every
    )

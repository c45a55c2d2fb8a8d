"""One goal that has become two, and two that have become one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from malkoll.compare.goals import Paired, Side
from malkoll.compare.words import Likeness

__all__ = ["Parted", "parted"]

_WITHIN = 0.6
"""How much of what a part says the whole must say too (0 to 1)."""
_COVERED = 0.6
"""How much of what the whole says the parts together must say."""
_ADDS = 0.12
"""How much of the whole a further part must add to what the others cover."""
_MOVED = 0.5
"""Share of a part's indicators that must have been the whole's, where it is they that tell."""


@dataclass(slots=True)
class Parted:
    """Places of goals: plan's → the follow-up's it was split into, and the follow-up's → the plan's merged into it."""

    split: dict[int, tuple[int, ...]] = field(default_factory=dict)
    merged: dict[int, tuple[int, ...]] = field(default_factory=dict)


def parted(planned: Side, found: Side, paired: Paired, likeness: Likeness) -> Parted:
    """Find among those left alone what is a part of a goal of the other document.

    A goal that kept its very title has not been parted: what is like it beside it is another goal.
    """
    backwards = {other: one for one, other in paired.pairs.items()}
    settled = {paired.pairs[one] for one in paired.same_title}
    split = _wholes(planned, found, paired.pairs, paired.same_title, backwards, likeness)
    used = {part for parts in split.values() for part in parts}
    merged = _wholes(found, planned, backwards, settled | used, paired.pairs, likeness, skipped=set(split))
    return Parted(split, merged)


def _wholes(
    wholes: Side,
    parts: Side,
    pairs: Mapping[int, int],
    settled: Collection[int],
    taken: Collection[int],
    likeness: Likeness,
    skipped: Collection[int] = (),
) -> dict[int, tuple[int, ...]]:
    """Place of a whole → places of its parts, the paired one among them."""
    candidates: defaultdict[int, list[int]] = defaultdict(list)
    for part in range(len(parts.goals)):
        if part in taken or part in skipped:
            continue
        fitting = [
            (strength, -whole)
            for whole in range(len(wholes.goals))
            if whole not in settled and (strength := _strength(wholes, parts, whole, part, likeness))
        ]
        if fitting:
            candidates[-max(fitting)[1]].append(part)
    found = {}
    for whole, new in candidates.items():
        own = [pairs[whole]] if whole in pairs and pairs[whole] not in skipped else []
        all_parts = sorted([*own, *new])
        if len(all_parts) > 1 and _are_parts(wholes, parts, whole, own, all_parts, likeness):
            found[whole] = tuple(all_parts)
    return found


def _strength(wholes: Side, parts: Side, whole: int, part: int, likeness: Likeness) -> float:
    """How surely one is a part of the other; 0 where it is none."""
    said = likeness.within(parts.goals[part].title.text, wholes.goals[whole].title.text)
    moved = _moved(wholes, parts, whole, part)
    if said >= _WITHIN or (moved >= _MOVED and said >= 0.25):
        return said + moved
    return 0.0


def _moved(wholes: Side, parts: Side, whole: int, part: int) -> float:
    names = parts.names[part]
    return len(names & wholes.names[whole]) / len(names) if names else 0.0


def _are_parts(wholes: Side, parts: Side, whole: int, own: list[int], all_parts: list[int], likeness: Likeness) -> bool:
    title = wholes.goals[whole].title.text
    texts = {part: parts.goals[part].title.text for part in all_parts}
    if all(_moved(wholes, parts, whole, part) >= _MOVED for part in all_parts):
        return True
    # What was paired must be a part itself, and not all of it reworded.
    if any(not _strength(wholes, parts, whole, part, likeness) for part in own):
        return False
    together = likeness.covered(title, texts.values())
    if together < _COVERED:
        return False
    return all(
        together - likeness.covered(title, (texts[other] for other in all_parts if other != part)) >= _ADDS
        for part in all_parts
    )

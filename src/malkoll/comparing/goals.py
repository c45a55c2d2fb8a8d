"""Which goal of the plan is which of the follow-up: by title, number, likeness, and what stands under and above.

The title is what a goal is known by, so goals of the same title are paired first of all. For the rest everything that
speaks for a pair is weighed together, and the pairing with the greatest sum over all goals is taken (``assignment``):
one goal does not take another's place because it came first. The number alone pairs nothing where the titles mean
plainly different things.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field

from malkoll.checks.identity import alike
from malkoll.comparing.assignment import best_pairs
from malkoll.comparing.words import Likeness, bare, stems
from malkoll.comparison import Match, MatchedBy, RunnerUp
from malkoll.finding import Confidence
from malkoll.plan import Goal, Plan
from malkoll.records import record

__all__ = ["Paired", "Side", "pair_goals"]

_SAME = 0.985
_STRONG = 0.72
"""Likeness of titles (0 to 1) that is enough by itself."""
_FAIR = 0.5
"""Likeness that is enough where the number, or half of the indicators, say the same."""
_BESIDE = 0.6
"""Likeness that is enough where both stand under the same area or goal."""
_FAINT = 0.3
"""Likeness that is enough where both the number and half of the indicators say the same."""
_MOSTLY = 0.6
"""Share of the indicators that is enough whatever the titles say, where they are two or more."""
_FIRST_OF_ALL = 3.0
"""What the same title counts for, over everything else together."""
_NEAR = 0.1
"""Another goal within this of the one chosen makes the choice less sure."""


class Side:
    """The goals of one document, with what is asked of them again and again."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.goals = plan.goals
        self.by_id = {goal.id: goal for goal in plan.goals}
        areas = {area.id: area for area in plan.areas}
        self.areas = areas
        self.numbers = [alike(goal.number) if goal.number else "" for goal in self.goals]
        self.seldom = Counter(self.numbers)
        self.titles = [bare(goal.title.text) for goal in self.goals]
        self.names = [
            frozenset(alike(one.name) for one in goal.indicators if one.name and not one.in_prose)
            for goal in self.goals
        ]
        self.above = [self._title_above(goal) for goal in self.goals]

    def _title_above(self, goal: Goal) -> str | None:
        upper = self.by_id.get(goal.parent or "")
        if upper is not None:
            return upper.title.text
        area = self.areas.get(goal.parent or "")
        return area.title if area is not None else None


@record
class _Case:
    """What speaks for two being one: likeness of titles (``None`` where one has only a number), the same number,
    the share of indicators and how many they share, the same above.
    """

    title: float | None
    number: bool
    other_number: bool
    shared: float | None
    sharing: int
    above: bool | None

    @property
    def score(self) -> float:
        title = 0.75 if self.title is None else self.title
        score = title + (0.1 if self.number else -0.03 if self.other_number else 0.0)
        score += 0.0 if self.shared is None else 0.15 * self.shared if self.shared else -0.04
        score += 0.0 if self.above is None else 0.04 if self.above else -0.02
        return score + (_FIRST_OF_ALL if self.title is not None and self.title >= _SAME else 0.0)

    @property
    def may_be(self) -> bool:
        """Whether the two can be one at all."""
        half = (self.shared or 0.0) >= 0.5
        if self.title is None:
            return self.number
        if self.title >= (_FAIR if self.number or half else _STRONG):
            return True
        if (self.title >= _FAINT and self.number and half) or (self.title >= _BESIDE and self.above):
            return True
        return (self.shared or 0.0) >= _MOSTLY and self.sharing >= 2

    @property
    def by(self) -> tuple[MatchedBy, ...]:
        found: list[MatchedBy] = []
        if self.title is not None and self.title >= _SAME:
            found.append("title")
        if self.number:
            found.append("number")
        if self.title is not None and _FAIR <= self.title < _SAME:
            found.append("wording")
        if (self.shared or 0.0) >= 0.5:
            found.append("indicators")
        return tuple(found) or ("wording",)

    def confidence(self, *, rivalled: bool) -> Confidence:
        backed = self.number or (self.shared or 0.0) >= 0.5
        if self.title is None or self.title >= _SAME or (self.title >= 0.8 and backed):
            sure = 2
        elif self.title >= _STRONG or (self.title >= 0.6 and backed):
            sure = 1
        else:
            sure = 0
        grades: tuple[Confidence, ...] = ("low", "medium", "high")
        return grades[max(0, sure - rivalled)]


@record(frozen=False)
class Paired:
    """The pairs, by places in the two lists of goals, and why. What is in neither is alone."""

    pairs: dict[int, int] = field(default_factory=dict)
    matches: dict[int, Match] = field(default_factory=dict)
    same_title: frozenset[int] = frozenset()


def pair_goals(planned: Side, found: Side, likeness: Likeness) -> Paired:
    """Pair the goals of two documents; the order they stand in decides only between equals."""
    cases = {
        (one, other): case
        for one, other in _worth_a_look(planned, found)
        if (case := _case(planned, found, likeness, one, other)).may_be
    }
    weights = {pair: case.score + _in_order(planned, found, pair) for pair, case in cases.items()}
    pairs = best_pairs(weights)
    by_planned: defaultdict[int, list[int]] = defaultdict(list)
    by_found: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in cases:
        by_planned[one].append(other)
        by_found[other].append(one)
    same = frozenset(one for one, other in pairs.items() if "title" in cases[one, other].by)
    matches = {}
    for one, other in pairs.items():
        rival = _rival(one, other, cases, weights, pairs, by_planned)
        contested = any(
            weights[third, other] > weights[one, other] - _NEAR and third not in same and third != one
            for third in by_found[other]
        )
        case = cases[one, other]
        confidence = case.confidence(rivalled=rival is not None or (contested and one not in same))
        runner_up = None
        if rival is not None and confidence != "high":
            title = cases[one, rival].title
            runner_up = RunnerUp(found.goals[rival], round(100 * (title or 0.0)), found.above[rival])
        matches[one] = Match(case.by, confidence, round(100 * (case.title or 0.0)), runner_up)
    return Paired(pairs, matches, same)


def _rival(
    one: int,
    chosen: int,
    cases: Mapping[tuple[int, int], _Case],
    weights: Mapping[tuple[int, int], float],
    pairs: Mapping[int, int],
    by_planned: Mapping[int, Sequence[int]],
) -> int | None:
    """The next best for a goal, where it is near; what is another's by its very title is no rival."""
    own = {other for left, other in pairs.items() if "title" in cases[left, other].by and left != one}
    near = [
        other
        for other in by_planned[one]
        if other != chosen and other not in own and weights[one, other] > weights[one, chosen] - _NEAR
    ]
    return max(near, key=lambda other: (weights[one, other], -other), default=None)


def _worth_a_look(planned: Side, found: Side) -> list[tuple[int, int]]:
    """The pairs that share a word, a number or an indicator: of all others it is known that they are no pair.

    What has a title that nothing else in either document has is one with that alone.
    """
    here, there = Counter(planned.titles), Counter(found.titles)
    only = {title for title, count in here.items() if title and count == 1 and there[title] == 1}
    holders: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, title in enumerate(found.titles):
        for key in {("title", title)} if title in only else _keys(found, at):
            holders[key].append(at)
    return sorted(
        {
            (at, other)
            for at, title in enumerate(planned.titles)
            for key in ({("title", title)} if title in only else _keys(planned, at))
            for other in holders[key]
        }
    )


def _keys(side: Side, at: int) -> set[tuple[str, str]]:
    keys = {("word", stem) for stem in stems(side.goals[at].title.text)} | {("title", side.titles[at])}
    keys |= {("indicator", name) for name in side.names[at]}
    return keys | {("number", side.numbers[at])} if side.numbers[at] else keys


def _case(planned: Side, found: Side, likeness: Likeness, one: int, other: int) -> _Case:
    named = bool(planned.titles[one]) and bool(found.titles[other])
    title = likeness.of(planned.goals[one].title.text, found.goals[other].title.text) if named else None
    above = _same_above(planned.above[one], found.above[other], likeness)
    number = planned.numbers[one]
    same = bool(number) and number == found.numbers[other]
    # A number that starts over under each area says something only there.
    if same and (planned.seldom[number] > 1 or found.seldom[number] > 1) and above is not True:
        same = False
    here, there = planned.names[one], found.names[other]
    sharing = len(here & there)
    shared = 2 * sharing / (len(here) + len(there)) if here and there else None
    return _Case(title, same, bool(number and found.numbers[other] and not same), shared, sharing, above)


def _same_above(one: str | None, other: str | None, likeness: Likeness) -> bool | None:
    if one is None or other is None:
        return None
    return likeness.of(one, other) >= _STRONG


def _in_order(planned: Side, found: Side, pair: tuple[int, int]) -> float:
    """A hair for standing at the same place of its document: among goals nothing else tells apart, order does."""
    one = pair[0] / max(1, len(planned.goals) - 1)
    other = pair[1] / max(1, len(found.goals) - 1)
    return 0.001 * (1 - abs(one - other))

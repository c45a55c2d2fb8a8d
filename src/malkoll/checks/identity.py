"""By what an element is recognised in a later version of the plan: never by its number, line or place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from malkoll.document import Heading
from malkoll.elements import Element, PlanView, label_of
from malkoll.plan import Goal
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Identities", "Identity", "alike"]


@record
class Identity:
    """What an element is recognised by: the goal (or heading) it belongs to, its own words, and which of equals.

    ``ordinal`` counts from 0 among elements that nothing else tells apart.
    """

    goal: str
    element: str
    ordinal: int


_NUMBER = compiled(r"^\s*(?:\d+(?:\.\d+)*[.):]?|[A-ZÅÄÖa-zåäö]\.\d+(?:\.\d+)*)\s+(?=\S)")
_MARKS = str.maketrans({"–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\xad": None})


def alike(text: str) -> str:
    """``text`` as it is compared: letter case, spaces, kinds of dashes and quotes and a last full stop do not count."""
    return " ".join(text.translate(_MARKS).casefold().split()).rstrip(" .:;")


def _unnumbered(text: str) -> str:
    return alike(_NUMBER.sub("", text))


class Identities:
    """The identities of one plan's elements, each noun's worked out once."""

    def __init__(self, view: PlanView) -> None:
        self._view = view
        self._goals = _goal_names(view)
        self._known: dict[str, dict[int, Identity]] = {}
        blocks = view.document.blocks if view.document is not None else ()
        headings = [block for block in blocks if isinstance(block, Heading)]
        self._headings = [block.text for block in headings]
        self._starts = [block.span.start for block in headings]

    def of(self, element: Element) -> Identity:
        """By what ``element`` is recognised."""
        known = self._known.get(element.noun)
        if known is None:
            known = self._known[element.noun] = {}
            seen: Counter[tuple[str, str]] = Counter()
            for one in self._view.elements(element.noun):
                key = self._key(one)
                known[id(one)] = Identity(*key, seen[key])
                seen[key] += 1
        return known.get(id(element)) or Identity(*self._key(element), 0)

    def section(self, element: Element) -> str:
        """The heading that an element of no goal stands under, as written; "" where there is none."""
        if element.goal is not None or element.noun == "plan":
            return ""
        at = bisect_right(self._starts, element.span.start) - 1
        # A heading that is itself the element stands under the one before it.
        if at >= 0 and self._starts[at] == element.span.start and element.noun in ("section", "area"):
            at -= 1
        return self._headings[at] if at >= 0 else ""

    def words(self, element: Element) -> str:
        """What the element is about, in the plan's own words; "" for a goal."""
        if element.noun in ("goal", "plan", "title"):
            return ""
        if element.holder is not None and element.holder_noun not in (None, "goal"):
            return label_of(element.holder_noun or "", element.holder)
        if element.noun in _CHANGING:
            return ""
        return label_of(element.noun, element.value)

    def _key(self, element: Element) -> tuple[str, str]:
        goal = element.goal
        whose = self._goals[goal.id] if goal is not None else _unnumbered(self.section(element))
        if goal is None and whose:
            whose = f"§ {whose}"
        if element.noun in ("goal", "plan", "title"):
            return whose, "" if element.noun == "goal" else element.noun
        words = self.words(element)
        said = _unnumbered(words) if element.noun in ("section", "contents_entry", "area") else alike(words)
        return whose, f"{element.noun} {said}"


_CHANGING = frozenset({"status", "assessment", "comment", "forecast", "follow_up", "deadline"})
"""Things whose own words change from year to year; what they hang on does not."""


def _goal_names(view: PlanView) -> dict[str, str]:
    """What each goal is recognised by: its title.

    Goals of one title are told apart by what they stand under, then by what they hold, and only then by their
    order: another goal of the same title, put in above, must not take over what was known of this one.
    """
    goals = view.plan.goals
    names = {goal.id: alike(goal.title.text) for goal in goals}
    for further in (lambda goal: _above(view, goal), _holds):
        names = _told_apart(goals, names, further)
    seen: Counter[str] = Counter()
    for goal in goals:
        name = names[goal.id]
        if seen[name]:
            names[goal.id] = f"{name}\x1d{seen[name]}"
        seen[name] += 1
    return names


def _told_apart(goals: Iterable[Goal], names: dict[str, str], further: Callable[[Goal], str]) -> dict[str, str]:
    same: defaultdict[str, list[Goal]] = defaultdict(list)
    for goal in goals:
        same[names[goal.id]].append(goal)
    told = dict(names)
    for name, alikes in same.items():
        if len(alikes) > 1:
            told.update({goal.id: f"{name}\x1d{further(goal)}" for goal in alikes})
    return told


def _above(view: PlanView, goal: Goal) -> str:
    return alike(view.title_above(goal) or "")


def _holds(goal: Goal) -> str:
    first = next((indicator.name for indicator in goal.indicators if indicator.name), "")
    return alike(first or next((one.text for one in goal.body), ""))

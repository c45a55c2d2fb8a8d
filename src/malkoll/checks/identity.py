"""By what an element is recognised in a later version of the plan: never by its number, line or place."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from malkoll.bulk import maker
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
_identity = maker(Identity)


_MARKED = compiled("[–—‑“”„’‘\xad]")
_MARKS = str.maketrans({"–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\xad": None})


def alike(text: str) -> str:
    """``text`` as it is compared: letter case, spaces, kinds of dashes and quotes and a last full stop do not count."""
    if _MARKED.search(text) is not None:  # most have none, and to look takes less than to translate
        text = text.translate(_MARKS)
    return " ".join(text.casefold().split()).rstrip(" .:;")


def _unnumbered(text: str) -> str:
    return alike(_NUMBER.sub("", text))


class Identities:
    """The identities of one plan's elements, worked out for the goals that are asked about."""

    def __init__(self, view: PlanView) -> None:
        self._view = view
        self._goals = _goal_names(view)
        self._sections: dict[str, str] = {}
        self._by_owner: dict[str, dict[str, list[Element]]] = {}
        self._known: dict[tuple[str, str], dict[int, Identity]] = {}
        blocks = view.document.blocks if view.document is not None else ()
        headings = [block for block in blocks if isinstance(block, Heading)]
        self._headings = [block.text for block in headings]
        self._starts = [block.span.start for block in headings]

    def of(self, element: Element) -> Identity:
        """By what ``element`` is recognised."""
        noun, goal = element.noun, element.goal
        if goal is not None and noun in _SIBLINGS:
            among = _SIBLINGS[noun](goal)
            if len(among) <= _FEW:
                return self._of_few(element.value, noun, self._goals[goal.id], among)
        whose = self._whose(element)
        known = self._known.get((noun, whose))
        if known is None:
            known = self._known[noun, whose] = {}
            seen: Counter[str] = Counter()
            for one in self._of_noun(noun).get(whose, ()):
                said = self._said(one)
                known[id(one)] = Identity(whose, said, seen[said])
                seen[said] += 1
        return known.get(id(element)) or Identity(whose, self._said(element), 0)

    def _of_few(self, value: Any, noun: str, whose: str, among: Sequence[Any]) -> Identity:
        """The identity of a goal, or of one of the few things ``among`` that it holds."""
        if noun == "goal":
            return _identity(whose, "", 0)
        said = alike(label_of(noun, value))
        ordinal = 0
        for one in among:
            if one is value:
                break
            if alike(label_of(noun, one)) == said:
                ordinal += 1
        return _identity(whose, f"{noun} {said}", ordinal)

    def _of_noun(self, noun: str) -> dict[str, list[Element]]:
        """All elements ``noun`` by what they belong to."""
        found = self._by_owner.get(noun)
        if found is None:
            found = self._by_owner[noun] = {}
            for one in self._view.elements(noun):
                found.setdefault(self._whose(one), []).append(one)
        return found

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

    def _whose(self, element: Element) -> str:
        """What an element belongs to."""
        if element.goal is not None:
            return self._goals[element.goal.id]
        heading = self.section(element)
        known = self._sections.get(heading)
        if known is None:
            section = _unnumbered(heading)
            known = self._sections[heading] = f"§ {section}" if section else ""
        return known

    def _said(self, element: Element) -> str:
        """What tells an element from others that belong to the same."""
        noun = element.noun
        if noun in ("goal", "plan", "title"):
            return "" if noun == "goal" else noun
        words = self.words(element)
        said = _unnumbered(words) if noun in ("section", "contents_entry", "area") else alike(words)
        return f"{noun} {said}"


_SIBLINGS: dict[str, Callable[[Goal], Sequence[Any]]] = {
    "goal": lambda goal: (),
    "indicator": attrgetter("indicators"),
    "evidence": attrgetter("evidence"),
    "measure": attrgetter("measures"),
}
_FEW = 16
"""Things of one goal that are looked through for each of them; of more, all identities are worked out at once."""
_CHANGING = frozenset({"status", "assessment", "comment", "forecast", "follow_up", "deadline"})
"""Things whose own words change from year to year; what they hang on does not."""


def _goal_names(view: PlanView) -> dict[str, str]:
    """What each goal is recognised by: its title.

    Goals of one title are told apart by what they stand under, then by what they hold, and only then by their
    order: another goal of the same title, put in above, must not take over what was known of this one.
    """
    goals = view.plan.goals
    names = {goal.id: alike(goal.title.text) for goal in goals}
    if len(set(names.values())) == len(goals):
        return names
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

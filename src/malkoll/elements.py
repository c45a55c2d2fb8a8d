"""The elements of a plan by the names the requirement language has for them.

The vocabulary's rule is that a noun's id is the attribute's name. What departs from that is written
here and nowhere else: lists have plural names, and an indicator's cause may lie in its comment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from malkoll.bulk import maker
from malkoll.document import Document
from malkoll.plan import Area, Goal, Passage, Plan
from malkoll.records import record
from malkoll.span import Span

__all__ = [
    "GOAL_PARTS",
    "Element",
    "Listed",
    "PlanView",
    "label_of",
    "listed",
    "places_behind",
    "things_getter",
    "words_of",
]

Things = tuple[Any, ...]

_WHOLE = Span(0, 0, 1, 1, 1, 1)


@record(eq=False)
class Element:
    """Something a requirement can speak of, and where in the plan it belongs.

    ``value`` is the plan's own object; ``holder`` the object it hangs on (an indicator's is its goal);
    ``goal`` the goal it belongs to, itself where it is one.
    """

    noun: str
    value: Any
    span: Span
    goal: Goal | None = None
    holder: Any = None
    holder_noun: str | None = None


_element = maker(Element)


# --- what an element has ------------------------------------------------------------------------

_LISTS = {
    "goal": "goals",
    "area": "areas",
    "indicator": "indicators",
    "evidence": "evidence",
    "measure": "measures",
    "decision": "decisions",
    "figure": "figures",
    "promise": "promises",
    "responsible": "responsible",
}
_PASSAGES = frozenset({"follow_up", "baseline", "target", "outcome", "method", "description", "cause", "action"}) | {
    "activities",
    "deadline",
    "assessment",
    "forecast",
}


def _list_getter(attribute: str) -> Callable[[Any], Things]:
    get: Callable[[Any], Things] = attrgetter(attribute)
    return get


def _passage_getter(attribute: str) -> Callable[[Any], Things]:
    """A single thing with words; one without words is as good as none."""
    get = attrgetter(attribute)

    def things(value: Any) -> Things:
        thing = get(value)
        return () if thing is None or not thing.text.strip() else (thing,)

    return things


def _single_getter(attribute: str) -> Callable[[Any], Things]:
    get = attrgetter(attribute)

    def things(value: Any) -> Things:
        thing = get(value)
        return () if thing is None else (thing,)

    return things


def _comment_getter(value: Any) -> Things:
    comment = value.comment
    if comment is None:
        return ()
    return (comment,) if comment.text.strip() or comment.cause or comment.action else ()


def _through_goals(attribute: str) -> Callable[[Any], Things]:
    get = attrgetter(attribute)

    def things(plan: Any) -> Things:
        return tuple(thing for goal in plan.goals for thing in get(goal))

    return things


def _own_or_below(attribute: str) -> Callable[[Any], Things]:
    """A goal's own indicators, evidence or roles; failing those, what the goals under it have."""
    own, below = attrgetter(attribute), attrgetter(f"{attribute}_below")

    def things(goal: Any) -> Things:
        found: Things = own(goal) or below(goal)
        return found

    return things


def _own_or_commented(part: str) -> Callable[[Any], Things]:
    """An indicator's cause or action, on the indicator itself or in its comment."""
    get = attrgetter(part)

    def things(indicator: Any) -> Things:
        thing = get(indicator)
        if thing is None and indicator.comment is not None:
            thing = get(indicator.comment)
        return () if thing is None or not thing.text.strip() else (thing,)

    return things


def _name_getter(value: Any) -> Things:
    return () if value.name is None else (value.name,)


def things_getter(holder: str, noun: str) -> Callable[[Any], Things]:
    """How the things ``noun`` of a ``holder`` (both canonical ids) are got from the plan's object.

    The function returned gives a tuple, empty where the holder has none.

    Raises:
        LookupError: the plan's objects of that kind hold no such thing.
    """
    if holder == "plan":
        if noun in ("goal", "area", "decision", "figure", "promise"):
            return _list_getter(_LISTS[noun])
        if noun in ("indicator", "evidence", "measure"):
            return _through_goals(_LISTS[noun])
        raise LookupError(f"a plan holds no {noun}")
    if holder == "goal" and noun in ("indicator", "evidence", "responsible"):
        return _own_or_below(_LISTS[noun])
    if holder == "indicator" and noun in ("cause", "action"):
        return _own_or_commented(noun)
    if noun == "comment":
        return _comment_getter
    if noun == "name":
        return _name_getter
    if noun in _LISTS:
        return _list_getter(_LISTS[noun])
    if noun in _PASSAGES:
        return _passage_getter(noun)
    return _single_getter(noun)


# --- the words of an element --------------------------------------------------------------------


def _text(value: Any) -> Iterator[str]:
    yield value.text


def _goal_words(goal: Any) -> Iterator[str]:
    yield goal.title.text
    for passage in goal.body:
        yield passage.text
    yield from goal.told


def _indicator_words(indicator: Any) -> Iterator[str]:
    if indicator.name:
        yield indicator.name
    if indicator.description is not None:
        yield indicator.description.text


def _evidence_words(evidence: Any) -> Iterator[str]:
    yield evidence.name
    if evidence.method is not None:
        yield evidence.method.text


def _measure_words(measure: Any) -> Iterator[str]:
    yield measure.title
    if measure.activities is not None:
        yield measure.activities.text


def _title_words(value: Any) -> Iterator[str]:
    yield value.title


def _role_words(value: Any) -> Iterator[str]:
    yield value.role


def _comment_words(comment: Any) -> Iterator[str]:
    yield comment.text
    for part in (comment.cause, comment.action):
        if part is not None:
            yield part.text


def _itself(value: Any) -> Iterator[str]:
    yield str(value)


_WORDS: dict[str, Callable[[Any], Iterator[str]]] = {
    "goal": _goal_words,
    "indicator": _indicator_words,
    "evidence": _evidence_words,
    "measure": _measure_words,
    "area": _title_words,
    "decision": _title_words,
    "section": _title_words,
    "responsible": _role_words,
    "comment": _comment_words,
    "name": _itself,
    "number": _itself,
}


def words_of(noun: str) -> Callable[[Any], Iterable[str]]:
    """How the words of an element ``noun`` are got: all that "nämner" looks through."""
    return _WORDS.get(noun, _text)


def label_of(noun: str, value: Any) -> str:
    """What an element is called in a message: its title, name or words; "" where it has none."""
    label = _LABELS.get(noun)
    return str(label(value) or "") if label is not None else next(iter(words_of(noun)(value)), "")


_LABELS: dict[str, Callable[[Any], Any]] = {
    "goal": attrgetter("title.text"),
    "indicator": attrgetter("name"),
    "evidence": attrgetter("name"),
    "measure": attrgetter("title"),
    "area": attrgetter("title"),
    "decision": attrgetter("title"),
    "section": attrgetter("title"),
    "plan": attrgetter("title"),
}


# --- what the document says of itself ------------------------------------------------------------

_CLAIM_NOUNS: dict[str, Callable[[Any], bool]] = {
    "claim": lambda claim: claim.kind == "count",
    "sum_row": lambda claim: claim.in_table,
    "percentage": lambda claim: claim.kind in ("percent", "ratio") and not claim.in_table,
    "calculation": lambda claim: claim.kind in ("sum", "difference") and not claim.in_table,
}
_TERM_NOUNS = {"role_name": "role", "designation": "name", "colour_name": "colour"}
_CITATION_NOUNS = {"law_reference": "law", "plan_reference": "plan"}
_TEXT_NOUNS = {
    "paragraph": "prose",
    "section": "sections",
    "contents_entry": "contents",
    "label": "labels",
    "exception": "exceptions",
}


def _texts(plan: Plan, noun: str) -> Iterator[Any]:
    """The plan's own objects for a noun that is about the text itself and hangs on no goal."""
    if noun in _CLAIM_NOUNS:
        belongs = _CLAIM_NOUNS[noun]
        yield from (claim for claim in plan.claims if belongs(claim))
    elif noun in _TERM_NOUNS:
        yield from (term for term in plan.terms if term.kind == _TERM_NOUNS[noun])
    elif noun in _CITATION_NOUNS:
        yield from (citation for citation in plan.citations if citation.kind == _CITATION_NOUNS[noun])
    elif noun in _TEXT_NOUNS:
        yield from getattr(plan, _TEXT_NOUNS[noun])


def places_behind(value: Any) -> tuple[Passage, ...]:
    """The other places that what is said of an element rests on: rows summed, the form used elsewhere."""
    single = (getattr(value, "usual", None), getattr(value, "repeats", None))
    several = (*getattr(value, "sources", ()), *getattr(value, "others", ()))
    return (*(one for one in single if one is not None), *several)


# --- all elements of a plan ---------------------------------------------------------------------


class PlanView:
    """A plan with its elements listed by noun, each list made once, and what is known of its document.

    Two rules that speak of the same noun walk the same list, so cost grows with the plan and not with
    plan times lookup. Nothing of it can be changed: what one check did to it, all the others would see.
    """

    __slots__ = ("_areas_by_id", "_document", "_elements", "_goals_by_id", "_listed", "_order", "_plan", "_starts")

    def __init__(self, plan: Plan, document: Document | None = None) -> None:
        self._plan = plan
        self._document = document
        self._elements: dict[str, tuple[Element, ...]] = {}
        self._listed: dict[str, Listed] = {}
        self._goals_by_id = {goal.id: goal for goal in plan.goals}
        self._areas_by_id = {area.id: area for area in plan.areas}
        self._order: list[Goal] | None = None
        self._starts: list[int] = []

    @property
    def plan(self) -> Plan:
        """The plan as it was understood."""
        return self._plan

    @property
    def document(self) -> Document | None:
        """The document it was read from, where that is at hand."""
        return self._document

    def elements(self, noun: str) -> tuple[Element, ...]:
        """All elements ``noun`` of the plan in its own order; empty where the plan holds none.

        Raises:
            LookupError: no plan holds any: it is no noun of the requirement language.
        """
        found = self._elements.get(noun)
        if found is None:
            if noun not in _KNOWN:
                from difflib import get_close_matches

                (near, *_) = (*get_close_matches(str(noun), _KNOWN, n=1), "")
                meant = f" Did you mean “{near}”?" if near else ""
                raise LookupError(f"there is no element “{noun}”.{meant} There are: {', '.join(sorted(_KNOWN))}")
            found = self._elements[noun] = tuple(self._list(noun))
        return found

    def goal_at(self, span: Span) -> Goal | None:
        """The innermost goal whose part of the document ``span`` begins in."""
        order = self._order
        if order is None:
            order = self._order = sorted(self._plan.goals, key=lambda goal: goal.span.start)
            self._starts = [goal.span.start for goal in order]
        at = bisect_right(self._starts, span.start) - 1
        goal: Goal | None = order[at] if at >= 0 else None
        for _ in range(len(order)):
            if goal is None or goal.end_line >= span.line:
                return goal
            goal = self._goals_by_id.get(goal.parent or "")
        return None

    def goal(self, id: str | None) -> Goal | None:
        """The goal with this id."""
        return self._goals_by_id.get(id or "")

    def area_of(self, goal: Goal | None) -> Area | None:
        """The area that ``goal`` stands under, directly or through the goals above it."""
        for _ in range(len(self._plan.goals) + 1):
            if goal is None:
                return None
            area = self._areas_by_id.get(goal.parent or "")
            if area is not None:
                return area
            goal = self.goal(goal.parent)
        return None

    def title_above(self, goal: Goal) -> str | None:
        """The title of the area or goal that ``goal`` stands under."""
        above = self._goals_by_id.get(goal.parent or "")
        if above is not None:
            return above.title.text
        area = self._areas_by_id.get(goal.parent or "")
        return area.title if area is not None else None

    def _list(self, noun: str) -> Iterator[Element]:
        plan = self.plan
        if noun == "plan":
            yield Element("plan", plan, _WHOLE)
        elif noun in _OF_GOALS:
            found = listed(self, noun)
            yield from map(found.element, range(len(found.values)))
        elif noun == "area":
            for area in plan.areas:
                yield Element("area", area, area.span)
        elif noun == "decision":
            for decision in plan.decisions:
                yield Element("decision", decision, decision.span)
        elif noun == "figure":
            for figure in plan.figures:
                yield Element("figure", figure, figure.span, self.goal(figure.goal) or self.goal_at(figure.span))
        elif noun == "promise":
            for promise in plan.promises:
                yield Element("promise", promise, promise.span, self.goal_at(promise.span))
        elif noun in _HOLDERS:
            yield from self._hanging(noun)
        else:
            for thing in _texts(plan, noun):
                own = self.goal(getattr(thing, "goal", None))
                if noun != "exception":  # one may be written beside the plan, where its lines are those of another file
                    own = own or self.goal_at(thing.span)
                yield Element(noun, thing, thing.span, own)

    def _hanging(self, noun: str) -> Iterator[Element]:
        """Elements that hang on others. One that holds for several goals (a role set above) comes once."""
        seen: set[tuple[int, int]] = set()
        for holder_noun in _HOLDERS[noun]:
            get = things_getter(holder_noun, noun)
            for holder in self.elements(holder_noun):
                for thing in get(holder.value):
                    span: Span = holder.span if noun == "name" else thing.span
                    place = (span.start, span.end)
                    if noun not in _ALWAYS_OWN and place in seen:
                        continue
                    seen.add(place)
                    yield _element(noun, thing, span, holder.goal, holder.value, holder_noun)


class Listed:
    """All elements of a noun in the plan's own order: what they are, and what each hangs on.

    The elements themselves are made when they are asked for: of most of them there is nothing to say.
    """

    __slots__ = ("_goals", "_holder_noun", "_made", "_noun", "holders", "values")

    def __init__(
        self,
        noun: str,
        values: Sequence[Any],
        holders: Sequence[Any],
        goals: Sequence[Goal | None],
        holder_noun: str | None = None,
        made: Sequence[Element] | None = None,
    ) -> None:
        self.values = values
        self.holders = holders
        self._noun = noun
        self._goals = goals
        self._holder_noun = holder_noun
        self._made: list[Element | None] = [None] * len(values) if made is None else list(made)

    def element(self, at: int) -> Element:
        """The element at a place, always the same one."""
        found = self._made[at]
        if found is None:
            value, goal, holder = self.values[at], self._goals[at], self.holders[at]
            found = self._made[at] = _element(self._noun, value, value.span, goal, holder, self._holder_noun)
        return found

    def goal(self, at: int) -> Goal | None:
        """The goal of the element at a place."""
        return self._goals[at]


def listed(view: PlanView, noun: str) -> Listed:
    """The elements ``noun`` of a plan, made one by one as they are asked for.

    Raises:
        LookupError: as ``PlanView.elements``.
    """
    found = view._listed.get(noun)
    if found is None:
        found = view._listed[noun] = _listed(view, noun)
    return found


def _listed(view: PlanView, noun: str) -> Listed:
    goals = view.plan.goals
    if noun == "goal":
        return Listed(noun, goals, (None,) * len(goals), goals)
    if noun in _OF_GOALS:
        # A goal's own, not those below it, which come under their own goals.
        get = attrgetter(_LISTS[noun])
        each = [(goal, get(goal)) for goal in goals]
        holders = [goal for goal, things in each for _ in things]
        return Listed(noun, [thing for _, things in each for thing in things], holders, holders, "goal")
    elements = view.elements(noun)
    return Listed(
        noun, [one.value for one in elements], [one.holder for one in elements], [one.goal for one in elements],
        made=elements,
    )  # fmt: skip


_OF_GOALS = frozenset({"goal", "indicator", "evidence", "measure"})
"""What only goals hold, and a goal itself."""
_HOLDERS: dict[str, tuple[str, ...]] = {
    "indicator": ("goal",),
    "evidence": ("goal",),
    "measure": ("goal",),
    "title": ("goal",),
    "follow_up": ("goal", "evidence"),
    "responsible": ("goal", "area", "measure", "indicator"),
    "deadline": ("goal", "measure"),
    "assessment": ("goal", "area", "indicator"),
    "forecast": ("goal", "area"),
    "comment": ("goal", "area", "measure", "indicator", "decision"),
    "status": ("goal", "measure", "indicator"),
    "baseline": ("indicator",),
    "target": ("indicator",),
    "outcome": ("indicator",),
    "description": ("indicator",),
    "cause": ("indicator", "comment"),
    "action": ("indicator", "comment"),
    "method": ("evidence",),
    "activities": ("measure",),
    "name": ("indicator", "evidence"),
}
GOAL_PARTS = frozenset(_HOLDERS) | {"goal"}
"""A goal and what hangs on it. Other nouns are of the text: figures, claims, labels, sections."""
_ALWAYS_OWN = frozenset({"indicator", "evidence", "measure", "title", "name"})
_KNOWN = frozenset(_HOLDERS) | {"plan", "goal", "area", "decision", "figure", "promise", "number"}
_KNOWN |= _CLAIM_NOUNS.keys() | _TERM_NOUNS.keys() | _CITATION_NOUNS.keys() | _TEXT_NOUNS.keys()

"""The verdicts of a plugin's check, looked at one by one, and what the lot of them says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from malkoll.document import Document
from malkoll.elements import Element, PlanView
from malkoll.finding import Outcome, Related, Text
from malkoll.plugins.saying import WrongError, is_said, kind_of, shown, wrong_text
from malkoll.span import Span
from malkoll.verdict import Verdict

__all__ = ["Watched", "lies_in", "look_at", "nothing_tried"]


class Watched(PlanView):
    """A plan as a plugin's check is shown it, which remembers what it was asked for.

    ``asked`` is how many elements there were of each noun.
    """

    __slots__ = ("_own", "_whole", "asked")

    def __init__(self, whole: PlanView) -> None:
        super().__init__(whole.plan, whole.document)
        self._whole = whole
        self._own: dict[str, frozenset[int]] = {}
        self.asked: dict[str, int] = {}

    def elements(self, noun: str) -> tuple[Element, ...]:
        """As of the plan itself: its own elements, so that verdicts are about those."""
        found = self._whole.elements(noun)
        self.asked[noun] = len(found)
        return found

    def holds(self, element: object) -> bool:
        """Whether ``element`` is one of this plan's: one of another plan would be told of in the wrong place."""
        if type(element) is not Element:
            return False
        try:
            own = self._own.get(element.noun)
            if own is None:
                own = self._own[element.noun] = frozenset(map(id, self._whole.elements(element.noun)))
        except (LookupError, TypeError):  # no such noun
            return False
        return id(element) in own


_MAY = {
    "element": Text("det ska vara ett element som view.elements(…) gav", "it must be one that view.elements(…) gave"),
    "outcome": Text(
        "det ska vara Outcome.MET, NOT_MET, NOT_APPLICABLE eller NOT_CHECKED",
        "it must be Outcome.MET, NOT_MET, NOT_APPLICABLE or NOT_CHECKED",
    ),
    "modality": Text('det ska vara None, "must", "should" eller "ask"', 'it must be None, "must", "should" or "ask"'),
    "reason": Text('det ska vara Text(sv="…", en="…")', 'it must be Text(sv="…", en="…")'),
    "no reason": Text(
        'vid Outcome.NOT_CHECKED ska det vara Text(sv="…", en="…") som säger varför',
        'with Outcome.NOT_CHECKED it must be Text(sv="…", en="…") that says why',
    ),
    "span": Text("det ska vara en Span inom planens text", "it must be a Span within the plan's text"),
    "related": Text(
        "det ska vara en tupel av Related(span, Text(…)) inom planens text",
        "it must be a tuple of Related(span, Text(…)) within the plan's text",
    ),
    "values": Text(
        'det ska vara en tupel av par av text, som (("namn", "värde"),)',
        'it must be a tuple of pairs of text, as (("name", "value"),)',
    ),
    "failed": Text("det får vara True bara vid Outcome.NOT_CHECKED", "it may be True only with Outcome.NOT_CHECKED"),
}
_SAID = frozenset({Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED})


def look_at(one: Any, number: int, view: Watched, where: Callable[[], Text]) -> None:
    """Whether ``one`` is a verdict on ``view``; ``where`` tells which line gave it.

    Raises:
        WrongError: it is none.
    """
    if type(one) is not Verdict:
        at = where()
        raise WrongError(
            f"gav {kind_of(one)} som utslag {number} där det ska vara Verdict{at.sv}.",
            f"gave {kind_of(one)} where Verdict must be, as number {number}{at.en}.",
        )
    wrong = _wrong(one, view)
    if wrong is not None:
        field, value = wrong
        may, at = _MAY[field], where()
        name = field.removeprefix("no ")
        raise WrongError(
            f"gav ett utslag (Verdict, nummer {number}{at.sv}) där {name} är {shown(value)}; {may.sv}.",
            f"gave a verdict (Verdict, number {number}{at.en}) whose {name} is {shown(value)}; {may.en}.",
        )


def _wrong(one: Verdict, view: Watched) -> tuple[str, object] | None:
    """The first field that will not do, and what it is."""
    document = view.document
    if not view.holds(one.element):
        return "element", one.element
    if not isinstance(one.outcome, Outcome) or one.outcome not in _SAID:
        return "outcome", one.outcome
    if one.modality is not None and one.modality not in ("must", "should", "ask"):
        return "modality", one.modality
    if one.reason is not None and wrong_text(one.reason):
        return "reason", one.reason
    if not isinstance(one.failed, bool) or (one.failed and one.outcome is not Outcome.NOT_CHECKED):
        return "failed", one.failed
    if one.reason is None and one.outcome is Outcome.NOT_CHECKED:
        return "no reason", one.reason
    if one.span is not None and not lies_in(one.span, document):
        return "span", one.span
    if not isinstance(one.related, tuple) or not all(_is_related(place, document) for place in one.related):
        return "related", one.related
    if not isinstance(one.values, tuple) or not all(_is_pair(pair) for pair in one.values):
        return "values", one.values
    return None


def _is_related(place: object, document: Document | None) -> bool:
    return type(place) is Related and lies_in(place.span, document) and not wrong_text(place.message)


def _is_pair(pair: object) -> bool:
    return isinstance(pair, tuple) and len(pair) == 2 and all(is_said(part) for part in pair)


def lies_in(span: object, document: Document | None) -> bool:
    """Whether ``span`` is a place in the document's text."""
    if type(span) is not Span:
        return False
    numbers = (span.start, span.end, span.line, span.column, span.end_line, span.end_column)
    if not all(type(one) is int for one in numbers) or not (span.address is None or is_said(span.address)):
        return False
    if not (0 <= span.start <= span.end and 1 <= span.line <= span.end_line and span.column > 0 < span.end_column):
        return False
    if document is None:
        return True
    return span.end <= len(document.text) and span.end_line <= document.text.count("\n") + 1


def nothing_tried(found: Sequence[Verdict], view: Watched) -> Text | None:
    """Why verdicts that are all there were, none of them wrong, still cannot stand for a plan that was checked.

    Silence is right only of a plan that holds nothing of what the check asked for.
    """
    if not found:
        there = ", ".join(f"{noun} ({count})" for noun, count in view.asked.items() if count)
        if view.asked and not there:
            return None
        about = Text(
            f", fast planen har det som den frågade efter: {there}"
            if there
            else " och frågade inte efter några element",
            f", though the plan has what it asked for: {there}" if there else " and asked for no elements",
        )
        return Text(
            sv=f"gav inget utslag{about.sv}. Ge ett Verdict för varje element, Outcome.NOT_APPLICABLE där kravet inte "
            "gäller.",
            en=f"gave no verdict{about.en}. Yield a Verdict for each element, Outcome.NOT_APPLICABLE where the rule "
            "does not apply.",
        )
    outcomes = {one.outcome for one in found}
    if Outcome.NOT_CHECKED in outcomes and not outcomes & {Outcome.MET, Outcome.NOT_MET}:
        why = next(one.reason for one in found if one.outcome is Outcome.NOT_CHECKED) or Text()
        return Text(
            sv=f"kunde inte pröva något alls: {why.in_language('sv')}",
            en=f"could not try anything at all: {why.in_language('en')}",
        )
    return None

"""What sentences say of a plan: an answer for each element of the nouns that they speak of."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache
from typing import Any

from malkoll.elements import Listed, PlanView, listed, places_behind
from malkoll.finding import Modality, Outcome, Related, Text
from malkoll.plan import Compared
from malkoll.records import record
from malkoll.verdict import Verdict

__all__ = ["Answer", "Open", "Part", "Sentences", "Test", "Told", "related_places"]


@record
class Open:
    """A question that the plan does not let us answer, and what then became of the requirement.

    ``failed`` is set where asking it broke.
    """

    outcome: Outcome
    reason: Text | None = None
    failed: bool = False


Answer = bool | Open
Test = Callable[[Any, Any, PlanView], Answer]
"""Of a value, what it hangs on, and the plan around it."""


@record
class Told:
    """What a sentence says of all elements of a noun: an answer for each, in their order. ``True``: it is met."""

    elements: Listed
    answers: Sequence[Answer]
    modality: Modality


@record
class Part:
    """A sentence about elements of one noun."""

    noun: str
    test: Test
    modality: Modality


@record
class Sentences:
    """The sentences of a requirement as a check.

    Most of what a plan holds is as it should be. ``told`` says so of a whole noun at once: a verdict for each element
    would take longer to make than its answer takes to find.
    """

    parts: Sequence[Part]

    def told(self, view: PlanView) -> Iterator[Told]:
        """What each sentence says of each of its nouns, in their order."""
        for part in self.parts:
            elements = listed(view, part.noun)
            yield Told(elements, _answers(part.test, elements, view), part.modality)

    def __call__(self, view: PlanView) -> Iterator[Verdict]:
        """A verdict for each element."""
        for told in self.told(view):
            for at, answer in enumerate(told.answers):
                element = told.elements.element(at)
                if isinstance(answer, Open):
                    yield Verdict(element, answer.outcome, told.modality, answer.reason, failed=answer.failed)
                elif answer:
                    yield Verdict(element, Outcome.MET, told.modality)
                else:
                    yield Verdict(element, Outcome.NOT_MET, told.modality, related=related_places(element.value))


def _answers(test: Test, elements: Listed, view: PlanView) -> list[Answer]:
    answers: list[Answer] = []
    for value, holder in zip(elements.values, elements.holders, strict=True):
        try:
            answers.append(test(value, holder, view))
        except Exception as error:
            what = f"{type(error).__name__}: {error}"
            reason = Text(sv=f"Kontrollen gick sönder ({what}).", en=f"The check broke ({what}).")
            answers.append(Open(Outcome.NOT_CHECKED, reason, failed=True))
    return answers


def related_places(value: Any) -> tuple[Related, ...]:
    """The places that a finding about ``value`` rests on."""
    compared = getattr(value, "compared", None)
    if not isinstance(compared, Compared) and not _rests_on_places(value.__class__):
        return ()
    here = (Related(place.span, Text(sv=place.text, en=place.text)) for place in places_behind(value))
    elsewhere = compared.places if isinstance(compared, Compared) else ()
    return (*here, *(Related(place.span, Text(sv=place.text, en=place.text), path) for path, place in elsewhere))


@cache
def _rests_on_places(kind: Hashable) -> bool:
    return any(hasattr(kind, name) for name in ("usual", "repeats", "sources", "others"))

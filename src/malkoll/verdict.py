"""What a check says of one element."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from malkoll.elements import Element, PlanView
from malkoll.finding import Modality, Outcome, Related, Text
from malkoll.records import record
from malkoll.span import Span

__all__ = ["Check", "Verdict"]


@record
class Verdict:
    """How one requirement came out on one element.

    ``modality`` is that of the sentence that spoke; ``None`` leaves it to the rule. ``span`` is where the finding
    points, the element's own where ``None``. ``values`` fill placeholders of the rule's message by name: those that
    the requirement language has, in Swedish or English. ``reason`` says why something was not checked: a plugin's
    check must give one then. ``failed`` is set where the check itself broke on the element: the run is then not
    whole.
    """

    element: Element
    outcome: Outcome
    modality: Modality | None = None
    reason: Text | None = None
    span: Span | None = None
    related: tuple[Related, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    failed: bool = False


Check = Callable[[PlanView], Iterable[Verdict]]
"""A compiled requirement or a hand-written check: it walks a plan and yields a verdict per element.

It neither prints, counts nor configures; the engine stamps code and severity.
"""

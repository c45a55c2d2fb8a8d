"""Documents understood together: what each is in the others, put on their plans as facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from malkoll.app.understand import Understood, understand_text
from malkoll.comparison import Comparison
from malkoll.engine import RuleBook
from malkoll.language.tree import Example, Requirement

__all__ = ["example_understood", "together"]


def together(understood: Sequence[Understood]) -> tuple[tuple[Understood, ...], Comparison]:
    """A plan and its follow-ups with the facts of their comparison, and the comparison."""
    from malkoll.comparing import compare, marked

    comparison = compare(*(one.plan for one in understood))
    plans = marked(comparison)
    return tuple(replace(one, plan=plan) for one, plan in zip(understood, plans, strict=True)), comparison


def example_understood(
    requirement: Requirement, example: Example, book: RuleBook, template: str
) -> tuple[Understood, ...]:
    """The documents of a rule's example: one, or a plan and its follow-ups.

    Raises:
        PlanError: one of them cannot be read.
    """
    texts = example.documents
    if len(texts) == 1:
        kinds = requirement.applies_to
        kind = next(iter(kinds)) if len(kinds) == 1 else None
        return (understand_text(texts[0], f"{requirement.code}.md", template, kind, book),)
    plan = understand_text(texts[0], f"{requirement.code}-plan.md", template, "plan", book)
    follow_ups = [
        understand_text(text, f"{requirement.code}-uppföljning-{number}.md", template, "follow-up", book)
        for number, text in enumerate(texts[1:], 1)
    ]
    return together((plan, *follow_ups))[0]

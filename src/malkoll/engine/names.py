"""What a plan's goals and elements are called in findings, and what they are recognised by."""

from __future__ import annotations

from malkoll.bulk import maker
from malkoll.checks import Element, PlanView
from malkoll.checks.identity import Identities
from malkoll.finding import GoalRef
from malkoll.hashes import sha256
from malkoll.plan import Goal
from malkoll.span import LineIndex, Span

__all__ = ["Names"]

_LONGEST_LINE = 2_000
"""Characters kept of the line a finding points at; a row of a table in a report can be longer."""

_ref = maker(GoalRef)


class Names:
    """What the plan's goals and elements are called, and the lines they stand on."""

    def __init__(self, view: PlanView) -> None:
        self.view = view
        self.identities = Identities(view)
        self._goals: dict[str, GoalRef] = {}
        self._lines: LineIndex | None = None

    def goal(self, goal: Goal) -> GoalRef:
        """The goal as reports name it."""
        known = self._goals.get(goal.id)
        if known is None:
            above = self.view.title_above(goal) if goal.parent else None
            known = self._goals[goal.id] = _ref(goal.id, goal.number, goal.title.text, above)
        return known

    def goal_of(self, goal: Goal | None) -> GoalRef | None:
        """The same; none where there is none."""
        return None if goal is None else self.goal(goal)

    def line(self, span: Span) -> str:
        """The line that ``span`` begins on; "" where it is of the document as a whole."""
        if self.view.document is None or span.start == span.end == 0:
            return ""
        if self._lines is None:
            self._lines = LineIndex(self.view.document.text)
        return self._lines.line_text(span.line)[:_LONGEST_LINE]

    def fingerprint(
        self,
        code: str,
        element: Element,
        values: tuple[tuple[str, str], ...] = (),
        prints: dict[str, int] | None = None,
    ) -> str:
        """16 hexadecimal digits of rule, goal and element: the same wherever in the text they stand.

        Several findings of one rule on one element (two sentences, a check that points at two places) are told
        apart by what they say (``values``) and then by their order, which ``prints`` counts.
        """
        identity = self.identities.of(element)
        said = "\x1e".join([f"{name}={value}" for name, value in sorted(values)]) if values else ""
        what = f"{code}\x1f{identity.goal}\x1f{element.noun}\x1f{identity.element}\x1f{identity.ordinal}\x1f{said}"
        if prints is not None:
            again = prints.get(what, 0)
            prints[what] = again + 1
            if again:
                what += f"\x1f{again}"
        return sha256(what.encode("utf-8", "surrogatepass")).hexdigest()[:16]

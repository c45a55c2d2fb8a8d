"""What malkoll understood of a plan, as a tree for a person to hold against the document."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as RichText
from rich.tree import Tree

from malkoll.finding import Text
from malkoll.plan import Area, Comment, Evidence, Goal, Indicator, Measure, Plan, Responsible, Value
from malkoll.reporters.safe import one_line
from malkoll.reporters.screen import Look, rendered
from malkoll.reporters.wording import clean, count_word, place, say
from malkoll.span import Span

__all__ = ["plan_as_text"]

_LABELS = {
    "indicator": Text(sv="Indikator", en="Indicator"),
    "evidence": Text(sv="Underlag", en="Evidence"),
    "measure": Text(sv="Åtgärd", en="Measure"),
    "responsible": Text(sv="Ansvarig", en="Responsible"),
    "follow_up": Text(sv="Uppföljning", en="Follow-up"),
    "deadline": Text(sv="Tidsgräns", en="Deadline"),
    "assessment": Text(sv="Bedömning", en="Assessment"),
    "forecast": Text(sv="Prognos", en="Forecast"),
    "comment": Text(sv="Kommentar", en="Comment"),
    "cause": Text(sv="Orsak", en="Cause"),
    "action": Text(sv="Åtgärd", en="Corrective action"),
    "status": Text(sv="Status", en="Status"),
    "baseline": Text(sv="utgångsvärde", en="baseline"),
    "target": Text(sv="målvärde", en="target"),
    "outcome": Text(sv="utfall", en="outcome"),
    "method": Text(sv="metod", en="method"),
    "decisions": Text(sv="Beslut", en="Decisions"),
    "figures": Text(sv="Antal personer i texten", en="Numbers of people in the text"),
    "promises": Text(sv="Löften om könsuppdelning", en="Promises of figures by sex"),
    "increase": Text(sv="ska öka", en="is to increase"),
    "decrease": Text(sv="ska minska", en="is to decrease"),
    "maintain": Text(sv="ska bibehållas", en="is to be kept"),
    "counts_people": Text(sv="räknar personer", en="counts people"),
    "about_people": Text(sv="om personer", en="about people"),
    "sex_split": Text(sv="könsuppdelad", en="split by sex"),
    "lost": Text(sv="(rubriken saknas)", en="(heading lost)"),
    "colour": Text(sv="bara färg", en="colour only"),
    "image": Text(sv="bara bild", en="image only"),
    "not_role": Text(sv="ingen roll", en="not a role"),
    "none": Text(sv="inget hittat", en="nothing found"),
}
_LONGEST = 100


def plan_as_text(plan: Plan, look: Look) -> str:
    """The plan as a tree: areas, goals, and what belongs to each, with line numbers."""
    return rendered([_Grower(plan, look).tree()], look)


class _Grower:
    """Builds the tree of one plan."""

    def __init__(self, plan: Plan, look: Look) -> None:
        self.plan = plan
        self.look = look
        self.language = look.language

    def tree(self) -> Tree:
        plan = self.plan
        root = Tree(self._root_label(), guide_style="dim")
        nodes: dict[str, Tree] = {}
        listed: list[Area | Goal] = [*plan.areas, *plan.goals]
        parts = sorted(listed, key=lambda one: (one.span.start, isinstance(one, Goal)))
        for part in parts:
            above = root
            if isinstance(part, Goal):
                above = nodes.get(part.parent or "", root)
            nodes[part.id] = self._area(above, part) if isinstance(part, Area) else self._goal(above, part)
        self._beside(root)
        return root

    def _root_label(self) -> RichText:
        plan = self.plan
        period = ""
        if plan.period is not None:
            ends = [end for end in (plan.period.start, plan.period.end) if end]
            period = "–".join(dict.fromkeys(ends))
        facts = [plan.title, plan.organisation, plan.board, period, say(plan.kind, self.language)]
        facts.append(count_word(len(plan.goals), "goal", "goals", self.language))
        facts.append(f"{say('template', self.language)} {plan.template}")
        said = " · ".join(clean(fact) for fact in facts if fact)
        return RichText.assemble((one_line(plan.path), "bold underline"), "  ", (said, "dim"))

    def _label(self, key: str) -> str:
        return _LABELS[key].in_language(self.language)

    def _line(self, text: RichText, span: Span) -> RichText:
        return text.append(f"  {place(span, self.language)}", "dim")

    def _short(self, text: str) -> str:
        line = " ".join(clean(text).split())
        if len(line) <= _LONGEST:
            return line
        return line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"

    def _labelled(self, key: str, text: str, span: Span, note: str = "") -> RichText:
        said = RichText.assemble((f"{self._label(key)}: ", "dim"), self._short(text))
        if note:
            said.append(f" ({note})", "yellow")
        return self._line(said, span)

    def _area(self, above: Tree, area: Area) -> Tree:
        number = f" {area.number}" if area.number else ""
        label = RichText.assemble((_kind_of(area.kind, number), "dim"), (self._short(area.title), "bold"))
        node = above.add(self._line(label, area.span))
        self._assessed(node, area)
        return node

    def _goal(self, above: Tree, goal: Goal) -> Tree:
        number = f" {goal.number}" if goal.number else ""
        label = RichText.assemble((_kind_of(goal.kind, number), "dim"), (self._short(goal.title.text), "bold cyan"))
        node = above.add(self._line(label, goal.span))
        for indicator in goal.indicators:
            self._indicator(node, indicator)
        for evidence in goal.evidence:
            self._evidence(node, evidence)
        for measure in goal.measures:
            self._measure(node, measure)
        self._responsible(node, goal.responsible)
        if goal.follow_up is not None:
            node.add(self._labelled("follow_up", goal.follow_up.text, goal.follow_up.span))
        if goal.deadline is not None:
            node.add(self._labelled("deadline", goal.deadline.text, goal.deadline.span))
        self._assessed(node, goal)
        self._status(node, goal)
        return node

    def _assessed(self, node: Tree, part: Area | Goal) -> None:
        if part.assessment is not None:
            node.add(self._labelled("assessment", part.assessment.text, part.assessment.span))
        if part.forecast is not None:
            node.add(self._labelled("forecast", part.forecast.text, part.forecast.span))
        self._comment(node, part.comment)

    def _status(self, node: Tree, part: Goal | Indicator | Measure) -> None:
        status = part.status
        if status is None:
            return
        note = "" if status.in_text else self._label(status.carrier)
        node.add(self._labelled("status", status.text, status.span, note))

    def _responsible(self, node: Tree, responsible: tuple[Responsible, ...]) -> None:
        for one in responsible:
            note = "" if one.is_role else self._label("not_role")
            node.add(self._labelled("responsible", one.role, one.span, note))

    def _comment(self, node: Tree, comment: Comment | None) -> None:
        if comment is None:
            return
        branch = node.add(self._labelled("comment", comment.text, comment.span))
        if comment.cause is not None:
            branch.add(self._labelled("cause", comment.cause.text, comment.cause.span))
        if comment.action is not None:
            branch.add(self._labelled("action", comment.action.text, comment.action.span))

    def _indicator(self, node: Tree, indicator: Indicator) -> None:
        name = self._short(indicator.name) if indicator.name is not None else self._label("lost")
        branch = node.add(self._line(self._named("indicator", name), indicator.span))
        values = RichText(" · ").join(self._values(indicator))
        if values:
            branch.add(values)
        facts = [
            *([self._label(indicator.direction)] if indicator.direction else []),
            *([self._label("counts_people")] if indicator.counts_people else []),
            *([self._label("sex_split")] if indicator.sex_split else []),
        ]
        if facts:
            branch.add(RichText(" · ".join(facts), "dim"))
        self._comment(branch, indicator.comment)
        for key in ("cause", "action"):
            passage = getattr(indicator, key)
            if passage is not None:
                branch.add(self._labelled(key, passage.text, passage.span))
        if indicator.assessment is not None:
            branch.add(self._labelled("assessment", indicator.assessment.text, indicator.assessment.span))
        self._responsible(branch, indicator.responsible)
        self._status(branch, indicator)

    def _values(self, indicator: Indicator) -> Iterator[RichText]:
        targets: tuple[Value | None, ...] = indicator.targets or (indicator.target,)
        for key, values in (
            ("baseline", (indicator.baseline,)),
            ("target", targets),
            ("outcome", (indicator.outcome,)),
        ):
            for value in values:
                if value is None:
                    continue
                year = f" {value.year}" if value.year is not None and str(value.year) not in value.text else ""
                yield RichText.assemble((f"{self._label(key)}{year} ", "dim"), (self._short(value.text), "green"))

    def _evidence(self, node: Tree, evidence: Evidence) -> None:
        branch = node.add(self._line(self._named("evidence", self._short(evidence.name)), evidence.span))
        if evidence.method is not None:
            branch.add(RichText.assemble((f"{self._label('method')}: ", "dim"), self._short(evidence.method.text)))
        facts = [key for key in ("about_people", "sex_split") if getattr(evidence, key)]
        if facts:
            branch.add(RichText(" · ".join(self._label(fact) for fact in facts), "dim"))

    def _measure(self, node: Tree, measure: Measure) -> None:
        branch = node.add(self._line(self._named("measure", self._short(measure.title)), measure.span))
        self._responsible(branch, measure.responsible)
        if measure.deadline is not None:
            branch.add(self._labelled("deadline", measure.deadline.text, measure.deadline.span))
        self._status(branch, measure)
        self._comment(branch, measure.comment)

    def _named(self, key: str, name: str) -> RichText:
        return RichText.assemble((f"{self._label(key)}: ", "dim"), name)

    def _beside(self, root: Tree) -> None:
        plan = self.plan
        if plan.decisions:
            branch = root.add(RichText(self._label("decisions"), "bold"))
            for decision in plan.decisions:
                branch.add(self._line(RichText(self._short(decision.title)), decision.span))
        if plan.figures:
            branch = root.add(RichText(self._label("figures"), "bold"))
            for figure in plan.figures:
                note = f" ({self._label('sex_split')})" if figure.sex_split else ""
                branch.add(self._line(RichText(self._short(figure.text) + note), figure.span))
        if plan.promises:
            branch = root.add(RichText(self._label("promises"), "bold"))
            for promise in plan.promises:
                branch.add(self._line(RichText(self._short(promise.text)), promise.span))


def _kind_of(kind: str, number: str) -> str:
    """What stands before a title: "mål 2: ", or nothing where the plan has neither a word nor a number for it."""
    said = f"{kind}{number}".strip()
    return f"{said}: " if said else ""

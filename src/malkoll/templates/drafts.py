"""The parts of a plan while they are being found; turned into the frozen nouns when all is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from malkoll.plan import (
    Area,
    Assessment,
    Comment,
    Deadline,
    Decision,
    Evidence,
    Forecast,
    Form,
    Goal,
    Indicator,
    Measure,
    Passage,
    Responsible,
    Status,
    Title,
    Value,
)
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.numbers import parse_number

__all__ = ["Draft", "GoalDraft", "TextDraft", "fields_of"]


@record(frozen=False)
class TextDraft:
    """The words of one field, piece by piece. ``label`` is the span of its label or cell."""

    label: Span
    pieces: list[tuple[str, Span]] = field(default_factory=list)
    year: int | None = None
    cause: TextDraft | None = None
    action: TextDraft | None = None

    @property
    def text(self) -> str:
        """All pieces, one a line."""
        return "\n".join(piece for piece, _ in self.pieces)

    @property
    def span(self) -> Span:
        """From the first word to the last; the label's span while there are none."""
        if not self.pieces:
            return self.label
        return self.pieces[0][1].to(self.pieces[-1][1])

    def add(self, text: str, span: Span) -> None:
        """Add words, if there are any; a dash alone says that there are none."""
        if any(character.isalnum() for character in text):
            self.pieces.append((text.strip(), span))

    def passage(self) -> Passage | None:
        """The field as a passage; ``None`` where nothing was written."""
        return Passage(self.text, self.span) if self.pieces else None


@record(frozen=False, eq=False)
class Draft:
    """An element that is open or done: what it is, where, and its fields by canonical noun.

    ``form`` says how it was found; ``depth`` is a list item's depth (-1 elsewhere). ``titled_at`` is where the title
    stands if that is below the heading. ``again`` are comments that began anew, under the same label, when there was
    one already.
    """

    noun: str
    title: str
    span: Span
    form: Form = "label"
    kind: str = ""
    number: str | None = None
    level: int | None = None
    in_toc: bool = False
    depth: int = -1
    id: str = ""
    fields: dict[str, TextDraft] = field(default_factory=dict)
    responsible: list[TextDraft] = field(default_factory=list)
    targets: list[TextDraft] = field(default_factory=list)
    outcomes: list[TextDraft] = field(default_factory=list)
    status: Status | None = None
    named: bool = True
    sexes: dict[str, str] = field(default_factory=dict)
    pairs: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    section: str = ""
    body: list[Passage] = field(default_factory=list)
    commented_in_table: bool = False
    again: list[TextDraft] = field(default_factory=list)
    titled_at: Span | None = None

    def get(self, noun: str) -> TextDraft | None:
        """The field ``noun``, if it was opened."""
        return self.fields.get(noun)

    def has(self, noun: str) -> bool:
        """Whether the element already has ``noun``, with words in it."""
        if noun == "responsible":
            return any(draft.pieces for draft in self.responsible)
        known = self.fields.get(noun)
        return known is not None and bool(known.pieces)


@record(frozen=False, eq=False)
class GoalDraft(Draft):
    """A goal, with the elements that hang on it.

    ``by_place``: its heading has no word for goal, and stands where goals do. ``holds``: other goals stand below it.
    """

    parent: str | None = None
    starts: list[int] = field(default_factory=list)
    ends: dict[int, int] = field(default_factory=dict)
    indicators: list[Draft] = field(default_factory=list)
    evidence: list[Draft] = field(default_factory=list)
    measures: list[Draft] = field(default_factory=list)
    sdgs: list[str] = field(default_factory=list)
    section: str = ""
    under: int | None = None
    within: int | None = None
    holds: bool = False
    by_place: bool = False
    told: dict[str, None] = field(default_factory=dict)

    def reach(self, line: int) -> None:
        """Let the part of the document that speaks of the goal now go on to ``line``."""
        start = self.starts[-1] if self.starts else self.span.line
        self.ends[start] = max(self.ends.get(start, start), line)

    @property
    def is_only_listed(self) -> bool:
        """Whether nothing but its title, and perhaps a status, has been read of the goal yet."""
        told = any(self.has(noun) for noun in ("comment", "forecast", "follow_up", "deadline"))
        return not (told or self.responsible or self.indicators or self.evidence or self.measures)

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """First and last line of each part."""
        return tuple((start, self.ends.get(start, start)) for start in dict.fromkeys(self.starts or [self.span.line]))

    def children(self, noun: str) -> list[Draft]:
        """The list that elements of this noun go into."""
        return {"indicator": self.indicators, "evidence": self.evidence, "measure": self.measures}[noun]


def _passage(draft: Draft, noun: str) -> Passage | None:
    field_ = draft.get(noun)
    return field_.passage() if field_ is not None else None


_PAIR = compiled(r"^\s*+(-?\d[\d ,.]*+)\s*+%?\s*+/\s*+(-?\d[\d ,.]*+)\s*+%?\s*+$")


def _value(draft: TextDraft | None, *, pairs: bool = False) -> Value | None:
    if draft is None or not draft.pieces:
        return None
    value = Value(draft.text, draft.span, year=draft.year)
    both = _PAIR.match(draft.text) if pairs else None
    if both is not None:
        value = replace(value, women=parse_number(both.group(1)), men=parse_number(both.group(2)))
    return value


def _by_sex(value: Value, sexes: dict[str, str]) -> Value:
    """``value`` with the values for women and men that stand in rows or columns of their own."""
    if not sexes:
        return value
    women, men = (parse_number(sexes.get(sex, "").strip(" %")) for sex in ("women", "men"))
    return replace(
        value,
        women=women if women is not None else value.women,
        men=men if men is not None else value.men,
    )


def _comment(draft: Draft) -> Comment | None:
    said = draft.get("comment")
    cause = (said.cause if said else None) or draft.get("cause")
    action = (said.action if said else None) or draft.get("action")
    pieces = [part for part in (said, cause, action) if part is not None and part.pieces]
    if not pieces:
        return None
    text = "\n".join(part.text for part in pieces)
    return Comment(
        text,
        pieces[0].span.to(pieces[-1].span),
        cause.passage() if cause else None,
        action.passage() if action else None,
    )


def _assessment(draft: Draft) -> Assessment | None:
    said = draft.get("assessment")
    if said is not None and said.pieces:
        return Assessment(said.text, said.span)
    if draft.status is not None and draft.status.in_text and draft.status.text:
        return Assessment(draft.status.text, draft.status.span)
    return None


def _forecast(draft: Draft) -> Forecast | None:
    said = draft.get("forecast")
    return Forecast(said.text, said.span) if said is not None and said.pieces else None


def _deadline(draft: Draft) -> Deadline | None:
    said = draft.get("deadline")
    return Deadline(said.text, said.span) if said is not None and said.pieces else None


def _responsible(draft: Draft) -> tuple[Responsible, ...]:
    return tuple(Responsible(said.text, said.span) for said in draft.responsible if said.pieces)


def _earlier(outcomes: list[TextDraft]) -> TextDraft | None:
    """The outcome of an earlier year, told beside the last: "Resultat 2024: 61 %", "Resultat 2025: 69 %"."""
    if len(outcomes) < 2:
        return None
    before, last = outcomes[-2].year, outcomes[-1].year
    return outcomes[-2] if before is not None and last is not None and before < last else None


def indicator(draft: Draft) -> Indicator:
    """The finished indicator."""
    cause, action = _passage(draft, "cause"), _passage(draft, "action")
    comment = _comment(draft)
    if comment is not None:
        cause, action = cause or comment.cause, action or comment.action
    pairs = draft.pairs
    targets = tuple(value for one in draft.targets if (value := _value(one, pairs=pairs)) is not None)
    outcome = _value(draft.outcomes[-1], pairs=pairs) if draft.outcomes else None
    baseline = _value(draft.get("baseline") or _earlier(draft.outcomes), pairs=pairs)
    if outcome is not None:
        outcome = _by_sex(outcome, draft.sexes)
    elif baseline is not None:
        baseline = _by_sex(baseline, draft.sexes)
    return Indicator(
        name=draft.title if draft.named else None,
        span=draft.span,
        form=draft.form,
        baseline=baseline,
        target=targets[-1] if targets else None,
        outcome=outcome,
        targets=targets,
        sex_split=len(draft.sexes) >= 2,
        description=_passage(draft, "description"),
        comment=comment,
        cause=cause,
        action=action,
        assessment=_assessment(draft),
        responsible=_responsible(draft),
        status=draft.status,
        told_in_words=draft.form == "heading" or draft.commented_in_table,
    )


def evidence(draft: Draft) -> Evidence:
    """The finished evidence."""
    return Evidence(draft.title, draft.span, draft.form, method=_passage(draft, "method"))


def measure(draft: Draft) -> Measure:
    """The finished measure."""
    return Measure(
        draft.title,
        draft.span,
        activities=_passage(draft, "activities"),
        responsible=_responsible(draft),
        deadline=_deadline(draft),
        status=draft.status,
        comment=_comment(draft),
    )


def area(draft: Draft) -> Area:
    """The finished area."""
    return Area(
        draft.id,
        draft.kind,
        draft.number,
        draft.title,
        draft.span,
        _responsible(draft),
        _assessment(draft),
        _forecast(draft),
        _comment(draft),
        tuple(draft.body),
    )


def decision(draft: Draft) -> Decision:
    """The finished decision."""
    return Decision(draft.title, draft.span, _comment(draft))


def goal(draft: GoalDraft) -> Goal:
    """The finished goal, without what only facts can tell."""
    return Goal(
        id=draft.id,
        parent=draft.parent,
        kind=draft.kind,
        number=draft.number,
        title=Title(draft.title, draft.titled_at or draft.span),
        span=draft.span,
        form=draft.form,
        end_line=max(draft.parts[0][1], draft.span.end_line),
        parts=draft.parts,
        told=tuple(dict.fromkeys((*(draft.told or (part.text for part in draft.body)), *filter(None, _words(draft))))),
        body=tuple(draft.body),
        indicators=tuple(indicator(part) for part in draft.indicators),
        evidence=tuple(evidence(part) for part in draft.evidence),
        measures=tuple(measure(part) for part in draft.measures),
        follow_up=_passage(draft, "follow_up"),
        responsible=_responsible(draft),
        deadline=_deadline(draft),
        assessment=_assessment(draft),
        forecast=_forecast(draft),
        comment=_comment(draft),
        status=draft.status,
        sdgs=tuple(draft.sdgs),
    )


def _words(draft: Draft) -> Iterator[str]:
    """All words that were read of an element and of what hangs on it, wherever they stood."""
    yield draft.title
    for said in (*draft.fields.values(), *draft.responsible, *draft.targets, *draft.outcomes, *draft.again):
        for part in (said, said.cause, said.action):
            if part is not None:
                yield part.text
    if isinstance(draft, GoalDraft):
        for child in (*draft.indicators, *draft.evidence, *draft.measures):
            yield from _words(child)


def fields_of(noun: str) -> frozenset[str]:
    """The fields an element of this noun can have, beyond its own words."""
    return _FIELDS.get(noun, frozenset())


_FIELDS: dict[str, frozenset[str]] = {
    "goal": frozenset(
        [
            "follow_up",
            "responsible",
            "deadline",
            "assessment",
            "forecast",
            "comment",
            "status",
            "cause",
            "action",
            "baseline",
            "target",
            "outcome",
        ]
    ),
    "area": frozenset(["responsible", "assessment", "forecast", "comment", "cause", "action"]),
    "indicator": frozenset(
        [
            "baseline",
            "target",
            "outcome",
            "description",
            "comment",
            "cause",
            "action",
            "assessment",
            "responsible",
            "status",
            "method",
        ]
    ),
    "evidence": frozenset(["method", "responsible"]),
    "measure": frozenset(
        ["responsible", "deadline", "status", "activities", "comment", "cause", "action", "assessment"]
    ),
    "decision": frozenset(["comment", "forecast", "deadline", "responsible", "status"]),
}

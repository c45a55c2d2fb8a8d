"""Sentences of a template for a plan, each held against the plan itself before it is believed.

A guess that makes malkoll find fewer goals, or less of what belongs to them, is handed over as a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from malkoll.app.proposing.meaning import column_meaning, meaning, section_meaning
from malkoll.app.proposing.seen import Seen, headings, labels, tables
from malkoll.document import Document
from malkoll.engine import RuleBook
from malkoll.errors import RuleFileError
from malkoll.language import parse
from malkoll.language.tree import ElementIs, Field, HeadingIs, Pattern, Section, Template
from malkoll.plan import Goal, Indicator, Plan
from malkoll.templates import recognise
from malkoll.templates.layout import Layout, build, matchers
from malkoll.templates.patterns import Compiled

__all__ = ["Proposal", "Proposed", "propose"]

_STANDARD = "standard"
_MOST = 40
"""Guesses held against the plan; each is a reading of it."""
_MOST_UNKNOWN = 8
_SHORT = 3
"""Words of a label that may be one though it comes once only."""
_VALUES = {"utgångsvärde", "målvärde", "utfall"}
_ARTICLE = {"mål": "Ett", "område": "Ett", "underlag": "Ett", "utgångsvärde": "Ett", "målvärde": "Ett", "utfall": "Ett"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """One sentence: whether it is believed (``active``), and how often and where first (line from 1) it was seen."""

    sentence: str
    noun: str
    active: bool
    times: int
    line: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """The sentences, and the plan as it is read without them and with them."""

    sentences: tuple[Proposed, ...]
    before: Plan
    after: Plan


@dataclass(frozen=True, slots=True)
class _Guess:
    """A recogniser for ``noun`` (``None``: nothing tells what it is), as a template writes it.

    ``standard``: the template standard knows it. ``weak``: believed only where standard finds none of its kind.
    """

    noun: str | None
    recogniser: str
    seen: Seen
    standard: bool = False
    weak: bool = False


def propose(document: Document, book: RuleBook) -> Proposal:
    """Sentences for the layout of ``document``, beyond what the template standard reads in it."""
    return _Proposing(document, book).run()


class _Proposing:
    """One document being proposed for."""

    def __init__(self, document: Document, book: RuleBook) -> None:
        self.document = document
        self.book = book
        self.standard = next(one for one in book.templates if one.name == _STANDARD)
        self.words = matchers(book.word_lists)
        self.layout: Layout = build(self.standard, {self.standard.name: self.standard}, self.words)

    def run(self) -> Proposal:
        before = best = self._read(self.standard)
        chosen: dict[str, list[str]] = {}
        told: list[Proposed] = []
        measured = any(goal.indicators for goal in before.goals)
        for guess in sorted(filter(_can_be_said, self._guesses()), key=_order)[:_MOST]:
            noun = guess.noun
            active = False
            if noun is not None and not guess.standard and not (guess.weak and measured):
                trial = {**chosen, noun: [*chosen.get(noun, self._kept(noun)), guess.recogniser]}
                template = self._template(trial)
                if template is not None:
                    plan = self._read(template)
                    active = _better(noun, best, plan)
                    if active:
                        chosen, best = trial, plan
            if not guess.standard:
                sentence = _sentence(noun or "kommentar", [guess.recogniser])
                told.append(Proposed(sentence, noun or "", active, guess.seen.times, guess.seen.line))
        return Proposal(tuple(self._joined(chosen, told)), before, best)

    def _joined(self, chosen: dict[str, list[str]], told: Sequence[Proposed]) -> Iterator[Proposed]:
        """One sentence a noun for what is believed: a template's sentence replaces what standard says of that noun."""
        for noun, recognisers in chosen.items():
            first = next(one for one in told if one.active and one.noun == noun)
            yield Proposed(_sentence(noun, recognisers), noun, True, first.times, first.line)
        yield from (one for one in told if not one.active and one.noun)
        yield from [one for one in told if not one.active and not one.noun][:_MOST_UNKNOWN]

    # --- guesses ---------------------------------------------------------------------------------

    def _guesses(self) -> Iterator[_Guess]:
        for seen in headings(self.document):
            if not seen.whole:
                noun = meaning(seen.words) or ("mål" if seen.times > 1 else None)
                if noun is not None:
                    yield _Guess(noun, f'rubriken "{seen.pattern}"', seen)
            else:
                known = bool(self.layout.sections.find(seen.words) or self.layout.fields.find(seen.words))
                yield _Guess(section_meaning(seen.words), f'avsnittet "{seen.pattern}"', seen, known)
        for seen in labels(self.document):
            known = bool(self.layout.fields.find(seen.words))
            noun = meaning(seen.words)
            if seen.times > 1 or noun is not None or len(seen.words.split()) <= _SHORT:
                yield _Guess(noun, f'fältet "{seen.pattern}"', seen, known)
        for seen in tables(self.document):
            yield from self._of_table(seen)

    def _of_table(self, seen: Seen) -> Iterator[_Guess]:
        known = [self.layout.columns.find(head) for head in seen.items[0].split(" | ")]
        nouns = [column_meaning(head.replace("{år}", " ")) for head in seen.heads]
        if all(known):
            return
        main = next((noun for noun in ("indikator", "åtgärd", "underlag", "mål") if noun in nouns), None)
        weak = main is None
        if weak and _VALUES & set(nouns) and nouns[0] not in _VALUES:
            # Values in the columns are of something that the first column names.
            main = nouns[0] = "indikator"
        if main is None:
            return
        fields: list[str] = []
        for noun, head in zip(nouns, seen.heads, strict=True):
            said = "namn" if noun == main and main in ("indikator", "underlag") else noun
            said = "titel" if noun == main and main in ("mål", "åtgärd") else said
            if said is not None and (said in fields or not head or not _can_hold(main, said)):
                said = None
            fields.append(said or "-")
        heads = [
            head.replace("{år}", "{målår}") if noun == "målvärde" else head
            for noun, head in zip(nouns, seen.heads, strict=True)
        ]
        yield _Guess(main, f'en rad i tabellen "{" | ".join(heads)}" med {", ".join(fields)}', seen, weak=weak)

    def _kept(self, noun: str) -> list[str]:
        """What standard says of ``noun`` and this document has: a sentence of one's own would put it out of use."""
        texts = [
            item for seen in (*headings(self.document), *labels(self.document)) for item in (seen.words, *seen.items)
        ]
        kept: list[str] = []
        for statement in self.standard.statements:
            if not isinstance(statement, ElementIs) or _sentence_noun(statement.noun) != noun:
                continue
            for one in statement.recognisers:
                if not isinstance(one, Field | HeadingIs | Section):
                    continue
                pattern: Pattern = one.pattern
                if any(Compiled(pattern, self.words).match(text) is not None for text in texts):
                    kind = {Field: "fältet", HeadingIs: "rubriken", Section: "avsnittet"}[type(one)]
                    kept.append(f'{kind} "{pattern.text}"')
        return kept

    # --- trying ----------------------------------------------------------------------------------

    def _template(self, chosen: dict[str, list[str]]) -> Template | None:
        lines = [f"    {_sentence(noun, recognisers)}" for noun, recognisers in chosen.items()]
        text = "\n".join(['mall förslag "Förslag" utökar standard', *lines]) + "\n"
        try:
            return parse(text, "förslag.mall").templates[0]
        except RuleFileError:
            return None

    def _read(self, template: Template) -> Plan:
        return recognise(self.document, template, [*self.book.templates, template], self.book.word_lists)


def _can_be_said(guess: _Guess) -> bool:
    return _loads(_sentence(guess.noun or "kommentar", [guess.recogniser]))


def _can_hold(noun: str, field: str) -> bool:
    return _loads(_sentence(noun, [f'en rad i tabellen "A" med {field}']))


def _loads(sentence: str) -> bool:
    try:
        parse(f'mall a "A"\n    {sentence}\n', "a.mall")
    except RuleFileError:
        return False
    return True


def _order(guess: _Guess) -> tuple[int, int, int]:
    """Goals first, for the rest belongs to them; then what is seen most."""
    rank = {"mål": 0, "område": 1, None: 9}.get(guess.noun, 2)
    return rank, -guess.seen.times, guess.seen.line


def _sentence(noun: str, recognisers: Sequence[str]) -> str:
    return f"{_ARTICLE.get(noun, 'En')} {noun} är {' eller '.join(recognisers)}."


def _sentence_noun(noun: str) -> str:
    from malkoll.language.vocabulary import NOUNS

    return NOUNS[noun].sv[0]


# --- whether a guess helps -----------------------------------------------------------------------


def _better(noun: str, before: Plan, after: Plan) -> bool:
    """Whether ``after`` holds more of what was there ``before``, and loses nothing of it."""
    if noun == "mål":
        if not before.goals:
            return bool(after.goals)
        same = {goal.span.line for goal in before.goals} == {goal.span.line for goal in after.goals}
        named = sum(goal.number is not None for goal in after.goals) - sum(
            goal.number is not None for goal in before.goals
        )
        return same and named > 0 and _held(after) >= _held(before)
    if len(after.goals) != len(before.goals):
        return False
    if noun == "område":
        return len(after.areas) > len(before.areas) and _held(after) >= _held(before)
    return _held(after) > _held(before)


def _held(plan: Plan) -> int:
    return sum(_of_goal(goal) for goal in plan.goals)


def _of_goal(goal: Goal) -> int:
    single = (goal.follow_up, goal.deadline, goal.assessment, goal.forecast, goal.comment, goal.status)
    return (
        sum(one is not None for one in single)
        + len(goal.evidence)
        + sum(one.method is not None for one in goal.evidence)
        + len(goal.measures)
        + len(goal.responsible)
        + sum(map(_of_indicator, goal.indicators))
    )


def _of_indicator(indicator: Indicator) -> int:
    values = (indicator.baseline, indicator.target, indicator.outcome, indicator.comment, indicator.assessment)
    return 1 + sum(one is not None for one in values)

"""Sentences of a template for a plan, each held against the plan itself before it is believed.

A guess that makes malkoll find fewer goals, or less of what belongs to them, is handed over as a comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from malkoll.app.proposing.guesses import Guess, Guesses, sentence
from malkoll.app.proposing.judging import is_better
from malkoll.app.proposing.seen import headings, labels
from malkoll.app.proposing.standing import Standing
from malkoll.document import Document
from malkoll.engine import RuleBook
from malkoll.errors import RuleFileError
from malkoll.language import parse
from malkoll.language.tree import ElementIs, Field, HeadingIs, Pattern, Section, Template
from malkoll.plan import Plan
from malkoll.records import record
from malkoll.templates import recognise
from malkoll.templates.layout import Layout, build, matchers
from malkoll.templates.patterns import Compiled

__all__ = ["Proposal", "Proposed", "propose"]

_STANDARD = "standard"
_MOST = 40
"""Guesses held against the plan; each is a reading of it."""
_MOST_UNKNOWN = 8


@record
class Proposed:
    """One sentence: whether it is believed (``active``), and how often and where first (line from 1) it was seen.

    ``only_here``: it names what this plan alone has, and says nothing of the next.
    """

    sentence: str
    noun: str
    active: bool
    times: int
    line: int
    only_here: bool = False


@record
class Proposal:
    """The sentences, and the plan as it is read without them and with them."""

    sentences: tuple[Proposed, ...]
    before: Plan
    after: Plan


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
        self.standing = Standing(document, self.words)
        self.layout: Layout = build(self.standard, {self.standard.name: self.standard}, self.words)

    def run(self) -> Proposal:
        before = best = self._read(self.standard)
        chosen: dict[str, list[str]] = {}
        told: list[tuple[Guess, bool]] = []
        measured = any(goal.indicators for goal in before.goals)
        for guess in sorted(Guesses(self.document, self.layout).all(), key=_order)[:_MOST]:
            if guess.standard or (guess.lines and guess.lines <= _lines(best)):
                continue
            plan = None
            if guess.noun is not None and not (guess.weak and measured):
                trial = self._with(chosen, guess)
                template = self._template(trial)
                plan = self._read(template) if template is not None else None
            active = plan is not None and is_better(guess, best, plan)
            if active and plan is not None:
                chosen, best = trial, plan
            if not active and not self.standing.stands(sentence(guess.said, guess.recogniser)):
                continue
            if active or not (guess.noun == "mål" and set(guess.seen.lines) <= _lines(before)):
                told.append((guess, active))
        return Proposal(tuple(self._joined(chosen, told)), before, best)

    def _with(self, chosen: dict[str, list[str]], guess: Guess) -> dict[str, list[str]]:
        """What is believed, and ``guess``: areas before the goals under them, of two sentences the first holds."""
        noun = guess.noun or ""
        trial = {**chosen, noun: [*chosen.get(noun, self._kept(noun)), guess.recogniser]}
        if guess.areas is not None:
            trial = {"område": [*chosen.get("område", self._kept("område")), guess.areas], **trial}
        return trial

    def _joined(self, chosen: dict[str, list[str]], told: Sequence[tuple[Guess, bool]]) -> Iterator[Proposed]:
        """One sentence a noun for what is believed: a template's sentence replaces what standard says of that noun."""
        held = [guess for guess, active in told if active]
        for noun, recognisers in chosen.items():
            first = next(one for one in held if noun == one.noun or (noun == "område" and one.areas))
            said = sentence(noun, " eller ".join(recognisers))
            yield Proposed(said, noun, True, first.seen.times, first.seen.line, first.only_here)
        # What is said of one thing in two ways is told once, and another way to find the goals not at all.
        places = {guess.seen.line for guess in held} | {line for guess in held for line in guess.lines}
        found = any(guess.noun == "mål" for guess in held)
        left = [
            guess
            for guess, active in told
            if not active and guess.seen.line not in places and not (found and (guess.lines or guess.says_goals))
        ]
        yield from (_as_comment(guess) for guess in left if guess.noun)
        yield from [_as_comment(guess) for guess in left if not guess.noun][:_MOST_UNKNOWN]

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
        lines = [f"    {sentence(noun, ' eller '.join(recognisers))}" for noun, recognisers in chosen.items()]
        text = "\n".join(['mall förslag "Förslag" utökar standard', *lines]) + "\n"
        try:
            return parse(text, "förslag.mall").templates[0]
        except RuleFileError:
            return None

    def _read(self, template: Template) -> Plan:
        return recognise(self.document, template, [*self.book.templates, template], self.book.word_lists)


def _as_comment(guess: Guess) -> Proposed:
    said = sentence(guess.said, guess.recogniser)
    return Proposed(said, guess.noun or "", False, guess.seen.times, guess.seen.line, guess.only_here)


def _order(guess: Guess) -> tuple[int, int, int]:
    """Goals first, for the rest belongs to them; then what is seen most."""
    rank = {"mål": 0, "område": 1, None: 9}.get(guess.noun, 2)
    last = 8 if guess.only_here else 0
    return rank, last - guess.seen.times if not guess.lines else last, guess.seen.line


def _lines(plan: Plan) -> set[int]:
    return {goal.span.line for goal in plan.goals}


def _sentence_noun(noun: str) -> str:
    from malkoll.language.vocabulary import NOUNS

    return NOUNS[noun].sv[0]

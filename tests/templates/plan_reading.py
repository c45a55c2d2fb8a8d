"""Short plans in Markdown, read as malkoll reads them, with the shipped rules and a template of the test's own."""

from __future__ import annotations

from functools import lru_cache
from textwrap import dedent
from typing import Literal

from malkoll import readers
from malkoll.app.books import load_book
from malkoll.document import Document
from malkoll.engine import RuleBook
from malkoll.facts import complete
from malkoll.facts.people import PeopleWords
from malkoll.language import parse
from malkoll.language.tree import Template
from malkoll.plan import Goal, Indicator, Passage, Plan, Title
from malkoll.span import Span
from malkoll.swedish.words import WordMatcher
from malkoll.templates import choose, recognise
from malkoll.templates.layout import matchers

Kind = Literal["plan", "follow-up"]

SPAN = Span(0, 10, 1, 1, 1, 11)
"""A place for nouns that a test makes by hand."""


@lru_cache(maxsize=1)
def book() -> RuleBook:
    """The shipped rules, word lists and templates."""
    return load_book()


@lru_cache(maxsize=1)
def words() -> dict[str, WordMatcher]:
    """The shipped word lists, ready to match."""
    return matchers(book().word_lists)


def people_words() -> PeopleWords:
    """The shipped words for persons."""
    return PeopleWords(words())


def template(mall: str) -> Template:
    """The template that the sentences ``mall`` make; it extends standard where it does not say otherwise."""
    text = dedent(mall).strip("\n")
    if not text.startswith("mall "):
        text = 'mall prov "Prov" utökar standard\n' + "\n".join(f"    {line}" for line in text.splitlines()) + "\n"
    return parse(text, "prov.mall").templates[0]


def document(text: str) -> Document:
    """``text`` as the reader of Markdown sees it; a text block is read without its indentation."""
    return readers.read("plan.md", dedent(text).lstrip("\n").encode())


def recognised(text: str, kind: Kind | None = "plan", mall: str | None = None) -> Plan:
    """The plan in ``text``, before anything is computed about it."""
    return _recognised(document(text), kind, mall)


def plan_in(text: str, kind: Kind | None = "plan", mall: str | None = None) -> Plan:
    """The plan in ``text``, with its facts."""
    read = document(text)
    return complete(_recognised(read, kind, mall), read, book().word_lists, book().statutes)


def report_in(text: str) -> Plan:
    """The follow-up in ``text``, with its facts."""
    return plan_in(text, "follow-up")


def _recognised(read: Document, kind: Kind | None, mall: str | None) -> Plan:
    own = [template(mall)] if mall is not None else []
    known = [*book().templates, *own]
    chosen = choose(read, known, book().word_lists, own[0].name if own else None)
    return recognise(read, chosen, known, book().word_lists, kind)


def titles(plan: Plan) -> list[str]:
    """The goals' titles in the plan's order."""
    return [goal.title.text for goal in plan.goals]


def only_goal(plan: Plan) -> Goal:
    """The plan's one goal."""
    assert len(plan.goals) == 1, titles(plan)
    return plan.goals[0]


def only_indicator(plan: Plan) -> Indicator:
    """The one indicator of the plan's one goal."""
    (indicator,) = only_goal(plan).indicators
    return indicator


def passage(text: str) -> Passage:
    """Words made by hand."""
    return Passage(text, SPAN)


def made_goal(title: str = "Renare sjöar", *body: str) -> Goal:
    """A goal made by hand, with its running text."""
    return Goal("g1", None, "mål", None, Title(title, SPAN), SPAN, 1, body=tuple(map(passage, body)))

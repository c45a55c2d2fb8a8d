"""What sentences say of all elements of a noun at once is what they say of each, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from plan_making import goal, indicator, plan

from malkoll.app.books import load_book
from malkoll.app.understand import understand_bytes
from malkoll.checks import Open, PlanView, Sentences, Verdict
from malkoll.checks.sentences import Part
from malkoll.engine import RuleBook, evaluate_fully
from malkoll.engine.rulebook import Rule
from malkoll.finding import DocumentReport, Outcome, Text
from malkoll.plan import Plan

BOOK = load_book()
CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.md"))
WHY = Text(sv="Värdet står i en bild.", en="The value stands in an image.")


def one_by_one(rule: Rule) -> Rule:
    """The rule with a check that gives a verdict for each element, as those of plugins do."""
    check = rule.check
    if not isinstance(check, Sentences):
        return rule

    def verdicts(view: PlanView) -> Iterator[Verdict]:
        return check(view)

    return replace(rule, check=verdicts)


def with_rules(book: RuleBook, rules: Iterable[Rule]) -> RuleBook:
    made = replace(book)
    made.__dict__["rules"] = tuple(rules)
    return made


def same(one: DocumentReport, other: DocumentReport) -> bool:
    return one == other and tuple(one.by_goal) == tuple(other.by_goal) and set(one.clear) == set(other.clear)


def both(made: Plan, book: RuleBook, **more: object) -> tuple[DocumentReport, list[Text]]:
    """What the book says of the plan, either way."""
    at_once = evaluate_fully(made, book, **more)
    apart = evaluate_fully(made, with_rules(book, map(one_by_one, book.rules)), **more)
    assert same(at_once.report, apart.report)
    assert at_once.failures == apart.failures
    return at_once.report, list(at_once.failures)


@pytest.mark.parametrize("path", CASES[::6], ids=lambda path: path.stem)
def test_the_shipped_rules_say_the_same_of_a_plan_either_way(path: Path) -> None:
    understood = understand_bytes(path.read_bytes(), path.name, None, None, BOOK)
    both(understood.plan, BOOK, document=understood.document)


def test_what_a_sentence_leaves_open_is_counted_with_its_reason_and_not_clear() -> None:
    answers = {
        "A": True, "B": False, "C": Open(Outcome.NOT_CHECKED, WHY), "D": Open(Outcome.NOT_CHECKED, WHY),
        "E": Open(Outcome.NOT_APPLICABLE), "F": Open(Outcome.NOT_APPLICABLE), "G": Open(Outcome.NOT_APPLICABLE),
    }  # fmt: skip
    made = plan(*(goal(name, line) for line, name in enumerate(answers, 1)))
    report, failures = both(made, saying(answers))
    (tried,) = report.tried
    assert (tried.met, tried.not_met, tried.not_applicable, tried.not_checked) == (1, 1, 3, 2)
    assert tried.reason == WHY
    assert failures == []
    assert [(one.goal.title, one.not_checked, one.reason) for one in report.by_goal if one.goal][2:4] == [
        ("C", 1, WHY),
        ("D", 1, WHY),
    ]
    assert len(report.clear) == 4


def test_a_sentence_that_breaks_on_an_element_is_told_once_with_its_reason() -> None:
    broke = Open(Outcome.NOT_CHECKED, Text(sv="Den gick sönder.", en="It broke."), failed=True)
    made = plan(goal("A", 1), goal("B", 2), goal("C", 3))
    report, failures = both(made, saying({"A": broke, "B": broke, "C": True}))
    assert [one.sv for one in failures] == [
        f"{report.tried[0].code} kunde inte prövas på allt i plan.md. Den gick sönder."
    ]


def test_two_elements_that_are_told_in_one_finding_count_as_one() -> None:
    twice = indicator("Andel nöjda", line=3)
    made = plan(goal("A", 1, indicators=(twice, twice)))
    report, _ = both(made, saying({"Andel nöjda": False}, "indicator"))
    assert len(report.findings) == 1
    assert [one.not_met for one in report.tried] == [1]
    assert [one.not_met for one in report.by_goal] == [1]


def saying(answers: dict[str, object], noun: str = "goal") -> RuleBook:
    """A book with one rule, which says ``answers`` of what is called so."""
    rule = next(one for one in BOOK.rules if isinstance(one.check, Sentences) and one.check.parts[0].noun == noun)

    def told(value: object, *_: object) -> object:
        title = getattr(value, "title", None)
        return answers[title.text if title is not None else value.name]  # type: ignore[attr-defined]

    check = Sentences([Part(noun, told, rule.check.parts[0].modality)])  # type: ignore[union-attr, arg-type]
    return with_rules(BOOK, [replace(rule, check=check)])


def test_a_check_that_broke_without_saying_why_is_told_so_in_both_languages() -> None:
    report, (told,) = both(plan(goal("A", 1)), saying({"A": Open(Outcome.NOT_CHECKED, failed=True)}))
    code = report.tried[0].code
    assert told == Text(
        sv=f"{code} kunde inte prövas på allt i plan.md. Kontrollen säger inte varför.",
        en=f"{code} could not be tried on all of plan.md. The check does not say why.",
    )

"""The rule book: which rules are in force, by what they are chosen, and what they are told to lack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from own_checks import book_of, rule
from plan_making import goal, plan

from malkoll.checks import PlanView, Verdict
from malkoll.engine import RuleBook, evaluate
from malkoll.errors import SettingsError
from malkoll.finding import Outcome

ASKS = "Fråga vid varje mål som saknar åtgärd."
SHOULD = "Varje mål bör ha en indikator."
MUST = "Varje mål ska ha en ansvarig."


def three() -> RuleBook:
    return book_of(rule(code="MK201", name="third"), rule(code="MK11", name="Second"), rule(code="MK1", name="first"))


class _Checks(dict):  # type: ignore[type-arg]
    """Checks as those of plugins are: they know which plugins the run does without."""

    left_out = ("bjorkdalen", "egna")


def _check(view: PlanView) -> Iterator[Verdict]:
    yield Verdict(view.elements("goal")[0], Outcome.NOT_MET)


def test_rules_are_in_the_order_of_their_codes_whatever_order_their_files_have() -> None:
    assert [one.requirement.code for one in three().rules] == ["MK1", "MK11", "MK201"]


@pytest.mark.parametrize(
    ("sentences", "severity"),
    [
        ((MUST,), "error"),
        ((SHOULD,), "warning"),
        ((ASKS,), "question"),
        ((ASKS, SHOULD), "warning"),
        ((ASKS, SHOULD, MUST), "error"),
    ],
)
def test_a_rule_is_as_severe_as_the_gravest_of_its_sentences(sentences: tuple[str, ...], severity: str) -> None:
    (one,) = book_of(rule("\n    ".join(sentences))).rules
    assert one.severity == severity


def test_a_rule_that_names_a_check_is_that_check() -> None:
    own = book_of(rule("kontroll    egen"), checks={"egen": _check})
    (one,) = own.rules
    assert one.check is _check
    assert one.severity == "error"
    assert [finding.code for finding in evaluate(plan(goal()), own).findings] == ["AA1"]


def test_a_check_that_is_not_there_is_an_error_that_names_those_that_are_and_the_plugins_left_out() -> None:
    def told(**more: object) -> SettingsError:
        with pytest.raises(SettingsError) as error:
            _ = book_of(rule("kontroll    egen"), **more).rules
        return error.value

    alone = told().text
    assert alone.sv == (
        "egna.krav: AA1 anger kontrollen ”egen”, som inte finns. Den kommer med ett tillägg: installera det. "
        "Är den din egen ger kroken malkoll_checks den, i en fil som ”plugins” i konfigurationen anger."
    )
    assert alone.en == (
        "egna.krav: AA1 names the check “egen”, which does not exist. It comes with a plugin: install that. "
        "If it is your own, the hook malkoll_checks gives it, in a file that “plugins” in the configuration names."
    )
    others = told(checks=_Checks(b=_check, a=_check)).text
    assert others.sv is not None
    assert "som inte finns. Det finns: a, b. Är" in others.sv
    assert others.sv.endswith(" Körningen är utan bjorkdalen, egna (--without-plugin).")
    assert others.en is not None
    assert "which does not exist. There are: a, b. If" in others.en
    assert others.en.endswith(" The run is without bjorkdalen, egna (--without-plugin).")


def test_a_requirement_is_found_by_its_whole_code_or_name_in_any_letter_case() -> None:
    book = three()

    def code(asked: str) -> str | None:
        found = book.get(asked)
        return found and found.code

    assert [code(asked) for asked in ("mk11", " MK1 ", "second", "FIRST", "MK2", "fir", "")] == [
        "MK11",
        "MK1",
        "MK11",
        "MK1",
        None,
        None,
        None,
    ]


def test_rules_are_chosen_by_the_beginning_of_a_code_but_by_the_whole_of_a_name() -> None:
    book = three()
    assert [book.answers_to(asked) for asked in ("mk", " MK20 ", "THIRD", "thi", "", " ", "MK2011")] == [
        True,
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert [one.code for one in book.narrowed(["MK1"], ["Second"]).requirements] == ["MK1"]


def test_a_narrowed_book_keeps_everything_but_the_rules_taken_away() -> None:
    book = book_of(rule(code="MK1", name="first"), name="egna", sha256="a" * 64, files={"a": "b"})
    narrowed = book.narrowed(ignore=["MK1"])
    assert narrowed.requirements == ()
    assert (narrowed.name, narrowed.sha256, narrowed.files) == ("egna", "a" * 64, {"a": "b"})
    assert book.only(lambda one: one.code == "MK1", ()).requirements == ()
    assert book.only(lambda one: one.code == "MK1").requirements == book.requirements


def test_choosing_no_rules_leaves_none_and_not_choosing_leaves_all() -> None:
    assert three().narrowed([]).requirements == ()
    assert len(three().narrowed(None).requirements) == 3


def test_an_unknown_selector_is_told_with_a_near_one_or_with_where_all_are_listed() -> None:
    near = three().unknown(" MK202 ").text
    assert (near.sv, near.en) == (
        "Det finns inget krav ” MK202 ”. Menade du MK201?",
        "There is no rule “ MK202 ”. Did you mean MK201?",
    )
    far = three().unknown("zzzzzz").text
    assert (far.sv, far.en) == (
        "Det finns inget krav ”zzzzzz”. ”malkoll rules” visar alla.",
        "There is no rule “zzzzzz”. “malkoll rules” lists them all.",
    )
    with pytest.raises(SettingsError, match="zzzzzz"):
        three().narrowed(ignore=["zzzzzz"])

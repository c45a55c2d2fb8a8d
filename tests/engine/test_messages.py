"""Messages: what each placeholder stands for in either language, and how long it may be."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from plan_making import evidence, goal, indicator, passage, plan, role, span, status, value

from malkoll.checks import PlanView
from malkoll.engine.message import LONGEST, fill, shorten
from malkoll.finding import Text
from malkoll.plan import Area, Citation, Claim, Compared, Exemption, Goal, Measure, Promise, Status, Term


def said(template: str, noun: str, *goals: Goal, given: dict[str, str] | None = None, **more: Any) -> tuple[str, str]:
    """``template`` in Swedish and English, filled with the first ``noun`` of a plan of ``goals``."""
    view = PlanView(plan(*goals, **more), None)
    told = fill(Text(sv=template, en=template), view.elements(noun)[0], given or {}, view)
    return told.sv or "", told.en or ""


def of_claim(template: str, **more: Any) -> tuple[str, str]:
    settings: dict[str, Any] = {"kind": "sum", "stated": 1984.5, "computed": 1049, "holds": False} | more
    return said(template, "calculation", goal(), claims=(Claim("Summa", span(2), **settings),))


# --- how long -----------------------------------------------------------------------------------------


def test_a_text_of_ninety_characters_stands_whole_and_one_more_is_cut() -> None:
    assert shorten("x" * LONGEST) == "x" * LONGEST
    assert shorten("x" * (LONGEST + 1)) == "x" * (LONGEST - 1) + "…"


@given(st.text(alphabet="ab ,.–-\n", max_size=300), st.integers(2, 40))
def test_what_is_cut_is_one_line_of_the_length_allowed_and_begins_as_the_text_does(text: str, longest: int) -> None:
    line = " ".join(text.split())
    cut = shorten(text, longest)
    assert len(cut) <= longest
    assert cut == line if len(line) <= longest else cut.endswith("…") and line.startswith(cut[:-1])


def test_a_cut_is_made_at_the_last_word_where_that_leaves_more_than_half() -> None:
    assert shorten("aaaa bbb cccc", 10) == "aaaa bbb…"
    assert shorten("aaaaa bbbbbb", 10) == "aaaaa bbb…"
    assert shorten("aaaaaa bbbbbb", 10) == "aaaaaa…"
    assert shorten("aaaaaa b cccc", 10) == "aaaaaa b…"


def test_a_cut_leaves_no_mark_or_space_before_the_dots() -> None:
    assert shorten("aaaaaa, bbbbbb", 10) == "aaaaaa…"
    assert shorten("aaaaaa – bbbbbb", 10) == "aaaaaa…"


def test_spaces_and_line_breaks_become_one_space() -> None:
    assert shorten("  a\n\n b\tc ") == "a b c"


# --- what a placeholder stands for --------------------------------------------------------------------


def test_a_message_without_placeholders_and_one_that_is_not_written_stay_as_they_are() -> None:
    view = PlanView(plan(goal()), None)
    element = view.elements("goal")[0]
    assert fill(Text(sv="Så är det."), element, {}, view) == Text(sv="Så är det.")
    assert fill(Text(en="{goal}"), element, {}, view) == Text(en="Tryggare skolväg")


def test_a_placeholder_may_be_written_in_any_letter_case_and_in_the_other_language() -> None:
    assert said("{MÅL} {Goal} {text}", "goal", goal("X")) == ("X X X", "X X X")


def test_braces_around_what_is_no_placeholder_stay() -> None:
    assert said("{okänt} {} {a b} {mål", "goal", goal()) == ("{okänt} {} {a b} {mål",) * 2
    assert said("{" + "x" * 41 + "}", "goal", goal())[0] == "{" + "x" * 41 + "}"


def test_what_a_check_gives_fills_the_placeholder_of_either_language_and_goes_first() -> None:
    assert said("{mål}, {goal}", "goal", goal("X"), given={"Goal": "eget"}) == ("eget, eget",) * 2
    assert said("{mål}", "goal", goal("X"), given={"mål": "a" * 200})[0] == "a" * (LONGEST - 1) + "…"
    assert said("{annat}", "goal", goal("X"), given={"Annat": "ord"})[0] == "ord"


def test_an_indicator_knows_its_goal_and_what_it_has() -> None:
    one = indicator("Andel", target=value("80 %"), baseline=value("70 %"))
    whole = goal("X", indicators=(one,), responsible=(role("Chef"), role("Rektor")))
    assert said("{indikator}|{mål}|{målvärde}|{utgångsvärde}|{ansvarig}", "indicator", whole)[0] == (
        "Andel|X|80 %|70 %|Chef, Rektor"
    )


def test_the_value_of_an_indicator_is_its_target_then_its_baseline_then_its_outcome() -> None:
    def value_of(**more: Any) -> str:
        return said("{värde}", "indicator", goal(indicators=(indicator("Andel", **more),)))[0]

    target, baseline, outcome = value("80"), value("70"), value("75")
    assert value_of(target=target, baseline=baseline, outcome=outcome) == "80"
    assert value_of(baseline=baseline, outcome=outcome) == "70"
    assert value_of(outcome=outcome) == "75"
    assert value_of() == "(utan namn)"


def test_what_hangs_on_an_indicator_is_named_by_it_and_by_its_goal() -> None:
    whole = goal("X", indicators=(indicator("Andel", target=value("80 %")),))
    assert said("{text} {indikator} {mål}", "target", whole)[0] == "80 % Andel X"


def test_a_target_is_named_with_its_own_indicator_and_not_with_the_others_of_the_goal() -> None:
    first, second = indicator("Andel", target=value("80 %")), indicator("Antal", target=value("7"))
    assert said("{indikator}: {målvärde}", "target", goal("X", indicators=(first, second)))[0] == "Andel: 80 %"


def test_a_thing_without_words_of_its_own_is_called_after_what_it_hangs_on() -> None:
    whole = goal(measures=(Measure("Bygg en bro", span(3), status=status("colour")),))
    assert said("{text}", "status", whole)[0] == "Bygg en bro"


def test_a_goal_without_the_thing_asked_for_has_none_to_name() -> None:
    assert said("{indikator}", "goal", goal()) == ("(utan namn)", "(unnamed)")
    assert said("{mål}", "promise", promises=(Promise("könsuppdelat", span(3), kept=False),))[1] == "(unnamed)"


def test_the_area_is_that_of_the_goal_or_the_area_itself() -> None:
    area = Area("a1", "målområde", None, "Trygghet", span(1))
    assert said("{område}", "goal", goal(parent="a1"), areas=(area,))[0] == "Trygghet"
    assert said("{område}", "area", goal(), areas=(area,))[0] == "Trygghet"
    assert said("{område}", "goal", goal(), areas=(area,))[0] == "(utan namn)"


def test_figures_are_written_as_figures_and_calculations_in_the_readers_language() -> None:
    assert of_claim("{angivet} {beräknat}")[0] == "1 984,5 1 049"
    assert of_claim("{beräknat}", computed=None)[0] == "(utan namn)"
    calculation = "3 av 4 och 5 ligger inte mellan 1 och 2 procentenheter"
    assert of_claim("{uträkning}", calculation=calculation) == (
        calculation,
        "3 of 4 and 5 does not lie between 1 and 2 percentage points",
    )


def test_only_calculations_are_put_into_english() -> None:
    assert said("{mål}", "goal", goal("Barn och unga"))[1] == "Barn och unga"


def test_what_a_promise_is_missing_is_listed() -> None:
    promise = Promise("könsuppdelat", span(3), kept=False, missing=(passage("Andel a"), passage("Andel b")))
    assert said("{saknas}", "promise", promises=(promise,))[0] == "Andel a, Andel b"
    assert said("{saknas}", "goal", goal())[0] == "(utan namn)"


def test_a_status_that_is_not_in_words_is_described() -> None:
    red = Text(sv="röd", en="red")

    def of(one: Status) -> tuple[str, str]:
        return said("{värde}", "status", goal(measures=(Measure("Bro", span(3), status=one),)))

    assert of(Status("", span(3), "colour", red)) == ("där finns bara färgen röd", "there is only the colour red")
    assert of(Status("", span(3), "image")) == ("där finns bara en bild", "there is only an image")
    assert of(Status("", span(3), "colour")) == (
        "platsen är tom i texten, och kanske finns där en färg eller en bild",
        "its place is empty in the text, and there may be a colour or an image",
    )


def test_what_a_comparison_found_fills_the_message_and_nothing_does_without_one() -> None:
    differs = Text(sv="”" + "a" * 120 + "”", en="“" + "b" * 200 + "”")
    compared = Compared(missing_from=("Uppföljning 1", "Uppföljning 2"), planned="Förr", difference=differs)
    template = "{planerat}|{dokument}|{skillnad}"
    swedish, english = said(template, "goal", goal(compared=compared))
    assert swedish == f"Förr|Uppföljning 1, Uppföljning 2|{differs.sv}"
    assert english == "Förr|Uppföljning 1, Uppföljning 2|“" + "b" * 158 + "…"
    assert said(template, "goal", goal()) == ("(utan namn)|(utan namn)|", "(unnamed)|(unnamed)|")
    assert said("{skillnad}", "goal", goal(compared=Compared()))[0] == ""
    assert said("{skillnad}|{planerat}", "evidence", goal(evidence=(evidence(),)))[0] == "|(utan namn)"


def test_an_exception_tells_its_rule_reason_and_last_day_and_what_is_wrong_with_it() -> None:
    fault = Text(sv="Datumet går inte att läsa.", en="The date cannot be read.")
    one = Exemption("Undantag MK103", span(3), "MK103", reason="Beslut saknas", until="2026-12-31", fault=fault)
    assert said("{text}|{krav}|{skäl}|{till}|{fel}", "exception", exceptions=(one,)) == (
        "Undantag MK103|MK103|Beslut saknas|2026-12-31|Datumet går inte att läsa.",
        "Undantag MK103|MK103|Beslut saknas|2026-12-31|The date cannot be read.",
    )
    sound = Exemption("Undantag MK103", span(3), "MK103")
    assert said("{fel}|{skäl}", "exception", exceptions=(sound,))[0] == "|(utan namn)"
    assert said("{fel}|{krav}", "goal", goal())[0] == "|(utan namn)"


def test_a_form_that_departs_and_a_reference_that_is_wrong_tell_what_was_meant() -> None:
    term = Term("role", "Skolchef", span(3), consistent=False, usual=passage("skolchefen", 9))
    assert said("{text}|{vanligast}", "role_name", terms=(term,))[0] == "Skolchef|skolchefen"
    law = Citation("law", "lag (2017:752)", span(3), right=False, meant="kommunallag (2017:725)")
    assert said("{text}|{avsett}", "law_reference", citations=(law,))[0] == "lag (2017:752)|kommunallag (2017:725)"

"""The paper for the meeting: what it says follows from the report, and nothing unmet or untried looks met."""

from __future__ import annotations

from dataclasses import replace

import pytest
from full_report import context as full_context
from full_report import finding, full_report, word_report
from paper_making import DAY, EXAMPLES, GOOD, HEAD, answer, checked, grid, made, marks, part, walked, words, written

import malkoll
from malkoll.finding import Report, Tried
from malkoll.hooks import ReportContext
from malkoll.reporters.paper.build import paper
from malkoll.reporters.paper.model import Facts, Grid, Items, Part, Run, plain
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.summary import summarise

LACKING = "\n## Mål 2: Biblioteket har öppet varje kväll 2028\n\nAnsvarig: Bibliotekschef\n"


# --- how many goals can be followed up -------------------------------------------------------------


def test_a_goal_that_lacks_nothing_grave_can_be_followed_up(tmp_path) -> None:
    found = made(checked(tmp_path, HEAD + GOOD))
    assert answer(found) == "Dokumentets enda mål kan följas upp fullt ut."
    assert marks(found) == ("yes",)


def test_a_goal_with_an_error_of_its_own_cannot(tmp_path) -> None:
    found = made(checked(tmp_path, HEAD + GOOD + LACKING))
    assert answer(found) == "1 av 2 mål kan följas upp fullt ut."
    assert marks(found) == ("yes", "no")
    assert answer(made(checked(tmp_path, HEAD + GOOD + LACKING), "en")) == "1 of 2 goals can be followed up in full."


def test_a_warning_does_not_stop_a_goal_from_being_followed_up(tmp_path) -> None:
    text = HEAD + GOOD.replace(" 2028", "")
    report = checked(tmp_path, text)
    assert [one.code for one in report.findings] == ["MK104"]
    assert marks(made(report)) == ("yes",)


def test_an_error_in_the_text_does_not_stop_the_goal_it_stands_at(tmp_path) -> None:
    report = checked(tmp_path, HEAD + GOOD + "\nAv nämndens 70 lokaler är 57 av 70 (95 procent) anpassade.\n")
    assert {one.code for one in report.findings} == {"MK404"}
    found = made(report)
    assert marks(found) == ("yes",)
    assert "MK404" in words(part(found, "beslut"))


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        (Tried("AA101", met=1), "yes"),
        (Tried("AA101", met=3, not_checked=1), "unknown"),
        (Tried("AA101", not_checked=1), "unknown"),
        (Tried("AA101", not_applicable=1), "unknown"),
        (None, "unknown"),
    ],
)
def test_what_was_not_checked_or_not_tried_never_counts_as_met(row, mark) -> None:
    document = word_report()
    goal = document.by_goal[0].goal
    rows = () if row is None else (replace(row, goal=goal),)
    document = replace(document, findings=(), excepted=(), by_goal=rows, tried=(), outline=(goal,), goals=1)
    seen = Seen(document, None, full_context().rules, "sv")
    assert seen.standing == {"g1": mark}


def test_what_is_excepted_is_told_apart_from_what_is_met() -> None:
    document = word_report()
    goal = document.by_goal[0].goal
    (one,) = document.excepted
    grave = replace(one, finding=replace(one.finding, severity="error", noun="indicator"))
    rows = (Tried("AA101", met=1, goal=goal), Tried("AA102", met=1, excepted=1, goal=goal))
    document = replace(document, findings=(), excepted=(grave,), by_goal=rows, outline=(goal,), goals=1)
    assert Seen(document, None, full_context().rules, "sv").standing == {"g1": "excepted"}


def test_a_requirement_lowered_by_the_configuration_does_not_decide(tmp_path) -> None:
    (tmp_path / "malkoll.toml").write_text('[severity]\nMK101 = "warning"\nMK102 = "warning"\n', encoding="utf-8")
    (tmp_path / "plan.md").write_text(HEAD + GOOD + LACKING, encoding="utf-8")
    report = malkoll.check(tmp_path / "plan.md", cached=False)
    found = paper(report, ReportContext("sv", "0", report.rules, plans=report.plans))
    assert marks(found) == ("yes", "yes")


def test_a_goal_on_which_no_deciding_requirement_was_tried_is_not_said_to_be_fine(tmp_path) -> None:
    found = made(checked(tmp_path, HEAD + GOOD, select=["MK104"]))
    assert marks(found) == ("unknown",)
    assert "Inget sådant krav prövades" in words(*found.blocks)


def test_a_follow_up_is_asked_whether_its_goals_can_be_judged() -> None:
    report = malkoll.check(EXAMPLES / "uppfoljning.md", no_config=True, cached=False)
    found = made(report)
    assert found.title.startswith("Går det att bedöma hur det gick för målen?")
    assert "mål går att bedöma fullt ut" in answer(found)
    assert "Bedömning av målen" in grid(found, "Bedömning av målen").caption


# --- the matrix and the points ---------------------------------------------------------------------


def test_the_matrix_has_a_row_for_each_goal_and_a_mark_with_a_word_in_every_place() -> None:
    report = malkoll.check(EXAMPLES / "svag-plan.md", no_config=True, cached=False)
    table = grid(made(report), "Varje mål mot de krav")
    rows = [row for group in table.groups for row in group.rows]
    assert [plain(row.cells[0].text)[:2] for row in rows] == ["1.", "2.", "3.", "4.", "5."]
    for row in rows:
        assert len(row.cells) == len(table.columns)
        assert all(cell.mark is not None and plain(cell.text) for cell in row.cells[1:])


def test_each_mark_of_the_matrix_is_what_the_report_says_of_that_goal() -> None:
    report = malkoll.check(EXAMPLES / "svag-plan.md", no_config=True, cached=False)
    document = report.documents[0]
    table = grid(made(report), "Varje mål mot de krav")
    known = {(row.code, row.goal.id): row for row in document.by_goal if row.goal is not None}
    rows = [row for group in table.groups for row in group.rows]
    for goal, row in zip(document.outline, rows, strict=True):
        for column, cell in zip(table.columns[2:], row.cells[2:], strict=True):
            tried = known.get((column.head, goal.id))
            if cell.mark == "no":
                assert tried.not_met
            elif cell.mark == "yes":
                assert tried.met
                assert not tried.not_met + tried.not_checked + tried.excepted
            else:
                assert tried is None or not tried.met + tried.not_met


def test_the_gravest_comes_first_and_every_unmet_requirement_has_a_point() -> None:
    report = malkoll.check(EXAMPLES / "svag-plan.md", no_config=True, cached=False)
    (listed,) = (one for one in walked(made(report).blocks) if isinstance(one, Items) and one.look == "decisions")
    tags = [item.tag for item in listed.items]
    assert tags == sorted(tags, key=["Brist", "Påpekande", "Fråga"].index)
    codes = {plain(item.text).rsplit("  ", 1)[1] for item in listed.items}
    assert codes == {one.code for one in report.findings}


def test_a_point_that_concerns_nearly_all_goals_names_those_it_does_not(tmp_path) -> None:
    lacking = "".join(f"\n## Mål {at}: Biblioteket {at} har öppet varje kväll 2028\n" for at in range(2, 12))
    report = checked(tmp_path, HEAD + GOOD + lacking)
    said = words(part(made(report), "beslut"))
    assert "Gäller 10 av 11 mål, alla utom 1. Fler unga är med i en förening 2028." in said


def test_the_figures_are_those_of_the_run(tmp_path) -> None:
    report = malkoll.check(EXAMPLES / "svag-plan.md", no_config=True, cached=False)
    outcomes = summarise(report).outcomes
    found = made(report)
    foot = grid(found, "Hur varje krav föll ut").foot
    assert [plain(cell.text) for cell in foot.cells[3:]] == [str(one) for one in outcomes.values()]
    assert f"Utfall: {outcomes['met']} uppfyllda, {outcomes['not_met']} ej uppfyllda" in words(part(found, "om"))


def test_advice_that_many_goals_need_is_given_once(tmp_path) -> None:
    goals = "".join(f"\n## Mål {at}: Biblioteket {at} har öppet varje kväll 2028\n" for at in range(1, 9))
    report = checked(tmp_path, HEAD + goals)
    hint = report.rules["MK103"].hint.sv
    said = words(*made(report).blocks)
    assert said.count(hint) == 1
    assert said.count("Råd: se punkt") >= 8


def test_what_many_places_share_is_said_once(tmp_path) -> None:
    rows = "".join(f"| Andel elever i skola {at} som trivs | {at} % | 90 % |\n" for at in range(10, 22))
    report = checked(tmp_path, HEAD + GOOD + rows)
    said = words(part(made(report), "g1"))
    assert said.count("gäller personer men är inte uppdelat på kvinnor och män") == 1
    assert "12 ställen, MK201" in said
    assert "Andel elever i skola 21 som trivs (rad" in said


# --- what is there, and what is kept back ----------------------------------------------------------


def test_below_its_own_heading_a_goals_title_is_not_repeated(tmp_path) -> None:
    said = words(*part(made(checked(tmp_path, f"{HEAD}## Mål 1: Fler ska cykla\n")), "g1").blocks[1:])
    assert "hur målet ska följas upp" in said
    assert "målet ”Fler ska cykla”" not in said


def test_a_goal_tells_what_the_plan_says_of_it(tmp_path) -> None:
    said = words(part(made(checked(tmp_path, HEAD + GOOD)), "g1"))
    assert "Ansvarig: Fritidschef" in said
    assert "Uppföljning: Nämnden följer målet i delårsrapporten." in said
    assert "61 % (flickor 58 %, pojkar 64 %) | 70 % | var för sig" in said
    assert "Inget att anmärka." in said


def test_an_assessment_that_is_left_open_is_a_question_to_the_board(tmp_path) -> None:
    head = "# Delårsrapport 2026 för fritidsnämnden\n\n"
    goal = "## Mål 1: Fler unga är med i en förening\n\nAnsvarig: Fritidschef\n\nBedömning: Ej utvärderad\n"
    found = made(checked(tmp_path, head + goal))
    assert "Fråga Bedömningen lämnas öppen: ”Ej utvärderad”. När kommer den?" in words(part(found, "g1"))


def test_the_name_of_a_person_goes_no_further_than_the_plan(tmp_path) -> None:
    report = checked(tmp_path, HEAD + GOOD.replace("Fritidschef", "Anna Andersson"))
    assert any("Anna Andersson" in one.message.sv for one in report.findings)
    for name in ("html", "markdown"):
        assert "Andersson" not in written(report, name)
    assert "anges, men inte som en roll" in words(*made(report).blocks)


def test_the_folder_that_a_plan_lies_in_is_nobodys_business(tmp_path) -> None:
    report = checked(tmp_path / "hemlig mapp", HEAD + GOOD, "Mål & budget.md")
    report = replace(report, errors=(malkoll.Text(sv=f"{tmp_path}/annan.pdf kunde inte läsas."),))
    for name in ("html", "markdown"):
        said = written(report, name)
        assert "hemlig mapp" not in said
        assert str(tmp_path) not in said
        assert "annan.pdf" in said
    assert "Fil: Mål & budget.md" in words(*made(report).blocks)


def test_the_paper_says_where_it_comes_from(tmp_path) -> None:
    report = checked(tmp_path, HEAD + GOOD)
    said = words(part(made(report), "om"))
    assert report.documents[0].sha256 in said
    assert "f" * 64 in said
    assert "Datum: 2026-03-12" in said
    assert "Program: malkoll 0.0.0" in said


def test_exceptions_say_who_decided_why_and_until_when(tmp_path) -> None:
    note = '<!-- malkoll: undantag MK103 skäl="Tjänsten är vakant." beslut="KN 2026-02-11 § 8" till=2026-12-31 -->'
    text = HEAD + GOOD.replace("Ansvarig: Fritidschef", note)
    found = made(checked(tmp_path, text))
    assert marks(found) == ("excepted",)
    assert answer(found) == "Dokumentets enda mål har undantag genom beslut."
    rows = words(part(found, "undantag"))
    assert "KN 2026-02-11 § 8 | Tjänsten är vakant. | 2026-12-31" in rows
    assert "Beslut: KN 2026-02-11 § 8. Skäl: Tjänsten är vakant. Till och med 2026-12-31." in words(part(found, "g1"))


def test_what_could_not_be_checked_is_told_with_its_reason() -> None:
    said = words(*paper(full_report(), full_context()).blocks)
    assert "Det som inte kunde prövas" in said
    assert "Planen anger inget år." in said


def test_a_finding_that_was_there_before_is_said_to_have_been() -> None:
    said = words(*paper(full_report(), full_context()).blocks)
    assert "1 av anmärkningarna fanns sedan tidigare." in said
    assert "(fanns sedan tidigare)" in said


def test_a_report_made_without_plans_is_written_all_the_same() -> None:
    found = paper(full_report(), full_context())
    assert not any(isinstance(one, Facts) for one in part(found, "d1-g1").blocks)
    assert "Målet har ingen indikator." in words(*found.blocks)


def test_a_run_without_any_plan_says_so() -> None:
    said = words(*paper(Report((), "egna", "f" * 64), full_context()).blocks)
    assert "Inget dokument kunde granskas." in said


# --- charts and several plans ----------------------------------------------------------------------


def test_a_chart_that_would_say_nothing_is_left_out(tmp_path) -> None:
    text = HEAD + "## Mål 1: Biblioteket har öppet varje kväll 2028\n\nAnsvarig: Bibliotekschef\n"
    found = made(checked(tmp_path, text))
    assert not any(isinstance(one, Part) and one.id == "siffror" for one in walked(found.blocks))


def test_the_charts_count_goals_by_area_and_indicators_about_people(tmp_path) -> None:
    areas = (
        f"## Målområde: Fritid\n\n{GOOD.replace('## ', '### ')}\n## Målområde: Kultur\n{LACKING.replace('## ', '### ')}"
    )
    found = made(checked(tmp_path, HEAD + areas))
    by_area = [[plain(cell.text) for cell in row.cells] for row in grid(found, "Mål som kan").groups[0].rows]
    assert by_area == [["Fritid", "", "1 av 1", "100 %"], ["Kultur", "", "0 av 1", "0 %"]]
    people = grid(found, "Indikatorer om personer").groups[0].rows
    assert [plain(cell.text) for cell in people[-1].cells[2:]] == ["1", "0"]
    for table in (one for one in walked(found.blocks) if isinstance(one, Grid) and one.look == "chart"):
        for row in table.groups[0].rows:
            assert row.cells[1].bar.title


def test_several_plans_are_compared_before_each_is_told_of() -> None:
    report = malkoll.check([EXAMPLES / "bra-plan.md", EXAMPLES / "svag-plan.md"], no_config=True, cached=False)
    found = made(report)
    rows = [[plain(cell.text) for cell in row.cells] for row in grid(found, "Dokumenten bredvid").groups[0].rows]
    assert [row[2:] for row in rows] == [["4 av 4", "100 %", "0"], ["1 av 5", "20 %", "8"]]
    assert [one.id for one in found.blocks] == ["svar", "d1-plan", "d2-plan", "om"]
    assert answer(found) == "5 av 9 mål kan följas upp fullt ut."


def test_plans_and_follow_ups_together_get_a_sentence_each() -> None:
    report = malkoll.check([EXAMPLES / "bra-plan.md", EXAMPLES / "uppfoljning.md"], no_config=True, cached=False)
    said = words(part(made(report), "svar"))
    assert "Planer: alla 4 mål kan följas upp fullt ut." in said
    assert "Uppföljningar: 2 av 6 mål går att bedöma fullt ut; för 1 går det inte att avgöra." in said


def test_the_plans_words_are_marked_with_their_language_where_the_paper_has_another(tmp_path) -> None:
    report = checked(tmp_path, HEAD + GOOD + LACKING)
    runs = [run for run in _runs(made(report, "en")) if "Biblioteket har öppet" in run.text]
    assert runs
    assert all(run.language == "sv" for run in runs)
    assert not any(run.language for run in _runs(made(report)) if "Biblioteket" in run.text)


def _runs(found) -> list[Run]:
    seen: list[Run] = []

    def collect(value: object) -> None:
        if isinstance(value, Run):
            seen.append(value)
        elif isinstance(value, tuple):
            for one in value:
                collect(one)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                collect(getattr(value, name))

    collect(found.blocks)
    return seen


def test_a_severity_that_is_not_grave_in_this_run_is_not_counted_as_deciding() -> None:
    document = word_report()
    goal = document.by_goal[0].goal
    lowered = finding(severity="warning", written="error", noun="goal")
    document = replace(document, findings=(lowered,), excepted=(), outline=(goal,), goals=1)
    assert "AA101" not in Seen(document, None, full_context().rules, "sv").deciding


def test_the_same_report_gives_the_same_bytes(tmp_path) -> None:
    report = checked(tmp_path, HEAD + GOOD + LACKING)
    assert report.day == DAY
    for name in ("html", "docx", "markdown"):
        assert written(report, name) == written(report, name)

"""What becomes of exceptions in a run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from malkoll.app import Options, check, list_exceptions
from malkoll.app.checking import Checked
from malkoll.finding import DocumentReport

TODAY = date(2026, 6, 1)

PLAN = """# Verksamhetsplan 2026 för Granköping

## Mål 1: Tryggare skolväg senast 2028

Fler barn ska gå eller cykla till skolan.

## Mål 2: Fler öppna bibliotek senast 2028

Ansvarig: Bibliotekschef

### Delmål 2.1: Biblioteket i Norr ska ha öppet på söndagar senast 2027

Uppföljning: I delårsrapporten.
"""

NOTE = '<!-- malkoll: undantag {} skäl="Nämnden avvaktar." beslut="KFN § 8" till={} -->'


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*plans: str, select: tuple[str, ...] = ("MK101", "MK102", "MK103", "MK9"), **more: object) -> Checked:
    return check(plans or ["plan.md"], Options(select=select, no_config=True, **more), today=TODAY)  # type: ignore[arg-type]


def save(text: str, name: str = "plan.md") -> None:
    Path(name).write_text(text, encoding="utf-8")


def noted(note: str, after: str = "till skolan.\n", plan: str = PLAN) -> str:
    assert after in plan
    return plan.replace(after, f"{after}\n{note}\n")


def said(document: DocumentReport, code: str) -> list[str]:
    return [finding.message.sv or "" for finding in document.findings if finding.code == code]


def counts(document: DocumentReport, code: str) -> tuple[int, int]:
    row = next(row for row in document.tried if row.code == code)
    return row.not_met, row.excepted


def test_what_is_excepted_is_no_finding_and_is_counted_as_excepted() -> None:
    save(PLAN)
    before = run().report.documents[0]
    save(noted(NOTE.format("MK103", "2026-12-31")))
    after = run().report.documents[0]
    assert counts(before, "MK103") == (1, 0)
    assert counts(after, "MK103") == (0, 1)
    assert [one.finding.code for one in after.excepted] == ["MK103"]
    assert (after.excepted[0].note.reason, after.excepted[0].note.decision) == ("Nämnden avvaktar.", "KFN § 8")
    assert [row.excepted for row in after.by_goal if row.code == "MK103" and row.goal and row.goal.id == "g1"] == [1]
    assert len(after.findings) == len(before.findings) - 1


def test_every_finding_is_either_told_or_excepted_whatever_exceptions_there_are() -> None:
    save(PLAN)
    bare = {finding.fingerprint for finding in run().report.findings}
    for code in ("MK101", "MK102", "MK103"):
        save(noted(NOTE.format(code, "2026-12-31")))
        report = run().report
        told = {finding.fingerprint for finding in report.findings if not finding.code.startswith("MK9")}
        excepted = {one.finding.fingerprint for one in report.excepted}
        assert told | excepted == bare
        assert not told & excepted


def test_an_exception_is_for_the_goal_it_stands_under_and_no_other() -> None:
    save(noted(NOTE.format("MK102", "2026-12-31")))
    report = run().report.documents[0]
    assert {one.finding.goal.title for one in report.excepted if one.finding.goal} == {"Tryggare skolväg senast 2028"}
    assert said(report, "MK102") != []


def test_an_exception_for_a_goal_is_not_for_the_goals_below_it() -> None:
    save(noted(NOTE.format("MK101", "2026-12-31"), after="Bibliotekschef\n"))
    report = run().report.documents[0]
    assert {one.finding.goal.number for one in report.excepted if one.finding.goal} == {"2"}
    assert "2.1" in {finding.goal.number for finding in report.findings if finding.code == "MK101" and finding.goal}


def test_the_last_day_is_within_and_the_day_after_is_not() -> None:
    save(noted(NOTE.format("MK103", TODAY.isoformat())))
    assert said(run().report.documents[0], "MK902") == []
    save(noted(NOTE.format("MK103", "2026-05-31")))
    report = run().report.documents[0]
    assert said(report, "MK902") == ["Undantaget från MK103 gick ut 2026-05-31 och gäller inte längre."]
    assert counts(report, "MK103") == (1, 0)


def test_an_exception_that_excepts_nothing_is_told() -> None:
    save(noted(NOTE.format("MK103", "2026-12-31"), after="Bibliotekschef\n"))
    assert len(said(run().report.documents[0], "MK901")) == 1


def test_of_two_for_the_same_thing_one_is_not_needed() -> None:
    note = NOTE.format("MK103", "2026-12-31")
    save(noted(f"{note}\n\n{note}"))
    report = run().report.documents[0]
    assert (counts(report, "MK103"), len(said(report, "MK901"))) == ((0, 1), 1)


@pytest.mark.parametrize("options", [{"select": ("MK101", "MK9")}, {"ignore": ("MK103",)}])
def test_a_rule_left_out_of_the_run_makes_no_exception_unused(options: dict[str, tuple[str, ...]]) -> None:
    save(noted(NOTE.format("MK103", "2026-12-31")))
    report = run(**{"select": ("MK1", "MK9"), **options}).report.documents[0]  # type: ignore[arg-type]
    assert said(report, "MK901") == []
    row = next(row for row in report.tried if row.code == "MK901")
    assert (row.met, row.not_met, row.not_applicable) == (0, 0, 1)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("MK130", "Menade du MK103?"),
        ("MK1", "flera krav"),
        ("goal-without-responsible", "skriv kravets kod, MK103"),
        ("MK901", "undantag görs inte från kraven på undantag"),
        ("XYZ999", "”malkoll rules” visar alla"),
    ],
)
def test_a_rule_that_is_not_one_rule_of_the_plans_is_told(rule: str, words: str) -> None:
    save(noted(NOTE.format(rule, "2026-12-31")))
    told = said(run().report.documents[0], "MK903")
    assert len(told) == 1
    assert words in told[0]


def test_the_rules_about_exceptions_can_be_ignored_and_made_graver() -> None:
    save(noted(NOTE.format("MK130", "2026-12-31")))
    assert said(run(ignore=("MK9",)).report.documents[0], "MK903") == []
    Path("malkoll.toml").write_text('select = ["MK903"]\nseverity = { MK903 = "error" }\n', encoding="utf-8")
    checked = check(["plan.md"], today=TODAY)
    assert [finding.severity for finding in checked.report.findings] == ["error"]
    assert checked.exit_code == 1


def test_a_municipality_can_demand_a_decision_by_a_sentence_of_its_own() -> None:
    Path("egna.krav").write_text(
        "krav KOM1 exception-without-decision\n    Varje undantag ska ha ett beslut.\n"
        '    meddelande "Undantaget från {krav} saknar beslut."\n    råd "Skriv beslutet."\n'
        '    underkänt 1 """\n        ## Mål 1: Tryggare skolväg\n\n'
        '        <!-- malkoll: undantag MK103 skäl="Vakant." till=2099-12-31 -->\n        """\n',
        encoding="utf-8",
    )
    save(noted('<!-- malkoll: undantag MK103 skäl="Vakant." till=2026-12-31 -->'))
    report = run(select=("KOM1", "MK103"), rules=(Path("egna.krav"),)).report
    assert [finding.message.sv for finding in report.findings] == ["Undantaget från MK103 saknar beslut."]
    save(noted(NOTE.format("MK103", "2026-12-31")))
    assert run(select=("KOM1", "MK103"), rules=(Path("egna.krav"),)).report.findings == ()


def test_a_note_in_a_row_is_for_the_goal_of_that_row() -> None:
    rows = [f"| {number} | Mål om {word} | |" for number, word in ((1, "skolan"), (2, "vården"))]
    note = NOTE.format("MK103", "2026-12-31")
    table = "# Handlingsplan 2026\n\n| Nr | Mål | Ansvarig |\n|---|---|---|\n"
    save(table + rows[0].replace("skolan", f"skolan {note}") + "\n" + rows[1] + "\n")
    report = run(select=("MK103", "MK9")).report
    assert [one.finding.goal.title for one in report.excepted if one.finding.goal] == ["Mål om skolan"]
    save(table + "\n".join(rows) + f"\n\n{note}\n")
    document = run(select=("MK103", "MK9")).report.documents[0]
    assert document.excepted == ()
    assert "tabell med flera mål" in said(document, "MK904")[0]
    save(table + "\n".join(rows) + "\n\n" + note.replace(" skäl", ' mål="Mål om vården" skäl') + "\n")
    report = run(select=("MK103", "MK9")).report
    assert [one.finding.goal.title for one in report.excepted if one.finding.goal] == ["Mål om vården"]


BUDGET = """# Verksamhetsplan 2026 för Granköping

## Ekonomi

{}| Verksamhet, tkr | Budget 2026 |
|---|---|
| Bibliotek | 4 305 |
| Kulturskola | 2 260 |
| Summa | 6 600 |
{}
Mer text om ekonomin i nämnden.

## Mål 1: Tryggare skolväg senast 2028

Ansvarig: Skolchef
"""


@pytest.mark.parametrize("place", [("{}\n\n", ""), ("", "\n{}\n"), ("", "{}\n")], ids=["above", "below", "touching"])
def test_outside_the_goals_a_note_is_for_the_block_beside_it(place: tuple[str, str]) -> None:
    note = NOTE.format("MK403", "2026-12-31")
    save(BUDGET.format(*(part.format(note) for part in place)))
    report = run(select=("MK403", "MK9")).report
    assert ["6 600" in one.finding.source for one in report.excepted] == [True]
    assert report.findings == ()


EMPTY = """# Verksamhetsplan 2026 för Granköping

## 1 Bakgrund

{}Text kommer

## 2 Bakgrund till riskerna

Text kommer

## Mål 1: Tryggare skolväg senast 2028

Ansvarig: Skolchef
"""


def test_outside_the_goals_a_note_is_for_no_other_block() -> None:
    save(EMPTY.format(NOTE.format("MK507", "2026-12-31") + "\n\n"))
    report = run(select=("MK507", "MK9")).report
    assert [one.finding.element for one in report.excepted] == ["1 Bakgrund"]
    assert [one.element for one in report.findings] == ["2 Bakgrund till riskerna"]


def test_under_a_goal_a_note_reaches_a_table_there_that_belongs_to_no_goal() -> None:
    note = NOTE.format("MK403", "2026-12-31")
    overview = "## Mål\n\n- Mål 1: Tryggare skolväg senast 2028\n- Mål 2: Fler lekplatser senast 2028\n\n"
    goal = "## Mål 1: Tryggare skolväg senast 2028\n\nAnsvarig: Skolchef\n\n"
    table = BUDGET.split("## Ekonomi\n\n{}")[1].split("{}")[0]
    save(f"# Plan 2026\n\n{overview}{goal}{table}\n{note}\n")
    report = run(select=("MK403", "MK9")).report
    assert (len(report.excepted), report.findings) == (1, ())


LAYOUTS = """# Verksamhetsplan 2026 för Granköping

## Mål

- Mål 1: Tryggare skolväg senast 2028
- Mål 2: Fler lekplatser senast 2028

## Mål 1: Tryggare skolväg senast 2028

#### Indikatorer

<!-- malkoll: undantag MK103 skäl="Efter rubrik." till=2026-12-31 -->

| Indikator | Utgångsvärde | Målvärde |
|---|---|---|
| Antal bussar | 3 | 5 |

Tabellen visar läget i mars.

> Ett citat från en elev.

<!-- malkoll: undantag MK102 skäl="Efter citat." till=2026-12-31 -->

***

<!-- malkoll: undantag MK105 skäl="Efter linje." till=2026-12-31 -->

## Mål 2: Fler lekplatser senast 2028
<!-- malkoll: undantag MK103 skäl="Under rubrik." till=2026-12-31 -->

Uppföljning: I delårsrapporten.

#### Åtgärder

- Bygg en lekplats i Norr.
- Rusta lekplatsen i Söder. <!-- malkoll: undantag MK101 skäl="I punkt." till=2026-12-31 -->

![bild](x.png)

<!-- malkoll: undantag MK105 skäl="Efter bild." till=2026-12-31 -->
"""


def test_wherever_under_its_goal_a_note_stands_it_is_the_goals() -> None:
    save(LAYOUTS)
    rows = list_exceptions(["plan.md"], Options(no_config=True), TODAY).rows
    assert [(row.note.goal.number if row.note.goal else None, row.state) for row in rows] == [
        ("1", "used"),
        ("1", "used"),
        ("1", "unused"),
        ("2", "used"),
        ("2", "used"),
        ("2", "unused"),
    ]


def beside(text: str) -> None:
    save(text, "malkoll-undantag.toml")


PLACE = """[[undantag]]
krav = "MK403"
ställe = "{}"
skäl = "Nämnden avvaktar."
till = 2026-12-31
"""


def test_outside_the_goals_a_place_beside_the_plan_must_be_one_place() -> None:
    save(BUDGET.format("", ""))
    beside(PLACE.format("Summa 6 600"))
    assert len(run(select=("MK403", "MK9")).report.excepted) == 1
    beside(PLACE.format("Totalt"))
    assert len(said(run(select=("MK403", "MK9")).report.documents[0], "MK901")) == 1
    save(EMPTY.format(""))
    beside(PLACE.format("Bakgrund").replace("MK403", "MK507"))
    document = run(select=("MK507", "MK9")).report.documents[0]
    assert document.excepted == ()
    assert "står på 2 ställen" in said(document, "MK903")[0]


GOAL = """[[undantag]]
{}krav = "MK103"
mål = "Tryggare skolväg senast 2028"
skäl = "Nämnden avvaktar."
till = 2026-12-31
"""
OTHER = "# Plan 2026\n\n## Mål 1: Nya lekplatser senast 2028\n\nAnsvarig: Parkchef\n"


def test_one_beside_several_plans_is_known_if_one_of_them_has_its_goal() -> None:
    save(OTHER, "a.md")
    save(PLAN)
    beside(GOAL.format(""))
    report = run("a.md", "plan.md").report
    assert len(report.excepted) == 1
    assert not [finding for finding in report.findings if finding.code.startswith("MK9")]
    report = run("a.md").report
    assert [finding.code for finding in report.findings if finding.code.startswith("MK9")] == ["MK903"]


def test_one_for_a_plan_that_is_not_in_the_run_says_nothing() -> None:
    save(OTHER, "a.md")
    save(PLAN)
    beside(GOAL.format('plan = "plan.md"\n'))
    assert not [finding for finding in run("a.md").report.findings if finding.code.startswith("MK9")]


def test_one_for_a_plan_that_does_not_exist_is_told_once_at_its_own_place() -> None:
    save(OTHER, "a.md")
    save(PLAN)
    beside(GOAL.format('plan = "gammal.md"\n'))
    found = [finding for finding in run("a.md", "plan.md").report.findings if finding.code.startswith("MK9")]
    assert [(one.code, one.path, one.span.line) for one in found] == [("MK903", "malkoll-undantag.toml", 1)]


@pytest.mark.parametrize("pattern", ["planer/*.md", "planer/plan.md", "./planer/plan.md", r"planer\\plan.md", "*.md"])
def test_a_pattern_of_plans_starts_from_the_files_folder(pattern: str) -> None:
    Path("planer").mkdir()
    save(PLAN, "planer/plan.md")
    beside(GOAL.format(f'plan = "{pattern}"\n'))
    save("", "malkoll.toml")
    checked = check(["planer"], Options(select=("MK103", "MK9")), today=TODAY)
    assert len(checked.report.excepted) == 1


@pytest.mark.parametrize(
    ("named", "excepts"),
    [
        ("1", True),
        ("Mål 1", True),
        ("1 Tryggare skolväg senast 2028", True),
        ("Mål 1: Tryggare skolväg senast 2028", True),
        ("7 Tryggare skolväg senast 2028", True),
        ("TRYGGARE  skolväg senast 2028.", True),
        ("1 Tryggare skolvägar senast 2028", True),
        ("Tryggare skolvägar senast 2028", False),
        ("1 Fler lekplatser", False),
        ("9", False),
        ("Tryggare", False),
    ],
)
def test_a_goal_is_named_by_its_title_or_number_and_by_nothing_less(named: str, excepts: bool) -> None:
    save(PLAN)
    beside(GOAL.format("").replace("Tryggare skolväg senast 2028", named))
    document = run().report.documents[0]
    assert len(document.excepted) == int(excepts)
    assert len(said(document, "MK903")) == int(not excepts)


def test_a_goal_that_is_not_there_is_told_with_the_one_probably_meant() -> None:
    save(PLAN)
    beside(GOAL.format("").replace("skolväg senast", "skolvägar senast"))
    assert "Menade du ”1 Tryggare skolväg senast 2028”?" in said(run().report.documents[0], "MK903")[0]


def test_the_list_says_how_every_exception_stands() -> None:
    notes = [
        NOTE.format("MK103", "2026-12-31"),
        NOTE.format("MK101", "2026-06-20"),
        NOTE.format("MK105", "2026-12-31"),
        NOTE.format("MK102", "2026-01-31"),
        NOTE.format("MK999", "2026-12-31"),
        "<!-- malkoll: undantag MK104 till=2026-12-31 -->",
    ]
    save(noted("\n\n".join(notes)))
    listed = list_exceptions(["plan.md"], Options(no_config=True), TODAY)
    assert [(row.code, row.state, row.soon) for row in listed.rows] == [
        ("MK103", "used", False),
        ("MK101", "used", True),
        ("MK105", "unused", False),
        ("MK102", "expired", False),
        ("MK999", "unknown", False),
        ("MK104", "incomplete", False),
    ]
    assert listed.exit_code == 0
    assert list_exceptions(["plan.md"], Options(no_config=True, fail_on="warning"), TODAY).exit_code == 1


def test_a_page_of_the_web_holds_exceptions_as_a_text_does() -> None:
    note = NOTE.format("MK103", "2026-12-31")
    save(
        f"<html><body><h1>Plan 2026</h1><h2>Mål 1: Tryggare skolväg senast 2028</h2><p>Fler barn ska gå.</p>{note}"
        "<h2>Mål 2: Fler öppna bibliotek</h2><p>Fler ska läsa.</p></body></html>",
        "plan.html",
    )
    report = run("plan.html", select=("MK103",)).report
    assert [one.finding.goal.number for one in report.excepted if one.finding.goal] == ["1"]
    assert len(report.findings) == 1


def test_a_comment_that_is_not_closed_is_told() -> None:
    save(noted(NOTE.format("MK103", "2026-12-31").replace("-->", "")))
    told = said(run().report.documents[0], "MK904")
    assert len(told) == 1
    assert "ska sluta med -->" in told[0]


def test_an_exception_shown_as_an_example_is_none() -> None:
    save(noted("```\n" + NOTE.format("MK103", "2026-12-31") + "\n```"))
    report = run().report.documents[0]
    assert (report.excepted, said(report, "MK904")) == ((), [])


FIXTURES = Path(__file__).parent.parent / "formats" / "fixtures"


@pytest.mark.parametrize("name", ["svag-plan.docx", "svag-plan.pdf"])
def test_a_file_without_comments_is_excepted_from_beside(name: str) -> None:
    Path(name).write_bytes((FIXTURES / name).read_bytes())
    select = ("MK101", "MK103", "MK9")
    first = next(one for one in run(name, select=select).report.findings if one.goal)
    assert first.goal is not None
    beside(
        GOAL.format(f'plan = "{name}"\n')
        .replace("MK103", first.code)
        .replace("Tryggare skolväg senast 2028", first.goal.title)
    )
    report = run(name, select=select).report
    assert [one.finding.fingerprint for one in report.excepted] == [first.fingerprint]
    assert not [finding for finding in report.findings if finding.code.startswith("MK9")]


def test_an_exception_written_as_text_in_a_word_file_is_told() -> None:
    from docx import Document

    document = Document()
    document.add_heading("Plan 2026", 1)
    document.add_heading("Mål 1: Tryggare skolväg senast 2028", 2)
    document.add_paragraph(NOTE.format("MK103", "2026-12-31").replace("--", "–"))
    document.save("plan.docx")
    told = said(run("plan.docx").report.documents[0], "MK904")
    assert len(told) == 1
    assert "malkoll-undantag.toml" in told[0]


def test_the_day_can_be_fixed_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    save(noted(NOTE.format("MK103", "2026-12-31")))
    options = Options(select=("MK103",), no_config=True)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798675199")  # 2026-12-30 23:59:59
    assert check(["plan.md"], options).report.findings == ()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1798675199 + 2 * 86400))
    assert len(check(["plan.md"], options).report.findings) == 1

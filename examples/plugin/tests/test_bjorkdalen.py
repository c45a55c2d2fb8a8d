"""Our rules, our check, our reader and our table do what they should. Install the package first: pip install -e ."""

from email.message import EmailMessage
from pathlib import Path

import pytest

import malkoll
import malkoll_bjorkdalen
from malkoll.testing import assert_case, check_text, read_cases, run_rules

RULES = Path(malkoll_bjorkdalen.__file__).parent / "rules"
CASES = read_cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("example", run_rules(RULES))
def test_an_example_of_a_rule_comes_out_as_it_says(example):
    assert example.passed, str(example)


@pytest.mark.parametrize("case", CASES)
def test_what_is_found_in_a_plan_is_what_is_annotated(case):
    assert_case(case, select=["BD"])


@pytest.mark.parametrize("amount", ["3,5 mnkr", "250 tkr", "1 200 000 kronor", "40 kr", "2 miljoner kronor"])
def test_an_amount_of_money_is_known_in_all_its_forms(amount):
    report = check_text(f"## Mål 1: Bygg en lekplats\n\nKostnad: {amount}\n", select=["BD101"])
    assert (report.findings, report.errors) == ((), ())
    assert [row.met for row in report.documents[0].tried] == [1]


def test_a_goal_that_groups_others_needs_no_cost_of_its_own():
    text = "## Mål 1: Trafik\n\n### Delmål 1.1: Bygg en cykelväg för 2 mnkr\n\n### Delmål 1.2: Måla linjer\n"
    assert [one.goal.title for one in check_text(text, select=["BD101"]).findings] == ["Måla linjer"]


def _mail(text: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"] = "Utkast"
    mail.set_content(text)
    return mail


def test_a_plan_written_in_an_email_is_read():
    mail = _mail("Riktning 2026\n\n## Mål 1: Åtgärda korsningen på sikt\n")
    report = check_text(mail.as_bytes(), name="utkast.eml", select=["BD102"])
    assert [one.goal.title for one in report.findings] == ["Åtgärda korsningen på sikt"]


def test_a_plan_attached_to_an_email_goes_before_the_message():
    mail = _mail("Här kommer planen.")
    mail.add_attachment("## Mål 1: Måla linjer\n".encode(), maintype="text", subtype="markdown", filename="Plan.MD")
    report = check_text(mail.as_bytes(), name="utkast.eml", select=["BD101"])
    assert [one.goal.title for one in report.findings] == ["Måla linjer"]


def test_two_plans_in_one_email_are_told_and_none_is_chosen():
    mail = _mail("Här kommer planerna.")
    for name in ("a.md", "b.md"):
        mail.add_attachment(b"## M\n", maintype="text", subtype="markdown", filename=name)
    report = check_text(mail.as_bytes(), name="utkast.eml")
    assert "the message has several plans attached (a.md, b.md)" in report.errors[0].en


def test_the_table_has_a_row_for_each_finding_and_no_formula():
    report = check_text("## Mål 1: =SUM(A1) på sikt\n", select=["BD102"])
    heads, row = malkoll.render(report, "csv").splitlines()
    assert heads == "plan;rad;krav;allvar;mål;anmärkning;råd"
    assert row.startswith("plan.md;1;BD102;error;'=SUM(A1) på sikt;")


def test_the_table_tells_what_could_not_be_checked():
    report = check_text("# Inga mål här\n")
    _, row = malkoll.render(report, "csv").splitlines()
    assert row.startswith(";;;ej kontrollerat;;")
    assert row.endswith(";")

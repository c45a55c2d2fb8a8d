"""``malkoll.testing``, which others hold their rules with: it passes what is right and fails what is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from malkoll.errors import PluginError, RuleFileError, SettingsError
from malkoll.testing import Case, CaseError, assert_case, check_text, read_case, read_cases, run_rules

RULE = '''krav QQ101 mal-utan-atgard
    Varje mål ska ha en åtgärd.
    meddelande "Målet ”{mål}” har ingen åtgärd."
    råd "Skriv vad som ska göras."
    underkänt 1 """
    ## Mål 1: Bygg en lekplats
    """
    godkänt """
    ## Mål 1: Bygg en lekplats

    Åtgärd: Upphandla en gunga
    """
'''

PLUGIN = """from malkoll.hooks import NamedCheck, Outcome, Verdict, hookimpl


def loud(view):
    for goal in view.elements("goal"):
        yield Verdict(goal, Outcome.NOT_MET if "!" in goal.value.title.text else Outcome.MET)


@hookimpl
def malkoll_checks():
    return [NamedCheck("utrop", loud)]
"""

CASE = """# Plan för nämnden i Granköping

## Mål 1: Bygg en lekplats <!-- hittas: QQ101 -->

Ansvarig: Parkchef

## Mål 2: Plantera hundra träd <!-- kan hittas: QQ101 -->

Ansvarig: Parkchef
"""


@pytest.fixture
def rules(tmp_path) -> Path:
    path = tmp_path / "egna.krav"
    path.write_text(RULE, encoding="utf-8")
    return path


def _case(tmp_path: Path, text: str) -> Case:
    (tmp_path / "fall.md").write_text(text, encoding="utf-8")
    return read_case(tmp_path / "fall.md")


def test_each_example_of_a_rule_file_gives_a_result_that_pytest_can_name(rules) -> None:
    results = run_rules(rules)
    assert [(one.code, one.line, one.expected, one.passed) for one in results] == [
        ("QQ101", 5, 1, True),
        ("QQ101", 8, 0, True),
    ]
    assert [str(one) for one in results] == ["QQ101 egna.krav:5", "QQ101 egna.krav:8"]


def test_an_example_that_comes_out_otherwise_says_what_came_out(rules) -> None:
    rules.write_text(RULE.replace("underkänt 1", "underkänt 2"), encoding="utf-8")
    wrong, right = run_rules([rules])
    assert (wrong.passed, right.passed) == (False, True)
    assert str(wrong) == "QQ101 egna.krav:5 Exemplet på rad 5 ska ge 2 men gav 1 (rad 1 i exemplet)."


def test_a_mistake_in_a_rule_file_stands_below_the_error_that_pytest_shows(rules) -> None:
    rules.write_text(RULE.replace("ska ha en", "ska hava en"), encoding="utf-8")
    with pytest.raises(RuleFileError) as error:
        run_rules(rules)
    assert "egna.krav:2:" in error.value.__notes__[0]


def test_a_check_in_python_that_is_not_installed_is_tried_from_its_file(tmp_path, rules) -> None:
    plugin = tmp_path / "utrop.py"
    plugin.write_text(PLUGIN, encoding="utf-8")
    text = RULE.replace("Varje mål ska ha en åtgärd.", "kontroll utrop")
    text = text.replace('Bygg en lekplats\n    "', 'Bygg!\n    "')
    rules.write_text(text, encoding="utf-8")
    assert [one.passed for one in run_rules(rules, plugins=[plugin])] == [True, True]
    report = check_text("## Mål 1: Bygg!\n", rules=[rules], plugins=[plugin], select=["QQ101"])
    assert [one.span.line for one in report.findings] == [1]
    plugin.write_text(PLUGIN.replace("hookimpl\ndef malkoll_checks", "hookimpl\ndef malkoll_cheks"), encoding="utf-8")
    with pytest.raises(PluginError, match="Did you mean malkoll_checks"):
        run_rules(rules, plugins=[plugin])


def test_a_text_is_checked_under_the_shipped_rules_and_ones_own(rules) -> None:
    report = check_text("## Mål 1: Bygg en lekplats\n", rules=[rules])
    assert {"QQ101", "MK101"} <= {one.code for one in report.findings}
    assert {one.code for one in check_text("## Mål 1: Bygg\n", rules=[rules], select=["QQ"]).findings} == {"QQ101"}


def test_a_text_may_be_the_bytes_of_another_format(rules) -> None:
    page = b"<h1>Plan</h1><h2>M\xc3\xa5l 1: Bygg en lekplats</h2><p>Ansvarig: Parkchef</p>"
    report = check_text(page, name="plan.html", rules=[rules], select=["QQ101"])
    assert [one.path for one in report.findings] == ["plan.html"]


def test_a_text_is_read_with_the_template_in_a_file(tmp_path) -> None:
    template = tmp_path / "eget.mall"
    template.write_text('mall eget "Eget"\n    Ett mål är rubriken "Löfte {titel}".\n', encoding="utf-8")
    report = check_text("# Plan\n\n## Löfte om gungor\n", template=template)
    assert [goal.title for goal in report.documents[0].outline] == ["om gungor"]


def test_a_text_without_goals_and_one_that_cannot_be_read_are_told_as_errors() -> None:
    for text, name in (("# Protokoll\n\nVi drack kaffe.\n", "plan.md"), (b"%PDF-1.4 nothing", "plan.pdf")):
        report = check_text(text, name=name)
        assert (report.documents, len(report.errors)) == ((), 1)


def test_an_exception_in_a_text_holds_until_its_day() -> None:
    text = '## Mål 1: Bygg\n\n<!-- malkoll: undantag MK101 skäl="x" beslut="§ 1" till=2026-12-31 -->\n'
    codes = [{one.code for one in check_text(text, today=day).findings} for day in (date(2026, 1, 1), date(2027, 1, 1))]
    assert ["MK101" in found for found in codes] == [False, True]


def test_a_case_that_is_annotated_right_passes(tmp_path, rules) -> None:
    assert_case(_case(tmp_path, CASE), rules=[rules], select=["QQ"])


def test_annotations_can_be_written_in_english(tmp_path, rules) -> None:
    text = CASE.replace("kan hittas", "may find").replace("hittas", "finds")
    assert _case(tmp_path, text).certain == {(3, "QQ101")}
    assert_case(_case(tmp_path, text), rules=[rules], select=["QQ"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (CASE.replace(" <!-- hittas: QQ101 -->", ""), "line 3: QQ101 is found, not annotated"),
        (
            CASE.replace("Parkchef\n", "Parkchef <!-- hittas: QQ101 -->\n", 1),
            "line 5: QQ101 is annotated, not found",
        ),
        (CASE.replace("hittas: QQ101", "hittas: QQ101, QQ999", 1), "no rule has the code QQ999 that is annotated"),
        ("# Protokoll\n", "Inget mål hittades"),
        (f"{CASE}\n<!-- facit\ndokument: uppföljning\n-->\n", "read as a plan; the facit says follow-up"),
        (f"{CASE}\n<!-- facit\nmål: 1 | Något annat\n-->\n", "the facit says ['Något annat']"),
    ],
)
def test_a_case_that_does_not_agree_says_where(text, told, tmp_path, rules) -> None:
    case = _case(tmp_path, text)
    select = None if "QQ999" in text else ["QQ"]
    with pytest.raises(AssertionError) as error:
        assert_case(case, rules=[rules], select=select)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<!-- find: QQ101 -->", "<!-- finds: QQ101 -->"),
        ("<!-- hitas: QQ101 -->", "<!-- hittas: QQ101 -->"),
        ("<!-- hittas QQ101, MK103 -->", "<!-- hittas: QQ101, MK103 -->"),
        ("<!-- kan hitta: QQ101 -->", "<!-- kan hittas: QQ101 -->"),
        ("<!-- QQ101 -->", "<!-- finds: QQ101 -->"),
        ("<!--\nhittas\nQQ101 -->", "<!-- hittas: QQ101 -->"),
    ],
)
def test_a_comment_that_names_a_rule_and_is_no_annotation_is_told_with_its_line(written, meant, tmp_path) -> None:
    with pytest.raises(CaseError) as error:
        _case(tmp_path, CASE.replace("<!-- hittas: QQ101 -->", written))
    assert f"fall.md, line 3: {' '.join(written.split())} names a rule but is no annotation. Write {meant}, or" in str(
        error.value
    )


def test_comments_of_other_kinds_stay_in_a_case(tmp_path) -> None:
    text = f'{CASE}\n<!-- malkoll: undantag MK103 skäl="x" till=2030-12-31 -->\n<!-- stryks i mars 2026 -->\n'
    assert "stryks i mars" in _case(tmp_path, text).text
    assert _case(tmp_path, CASE.replace("QQ101", "qq101")).certain == {(3, "QQ101")}


def test_no_rule_files_at_all_are_not_all_that_ship() -> None:
    with pytest.raises(SettingsError, match="Give at least one rule file or folder to try"):
        run_rules([])


def test_a_text_where_a_list_should_be_is_told() -> None:
    for name in ("select", "rules", "plugins"):
        with pytest.raises(SettingsError, match=rf"{name} must be a list: write {name}=\['QQ101'\]"):
            check_text("## Mål 1: Bygg\n", **{name: "QQ101"})


def test_a_finding_may_be_annotated_at_its_goal_where_that_is_asked_for(tmp_path) -> None:
    text = "## Mål 1: Bygg en lekplats <!-- hittas: MK105 -->\n\nAnsvarig: Alla chefer\n"
    assert_case(_case(tmp_path, text), select=["MK105"], at_goal=["MK105"])
    with pytest.raises(AssertionError):
        assert_case(_case(tmp_path, text), select=["MK105"])


def test_cases_are_read_from_a_folder_and_a_readme_is_none(tmp_path) -> None:
    for name in ("b.md", "a.md", "README.md"):
        (tmp_path / name).write_text(CASE, encoding="utf-8")
    assert [str(case) for case in read_cases(tmp_path)] == ["a", "b"]


def test_a_folder_without_cases_and_a_file_that_is_not_there_are_told(tmp_path) -> None:
    with pytest.raises(SettingsError, match="holds no case"):
        read_cases(tmp_path)
    with pytest.raises(SettingsError, match="the file or folder does not exist"):
        read_case(tmp_path / "fall.md")
    (tmp_path / "fall.md").write_bytes("## Mål: å".encode("latin-1"))
    with pytest.raises(SettingsError, match="is not saved as UTF-8"):
        read_case(tmp_path / "fall.md")


def test_rules_that_change_between_two_checks_are_read_anew(rules) -> None:
    assert check_text("## Mål 1: Bygg\n", rules=[rules], select=["QQ"]).findings
    rules.write_text(RULE.replace("QQ101", "QQ202").replace("mal-utan-atgard", "annat"), encoding="utf-8")
    assert {one.code for one in check_text("## Mål 1: Bygg\n", rules=[rules], select=["QQ"]).findings} == {"QQ202"}


@pytest.mark.parametrize("case", [Case("mål-för-äldre", "", frozenset(), frozenset())])
def test_pytest_calls_a_case_by_its_own_letters(case, request) -> None:
    assert request.node.name.endswith("[mål-för-äldre]")


def test_pytest_calls_an_example_by_its_rule_and_place_however_it_came_out(rules) -> None:
    named = rules.with_name("mål.krav")
    named.write_text(RULE.replace("Åtgärd: Upp", "Upp"), encoding="utf-8")
    results = run_rules(named)
    assert [one.__name__ for one in results] == ["QQ101 mål.krav:5", "QQ101 mål.krav:8"]
    assert [one.passed for one in results] == [True, False]

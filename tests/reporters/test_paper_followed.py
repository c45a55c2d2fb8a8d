"""What became of the goals, as a paper and as a part of one."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from paper_making import DAY, EXAMPLES, answer, context, grid, marks, part, walked, words

import malkoll
from malkoll.cli.main import main
from malkoll.hooks import ReportContext
from malkoll.reporters.paper.build import paper
from malkoll.reporters.paper.html import report_as_html
from malkoll.reporters.paper.markdown import paper_as_markdown
from malkoll.reporters.paper.model import Heading

_STYLE = re.compile(r"(?<=<style>\n).*?(?=</style>)", re.DOTALL)
PLAN, FOLLOW_UP = EXAMPLES / "fritidsplan.md", EXAMPLES / "fritidsplan-uppfoljning.md"


def compared(plan: Path = PLAN, follow_up: Path = FOLLOW_UP):
    found = malkoll.compare(plan, follow_up, no_config=True, today=DAY)
    named = tuple(replace(one, path=Path(one.path).name) for one in found.documents)
    return replace(found, ruleset_sha256="f" * 64, documents=named)


def of_comparison(report, language: str = "sv") -> ReportContext:
    return ReportContext(language, "0.0.0", report.rules, today=DAY)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_paper_on_a_comparison(snapshot, language: str) -> None:
    report = compared()
    assert _STYLE.sub("", report_as_html(report, of_comparison(report, language))) == snapshot
    assert paper_as_markdown(report, of_comparison(report, language)) == snapshot


def test_the_first_page_answers_and_shows_every_goal_of_the_plan() -> None:
    report = compared()
    made = paper(report, of_comparison(report))
    assert answer(made) == "Planen har 5 mål: 4 redovisas och 1 saknas."
    assert marks(made) == ("yes", "yes", "yes", "no", "yes")
    rows = grid(made, "Varje mål").groups[0].rows
    assert [row.cells[1].mark for row in rows] == ["yes", "yes", "yes", "no", "yes"]


def test_what_to_decide_has_the_missing_goal_first() -> None:
    report = compared()
    said = words(*part(paper(report, of_comparison(report)), "beslut").blocks)
    assert said.index("MK608") < said.index("MK609")


def test_a_paper_on_a_follow_up_may_have_the_comparison_as_a_part() -> None:
    checked = malkoll.check(FOLLOW_UP, no_config=True, cached=False, today=DAY)
    comparison = compared().comparison
    made = paper(checked, replace(context(checked), comparison=comparison))
    heads = [one.level for one in walked(part(made, "jamforelse").blocks) if isinstance(one, Heading)]
    assert heads[0] == 2
    assert all(after - before <= 1 for before, after in pairwise(heads))
    assert not any(getattr(one, "id", "") == "jamforelse" for one in walked(paper(checked, context(checked)).blocks))


@pytest.mark.parametrize("suffix", [".html", ".docx", ".md"])
def test_both_commands_write_it(tmp_path: Path, suffix: str) -> None:
    for arguments in (
        ["compare", str(PLAN), str(FOLLOW_UP), "--fail-on", "never"],
        ["report", str(FOLLOW_UP), "--against", str(PLAN)],
    ):
        out = tmp_path / f"paper{suffix}"
        assert main([*arguments, "--no-config", "-o", str(out)]) == 0
        assert out.stat().st_size > 2000
        out.unlink()


def test_a_follow_up_is_held_against_one_plan_at_a_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(FOLLOW_UP), str(PLAN), "--against", str(PLAN), "--no-config"]) == 2
    assert "en uppföljning i taget" in capsys.readouterr().err


def test_where_the_plan_cannot_be_read_no_paper_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "paper.html"
    asked = ["report", str(FOLLOW_UP), "--against", str(tmp_path / "borta.md"), "--no-config", "-o", str(out)]
    assert main(asked) == 2
    assert "borta.md" in capsys.readouterr().err
    assert not out.exists()

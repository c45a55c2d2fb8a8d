"""Spans lie inside the text and cover what they name: of goals, indicators and findings, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest
from held import covers, spans_stand_in
from targets.plans import named_where_they_stand
from test_whole_plans import CASES, book

from malkoll.app.understand import understand_bytes
from malkoll.engine import evaluate
from malkoll.testing import read_case

FIXTURES = Path(__file__).parents[1] / "formats" / "fixtures"
PLANS = [(path.stem + ".md", path) for path in CASES[::4]] + [(path.name, path) for path in sorted(FIXTURES.iterdir())]


@pytest.mark.parametrize(("name", "path"), PLANS, ids=[name for name, _ in PLANS])
def test_goals_indicators_and_findings_stand_where_they_say(name: str, path: Path) -> None:
    data = read_case(path).text.encode() if path.suffix == ".md" else path.read_bytes()
    understood = understand_bytes(data, name, None, None, book())
    document, plan = understood.document, understood.plan
    assert plan.goals
    named_where_they_stand(document, plan)
    titles = {goal.id: goal.title for goal in plan.goals}
    lines = document.text.split("\n")
    for finding in evaluate(plan, book(), document=document).findings:
        spans_stand_in(document.text, finding.span, *(one.span for one in finding.related))
        assert lines[finding.span.line - 1].strip(), finding
        if finding.goal is not None:
            assert finding.goal.title == titles[finding.goal.id].text
        if finding.noun == "goal" and finding.span == titles[finding.goal.id].span:
            assert covers(document.text, finding.span, finding.goal.title)

"""A file that the configuration counts as a plan, and in which no goal is found, is no plan that passed."""

from __future__ import annotations

from own_plans import GOOD


def test_a_configured_plan_without_goals_is_told_and_the_run_is_not_whole(malkoll, here) -> None:
    (here / "planer").mkdir()
    (here / "planer" / "bra.md").write_text(GOOD, encoding="utf-8")
    (here / "planer" / "tom.md").write_text("# Verksamhetsplan 2027\n\nText utan några mål alls.\n", encoding="utf-8")
    (here / "malkoll.toml").write_text('plans = ["planer/*.md"]\n', encoding="utf-8")
    run = malkoll("check")
    assert run.code == 2
    assert "Inget mål hittades i planer/tom.md" in run.err.replace("\\", "/")

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


_KOMPASS = "# Kompass 2027–2029\n\nSocialnämnden i Tallsunds kommun\n\n## Riktmärke A: Korta tider\n\nSvar ges i tid.\n"
_MALL = """\
mall tallsund "Tallsund" utökar standard
    {said}
    Ett mål är rubriken "Riktmärke {{nummer}} - {{titel}}".
"""


def _with_template(here, said: str) -> None:
    (here / "kompass.md").write_text(_KOMPASS, encoding="utf-8")
    (here / "tallsund.mall").write_text(_MALL.format(said=said), encoding="utf-8")
    (here / "malkoll.toml").write_text('templates = ["tallsund.mall"]\n', encoding="utf-8")


def test_a_template_that_was_not_chosen_is_told_with_the_text_that_was_looked_for_and_so_again(malkoll, here) -> None:
    _with_template(here, 'Känns igen på "Karta {år}".')
    for command in ("show", "check", "check"):
        run = malkoll(command, "kompass.md")
        assert run.code == 2
        assert "Mallen ”tallsund” valdes inte: den känns igen på ”Karta {år}”, som inte står i planen." in run.err
        assert "--template tallsund" in run.err
    run = malkoll("check", "kompass.md", "--lang", "en")
    assert "The template “tallsund” was not chosen: it is recognised by “Karta {år}”" in run.err


def test_a_folder_in_which_no_plan_is_recognised_says_so_too(malkoll, here) -> None:
    _with_template(here, 'Känns igen på "Karta {år}".')
    (here / "planer").mkdir()
    for name in ("a.md", "b.md"):
        (here / "planer" / name).write_text(_KOMPASS, encoding="utf-8")
        for command in ("check", "show"):
            run = malkoll(command, "planer")
            assert run.code == 2
            assert "Mallen ”tallsund” valdes inte: den känns igen på ”Karta {år}”" in run.err


def test_a_template_that_nothing_can_choose_is_told_as_that(malkoll, here) -> None:
    _with_template(here, "Dokumentet är en plan.")
    run = malkoll("check", "kompass.md")
    assert run.code == 2
    assert "Mallen ”tallsund” valdes inte: den har ingen mening ”Känns igen på”." in run.err


def test_a_template_that_is_asked_for_or_chosen_is_not_told_as_passed_over(malkoll, here) -> None:
    _with_template(here, 'Känns igen på "Karta {år}".')
    assert "valdes inte" not in malkoll("check", "kompass.md", "--template", "standard").err
    _with_template(here, 'Känns igen på "Kompass {år}–{målår}" och "Tallsunds kommun".')
    assert "mall tallsund" in malkoll("show", "kompass.md").out

"""Help shows examples, and every one of them runs."""

from __future__ import annotations

import shlex

import click
import pytest
from docx import Document
from own_plans import GOOD, POOR

from malkoll.app.first_files import RULE
from malkoll.cli import main as entry
from malkoll.cli.main import _COMMANDS, _malkoll


def _examples(name: str, language: str) -> list[str]:
    command = _malkoll.get_command(click.Context(_malkoll), name)
    examples = getattr(command, "examples", None)
    return [] if examples is None else (getattr(examples, language) or "").split("\n")


@pytest.fixture
def place(here):
    """A folder with everything that examples name."""
    word = Document()
    for line in GOOD.split("\n\n"):
        if line.startswith("#"):
            word.add_heading(line.lstrip("# "), level=line.count("#", 0, 3))
        else:
            word.add_paragraph(line)
    word.save(here / "plan.docx")
    for name in ("arsuppfoljning", "tertial1", "tertial2", "annual-report", "spring", "autumn"):
        word.save(here / f"{name}.docx")
    (here / "plan.md").write_text(POOR, encoding="utf-8")
    for folder in ("planer", "plans"):
        (here / folder).mkdir()
        (here / folder / "a.md").write_text(GOOD, encoding="utf-8")
    (here / "egna.krav").write_text(RULE.sv or "", encoding="utf-8")
    (here / "own.krav").write_text(RULE.en or "", encoding="utf-8")
    return here


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", list(_COMMANDS))
def test_the_examples_in_a_commands_help_run(malkoll, place, name, language) -> None:
    examples = _examples(name, language)
    assert examples, f"malkoll {name} --help has no example"
    shown = malkoll(name, "--help", "--lang", language).out
    for example in examples:
        assert f"\n  {example}\n" in shown
        program, *arguments = shlex.split(example)
        assert program == "malkoll"
        assert arguments[0] == name
        run = malkoll(*arguments)
        assert run.code in (0, 1), run.err


def test_help_is_in_the_language_asked_for(malkoll, here) -> None:
    assert "\nExempel:\n" in malkoll("check", "--help").out
    assert "\nExamples:\n" in malkoll("check", "--help", "--lang", "en").out
    assert entry(["--help"]) == 0

"""The texts the benchmark is run on; nothing is timed here."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

TEXTS = runpy.run_path(str(Path(__file__).resolve().parents[2] / "bench" / "plan_text.py"))


@pytest.mark.parametrize("kind", ["plan", "report"])
def test_a_made_text_is_always_the_same_and_as_long_as_asked(kind):
    text = TEXTS[kind](28_000)
    assert text == TEXTS[kind](28_000)
    assert 28_000 <= len(text.encode()) < 32_000


@pytest.mark.parametrize("kind", ["plan", "report"])
def test_hardly_a_sentence_of_a_made_text_comes_twice(kind):
    prose = [line for line in TEXTS[kind](180_000).splitlines() if line.endswith(".") and ": " not in line]
    sentences = [one for line in prose for one in line.split(". ")]
    assert len(set(sentences)) > 0.9 * len(sentences)


def test_goals_of_a_long_text_are_numbered_as_goals_are():
    text = TEXTS["plan"](1_200_000)
    assert "### Mål 999. " in text
    assert "### Mål 1.0. " in text
    assert "### Mål 1000" not in text

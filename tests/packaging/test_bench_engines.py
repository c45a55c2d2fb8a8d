"""The engines that the benchmark holds beside each other; nothing is timed here."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


def test_malkoll_and_schematron_find_the_same_of_the_benchmarks_requirements():
    side = runpy.run_path(str(BENCH / "engine" / "side.py"))
    found = []
    for name in ("malkoll", "schematron"):
        evaluate, ids = side["ENGINES"][name](40)
        found.append(ids(evaluate()))
    assert found[0] == found[1]
    assert {"mål 0", "mål 10", "indikator 2.0"} <= found[0]
    assert len(found[0]) == 4 + 120 // 7


def test_an_exponent_is_the_power_that_the_cost_grows_by(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    exponent = runpy.run_path(str(BENCH / "growth.py"))["exponent"]
    assert exponent([1, 4, 16], [2, 8, 32]) == pytest.approx(1)
    assert exponent([1, 4, 16], [2, 32, 512]) == pytest.approx(2)


def test_what_was_measured_is_told_in_the_documentation_as_it_was_saved():
    pages = runpy.run_path(str(BENCH / "pages.py"))
    text = (BENCH.parent / "docs" / "speed.md").read_text(encoding="utf-8")
    for make in pages["TABLES"].values():
        made = make()
        assert made is not None
        assert made in text

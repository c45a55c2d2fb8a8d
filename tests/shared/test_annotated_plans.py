"""The real plans that were annotated by hand: how far malkoll is from what was wanted.

They lie beside the project and are no part of it; where they are absent these tests skip.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not (SHARED / "score.py").is_file(), reason="the annotated real plans do not lie beside the project"
    ),
]


def _score(*arguments: str) -> dict[str, dict[str, float]]:
    environment = {**os.environ, "MALKOLL": f'"{sys.executable}" -m malkoll', "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, str(SHARED / "score.py"), "--json", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    figures: dict[str, dict[str, float]] = json.loads(done.stdout)
    return figures


def test_what_the_plans_hold_is_understood() -> None:
    assert _score()["all"]["elements"] >= 0.97


def test_plans_are_understood_without_a_template_of_their_own() -> None:
    assert _score("--args", "--template standard")["all"]["elements"] >= 0.75


def test_what_the_annotators_wanted_found_is_found_and_little_else() -> None:
    figures = _score()["all"]
    assert figures["findings_precision"] >= 0.95
    assert figures["findings_recall"] >= 0.95
    assert figures["findings_recall_macro"] >= 0.90


def test_what_the_plans_say_of_themselves_is_recomputed_and_never_wrongly_called_false() -> None:
    for arguments in ((), ("--args", "--template standard")):
        figures = _score(*arguments)["all"]
        assert figures["claims_precision"] >= 0.98
        assert figures["claims_recall"] >= 0.85


def test_the_report_that_nobody_annotated_is_read_whole() -> None:
    """Its 84 indicators each have a place for a comment; three have lost their headings."""
    done = subprocess.run(
        [sys.executable, "-m", "malkoll", "show", str(SHARED / "plans" / "kalmar_2022.txt"), "--format", "json"],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=True,
    )
    [plan] = json.loads(done.stdout)["plans"]
    indicators = [indicator for goal in plan["goals"] for indicator in goal["indicators"]]
    assert plan["kind"] == "follow-up"
    assert len(indicators) == 84
    assert sum(indicator["name"] is None for indicator in indicators) == 3
    assert sum(indicator["comment"] is not None for indicator in indicators) >= 83

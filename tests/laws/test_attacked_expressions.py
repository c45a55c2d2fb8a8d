"""No regular expression of malkoll's takes time that doubles with each character of a text that does not match it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def attacked(*command: str) -> dict[str, list[list[str]]]:
    done = subprocess.run([sys.executable, *command], capture_output=True, encoding="utf-8", timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, list[list[str]]] = json.loads(done.stdout)
    return found


needs_a_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers of POSIX")


@needs_a_timer
def test_no_expression_takes_time_that_doubles_with_the_length_of_a_text_made_for_it() -> None:
    told = attacked(str(HERE / "attacked.py"))
    assert int(str(told["attacked"])) > 900
    assert told["slow"] == []


@needs_a_timer
@pytest.mark.parametrize(
    "pattern", [r"(?:<!--.*?-->\s*)*<html", r"[A-Z](?:\.?\d{1,2})*(?=:)", r"\((?:[A-Z]{2,5}(?:,\s*)?)+\)"]
)
def test_an_expression_that_does_so_is_found(pattern: str) -> None:
    said = f"import sys; sys.path.insert(0, {str(HERE)!r}); import attacked, json; "
    said += "attacked.MOST_SECONDS = 0.3; attacked.signal.signal(attacked.signal.SIGPROF, attacked._ring); "
    said += f"print(json.dumps({{'slow': attacked.slow({pattern!r}, attacked.re.DOTALL) or ''}}))"
    assert attacked("-c", said)["slow"]

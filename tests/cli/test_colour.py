"""Colour as it comes out of a real terminal, and of something that is none."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")


def _environment(**changes: str) -> dict[str, str]:
    names = ("NO_COLOR", "FORCE_COLOR", "TERM", "MALKOLL_LANG", "COLUMNS")
    clean = {key: value for key, value in os.environ.items() if key not in names}
    return clean | {"TERM": "xterm-256color", "PYTHONUTF8": "1", "PYTHONPATH": os.pathsep.join(sys.path)} | changes


def on_a_terminal(*arguments: str, **environment: str) -> bytes:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "malkoll", *arguments],
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=_environment(**environment),
    )  # fmt: skip
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # Linux says so where the other end is closed
            break
        if not part:
            break
        said += part
    os.close(ours)
    process.wait()
    return said


def off_a_terminal(*arguments: str, **environment: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "malkoll", *arguments], env=_environment(**environment), capture_output=True
    ).stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        ((), {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
    ],
)
def test_on_a_terminal_there_is_colour_unless_somebody_says_otherwise(here, arguments, environment, coloured) -> None:
    said = on_a_terminal("check", "dalig.md", *arguments, **environment)
    assert "förening" in said.decode()
    assert (b"\x1b[" in said) is coloured


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {}, True),
        (("--color", "auto"), {}, False),
    ],
)
def test_off_a_terminal_there_is_none_unless_somebody_asks_for_it(here, arguments, environment, coloured) -> None:
    said = off_a_terminal("check", "dalig.md", *arguments, **environment)
    assert "förening" in said.decode()
    assert (b"\x1b[" in said) is coloured

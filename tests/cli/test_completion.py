"""What the tab key gives, asked of the shells themselves."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import malkoll

_SHIM = '#!/bin/sh\nexec "{python}" -m malkoll "$@"\n'


@pytest.fixture
def environment(here, tmp_path_factory) -> dict[str, str]:
    """One in which ``malkoll`` is the one under test."""
    place = tmp_path_factory.mktemp("bin")
    (place / "malkoll").write_text(_SHIM.format(python=sys.executable), encoding="utf-8")
    (place / "malkoll").chmod(0o755)
    path = os.pathsep.join([str(Path(malkoll.__file__).parents[1]), *sys.path])
    clean = {key: value for key, value in os.environ.items() if key != "MALKOLL_LANG"}
    return clean | {"PATH": f"{place}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": path, "PYTHONUTF8": "1"}


@pytest.fixture
def tab(environment, here):
    """What bash would offer after the words of a line, the last of them half written."""
    if shutil.which("bash") is None or os.name == "nt":
        pytest.skip("there is no bash here")

    def press(line: str) -> list[str]:
        words = line.split(" ")
        script = f"""
            eval "$(malkoll completion bash)"
            compopt() {{ echo "$@"; }}
            COMP_WORDS=({" ".join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}; COMPREPLY=()
            _malkoll_completion malkoll
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-c", script],
            cwd=here, env=environment, capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        assert done.stderr == ""
        return done.stdout.split()

    return press


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("malkoll ex", ["explain", "exceptions"]),
        ("malkoll check --no-", ["--no-config"]),
        ("malkoll check --format ter", ["terminal"]),
        ("malkoll check --fail-on n", ["never"]),
        ("malkoll explain MK10", ["MK101", "MK102", "MK103", "MK104", "MK105"]),
        ("malkoll explain goal-without-dead", ["goal-without-deadline"]),
        ("malkoll rules --select MK201,mk11", ["MK201,MK111", "MK201,MK112", "MK201,MK113"]),
        ("malkoll check --template upps", ["uppsala"]),
        ("malkoll check --template mallar/", ["-o", "default"]),
        ("malkoll check bra", ["-o", "default"]),
        ("malkoll completion ", ["bash", "zsh", "fish"]),
    ],
)
def test_bash_offers_commands_flags_codes_templates_formats_and_files(tab, line, offered) -> None:
    found = tab(line)
    assert [one for one in found if one in offered] == offered
    if "--no-" not in line:
        assert found == offered


def test_codes_of_rules_of_ones_own_are_offered_and_a_broken_configuration_does_no_harm(tab, here) -> None:
    from malkoll.app.first_files import RULE

    (here / "egna.krav").write_text(RULE.sv or "", encoding="utf-8")
    (here / "malkoll.toml").write_text('rules = ["egna.krav"]', encoding="utf-8")
    assert tab("malkoll explain EG") == ["EGET1"]
    (here / "malkoll.toml").write_text("rules = [", encoding="utf-8")
    assert tab("malkoll explain MK102") == ["MK102"]


def test_zsh_takes_the_script(environment, here) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("there is no zsh here")
    script = 'autoload -U compinit; compinit -D; eval "$(malkoll completion zsh)"; whence -w _malkoll_completion'
    done = subprocess.run(["zsh", "-f", "-c", script], env=environment, capture_output=True, text=True, cwd=here)
    assert "_malkoll_completion: function" in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_for_the_shell_asked_for(malkoll, here, shell) -> None:
    run = malkoll("completion", shell)
    assert (run.code, run.err) == (0, "")
    assert f"_MALKOLL_COMPLETE={shell}_complete" in run.out


def test_another_shell_is_told(malkoll, here) -> None:
    run = malkoll("completion", "tcsh")
    assert (run.code, run.out) == (2, "")
    assert "välj bland bash, zsh, fish" in run.err

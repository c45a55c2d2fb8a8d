"""The action's description is whole, and its scripts do what they say with any input, however hostile."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
SCRIPTS = {step["name"]: step for step in STEPS if "run" in step}
PAGE = (ROOT / "docs" / "pre-commit-and-ci.md").read_text(encoding="utf-8")
WORKFLOWS = [body for body in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.M | re.S) if "\njobs:" in body]

needs_bash = pytest.mark.skipif(
    os.name == "nt" or shutil.which("bash") is None, reason="the scripts are for bash, with paths as on Unix"
)


def validated(schema: str, path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is in the extra dev")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_follows_githubs_schema() -> None:
    validated("vendor.github-actions", ROOT / "action.yml")


def test_the_documented_workflows_follow_githubs_schema_and_give_inputs_that_exist(tmp_path) -> None:
    assert WORKFLOWS
    for at, body in enumerate(WORKFLOWS):
        path = tmp_path / f"{at}.yml"
        path.write_text(body, encoding="utf-8")
        validated("vendor.github-workflows", path)
        for job in yaml.safe_load(body)["jobs"].values():
            for step in job["steps"]:
                if "/malkoll@" in step.get("uses", ""):
                    assert set(step.get("with", {})) <= set(ACTION["inputs"])
    used = set(re.findall(r"steps\.malkoll\.outputs\.([\w-]+)", PAGE))
    assert used <= set(ACTION["outputs"])
    assert used


def test_every_input_is_used_and_every_one_used_is_there() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(STEPS)))
    assert used == set(ACTION["inputs"])
    ids = {step["id"] for step in STEPS if "id" in step}
    for output in ACTION["outputs"].values():
        step, name = re.search(r"steps\.(\w+)\.outputs\.([\w-]+)", output["value"]).groups()
        assert step in ids
        assert f'"{name}=' in SCRIPTS["Check the plans"]["run"]


def test_nothing_given_from_outside_is_pasted_into_a_script() -> None:
    for step in SCRIPTS.values():
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


@pytest.fixture
def act(tmp_path):
    """Runs a script of the action as GitHub does, with ``inputs`` for those given; returns it and what was written."""
    work, temp = tmp_path / "work", tmp_path / "temp"
    work.mkdir()
    temp.mkdir()
    files = {name: temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}

    def run(name: str, path: str, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
        step = SCRIPTS[name]
        given = {key: value["default"] for key, value in ACTION["inputs"].items()} | inputs
        environment = {
            key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)
            for key, value in step["env"].items()
        }
        for file in files.values():
            file.write_text("", encoding="utf-8")
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "MALKOLL_L"))}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=work,
            env=clean | environment | {key: str(value) for key, value in files.items()}
            | {"RUNNER_TEMP": str(temp), "PATH": path + os.pathsep + os.environ["PATH"], "PYTHONUTF8": "1"},
            capture_output=True, text=True, encoding="utf-8",
        )  # fmt: skip
        return done, {key: value.read_text(encoding="utf-8") for key, value in files.items()}

    run.work, run.temp = work, temp  # type: ignore[attr-defined]
    return run


@pytest.fixture
def recorder(tmp_path) -> Path:
    """A program called malkoll that writes down its arguments and ends with the code it is told."""
    place = tmp_path / "bin"
    place.mkdir()
    program = place / "malkoll"
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > "$RUNNER_TEMP/arguments"\nexit ${CODE:-0}\n', encoding="utf-8")
    program.chmod(0o755)
    return place


@needs_bash
def test_inputs_reach_malkoll_as_they_are_and_run_nothing(act, recorder) -> None:
    hostile = '$(touch ran)\n`touch ran`\n"; touch ran; "\n\nmed mellanslag/å.md\n--exit-zero'
    done, _ = act("Check the plans", str(recorder), paths=hostile, **{"fail-on": "$(touch ran)", "language": "en"})
    assert done.returncode == 0, done.stderr
    assert (act.temp / "arguments").read_text(encoding="utf-8").splitlines() == [
        "check", "--format", "github", "--format", "sarif=malkoll.sarif", "--fail-on", "$(touch ran)", "--lang", "en",
        "--", "$(touch ran)", "`touch ran`", '"; touch ran; "', "med mellanslag/å.md", "--exit-zero",
    ]  # fmt: skip
    assert list(act.work.iterdir()) == []


@needs_bash
@pytest.mark.parametrize("code", [0, 1, 2])
def test_the_jobs_exit_code_is_malkolls_and_is_an_output_too(act, recorder, code, monkeypatch) -> None:
    monkeypatch.setenv("CODE", str(code))
    done, files = act("Check the plans", str(recorder))
    assert done.returncode == code
    assert files["GITHUB_OUTPUT"] == f"exit-code={code}\n"


@needs_bash
def test_a_version_is_installed_as_asked_and_otherwise_the_actions_own(act, tmp_path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    made = tmp_path / "temp" / "malkoll" / "bin"
    (tools / "python").write_text(
        f'#!/bin/sh\nmkdir -p "{made}"\ncp "$0" "{made}/python"\necho "$@" >> "$RUNNER_TEMP/said"\n', encoding="utf-8"
    )
    (tools / "python").chmod(0o755)
    for version in ("", "0.1.0"):
        done, files = act("Install malkoll", str(tools), version=version)
        assert done.returncode == 0, done.stderr
        assert files["GITHUB_PATH"] == f"{made}\n"
    said = (act.temp / "said").read_text(encoding="utf-8").splitlines()
    assert said[1].endswith("${{ github.action_path }}")
    assert said[3].endswith("malkoll==0.1.0")


@needs_bash
@pytest.mark.parametrize("form", ["github", "concise"])
def test_a_real_run_writes_sarif_and_the_job_summary(act, form, monkeypatch, tmp_path) -> None:
    place = tmp_path / "real"
    place.mkdir()
    (place / "malkoll").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m malkoll "$@"\n', encoding="utf-8")
    (place / "malkoll").chmod(0o755)
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "src"))
    shutil.copy(ROOT / "examples" / "svag-plan.md", act.work / "svag plan.md")
    done, files = act("Check the plans", str(place), paths="svag plan.md", format=form)
    if "--format" in done.stderr and "sarif" not in _formats():
        pytest.skip("malkoll has no SARIF yet")
    assert done.returncode == 1, done.stderr
    assert files["GITHUB_OUTPUT"] == "sarif=malkoll.sarif\nexit-code=1\n"
    assert json.loads((act.work / "malkoll.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert files["GITHUB_STEP_SUMMARY"].strip()


def _formats() -> str:
    from malkoll.cli.commands.check import command

    return " ".join(str(vars(param)) for param in command.params if param.name == "format_")

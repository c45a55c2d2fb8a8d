"""What is shipped is what stands here: the wheel and the sdist are built and compared, and the wheel is used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("rules", "grammar")
NOT_COPIED = shutil.ignore_patterns(".*", "__pycache__", "dist", "build", "*.egg-info", "site")

pytestmark = pytest.mark.slow


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MALKOLL", "PYTHONPATH"))}
    environment["PYTHONUTF8"] = "1"
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8"
    )


def _python_of(venv: Path) -> Path:
    return venv / ("Scripts" if os.name == "nt" else "bin") / ("python.exe" if os.name == "nt" else "python")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Iterator[Path]:
    """The project as somebody else gets it: without anything that lies about in ours."""
    place = tmp_path_factory.mktemp("checkout") / "malkoll"
    shutil.copytree(ROOT, place, ignore=NOT_COPIED)
    shutil.copytree(ROOT / ".ci", place / ".ci")
    yield place
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Iterator[Path]:
    """The interpreter of a fresh environment that can reach a package index."""
    venv = tmp_path_factory.mktemp("fresh") / "venv"
    made = _run(sys.executable, "-m", "venv", venv, cwd=venv.parent)
    if made.returncode:
        pytest.skip(f"no virtual environment can be made here: {made.stderr or made.stdout}")
    python = _python_of(venv)
    reached = _run(
        python, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "0", "--timeout", "10",
        "--dest", venv.parent, "hatchling>=1.25,<2", cwd=venv.parent,
    )  # fmt: skip
    if reached.returncode:
        pytest.skip("pip reaches no package index from here, so nothing can be built and installed afresh")
    yield python
    shutil.rmtree(venv, ignore_errors=True)


@pytest.fixture(scope="module")
def built(checkout, fresh) -> tuple[Path, Path]:
    """The sdist, and the wheel built from it, as ``python -m build`` makes them."""
    pytest.importorskip("build", reason="python -m build is in the extra dev")
    done = _run(sys.executable, "-m", "build", "--outdir", checkout / "dist", cwd=checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    (sdist,) = (checkout / "dist").glob("*.tar.gz")
    (wheel,) = (checkout / "dist").glob("*.whl")
    return sdist, wheel


def _hashes(folder: Path) -> dict[str, str]:
    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_rules_and_the_grammar_byte_for_byte(built, checkout):
    shipped = {name: digest for folder in SHIPPED for name, digest in _hashes(checkout / folder).items()}
    with zipfile.ZipFile(built[1]) as wheel:
        held = {
            name.removeprefix("malkoll/_data/"): sha256(wheel.read(name)).hexdigest()
            for name in wheel.namelist()
            if name.startswith("malkoll/_data/")
        }
    assert held == shipped
    assert len(shipped) > 20


def test_the_wheel_holds_the_code_and_its_types_and_nothing_else(built, checkout):
    code = _hashes(checkout / "src" / "malkoll")
    with zipfile.ZipFile(built[1]) as wheel:
        held = {
            name: sha256(wheel.read(name)).hexdigest()
            for name in wheel.namelist()
            if ".dist-info/" not in name and not name.startswith("malkoll/_data/")
        }
        metadata = wheel.read(next(name for name in wheel.namelist() if name.endswith("/METADATA"))).decode("utf-8")
    assert held == code
    assert "malkoll/py.typed" in held
    assert "License-Expression: MIT" in metadata
    assert "License-File: LICENSE" in metadata


def test_the_sdist_holds_what_its_tests_and_its_readme_need(built, checkout):
    with tarfile.open(built[0]) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}
    for folder in (*SHIPPED, "examples", "docs", "tests", "bench"):
        assert _hashes(checkout / folder).keys() <= names, folder
    assert {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "pyproject.toml", ".ci/run"} <= names


def test_malkoll_installed_from_the_wheel_checks_a_plan(built, fresh, tmp_path):
    installed = _run(fresh, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", built[1], cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program = fresh.with_name("malkoll.exe" if os.name == "nt" else "malkoll")
    good = _run(program, "check", "examples/bra-plan.md", cwd=tmp_path)
    assert (good.returncode, good.stderr) == (0, "")
    poor = _run(program, "check", "examples/kort-plan.md", "--format", "concise", cwd=tmp_path)
    assert poor.returncode == 1
    assert " MK101 " in poor.stdout
    explained = _run(fresh, "-m", "malkoll", "explain", "MK101", cwd=tmp_path)
    assert "ska ha en indikator eller ett underlag." in explained.stdout


def test_the_example_plugin_installed_beside_malkoll_passes_its_tests_and_checks_an_email(
    built, fresh, checkout, tmp_path
):
    plugin = checkout / "examples" / "plugin"
    quiet = ("--quiet", "--disable-pip-version-check")
    installed = _run(fresh, "-m", "pip", "install", *quiet, built[1], f"{plugin}[test]", cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr
    tested = _run(fresh, "-m", "pytest", "-q", "-p", "no:cacheprovider", plugin / "tests", cwd=tmp_path)
    assert tested.returncode == 0, tested.stdout + tested.stderr
    program = fresh.with_name("malkoll.exe" if os.name == "nt" else "malkoll")
    listed = _run(program, "plugins", "--lang", "en", cwd=tmp_path)
    assert "bjorkdalen  (malkoll-bjorkdalen 0.1.0)\n  rules       BD101, BD102\n" in listed.stdout, listed.stderr
    mail = "Subject: Utkast\nContent-Type: text/plain; charset=utf-8\n\n## Mål 1: Måla linjer på sikt\n"
    (tmp_path / "utkast.eml").write_text(mail, encoding="utf-8", newline="\n")
    checked = _run(program, "check", "utkast.eml", "--select", "BD", "--format", "csv", cwd=tmp_path)
    assert (checked.returncode, checked.stderr) == (1, "")
    assert [row.split(";")[1:3] for row in checked.stdout.splitlines()[1:]] == [["1", "BD101"], ["1", "BD102"]]
    without = _run(program, "check", "utkast.eml", "--without-plugin", "bjorkdalen", cwd=tmp_path)
    assert "BD101" not in without.stdout
    gone = _run(fresh, "-m", "pip", "uninstall", "--yes", *quiet, "malkoll-bjorkdalen", cwd=tmp_path)
    assert gone.returncode == 0, gone.stderr


@pytest.mark.skipif(os.name == "nt", reason="the README gives Windows a command of its own")
def test_the_first_command_of_the_readme_installs_malkoll_and_checks_the_example(fresh, checkout):
    command = (checkout / "README.md").read_text(encoding="utf-8").split("```sh\n")[1].split("```")[0]
    done = _run("sh", "-c", command, cwd=checkout)
    assert done.returncode == 0, done.stderr
    expected = (checkout / "examples" / "kort-plan.out").read_text(encoding="utf-8").split("\n$ ")[0].split("\n", 1)[1]
    assert expected.strip() in done.stdout

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from own_python import GOOD, PLAN, RULE

from malkoll.cli import main
from malkoll.plugins import forget


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@pytest.fixture
def malkoll(capsys) -> Callable[..., Run]:
    def run(*arguments: str | Path) -> Run:
        code = main(["--lang", "en", *(str(argument) for argument in arguments)])
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A working directory with a plan, a good local plugin with its rule, and a configuration that names it."""
    folder = tmp_path / "here"
    folder.mkdir()
    for name, text in (
        ("plan.md", PLAN),
        ("egna.py", GOOD),
        ("kostnad.krav", RULE),
        ("malkoll.toml", 'plugins = ["egna.py"]\n'),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("MALKOLL_CACHE", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def install(tmp_path, monkeypatch) -> Iterator[Callable[..., Path]]:
    """Put a distribution with a plugin on the path, as pip does."""
    names: list[str] = []

    def put(name: str, source: str, version: str = "1.2.3", **files: str) -> Path:
        names.append(name)
        site = tmp_path / f"site-{name}"
        package = site / name
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(source, encoding="utf-8")
        for file, text in files.items():
            (package / file.replace("__", ".")).write_text(text, encoding="utf-8")
        info = site / f"malkoll_{name}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: malkoll-{name}\nVersion: {version}\n")
        (info / "entry_points.txt").write_text(f"[malkoll]\n{name} = {name}\n")
        monkeypatch.syspath_prepend(str(site))
        importlib.invalidate_caches()
        forget()
        return package

    yield put
    forget()
    for name in names:
        sys.modules.pop(name, None)

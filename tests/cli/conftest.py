from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from own_plans import GOOD, POOR, PROSE

from malkoll.cli import main


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MALKOLL_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def malkoll(capsys, monkeypatch) -> Callable[..., Run]:
    for name in ("MALKOLL_LANG", "NO_COLOR", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str | Path, stdin: bytes | None = None) -> Run:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Run(code, said.out, said.err)

    return run


@pytest.fixture
def here(tmp_path, monkeypatch) -> Path:
    """A working directory of its own, with a good and a poor plan in it."""
    (tmp_path / "bra.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "dalig.md").write_text(POOR, encoding="utf-8")
    (tmp_path / "protokoll.md").write_text(PROSE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path

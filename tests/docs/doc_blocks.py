"""The fenced blocks of the documentation: which there are, and how to run one in a folder of its own.

A ``console`` block is a session: lines that begin with ``$ `` are run and what follows is their whole output,
stdout and stderr together. A block with ``title="NAME"`` is a file: the one of that name in the project, which it
must then equal, or else one that the reader is told to save, which is put there for the sessions after it. A comment
``<!-- file: NAME = PATH -->`` puts a file of the project there under another name: a Word file, say, which no block
can show. A ``pycon`` block is a session with Python: what follows ``>>> `` is run and what it says compared; names live
on to the next block.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from doctest import DocTestParser, DocTestRunner
from io import BytesIO, TextIOWrapper
from pathlib import Path
from traceback import format_exception_only
from typing import Any
from unittest.mock import patch

from malkoll.cli import main

ROOT = Path(__file__).resolve().parents[2]
UPDATING = bool(os.environ.get("MALKOLL_UPDATE_DOCS"))

_FENCE = re.compile(r'^```(?P<lang>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL)

_LENT = re.compile(r"^<!-- file: (?P<name>\S+) = (?P<path>\S+) -->$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its file name if it is a file, its text, and where (1-based line)."""

    lang: str
    title: str | None
    body: str
    line: int


def lent_files(text: str) -> Iterator[tuple[str, Path]]:
    """The files of the project that a page's sessions find in their folder, each with its name there."""
    for found in _LENT.finditer(text):
        yield found["name"], ROOT / found["path"]


def blocks(text: str) -> Iterator[Block]:
    for found in _FENCE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Block(found["lang"], found["title"], found["body"], line)


def pages() -> list[Path]:
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def commands(body: str) -> list[str]:
    return [line.removeprefix("$ ") for line in body.splitlines() if line.startswith("$ ")]


class Session:
    """Runs commands one after the other in ``folder``, as a reader of a page would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0
        if not (folder / "examples").exists():
            shutil.copytree(ROOT / "examples", folder / "examples")

    def replayed(self, body: str) -> str:
        """The session of a block as it comes out now."""
        out = []
        for command in commands(body):
            out.append(f"$ {command}\n{self.run(command)}")
        return "\n".join(part.rstrip("\n") for part in out).rstrip("\n") + "\n"

    def run(self, command: str) -> str:
        """The whole output of ``command``; ``echo $?`` says the exit code of the one before."""
        if command == "echo $?":
            return f"{self.code}\n"
        program, *arguments = shlex.split(command)
        if program != "malkoll":
            raise ValueError(f"a console block runs malkoll and nothing else, not {command!r}")
        if _SHELL.intersection(arguments):
            raise ValueError(f"a console block is run without a shell: {command!r}")
        screen = TextIOWrapper(BytesIO(), encoding="utf-8", newline="\n", write_through=True)
        clean = {name: value for name, value in os.environ.items() if name not in _ENVIRONMENT}
        with (
            patch.dict(os.environ, clean | {"COLUMNS": "80", "SOURCE_DATE_EPOCH": _DAY}, clear=True),
            chdir(self.folder),
            redirect_stdout(screen),
            redirect_stderr(screen),
        ):
            self.code = main(arguments)
        said = _HASH.sub("…", screen.buffer.getvalue().decode("utf-8"))  # type: ignore[attr-defined]
        if any(fault in said for fault in _FAULTS):
            raise AssertionError(said)  # never to be written into a page, whoever asks for it
        return said.replace("\\", "/") if os.sep == "\\" else said


class _Told(DocTestRunner):
    """Keeps what each example of a session says."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.told: list[str] = []

    def report_success(self, out: Any, test: Any, example: Any, got: str) -> None:
        self.told.append(example.want if example.exc_msg is not None else got)

    def report_failure(self, out: Any, test: Any, example: Any, got: str) -> None:
        self.told.append(got)

    def report_unexpected_exception(self, out: Any, test: Any, example: Any, exc_info: Any) -> None:
        said = "".join(format_exception_only(*exc_info[:2]))
        self.told.append(f"Traceback (most recent call last):\n{said}")


def python_replayed(body: str, folder: Path, names: dict[str, Any]) -> str:
    """The session with Python of a block as it comes out now, in ``folder``; ``names`` are those there are."""
    test = DocTestParser().get_doctest(body, names, "page", None, 0)
    test.globs = names  # the parser copies them
    runner = _Told()
    with patch.dict(os.environ, {"SOURCE_DATE_EPOCH": _DAY}), chdir(folder):
        runner.run(test, out=lambda _: None, clear_globs=False)
    asked = ["\n... ".join(f">>> {one.source}".rstrip("\n").split("\n")) + "\n" for one in test.examples]
    return "".join(source + told for source, told in zip(asked, runner.told, strict=True))


_DAY = "1780272000"
"""The day on which the pages are read, 2026-06-01: what runs out by date would else change with the calendar."""
_HASH = re.compile(r"(?<=\")[0-9a-f]{64}(?=\")|(?<=:\*\* )[0-9a-f]{64}$", re.MULTILINE)
"""A sha256 in JSON or in a paper: it changes with every rule and says nothing to a reader."""
_SHELL = frozenset(("|", ">", ">>", "<", "&&", "||", ";", "&", "2>"))
_FAULTS = ("Ett fel i malkoll", "A fault in malkoll")
_ENVIRONMENT = ("GITHUB_STEP_SUMMARY", "MALKOLL_LANG", "NO_COLOR", "FORCE_COLOR", "COLUMNS")


def replaced(text: str, old: Block, body: str) -> str:
    """``text`` with the body of ``old`` exchanged."""
    lines = text.splitlines(keepends=True)
    first = old.line  # the line after the fence, 0-based
    return "".join([*lines[:first], body, *lines[first + old.body.count("\n") :]])

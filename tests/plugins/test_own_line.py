"""The line that is told where a plugin breaks is its author's own."""

from __future__ import annotations

import os
from traceback import FrameSummary

import malkoll
from malkoll.plugins.bounded import own_line

HOME = os.path.join(os.sep, "kommunen", "planer")


def _frames(*files: str) -> list[FrameSummary]:
    return [FrameSummary(file, number, "f") for number, file in enumerate(files, 1)]


def test_of_the_files_in_the_plugins_folder_the_innermost_line_is_told() -> None:
    frames = _frames(os.path.join(HOME, "egna.py"), os.path.join(HOME, "belopp.py"), os.__file__)
    assert own_line(frames, HOME) == ("belopp.py", 2)


def test_an_environment_and_malkoll_in_the_plugins_folder_are_not_the_plugins() -> None:
    library = os.path.join(HOME, ".venv", "lib", "site-packages", "panda", "core.py")
    ours = os.path.abspath(malkoll.__file__)
    frames = _frames(ours, os.path.join(HOME, "egna.py"), library, ours)
    assert own_line(frames, HOME) == ("egna.py", 2)
    assert own_line(frames, os.path.dirname(os.path.dirname(ours))) == ("core.py", 3)


def test_where_the_folder_is_not_known_what_is_neither_pythons_nor_malkolls_is_told() -> None:
    frames = _frames(os.path.abspath(malkoll.__file__), os.path.join(HOME, "egna.py"), os.__file__, "<string>")
    assert own_line(frames) == ("egna.py", 2)


def test_where_only_malkolls_own_lines_were_reached_none_is_told() -> None:
    assert own_line(_frames(os.path.abspath(malkoll.__file__), "<frozen importlib._bootstrap>"), HOME) is None

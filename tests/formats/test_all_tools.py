"""Where all tools are said to be there, a test that skips for want of one is told of as a failure."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"
TESTS = """
import pytest

@pytest.fixture
def program():
    pytest.skip("it is not here")

@pytest.mark.office
def test_of_office(program): pass

@pytest.mark.browser
def test_of_browser(): pytest.skip("it is not here")

def test_of_something_else(program): pass
"""


@pytest.mark.parametrize(
    ("setting", "wanted"), [("1", "1 failed, 1 skipped, 1 error"), ("0", "3 skipped"), (None, "3 skipped")]
)
def test_a_skip_for_want_of_a_tool_fails_where_all_tools_are_there(
    setting: str | None, wanted: str, tmp_path: Path
) -> None:
    shutil.copy(CONFTEST, tmp_path)
    (tmp_path / "test_tools.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    office\n    browser\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MALKOLL_", "PYTEST_"))}
    if setting is not None:
        environment["MALKOLL_ALL_TOOLS"] = setting
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=tmp_path)
    assert wanted in done.stdout

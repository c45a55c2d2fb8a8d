"""A plan says the same whatever it was written with: one of our examples made in different ways, and compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from authors import browser, printed, web_page, word
from convert import page
from once import once
from plans import EXAMPLES, LEAST, hold

from malkoll.readers import read

NAMES = [plan.stem for plan in EXAMPLES]


def _plan(name: str) -> Path:
    return next(plan for plan in EXAMPLES if plan.stem == name)


def _document(name: str):
    return read(f"{name}.md", _plan(name).read_bytes())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("styled", [True, False], ids=["with-styles", "with-bold-and-size-alone"])
def test_a_word_file_is_understood_with_styles_and_without(name: str, styled: bool, tmp_path: Path) -> None:
    made = tmp_path / f"{name}.docx"
    made.write_bytes(word(_document(name), styled=styled))
    hold(_plan(name), made, 0.98)


@pytest.mark.parametrize("name", NAMES)
def test_a_web_page_is_understood_without_what_stands_around_the_plan(name: str, tmp_path: Path) -> None:
    made = tmp_path / f"{name}.html"
    made.write_text(web_page(_document(name)), encoding="utf-8")
    hold(_plan(name), made, 0.98)


@pytest.fixture(scope="session", params=[True, False], ids=["tagged", "untagged"])
def from_the_browser(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """A folder with the examples as printed by Chromium, and the least F1 asked of them."""
    if browser() is None:
        pytest.skip("Chromium is not installed, so there is nothing to print a web page with")
    kind = "pdf" if request.param else "untagged"
    pages = [(name, page(_document(name))) for name in NAMES]
    folder = once(tmp_path_factory, f"printed-{kind}", lambda folder: printed(pages, folder, tagged=request.param))
    return folder, LEAST[kind]


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_a_page_printed_from_the_browser_is_understood(name: str, from_the_browser: tuple[Path, float]) -> None:
    folder, least = from_the_browser
    hold(_plan(name), folder / f"{name}.pdf", least)

"""The paper in a real Chromium: it fetches nothing, everybody can use it, and printing it cuts no row."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

import malkoll

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_AXE = "MALKOLL_AXE"
"""Where axe.min.js lies: .ci/run gets axe-core from the npm registry into a folder of its own."""
_WORDS = ("alfa", "bravo", "kilo", "delta", "lima")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    program = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("Chromium is not installed, so there is nothing to open the paper with")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed (the dev group)")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    place = Path(os.environ.get(_AXE, "")) if os.environ.get(_AXE) else None
    if place is None or not place.is_file():
        pytest.skip(f"axe-core is not here: {_AXE} names no axe.min.js (.ci/run installs it)")
    return place.read_text(encoding="utf-8")


def large_plan() -> str:
    """A plan of many goals, areas and indicators, with rows that go over several lines."""
    parts = ["# Verksamhetsplan 2026 för tekniska nämnden i Granköpings kommun\n"]
    for area in range(1, 5):
        parts.append(f"\n## Målområde: Område {area} {_WORDS[area]}\n")
        for at in range(1, 11):
            parts.append(
                f"\n### Mål {area}.{at}: Vägarna i stadsdel {at} ska bli hela och trygga för alla som går dit\n"
            )
            if at % 2:
                parts.append("\nAnsvarig: Gatuchef\n")
            parts.append("\n| Indikator | Utgångsvärde | Målvärde 2028 |\n|---|---|---|\n")
            for row in range(1, 5):
                name = f"Andel elever och invånare som tycker att väg {row} i stadsdel {at} är hel och trygg att gå på"
                when = (
                    "(enkät i mars, utgångsläget är medel av de tre åren dessförinnan, utan de gator som då byggdes om)"
                )
                value = f"{row}0 % {when}"
                parts.append(f"| {name} om kvällen | {value} | {'' if row == 2 else '90 %'} |\n")
    return "".join(parts)


PAGES = ("small", "follow-up", "english", "several", "large", "hostile", "compared", "compared-hostile")


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Papers of every kind, as files."""
    folder = tmp_path_factory.mktemp("papers")
    (folder / "large.md").write_text(large_plan(), encoding="utf-8")
    title = "</title><script>document.title='fel'</script><img src=https://example.org/x.png> \u202e{{ 7*7 }}"
    (folder / "hostile.md").write_text(
        f"# Plan för nämnden\n\n## Mål 1: {title}\n\n{'lång ' * 2000}\n", encoding="utf-8"
    )
    asked: dict[str, tuple[list[Path], str]] = {
        "small": ([EXAMPLES / "svag-plan.md"], "sv"),
        "follow-up": ([EXAMPLES / "uppfoljning.md"], "sv"),
        "english": ([EXAMPLES / "svag-plan.md"], "en"),
        "several": ([EXAMPLES / "bra-plan.md", EXAMPLES / "svag-plan.md", EXAMPLES / "uppfoljning.md"], "sv"),
        "large": ([folder / "large.md"], "sv"),
        "hostile": ([folder / "hostile.md"], "sv"),
    }
    made = {}
    for name, (plans, language) in asked.items():
        report = malkoll.check(plans, no_config=True, cached=False)
        made[name] = folder / f"{name}.html"
        made[name].write_text(malkoll.render(report, "html", language=language), encoding="utf-8")  # type: ignore[arg-type]
    pairs = {
        "compared": (EXAMPLES / "fritidsplan.md", EXAMPLES / "fritidsplan-uppfoljning.md"),
        "compared-hostile": (folder / "hostile.md", EXAMPLES / "fritidsplan-uppfoljning.md"),
    }
    for name, (plan, follow_up) in pairs.items():
        compared = malkoll.compare(plan, follow_up, no_config=True)
        made[name] = folder / f"{name}.html"
        made[name].write_text(malkoll.render(compared, "html"), encoding="utf-8")  # type: ignore[arg-type]
    return made


@dataclass
class Opened:
    """A page, and all that happened while it was opened."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def opened(browser: Any, file: Path, **options: Any) -> Opened:
    page = browser.new_context(**options).new_page()
    found = Opened(page)
    page.on("console", lambda message: found.said.append(message.text))
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("request", lambda request: found.asked.append(request.url))
    page.goto(file.as_uri())
    return found


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_a_page_fetches_nothing_complains_of_nothing_and_is_no_wider_than_the_screen(
    browser, papers, name, width
) -> None:
    found = opened(browser, papers[name], viewport={"width": width, "height": 900})
    assert found.said == []
    assert found.asked == [papers[name].as_uri()]
    assert found.page.evaluate("document.documentElement.scrollWidth") == width
    assert found.page.evaluate("document.scripts.length") == 0
    found.page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(browser, papers, axe, name) -> None:
    found = opened(browser, papers[name], bypass_csp=True, viewport={"width": 1280, "height": 900})
    found.page.evaluate(axe)
    result = found.page.evaluate("axe.run({resultTypes: ['violations']})")
    told = [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]}" for one in result["violations"]]
    assert told == []
    assert len(result["passes"]) > 10
    found.page.context.close()


def test_axe_would_find_one(browser, papers, axe) -> None:
    found = opened(browser, papers["small"], bypass_csp=True)
    found.page.evaluate("document.documentElement.removeAttribute('lang')")
    found.page.evaluate(axe)
    result = found.page.evaluate("axe.run({resultTypes: ['violations']})")
    assert [one["id"] for one in result["violations"]] == ["html-has-lang"]
    found.page.context.close()


def test_a_page_can_be_used_with_the_keyboard_alone(browser, papers) -> None:
    page = opened(browser, papers["large"]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#innehall"
    page.evaluate("document.querySelector('.scroll').focus()")
    assert page.evaluate("document.activeElement.className").startswith("scroll")
    page.context.close()


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"color_scheme": "dark"}, {"reduced_motion": "reduce"}])
def test_the_readers_own_colours_leave_the_text_readable(browser, papers, media) -> None:
    page = opened(browser, papers["small"], **media).page
    colours = json.loads(
        page.evaluate("""JSON.stringify(['h1', '.p-answer', 'td', 'dd'].map(one => {
            const style = getComputedStyle(document.querySelector(one)); return style.color }))""")
    )
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert all(colour != background for colour in colours)
    page.context.close()


@pytest.mark.parametrize("name", ["small", "several", "large"])
def test_a_page_printed_on_a4_cuts_no_row_and_repeats_the_heads(browser, papers, name, tmp_path) -> None:
    """Each row of each table gets a mark of its own first and last; in print both are on the same sheet."""
    page = opened(browser, papers[name]).page
    tables = page.evaluate(
        """() => [...document.querySelectorAll('table')].map((table, at) => {
            const sign = (cell, text, last) => {
                const mark = document.createElement('span'); mark.textContent = text; mark.style.fontSize = '4px';
                last ? cell.append(mark) : cell.prepend(mark) };
            table.querySelectorAll('thead tr').forEach(row => sign(row.cells[0], `Q${at}hQ`, true));
            const rows = [...table.querySelectorAll('tbody tr, tfoot tr')];
            rows.forEach((row, number) => { for (const cell of row.cells) {
                sign(cell, `Q${at}r${number}bQ`, false); sign(cell, `Q${at}r${number}eQ`, true) } });
            return rows.length })"""
    )
    data = page.pdf(prefer_css_page_size=True, print_background=True)
    page.context.close()
    sheets = printed(data)
    for size, _ in sheets:
        assert sorted(round(side) for side in size) == [595, 842]
    assert sum(tables) > 20
    for at, rows in enumerate(tables):
        for number in range(rows):
            begins = [sheet for sheet, (_, text) in enumerate(sheets) if f"Q{at}r{number}bQ" in text]
            ends = [sheet for sheet, (_, text) in enumerate(sheets) if f"Q{at}r{number}eQ" in text]
            assert begins == ends, f"row {number} of table {at} is cut"
            assert len(begins) == 1
            assert f"Q{at}hQ" in sheets[begins[0]][1], f"table {at} has no head on sheet {begins[0]}"


def printed(data: bytes) -> list[tuple[tuple[float, float], str]]:
    """The size of each sheet in points, and its text without spaces."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer

    found = []
    for sheet in extract_pages(BytesIO(data)):
        text = "".join(one.get_text() for one in sheet if isinstance(one, LTTextContainer))
        found.append(((sheet.width, sheet.height), "".join(text.split())))
    return found

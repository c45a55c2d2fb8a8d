"""The documentation as a site: it builds with every link and anchor checked, and fetches nothing from outside."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from doc_blocks import ROOT, read, write
from lxml import html

pytest.importorskip("mkdocs", reason="mkdocs-material is not installed: pip install -e '.[docs]'")
pytest.importorskip("material", reason="mkdocs-material is not installed: pip install -e '.[docs]'")
import site_pages  # needs mkdocs

pytestmark = pytest.mark.site

_ELSEWHERE = re.compile(r"^\s*(?:https?:)?//", re.IGNORECASE)
_LOADED = (
    "//script/@src | //img/@src | //img/@srcset | //source/@src | //source/@srcset | //iframe/@src | //video/@src"
    " | //audio/@src | //embed/@src | //object/@data | //link[not(@rel='canonical')]/@href | //form/@action"
)


def _build(project: Path, site: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"},
        check=False,
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = _build(ROOT, folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_site_builds_and_every_link_and_anchor_leads_somewhere(site: Path):
    assert (site / "index.html").is_file()
    assert (site / "forsta-stegen.html").is_file()


def test_every_rule_that_ships_has_a_page_in_the_menu_of_the_site(site: Path):
    menu = html.document_fromstring(read(site / "kraven.html")).xpath("//nav//a/@href")
    codes = [rule.name.split("-")[0] for rule in (ROOT / "rules").glob("MK*.krav")]
    assert [code for code in codes if f"rules/{code}.html" not in menu] == []


def test_a_link_or_an_anchor_that_leads_nowhere_stops_the_build(tmp_path: Path):
    project = tmp_path / "project"
    for part in ("docs", "bench"):
        shutil.copytree(ROOT / part, project / part)
    for name in ("mkdocs.yml", *site_pages.FROM_OUTSIDE):
        shutil.copy(ROOT / name, project / name)
    page = project / "docs" / "index.md"
    write(page, read(page) + "\n[one](no-such-page.md) and [another](commands.md#no-such-heading)\n")
    done = _build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "no-such-page.md" in done.stderr
    assert "#no-such-heading" in done.stderr


def test_no_page_of_the_site_loads_anything_from_elsewhere(site: Path):
    pages = sorted(site.rglob("*.html"))
    assert pages
    for page in pages:
        tree = html.document_fromstring(page.read_bytes())
        fetched = [str(one) for one in tree.xpath(_LOADED) if _ELSEWHERE.match(str(one))]
        written = "\n".join([*tree.xpath("//style/text()"), *tree.xpath("//@style")])
        assert (page.name, fetched, _fetched_by_style(written)) == (page.name, [], [])
        assert tree.xpath("//*[contains(concat(' ', @class, ' '), ' mermaid ')]") == [], "its script is fetched"


def test_no_style_sheet_of_the_site_loads_anything_from_elsewhere(site: Path):
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    assert [(sheet.name, found) for sheet in sheets if (found := _fetched_by_style(read(sheet)))] == []


def _fetched_by_style(text: str) -> list[str]:
    named = re.findall(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", text)
    return [one for one in ("".join(pair) for pair in named) if _ELSEWHERE.match(one)]


def test_the_search_of_the_site_knows_swedish_and_english(site: Path):
    index = json.loads(read(site / "search" / "search_index.json"))
    assert index["config"]["lang"] == ["sv", "en"]
    assert any("jämförs med sig självt" in one["text"] for one in index["docs"])


@pytest.mark.parametrize(("page", "language"), [("forsta-stegen", "sv"), ("rules/MK101", "sv"), ("commands", "en")])
def test_a_page_of_the_site_says_which_language_it_is_in(site: Path, page: str, language: str):
    assert html.document_fromstring(read(site / f"{page}.html")).get("lang") == language


def test_the_scripts_that_write_pages_are_no_part_of_the_site(site: Path):
    assert list(site.rglob("*.py")) == []


def test_a_link_out_of_the_pages_leads_to_the_page_made_of_that_file():
    text = "See [how](../CONTRIBUTING.md#a-rule) and [krav](krav.md)."
    made = site_pages.with_links_in_the_site(text, "docs/index.md", "index.md")
    assert made == "See [how](contributing.md#a-rule) and [krav](krav.md)."


def test_a_link_in_a_page_from_outside_leads_to_the_page_beside_it():
    made = site_pages.with_links_in_the_site("[krav](docs/krav.md)", "CONTRIBUTING.md", "contributing.md")
    assert made == "[krav](krav.md)"


def test_a_link_to_a_file_that_is_no_page_is_left_as_its_words():
    made = site_pages.with_links_in_the_site("in [rules/](../rules), `x`", "docs/rules.md", "rules.md")
    assert made == "in rules/, `x`"


def test_a_link_that_leads_nowhere_is_left_for_the_build_to_stop_at():
    text = "[nowhere](../no-such-file.md)"
    assert site_pages.with_links_in_the_site(text, "docs/rules.md", "rules.md") == text


def test_what_stands_in_a_fenced_block_is_never_changed():
    text = "```markdown\n[how](../CONTRIBUTING.md)\n```\n"
    assert site_pages.with_links_in_the_site(text, "docs/index.md", "index.md") == text

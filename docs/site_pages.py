"""What mkdocs.yml cannot say: pages from outside ``docs/``, every rule in the menu, which pages are English.

The pages are written to be read in the project's folder too, so their links lead to files there. In the site a link
out of ``docs/`` leads to the page made of that file, or is left as words where the file is no page.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

FOLDER = Path(__file__).resolve().parent
FROM_OUTSIDE = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "bench/results.md": "speed-figures.md",
    "bench/many.md": "speed-many.md",
}
"""Files of the project, and the page that each is made into."""

_ENGLISH = "For developers"
_FENCED = re.compile(r"^(`{3,})[^\n]*\n.*?^\1`*$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]+)\]\((?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.nav = [_menu(entry) for entry in config.nav]
    return config


def _menu(entry: Any) -> Any:
    """An entry of the menu, with every rule's page in the place of ``rules/``."""
    if not isinstance(entry, dict):
        return entry
    [(title, inside)] = entry.items()
    if not isinstance(inside, list):
        return entry
    filled: list[Any] = []
    for one in inside:
        if one == "rules/":
            filled += [{page.stem: f"rules/{page.name}"} for page in sorted((FOLDER / "rules").glob("*.md"))]
        else:
            filled.append(_menu(one))
    return {title: filled}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for name, page in FROM_OUTSIDE.items():
        text = (FOLDER.parent / name).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    origin = {made: name for name, made in FROM_OUTSIDE.items()}.get(page.file.src_uri, f"docs/{page.file.src_uri}")
    return with_links_in_the_site(markdown, origin, page.file.src_uri)


def with_links_in_the_site(markdown: str, origin: str, page: str) -> str:
    """``markdown``, written in the project's file ``origin``, with its links as ``page`` of the site needs them."""
    out, at = [], 0
    for fence in _FENCED.finditer(markdown):
        out += [_relinked(markdown[at : fence.start()], origin, page), fence[0]]
        at = fence.end()
    return "".join([*out, _relinked(markdown[at:], origin, page)])


def _relinked(prose: str, origin: str, page: str) -> str:
    def new(link: re.Match[str]) -> str:
        target = link["target"]
        if "://" in target or target.startswith("mailto:"):
            return link[0]
        file = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
        if file.startswith("docs/") and not file.endswith(".py"):
            led = file.removeprefix("docs/")
        elif file in FROM_OUTSIDE:
            led = FROM_OUTSIDE[file]
        else:
            # A link that leads nowhere is left, for mkdocs to stop at.
            return link["words"] if (FOLDER.parent / file).exists() else link[0]
        return f"[{link['words']}]({posixpath.relpath(led, posixpath.dirname(page) or '.')}{link['anchor'] or ''})"

    return _LINK.sub(new, prose)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    # Pages are rendered one after the other: the theme's own words, and the page's language, follow each page.
    english = page.ancestors and page.ancestors[-1].title == _ENGLISH
    config.theme["language"] = "en" if english else "sv"
    return context

"""What the programs and habits that pages are made with call things: headings, labels, lists, contents, footnotes."""

from __future__ import annotations

import re

from malkoll.readers.web.content import is_anchor, measures
from malkoll.readers.web.tree import Node, names, words
from malkoll.regexes import compiled

__all__ = [
    "contents_level",
    "entry_of",
    "footnotes_in",
    "has_page",
    "heading_class",
    "is_contents",
    "is_footnotes",
    "is_label",
    "is_mso_marker",
    "list_level",
    "number_of",
]

_HEADING_WORDS = names(
    "heading headline rubrik title titel underrubrik mellanrubrik subheading subtitle huvudrubrik overskrift"
)
_LEVEL = compiled(r"h[1-6]\Z")
_LONGEST_HEADING = 240
_LABEL_WORDS = names("label etikett ledtext fieldlabel fieldname fältnamn")
_BADGES = names("success warning danger info primary default important inverse badge status")
_LONGEST_LABEL = 60
_CONTENTS_WORDS = names("toc tableofcontents contents innehåll innehållsförteckning innehallsforteckning")
_LIBRE_CONTENTS = ("table of contents", "innehållsförteckning")
_FEWEST_ENTRIES = 3
_MSO_CONTENTS = compiled(r"(?:^|\s)MsoToc([1-9])(?:\s|$)")
_MSO_LIST = compiled(r"mso-list:\s*(?!ignore)[^;]*?level(\d)", re.IGNORECASE)
_MSO_MARKER = compiled(r"mso-list:\s*ignore", re.IGNORECASE)
_FOOTNOTES = compiled(r"mso-element:\s*(?:footnote|endnote)-list", re.IGNORECASE)
_LIBRE_NOTE = compiled(r"sd(?:foot|end)note\d+\Z")
_NOTE_WORDS = frozenset(("footnotes", "fotnoter", "endnotes", "slutnoter"))
_PAGE = compiled(r"(?:\s*[.…_·]{2,}\s*|\s*\t\s*|\s{2,})(\d{1,4}|[ivxlc]{1,6})\s*\Z")
_NUMBER = compiled(r"\(?(\d{1,3})[.)]?\Z")


def heading_class(node: Node) -> int | None:
    """The level of what only its class calls a heading, 0 where it tells none; ``None`` where it is no heading."""
    if node.tag not in ("div", "p") or "class" not in node.attrs:
        return None
    held = measures(node)
    if held.blocks or not 0 < held.text <= _LONGEST_HEADING or held.linked == held.text:
        return None
    named = words(node.get("class"))
    level = next((int(word[1]) for word in sorted(named) if _LEVEL.match(word)), None)
    return level if level is not None else (0 if named & _HEADING_WORDS else None)


def is_label(node: Node) -> bool:
    """Whether it names the value that stands in the element after it."""
    held = measures(node)
    if not 0 < held.text <= _LONGEST_LABEL or held.blocks or held.headings or node.parent is None:
        return False
    if node.tag == "dt":
        return True
    if node.tag not in ("label", "div", "span", "p"):
        return False
    if node.tag != "label":
        named = words(node.get("class"))
        if not named & _LABEL_WORDS or named & _BADGES:
            return False
    siblings = node.parent.children
    if len(siblings) > 40:
        return False
    rest = siblings[siblings.index(node) + 1 :]
    return any(isinstance(part, Node) and not part.skip and measures(part).text for part in rest)


def is_contents(node: Node) -> bool:
    """Whether it is a table of contents, or holds one and nothing else."""
    held = measures(node)
    if node.tag in ("ul", "ol"):
        return held.anchored * 10 >= held.text * 9 > 0 and _links(node) >= _FEWEST_ENTRIES
    if node.tag not in ("div", "nav", "section", "aside") or held.tables:
        return False
    if node.get("role") == "doc-toc" or (node.tag == "nav" and held.anchored * 2 >= held.text > 0):
        return True
    if node.get("id").lower().startswith(_LIBRE_CONTENTS):
        return True
    # "Innehåll" is also what sites call the main part of their pages.
    named = _CONTENTS_WORDS & words(node.get("class"), node.get("id"))
    return bool(named) and held.anchored * 2 >= held.text > 0


def _links(node: Node) -> int:
    count = 0
    for part in node.down():
        count += is_anchor(part)
        if count >= _FEWEST_ENTRIES:
            break
    return count


def contents_level(node: Node) -> int | None:
    """The level, from 0, of a paragraph that Word has marked as a line of the table of contents."""
    level = _MSO_CONTENTS.search(node.get("class")) if "MsoToc" in node.get("class") else None
    return int(level[1]) - 1 if level else None


def has_page(line: str) -> bool:
    """Whether a line ends in the number of a page, as those of a table of contents do."""
    return _PAGE.search(line) is not None


def entry_of(line: str) -> tuple[str, str | None]:
    """The heading and the page that a line of the table of contents names."""
    page = _PAGE.search(line)
    return (line[: page.start()].strip(), page[1]) if page else (line.strip(" \t.…_"), None)


def list_level(node: Node) -> int | None:
    """The depth, from 0, of a paragraph that Word has made an item of a list; headings that Word numbers are none."""
    level = _MSO_LIST.search(node.get("style")) if node.tag == "p" and "style" in node.attrs else None
    return int(level[1]) - 1 if level else None


def is_mso_marker(node: Node) -> bool:
    """Whether it is the bullet or number that Word writes out before an item."""
    return node.tag == "span" and _MSO_MARKER.search(node.get("style")) is not None


def number_of(marker: str) -> int | None:
    """The number that a marker of a list shows, ``None`` for a bullet."""
    number = _NUMBER.fullmatch(marker.strip())
    return int(number[1]) if number else None


def is_footnotes(node: Node) -> bool:
    """Whether it holds the footnotes of the page, or one of them."""
    if _LIBRE_NOTE.match(node.get("id")) or node.get("role") in ("doc-endnotes", "doc-footnote"):
        return True
    if _FOOTNOTES.search(node.get("style")):
        return True
    return node.tag in ("div", "section", "ol", "aside") and bool(_NOTE_WORDS & words(node.get("class")))


def footnotes_in(holder: Node) -> list[Node]:
    """The footnotes that one element holds: its items or parts, or itself where it has none."""
    parts = [part for part in holder.nodes() if not part.skip and part.tag in ("ol", "ul")]
    parts = [part for part in (parts[0] if parts else holder).nodes() if not part.skip and part.tag in ("li", "div")]
    return parts or [holder]

"""Which part of a web page is the document: not its navigation, its header and footer, its cookie banner.

What is left out is marked so (``Node.skip``) and the element that holds the document is returned. Where in doubt,
text is kept: a plan that lacks a goal is worse than one with a menu before it.
"""

from __future__ import annotations

import re

from malkoll.readers.web.style import Styles
from malkoll.readers.web.tree import HEADINGS, Node, names, words
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["BLOCKS", "Measures", "choose", "is_anchor", "measures"]

BLOCKS = HEADINGS | names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form header hgroup html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr "
    "ul"
)
"""Elements that begin and end a paragraph."""

_NEVER = names(
    "script style template noscript head iframe frame frameset object embed applet audio video canvas map xml datalist "
    "select del colgroup base link meta param source track title rp rt progress meter"
)
_PAGE_PARTS = frozenset(("main", "article", "section", "td", "th", "li", "blockquote"))
_ASIDES = frozenset(("nav", "header", "footer", "aside"))
_SEARCH_ROLES = frozenset(("search", "alert", "alertdialog", "dialog", "tooltip", "toolbar", "menu", "menubar"))
_COOKIES = frozenset(("cookie", "cookies", "cookiebar", "cookiebanner", "consent", "kakor", "gdpr"))
_PATHS = frozenset(("breadcrumb", "breadcrumbs", "brödsmula", "brödsmulor", "brodsmulor", "pagination", "paginering"))
_SKIPS = frozenset(("skiplink", "skiplinks", "skipnav", "skip"))
_MENUS = names(
    "nav navbar navigation navigering menu meny topmenu mainmenu huvudmeny undermeny submenu sidebar sidomeny sidemenu "
    "share sharing dela social toolbar sitemap sidfot sidhuvud"
)
_HEADER_TITLES = frozenset(("header", "footer"))  # LibreOffice names the two so: <div title="header">
_ELEMENT = compiled(r"mso-element:\s*(?:header|footer|comment)", re.IGNORECASE)
_COMMENT_CLASS = compiled(r"\bMso(?:Comment|Annotation)(?:Text|Reference|Subject)", re.IGNORECASE)
_MOST = 0.5  # share of the text that the document must hold of the page
_NEARLY_ALL = 0.8


@record(frozen=False)
class Measures:
    """What an element holds: characters of text, of them in links, of them in links within the page, and elements."""

    text: int = 0
    linked: int = 0
    anchored: int = 0
    blocks: int = 0
    headings: int = 0
    titles: int = 0
    """Headings of the first two levels."""
    tables: int = 0
    in_table: int = 0
    """Characters in the largest table within it."""
    lists: int = 0
    navs: int = 0
    in_part: bool = False
    """Whether it stands within a part of the document, and not beside them."""
    aside: bool = False
    """Whether it stands within a menu, a header and the like."""


def measures(node: Node) -> Measures:
    """What ``node`` holds; nothing where it was left out before it was measured."""
    found: Measures | None = node.measures
    return found if found is not None else Measures()


def is_anchor(node: Node) -> bool:
    """Whether it is a link to a place in the page."""
    return node.tag == "a" and node.get("href").startswith("#") and len(node.get("href")) > 1


def choose(root: Node, styles: Styles) -> Node:
    """Leave out what is no part of the document, and return the element that holds it."""
    _leave_out_hidden(root, styles)
    _measure(root)
    content = _main(root)
    _leave_out_page_parts(content)
    _measure(content)
    return content


def _leave_out_hidden(root: Node, styles: Styles) -> None:
    # What a button on the page opens is there to be read, although it is hidden at first.
    opened = {
        node.get(name).lstrip("#")
        for node in root.down()
        for name in ("aria-controls", "data-target", "href")
        if name in node.attrs and (name != "href" or "aria-expanded" in node.attrs)
    }
    for node in root.down():
        if node.tag in _NEVER or _is_note_of_word(node):
            node.skip = True
        elif not ("id" in node.attrs and node.get("id") in opened) and node.get("role") != "tabpanel":
            node.skip = _is_hidden(node, styles)


def _is_hidden(node: Node, styles: Styles) -> bool:
    if node.tag in ("html", "body"):
        return False  # until a script shows it, that is: so pages do that are not to be seen half made
    if "hidden" in node.attrs and node.get("hidden") != "until-found":
        return True
    if node.get("aria-hidden") == "true" and node.tag in BLOCKS and node.tag not in ("td", "th"):
        return True
    return styles.look(node).hidden


def _is_note_of_word(node: Node) -> bool:
    """Whether it is a comment, or the header or footer of the pages, in a document saved as a web page."""
    if "style" in node.attrs and _ELEMENT.search(node.get("style")):
        return True
    if "Mso" in node.get("class") and _COMMENT_CLASS.search(node.get("class")):
        return True
    return node.tag == "div" and node.get("title") in _HEADER_TITLES


def _measure(root: Node) -> None:
    """Measure all elements, those within before those around them."""
    order = list(root.down())
    for node in order:
        own = node.measures = Measures()
        if node.parent is not None:
            above = measures(node.parent)
            own.in_part = above.in_part or node.parent.tag in _PAGE_PARTS
            own.aside = above.aside or node.parent.tag in _ASIDES
    for node in reversed(order):
        own = measures(node)
        own.text += sum(len(child.strip()) for child in node.children if isinstance(child, str))
        if node.tag == "a" and "href" in node.attrs:
            own.linked = own.text
            own.anchored = own.text if is_anchor(node) else 0
        if node is root or node.parent is None:
            continue
        above = measures(node.parent)
        above.text += own.text
        above.linked += own.linked
        above.anchored += own.anchored
        above.blocks += own.blocks + (node.tag in BLOCKS)
        above.headings += own.headings + (node.tag in HEADINGS)
        above.titles += own.titles + (node.tag in ("h1", "h2"))
        above.tables += own.tables + (node.tag == "table")
        above.in_table = max(above.in_table, own.text if node.tag == "table" else 0, own.in_table)
        above.lists += own.lists + (node.tag in ("ul", "ol", "dl"))
        above.navs += own.navs + (node.tag == "nav")


def _main(root: Node) -> Node:
    """The element that the page itself names as its main part, where that holds most of the text."""
    parts = [node for node in root.down() if node.tag in ("main", "article")]
    outside = sum(measures(node).text for node in root.down() if node.tag in _ASIDES and not measures(node).aside)
    whole = measures(root).text - outside
    content = root
    mains = [node for node in parts if node.tag == "main"]
    if len(mains) == 1 and measures(mains[0]).text >= _MOST * whole:
        content = mains[0]
    # An article within holds the document where it has nearly all of the text, and all that has a heading.
    articles = [node for node in content.down() if node.tag == "article" and node is not content]
    if len(articles) == 1:
        share = _NEARLY_ALL if content is not root else _MOST
        found = measures(articles[0])
        if found.text >= share * (measures(content).text if content is not root else whole):
            titled = content is root or found.titles == measures(content).titles
            content = articles[0] if titled else content
    return content


def _leave_out_page_parts(content: Node) -> None:
    whole = measures(content).text
    for node in content.down():
        if node is not content and node.tag not in ("td", "th", "tr", "table", "tbody") and _is_page_part(node, whole):
            node.skip = True


def _is_page_part(node: Node, whole: int) -> bool:
    held = measures(node)
    if node.tag == "nav":
        return held.anchored * 2 < held.text  # a list of contents is kept, and read as such
    if node.tag == "aside":
        return not node.get("role").startswith("doc-")
    if node.tag == "footer":
        return held.headings == 0 and held.tables == 0
    if node.tag == "header":
        return not held.in_part and (held.titles == 0 or held.navs > 0)
    if node.get("role") in _SEARCH_ROLES:
        return held.text * 2 < whole
    if "class" not in node.attrs and "id" not in node.attrs and "aria-label" not in node.attrs:
        return False
    named = words(node.get("class"), node.get("id"))
    if held.text * 2 >= whole or held.titles > 1:
        return False  # a name on a wrapper around the document: "has-sidebar"
    if named & _COOKIES and not held.tables:
        return True
    if (named | words(node.get("aria-label"))) & _PATHS:
        return held.tables == 0
    if named & _SKIPS:
        return held.text < 60
    return bool(named & _MENUS) and held.linked * 2 >= held.text > 0 and held.anchored * 2 < held.text

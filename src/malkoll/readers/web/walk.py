"""Going through a page in its order, without recursion: pages lie deeper than calls may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from malkoll.readers.web.style import Styles
from malkoll.readers.web.tree import Node
from malkoll.readers.web.words import Cursor

__all__ = ["Visitor", "walk", "within"]


class Visitor(Protocol):
    """Who is told what a page holds, in its order."""

    def enter(self, node: Node, look: Cursor) -> bool:
        """An element begins; whether to go into it (``leave`` is then called at its end)."""
        ...

    def text(self, text: str, look: Cursor) -> None:
        """Text of the element that was entered last and not left."""
        ...

    def leave(self, node: Node) -> None:
        """An element that was gone into ends."""
        ...


def within(node: Node, styles: Styles, look: Cursor) -> Cursor:
    """How text in ``node`` looks, where text around it looks as ``look``."""
    own = styles.look(node)
    if all(said is None for said in (own.bold, own.slanted, own.kept_lines, own.symbols, own.ink)):
        return look
    return Cursor(
        look.bold if own.bold is None else own.bold,
        look.slanted if own.slanted is None else own.slanted,
        look.kept_lines if own.kept_lines is None else own.kept_lines,
        look.symbols if own.symbols is None else own.symbols,
        own.ink or look.ink,
    )


def walk(root: Node, styles: Styles, visitor: Visitor, look: Cursor) -> None:
    """Tell ``visitor`` what ``root`` holds; what was left out is not told."""
    stack: list[tuple[Node, Cursor, Iterator[Node | str]]] = [(root, look, iter(root.children))]
    while stack:
        node, look, children = stack[-1]
        for child in children:
            if isinstance(child, str):
                visitor.text(child, look)
            elif not child.skip:
                inside = within(child, styles, look)
                if visitor.enter(child, inside):
                    stack.append((child, inside, iter(child.children)))
                    break
        else:
            stack.pop()
            if stack:
                visitor.leave(node)

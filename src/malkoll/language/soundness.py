"""Whether a sentence that is about to be advised would itself be understood: no advice leads to a new mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from malkoll.language.grammar import parse_text
from malkoll.language.mistakes import Mistakes
from malkoll.language.sentences import Piece, SentenceReader
from malkoll.language.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["first_sound", "is_sound", "is_sound_statement"]

_SENTENCES = frozenset({"every", "none", "the", "ask"})


def is_sound(sentence: str) -> bool:
    """Whether ``sentence`` is a requirement that can be checked; the word lists it names are taken to exist."""
    from lark.exceptions import UnexpectedInput

    try:
        node = parse_text(sentence, "rule_item")
    except UnexpectedInput:
        return False
    return node.data in _SENTENCES and SentenceReader(Mistakes(Source("", sentence))).read(Piece(node, 0)) is not None


def is_sound_statement(sentence: str) -> bool:
    """Whether ``sentence`` is one that a template can hold."""
    from lark.exceptions import UnexpectedInput

    from malkoll.language.definitions import Definition, DefinitionReader

    text = f'mall a "A"\n    {sentence}\n'
    try:
        node = parse_text(text, "start").children[0]
    except UnexpectedInput:
        return False
    mistakes = Mistakes(Source("", text))
    items = [Piece(child, 0) for child in node.children if hasattr(child, "children")]
    DefinitionReader(mistakes).template(Definition(Piece(node, 0), items))
    return not mistakes.found


def first_sound(sentences: Iterable[str]) -> str | None:
    """The first of ``sentences`` that is sound, spaced and ended as a sentence."""
    for one in sentences:
        sentence = " ".join(one.split())
        sentence = sentence[:1].upper() + sentence[1:].rstrip(" .") + "."
        if is_sound(sentence):
            return sentence
    return None

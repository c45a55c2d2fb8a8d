"""The grammar: one file for people, its words written from the vocabulary.

``grammar/malkoll.lark`` is complete and can be read, and built, by itself. Its last section, the words,
is written from ``vocabulary`` by ``python -m malkoll.language.grammar``; a test holds it in step.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from malkoll import resources
from malkoll.language.vocabulary import KEYWORDS, NUMBER_WORDS
from malkoll.language.wordforms import NOUN_FORMS, PHRASES

if TYPE_CHECKING:
    from lark import Lark

__all__ = ["STARTS", "lower", "parse_text", "parser", "words_section", "write"]

STARTS = ("start", "rule_item", "statute_item", "template_item")
"""What can be parsed by itself: a file, one item of a rule, of a statute or of a template."""

_MARKER = "// --- words (written by python -m malkoll.language.grammar from vocabulary.py; do not edit by hand) "


def _escaped(text: str) -> str:
    return re.escape(text).replace("\\ ", "\\s+").replace("\\-", "-")


def _pattern(forms: Iterable[str]) -> str:
    """A regular expression for whole words, the longest form first."""
    longest_first = sorted(set(forms), key=lambda form: (-len(form), form))
    return f"/(?:{'|'.join(map(_escaped, longest_first))})(?![\\w-])/"


def words_section() -> str:
    """The grammar's section of words: keywords, numbers, nouns and properties."""
    lines = [_MARKER + "---", ""]
    for name, (sv, en) in KEYWORDS.items():
        lines.append(f"{name}: {_pattern((*sv, *en))}")
    number_words = [form for sv, en in NUMBER_WORDS.values() for form in (*sv, *en)]
    lines.append(f"NUMBER_WORD: {_pattern(number_words)}")
    for name, forms in PHRASES.items():
        lines.append(f"{name}: {_pattern(forms)}")
    lines.append(f"NOUN: {_pattern(NOUN_FORMS)}")
    return "\n".join(lines) + "\n"


def write() -> None:
    """Write the words anew into the grammar file."""
    path = resources.grammar_file()
    rules = path.read_text(encoding="utf-8").partition(_MARKER)[0]
    path.write_text(rules + words_section(), encoding="utf-8")


@cache
def parser(strict: bool = False) -> Lark:
    """The parser, built once per process. ``strict`` needs the package interegular; tests use it."""
    from lark import Lark
    from lark.common import LexerConf
    from lark.lexer import ContextualLexer

    class UncheckedLexer(ContextualLexer):
        """The contextual lexer without the search for colliding terminals.

        lark searches wherever interegular happens to be installed, which takes seconds; here the strict
        build of the tests has done it once and for all.
        """

        def __init__(self, conf: LexerConf, states: Any, always_accept: Collection[str] = ()) -> None:
            conf.skip_validation = True
            super().__init__(conf, states, always_accept)

    return Lark(
        resources.grammar_file().read_text(encoding="utf-8"),
        parser="lalr",
        lexer="contextual",
        start=list(STARTS),
        maybe_placeholders=False,
        strict=strict,
        _plugins={} if strict else {"ContextualLexer": UncheckedLexer},
    )


def parse_text(text: str, start: str) -> Any:
    """The tree of ``text`` (in NFC) from the start symbol ``start``; tokens are as written.

    The lexer is given lower case: patterns that ignore case take three times as long to compile.

    Raises:
        lark.exceptions.UnexpectedInput: ``text`` does not parse; offsets in it are offsets in ``text``.
    """
    tree = parser().parse(lower(text), start=start)
    for node in tree.iter_subtrees():
        for at, child in enumerate(node.children):
            if not hasattr(child, "children"):
                node.children[at] = child.update(value=text[child.start_pos : child.end_pos])
    return tree


def lower(text: str) -> str:
    """``text`` in lower case, character for character ("İ", which would become two, is left)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


if __name__ == "__main__":
    write()

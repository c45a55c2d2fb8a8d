"""The requirement language: reading rule files and saying what they hold.

lark is imported when the first file is parsed, and not before: a run that finds its packs in the cache
never needs it.
"""

from __future__ import annotations

from collections.abc import Iterable

from malkoll.errors import Mistake
from malkoll.language.tree import ColumnIs, ElementIs, Lang, Pack, Sentence, Template, WordList

__all__ = ["load", "parse", "read_aloud", "read_statement", "read_template", "show_mistake"]


def parse(text: str, path: str) -> Pack:
    """What one rule file (.krav or .mall) defines; ``path`` is told in spans and mistakes only.

    Word lists and templates that other files may define are not looked for; ``load`` does that.

    Raises:
        RuleFileError: the file has mistakes; the error holds all of them.
    """
    from malkoll.language import reading

    return reading.parse(text, path)


def load(sources: Iterable[tuple[str, str]]) -> Pack:
    """What several rule files, given as (path, text), define together, with all names between them checked.

    Raises:
        RuleFileError: there are mistakes; the error holds all mistakes of all files.
    """
    from malkoll.language import reading

    return reading.load(sources)


def read_aloud(sentence: Sentence, lang: Lang, word_lists: Iterable[WordList] = ()) -> str:
    """The requirement as a sentence in Swedish or English; parsed again it gives the same tree.

    A word list is called what it is called in that language where it is among ``word_lists``; otherwise as written.
    """
    from malkoll.language import render

    return render.sentence(render.in_language(sentence, lang, word_lists), lang)


def read_statement(statement: ElementIs | ColumnIs, lang: Lang) -> str:
    """A statement of a template as a sentence in Swedish or English."""
    from malkoll.language import render

    return render.statement(statement, lang)


def read_template(template: Template, lang: Lang) -> tuple[str, ...]:
    """Everything a template says, a sentence each."""
    from malkoll.language import render

    return render.template(template, lang)


def show_mistake(mistake: Mistake, lang: Lang) -> str:
    """The mistake as plain text: place and message, the source line, a caret line, and what to write."""
    from malkoll.language import show

    return show.show_mistake(mistake, lang)

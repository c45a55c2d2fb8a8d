"""Rule files around single sentences and statements, for the tests of the language."""

from __future__ import annotations

from malkoll import language
from malkoll.errors import RuleFileError
from malkoll.language.tree import ColumnIs, ElementIs, Lang, Sentence, Template

_HEADS = {"sv": "krav XX101 prov", "en": "rule XX101 trial"}
_TEMPLATE_HEADS = {"sv": 'mall sjovik "Sjövik"', "en": 'template sjovik "Sjövik"'}
_REST = 'message "m"\nhint "h"\nfailing """\n## Mål 1: Fler cyklar\n"""\n'


def rule_with(*sentences: str, lang: Lang = "sv") -> str:
    """A sound rule of these sentences."""
    return "\n    ".join((_HEADS[lang], *sentences)) + "\n" + _REST


def sentence(text: str, lang: Lang = "sv") -> Sentence:
    """The tree of one requirement sentence."""
    (found,) = language.parse(rule_with(text, lang=lang), "prov.krav").requirements[0].sentences
    return found


def template(*statements: str, lang: Lang = "sv") -> Template:
    """The template of these statements."""
    text = "\n    ".join((_TEMPLATE_HEADS[lang], *statements)) + "\n"
    return language.parse(text, "prov.mall").templates[0]


def statement(text: str, lang: Lang = "sv") -> ElementIs | ColumnIs:
    """The tree of one statement of a template."""
    (found,) = template(text, lang=lang).statements
    return found


def mistakes(*texts: str) -> list[str]:
    """The codes of the mistakes in these files, loaded together, in the order they are told."""
    try:
        language.load([(f"fil{number}.krav", text) for number, text in enumerate(texts, 1)])
    except RuleFileError as error:
        return [mistake.code for mistake in error.mistakes]
    return []

"""The requirement language: rule files, word lists, statutes and templates as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from held import BrokenError, hold

from targets.target import ROOT, Target, Try

_HEADS = {"sv": "krav XX101 prov\n    ", "en": "rule XX101 trial\n    "}
_REST = '\nmessage "m"\nhint "h"\nfailing """\n## Mål 1: Fler cyklar\n"""\n'


def _prepare() -> Try:
    from malkoll import language
    from malkoll.errors import RuleFileError
    from malkoll.language.diagnostics import DIAGNOSTICS

    def said_again(sentence: Any, lang: Any) -> None:
        said = language.read_aloud(sentence, lang)
        try:
            again = language.parse(_HEADS[lang] + said + _REST, "igen.krav").requirements[0].sentences
        except RuleFileError as error:
            raise BrokenError(f"A sentence read aloud can be read: {said}: {error.mistakes}") from None
        hold("A sentence read aloud says the same again", again == (sentence,), said)

    def tried(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        try:
            pack = language.parse(text, "prov.krav")
        except RuleFileError as error:
            hold("An error has mistakes", error.mistakes)
            for mistake in error.mistakes:
                hold("A mistake is a known one", mistake.code in DIAGNOSTICS, mistake)
                hold("A mistake stands on a line", 1 <= mistake.line <= len(lines), mistake)
                hold("A mistake stands in its line", 1 <= mistake.column <= len(mistake.source) + 1, mistake)
                hold("A mistake has a width", mistake.width >= 1, mistake)
                for lang in ("sv", "en"):
                    hold("A mistake can be shown", language.show_mistake(mistake, lang))
            return
        for one in pack.requirements:
            for sentence in one.sentences:
                said_again(sentence, "sv")
                said_again(sentence, "en")
        for template in pack.templates:
            for lang in ("sv", "en"):
                hold("A template is read aloud", all(language.read_template(template, lang)), template.name)

    return tried


def _files() -> Iterator[tuple[str, str]]:
    for folder in ("rules", "examples"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".krav", ".mall") and path.stat().st_size < 6000:
                yield path.stem, path.read_text(encoding="utf-8")


def _seeds() -> Iterator[tuple[str, bytes]]:
    from malkoll.language.diagnostics import DIAGNOSTICS

    for name, text in _files():
        yield name, text.encode()
    for name, one in DIAGNOSTICS.items():
        for number, example in enumerate(one.examples):
            yield f"{name}-{number}", example.encode()


def _words() -> Iterable[bytes]:
    from malkoll.language.vocabulary import CAPTURES, KEYWORDS, NUMBER_WORDS
    from malkoll.language.wordforms import NOUN_FORMS, PHRASES

    forms = {form for sv, en in (*KEYWORDS.values(), *NUMBER_WORDS.values()) for form in (*sv, *en)}
    forms |= {form for several in PHRASES.values() for form in several}
    forms |= set(NOUN_FORMS)
    forms |= {"{" + form + "}" for several in CAPTURES.values() for form in several}
    marks = [
        '"',
        '"""',
        "”",
        ".",
        ",",
        ":",
        "{",
        "}",
        "|",
        "#",
        "\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u200b",
        "\x00",
        "XX101",
    ]
    return [f" {form} ".encode() for form in sorted(forms)] + [mark.encode() for mark in marks]


RULES = (
    Target(
        "language",
        "rule files: a pack, or mistakes that stand where they are said to; sentences read aloud say the same again",
        _prepare,
        _seeds,
        ("malkoll.language",),
        "words",
        _words,
        ".krav",
        16_384,
    ),
)

"""What a sentence of a template wants, written with the words that the language has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.language.shape import Told, write
from malkoll.language.soundness import is_sound_statement
from malkoll.language.tree import Lang
from malkoll.language.vocabulary import NOUNS
from malkoll.language.wordforms import NOUN_FORMS, a_or_an, fold
from malkoll.regexes import compiled

__all__ = ["statement_wanted"]

_FLAGS = re.IGNORECASE | re.DOTALL
_TEXT = r"(?P<text>\"[^\"\n]*\"|[“”][^”\n]*”)"
_AN = r"(?:(?:ett|en|an?|the|alltid)\s+)*"
_NOUN = r"(?P<noun>[^\W\d][\w-]*)"
_IS = r"\s+(?:är|blir|betyder|=|is|are|means)\s+"
_FIRST = compiled(
    rf"\s*(?:(?P<every>(?:alla|varje|samtliga|all|every)\s+(?:rubrik\w*|headings?)\s+(?:som\s+står\s+)?"
    rf"(?P<direct>direkt\s+|directly\s+)?under\s+(?:(?:rubriken|the\s+heading)\s+)?)"
    rf"|(?P<form>(?:alla\s+|the\s+)?(?:rubrik|fält|avsnitt|etikett|ord|rad|text|heading|field|section|label)\w*\s+))?"
    rf"{_TEXT}{_IS}{_AN}{_NOUN}[.\s]*\Z",
    _FLAGS,
)
_BARE = compiled(rf"\s*(?P<bare>[^\W\d_][\w-]*(?:\s+[\w-]+){{0,2}}){_IS}{_AN}{_NOUN}[.\s]*\Z", _FLAGS)
_LAST = compiled(
    rf"\s*{_AN}{_NOUN}{_IS}(?:(?:alla|varje|en|ett|all|every|a|the)\s+)?(?P<form>rubrik(?:en|er|erna)?|headings?)\s+"
    rf"(?P<how>(?:(?:som|that)\s+)?(?:börjar|inleds|begins?|starts?)\s+(?:med|with)\s+"
    rf"|(?:som\s+)?(?:heter|lyder)\s+|(?:that\s+(?:is|are)\s+)?called\s+"
    rf"|(?:som\s+står\s+)?(?P<direct>direkt\s+|directly\s+)?under\s+(?:(?:rubriken|the\s+heading)\s+)?)?"
    rf"{_TEXT}[.\s]*\Z",
    _FLAGS,
)
_CALLED = compiled(
    rf"\s*{_AN}{_NOUN}\s+(?:heter|kallas(?:\s+för)?|skrivs(?:\s+som)?|står\s+som|is\s+called|is\s+written)\s+{_TEXT}[.\s]*\Z",
    _FLAGS,
)
_RIGHT_ALREADY = compiled(
    r"(?:rubriken|varje\s+rubrik\s+(?:direkt\s+)?under\s+rubriken|the\s+heading"
    r"|every\s+heading\s+(?:directly\s+)?under\s+the\s+heading)\s+[\"“”]",
    re.IGNORECASE,
)
_ENGLISH = compiled(r"\b(?:is|are|means)\b", re.IGNORECASE)


def statement_wanted(words: str) -> Told | None:
    """How to write the statement ``words``, where its meaning shows; ``None`` where it does not."""
    lang: Lang = "en" if _ENGLISH.search(re.sub(_TEXT, "", words)) else "sv"
    end = len(words.rstrip(" .\n\t"))
    start = len(words) - len(words.lstrip())
    for code, sentences in (("turned-around", _turned(words, lang)), ("said-in-template", _heading(words, lang))):
        sentence = next((one for one in sentences if is_sound_statement(one)), None)
        if sentence is not None:
            return Told(code, start, end, {"how": write(sentence)})
    return None


def _known(word: str, lang: Lang) -> str | None:
    """The noun, singular with its article in ``lang``, that ``word`` is a form of in either language."""
    readings = NOUN_FORMS.get(fold(word), ())
    if not readings:
        return None
    noun = NOUNS[readings[0].noun]
    said = noun.sv[0] if lang == "sv" else noun.en[0]
    return f"{noun.gender.capitalize()} {said}" if lang == "sv" else f"{a_or_an(said).capitalize()} {said}"


def _turned(words: str, lang: Lang) -> Iterator[str]:
    """Sentences for one that begins with the text and ends with what it is."""
    found = _FIRST.match(words)
    is_, title = ("is", "title") if lang == "en" else ("är", "titel")
    if found is not None and (noun := _known(found["noun"], lang)) is not None:
        text = found["text"]
        if found["every"]:
            yield _under(noun, text, lang, direct=bool(found["direct"]))
            return
        form = (found["form"] or "").lower()
        if "fält" in form or "etikett" in form or "field" in form or "label" in form:
            yield f"{noun} {is_} {_said('field', lang)} {text}."
        elif "avsnitt" in form or "section" in form:
            yield f"{noun} {is_} {_said('section', lang)} {text}."
        for kind in ("heading", "field", "section"):
            yield f"{noun} {is_} {_said(kind, lang)} {text}."
        return
    found = _BARE.match(words)
    if found is None or (noun := _known(found["noun"], lang)) is None:
        return
    bare = found["bare"]
    if any(fold(one) in NOUN_FORMS for one in bare.split()) or fold(bare.split()[0]) in ("en", "ett", "a", "an", "the"):
        return
    yield f'{noun} {is_} {_said("field", lang)} "{bare}".'
    yield f'{noun} {is_} {_said("heading", lang)} "{bare} {{{title}}}".'


def _heading(words: str, lang: Lang) -> Iterator[str]:
    """Sentences for one that says "headings" in other words than the language's."""
    called = _CALLED.match(words)
    if called is not None and (what := _known(called["noun"], lang)) is not None:
        for kind in ("heading", "field") if "{" in called["text"] else ("field", "heading"):
            yield f"{what} {'is' if lang == 'en' else 'är'} {_said(kind, lang)} {called['text']}."
    found = _LAST.match(words)
    if found is None or (noun := _known(found["noun"], lang)) is None:
        return
    if _RIGHT_ALREADY.match(words, found.start("form")) and fold(found["noun"]) == noun.split()[-1]:
        return
    how = " ".join((found["how"] or "").lower().split())
    is_, title = ("is", "title") if lang == "en" else ("är", "titel")
    if "under" in how:
        yield _under(noun, found["text"], lang, direct=bool(found["direct"]))
    elif how.endswith(("med", "with")):
        yield f'{noun} {is_} {_said("heading", lang)} "{found["text"][1:-1].rstrip()} {{{title}}}".'
    else:
        yield f"{noun} {is_} {_said('heading', lang)} {found['text']}."


def _under(noun: str, text: str, lang: Lang, *, direct: bool) -> str:
    if lang == "en":
        return f"{noun} is every heading {'directly ' if direct else ''}under the heading {text}."
    return f"{noun} är varje rubrik {'direkt ' if direct else ''}under rubriken {text}."


def _said(kind: str, lang: Lang) -> str:
    sv = {"heading": "rubriken", "field": "fältet", "section": "avsnittet"}
    return f"the {kind}" if lang == "en" else sv[kind]

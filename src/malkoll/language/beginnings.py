"""Requirements that begin with something else than the language's sentences do, turned into those.

"Om målet har en åtgärd ska …" becomes "Varje mål som har en åtgärd ska …".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.finding import Text
from malkoll.language.shape import Shape, write
from malkoll.language.tree import Lang
from malkoll.language.vocabulary import NOUNS
from malkoll.language.wordforms import NOUN_FORMS, a_or_an, fold, noun_form
from malkoll.regexes import compiled

__all__ = ["begun_from_the_other_end", "begun_otherwise"]

_FLAGS = re.IGNORECASE | re.DOTALL
_IF_SV = compiled(
    r"\s*(?:om|när|då)\s+(?:ett|en|något|någon|varje)?\s*(?P<noun>[^\W\d]\w*)\s+(?P<clause>.+?),?\s+(?:så\s+)?"
    r"(?P<modal>ska|skall|måste|bör)\s+(?P<rest>.+?)[.\s]*\Z",
    _FLAGS,
)
_IF_EN = compiled(
    r"\s*(?:if|when)\s+(?:a|an|the|any)\s+(?P<noun>[^\W\d]\w*)\s+(?P<clause>.+?),?\s+(?:then\s+)?"
    r"(?:it|the\s+\w+)\s+(?P<modal>must|should|shall)\s+(?P<rest>.+?)[.\s]*\Z",
    _FLAGS,
)
_PER = compiled(
    r"\s*(?P<what>.*?)\b(?P<modal>ska|skall|måste|bör|får|must|should|may|shall)\s+(?P<not>inte\s+|not\s+)?"
    r"(?:finnas|anges|framgå|redovisas|stå|be\s+stated|be\s+given|be|vara|ha|have)\s*(?P<more>.*?)\s*"
    r"\b(?:för|i|på|per|vid|till|av|hos|for|in|per|of)\s+(?:(?:varje|alla|each|every|all)\s+)?(?P<noun>[^\W\d]\w*)[.\s]*\Z",
    _FLAGS,
)
_NONE_WITHOUT = compiled(
    r"\s*(?:det\s+får\s+inte\s+finnas|there\s+must\s+not\s+be|there\s+may\s+be\s+no)\s+(?:(?:något|några|någon|any|a|an)\s+)?"
    r"(?P<noun>[^\W\d]\w*)\s+(?:utan|som\s+saknar|som\s+inte\s+har|without|that\s+lacks?)\s+(?:(?:en|ett|any|an?)\s+)?"
    r"(?P<what>[^\W\d][\w-]*)[.\s]*\Z",
    _FLAGS,
)
_THAT = compiled(
    r"[^.]*?\b(?:att|that)\s+(?:varje|alla|samtliga|every|all)\s+(?P<noun>[^\W\d]\w*)\s+"
    r"(?P<verb>ska\s+ha|har|nämner|must\s+have|has|have|mentions?)\s+(?P<what>.+?)[.\s]*\Z",
    _FLAGS,
)
_MOST = compiled(r"\A(?:högst|max|maximalt|inte\s+fler\s+än|fler\s+än|at\s+most|more\s+than)\s+", re.IGNORECASE)
_JOINERS = frozenset({"och", "samt", "eller", "and", "or"})
_EMPTY = frozenset({"det", "there", "de", ""})


def begun_otherwise(words: str, lists: frozenset[str]) -> Text:
    """How to say the requirement ``words``, which begins with no beginning of the language's."""
    return begun_from_the_other_end(words, lists) or _general(words)


def begun_from_the_other_end(words: str, lists: frozenset[str]) -> Text | None:
    """How to say ``words`` where they end with, or have as a condition, what the requirement is set on."""
    shape = Shape(words, lists)
    return _none_without(shape) or _that_every(shape) or _conditional(shape) or _of_each(shape)


def _general(words: str) -> Text:
    if re.match(r"\s*(?:om|när|då|if|when)\b", words, re.IGNORECASE):
        return Text(
            "Ett villkor sägs så här: Varje mål med en åtgärd ska ha en tidsgräns.",
            "A condition is said like this: Every goal with a measure must have a deadline.",
        )
    return Text(
        "Börja med Varje, Inget, Planen eller Fråga vid varje: Varje mål ska ha en indikator.",
        "Begin with Every, No, The plan or Ask for every: Every goal must have an indicator.",
    )


def _singular(word: str, shape: Shape) -> str | None:
    """The noun that ``word`` is a form of, in the language of the sentence also where the word is of the other."""
    readings = NOUN_FORMS.get(fold(word), ())
    return noun_form(readings[0].noun, shape.lang, "singular") if readings else None


def _article(noun: str, shape: Shape) -> str:
    reading = next(one for one in NOUN_FORMS[fold(noun)] if one.lang == shape.lang)
    return f"{NOUNS[reading.noun].gender if shape.lang == 'sv' else a_or_an(noun)} {noun}"


def _none_without(shape: Shape) -> Text | None:
    found = _NONE_WITHOUT.match(shape.words)
    noun = _singular(found["noun"], shape) if found else None
    if found is None or noun is None:
        return None
    every, must = ("Every", "must") if shape.lang == "en" else ("Varje", "ska")
    return _having(shape, f"{every} {noun} {must}", found["what"])


def _that_every(shape: Shape) -> Text | None:
    found = _THAT.match(shape.words)
    if found is None:
        return None
    lang: Lang = "sv" if re.search(r"\b(?:att|varje|alla)\b", found[0], re.IGNORECASE) else "en"
    noun = next((one for one in NOUN_FORMS.get(fold(found["noun"]), ()) if one.lang == lang), None)
    if noun is None:
        return None
    every, must = ("Every", "must") if lang == "en" else ("Varje", "ska")
    have, mention = ("have", "mention") if lang == "en" else ("ha", "nämna")
    verb = mention if found["verb"].lower().startswith(("nämn", "mention")) else have
    sentence = shape.first_of([f"{every} {noun_form(noun.noun, lang, 'singular')} {must} {verb} {found['what']}"])
    return write(sentence) if sentence else None


def _conditional(shape: Shape) -> Text | None:
    found = (_IF_EN if shape.lang == "en" else _IF_SV).match(shape.words)
    noun = _singular(found["noun"], shape) if found else None
    if found is None or noun is None:
        return None
    every, that = ("Every", "that") if shape.lang == "en" else ("Varje", "som")
    head = f"{every} {noun} {that} {found['clause']} {found['modal']}"
    rest = re.sub(
        rf"\A(?:det|den|{re.escape(found['noun'])}|{re.escape(noun)}\w*)\s+", "", found["rest"], flags=re.IGNORECASE
    )
    sentence = shape.first_of([f"{head} {rest}"])
    if sentence is not None:
        return write(sentence)
    passive = re.match(r"(?P<what>[^\W\d]\w*)\s+(?:anges|finnas|framgå|redovisas|be\s+\w+)\b", rest, re.IGNORECASE)
    if passive is None:
        return None
    return _having(shape, head, passive["what"])


def _having(shape: Shape, head: str, what: str) -> Text | None:
    """The sentence that begins with ``head`` and requires ``what``: a noun to have, or else a word to mention."""
    have, mention = ("have", "mention") if shape.lang == "en" else ("ha", "nämna")
    noun = _singular(what, shape)
    if noun is not None and (sentence := shape.first_of([f"{head} {have} {_article(noun, shape)}"])) is not None:
        return write(sentence)
    listed = shape.list_for(_indefinite(what) if shape.lang == "sv" else what)
    said = shape.first_of([f"{head} {mention} {listed.name}"])
    return shape.mentioning(listed, said) if said else None


def _indefinite(word: str) -> str:
    """The word without what makes it definite: "kostnaden" → "kostnad"."""
    low = fold(word)
    return next((low.removesuffix(end) for end in ("erna", "arna", "orna", "en", "et") if low.endswith(end)), low)


def _of_each(shape: Shape) -> Text | None:
    found = _PER.match(shape.words)
    noun = _singular(found["noun"], shape) if found else None
    if found is None or noun is None:
        return None
    sentence = shape.first_of(_counted(shape, found, noun))
    if sentence is not None:
        return write(sentence)
    what = found["more"] if fold(found["what"]) in _EMPTY else found["what"]
    words = [
        one for one in re.findall(r"[^\W\d][\w-]*", what) if fold(one) not in ("en", "ett", "a", "an", "the", "det")
    ]
    if not words or found["not"] or _JOINERS & {fold(one) for one in words}:
        return None
    every = "Every" if shape.lang == "en" else "Varje"
    return _having(shape, f"{every} {noun} {found['modal']}", words[-1])


def _counted(shape: Shape, found: re.Match[str], noun: str) -> Iterator[str]:
    """Sentences on how many there are to be of something per ``noun``."""
    every, have = ("Every", "have") if shape.lang == "en" else ("Varje", "ha")
    more = found["more"].strip()
    if found["modal"].lower() not in ("får", "may"):
        yield f"{every} {noun} {found['modal']} {found['not'] or ''}{have} {more}"
        what = found["what"].strip()
        if not found["not"] and _JOINERS & set(fold(what).split()):
            yield f"{every} {noun} {found['modal']} {have} {what[:1].lower()}{what[1:]}"
        return
    than = _MOST.sub("", more)
    if than == more:
        return
    none, fewer = (("No",), "may have more than") if shape.lang == "en" else (("Inget", "Ingen"), "får ha fler än")
    for one in none:
        yield f"{one} {noun} {fewer} {than}"

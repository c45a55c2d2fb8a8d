"""Messages with what they speak of filled in."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from malkoll.bulk import maker
from malkoll.checks import Element, PlanView
from malkoll.elements import label_of, things_getter
from malkoll.finding import Text
from malkoll.language.vocabulary import NOUNS, PLACEHOLDERS
from malkoll.plan import Compared, Status
from malkoll.regexes import compiled
from malkoll.swedish.figures import figure

__all__ = ["LONGEST", "fill", "shorten"]

LONGEST = 90
"""Characters of a title or text in a message; what is longer is cut at a word."""

_LONGEST_DIFFERENCE = 160
"""Characters of the words that differ between two titles: to see them is the point of the message."""

_PLACEHOLDER = compiled(r"\{([^{}\s]{1,40})\}")
_MEANT = {form: noun.id for noun in NOUNS.values() for form in (noun.sv[0], noun.en[0])} | {
    form: id for id, forms in PLACEHOLDERS.items() for form in forms
}
_UNNAMED = Text(sv="(utan namn)", en="(unnamed)")


def shorten(text: str, longest: int = LONGEST) -> str:
    """``text`` on one line and no longer than ``longest``, cut at a word where one is near."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > longest // 2 else cut).rstrip(" ,.;:–-") + "…"


def fill(text: Text, element: Element, values: Mapping[str, str], view: PlanView) -> Text:
    """``text`` with ``{mål}``, ``{indicator}``, ``{text}`` … replaced by the element's own words.

    ``values`` are what a hand-written check gives by name and go first; a name in one language fills the placeholder
    in both. A placeholder nothing is known of stays as it is written, so that it is seen.
    """
    sv, en = _pieces(text.sv), _pieces(text.en)
    if len(sv) < 2 and len(en) < 2:
        return text
    given: dict[str, str] = {}
    for name, said in values.items():
        given[_meant(name) or name.casefold()] = shorten(said)
    known: dict[str | None, str] = {}
    return _text_of(
        _filled(sv, "sv", element, given, known, view),
        _filled(en, "en", element, given, known, view),
    )


_text_of = maker(Text)


@lru_cache(maxsize=4096)
def _pieces(template: str | None) -> tuple[str, ...]:
    """``template`` in pieces: words, and every second one the name of what is to stand between them."""
    return () if template is None else tuple(_PLACEHOLDER.split(template))


@lru_cache(maxsize=4096)
def _meant(name: str) -> str | None:
    """What a placeholder means, by an id of the language; ``None`` where that has none of the name."""
    return _MEANT.get(name.casefold())


_BY_LANGUAGE = frozenset({"fault", "difference", "value", "calculation"})
"""Placeholders that may stand for other words in the other language."""


def _filled(
    pieces: tuple[str, ...],
    language: str,
    element: Element,
    given: Mapping[str, str],
    known: dict[str | None, str],
    view: PlanView,
) -> str | None:
    """The pieces put together. ``known`` is what placeholders stand for in any language, as far as worked out."""
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    out = list(pieces)
    for at in range(1, len(out), 2):
        name = out[at]
        meant = _meant(name)
        if meant in known and not given:
            out[at] = known[meant] or _UNNAMED.in_language(language)
        elif given and (said := given.get(meant or name.casefold())) is not None:
            out[at] = said
        elif meant is None:
            out[at] = f"{{{out[at]}}}"
        elif meant in _BY_LANGUAGE:
            out[at] = _in_language(meant, language, element, view)
        else:
            if meant not in known:
                known[meant] = shorten(_said(meant, element, view))
            out[at] = known[meant] or _UNNAMED.in_language(language)
    return "".join(out)


def _in_language(meant: str, language: str, element: Element, view: PlanView) -> str:
    """What a placeholder of ``_BY_LANGUAGE`` stands for."""
    if meant == "fault":
        fault = getattr(element.value, "fault", None)
        return fault.in_language(language) if fault is not None else ""
    if meant == "difference":
        compared = getattr(element.value, "compared", None)
        differs = compared.difference if isinstance(compared, Compared) else None
        return shorten(differs.in_language(language), _LONGEST_DIFFERENCE) if differs is not None else ""
    if meant == "value" and isinstance(element.value, Status):
        return _carried(element.value).in_language(language)
    said = _said(meant, element, view)
    if meant == "calculation" and language == "en":
        said = _in_english(said)
    return shorten(said) or _UNNAMED.in_language(language)


def _carried(status: Status) -> Text:
    """What stands where a status is not given in words."""
    if status.colour is not None:
        sv, en = status.colour.sv, status.colour.en
        return Text(sv=f"där finns bara färgen {sv}", en=f"there is only the colour {en}")
    if status.carrier == "image":
        return Text(sv="där finns bara en bild", en="there is only an image")
    return Text(
        sv="platsen är tom i texten, och kanske finns där en färg eller en bild",
        en="its place is empty in the text, and there may be a colour or an image",
    )


def _text(element: Element) -> str:
    """The element's own words, or, where it has none (a colour, a lost heading), what it hangs on."""
    own = label_of(element.noun, element.value)
    if own.strip() or element.holder is None or element.holder_noun is None:
        return own
    return label_of(element.holder_noun, element.holder)


def _said(meant: str, element: Element, view: PlanView) -> str:
    """What a placeholder stands for; "" where there is nothing of the kind."""
    if meant == element.noun and meant != "calculation":
        return label_of(meant, element.value)
    if meant == "text":
        return _text(element)
    if meant in ("stated", "computed", "calculation", "usual", "meant", "rule", "reason", "until"):
        return _shown(getattr(element.value, meant, None))
    if meant in ("planned", "document"):
        compared = getattr(element.value, "compared", None)
        if not isinstance(compared, Compared):
            return ""
        return str(compared.planned) if meant == "planned" else ", ".join(compared.missing_from)
    if meant == "missing":
        return ", ".join(passage.text for passage in getattr(element.value, "missing", ()))
    if meant == "value":
        return next((said for noun in ("target", "baseline", "outcome") if (said := _of(noun, element))), "")
    if meant == "area" and element.noun != "area":
        area = view.area_of(element.goal)
        return area.title if area is not None else ""
    return _of(meant, element)


_WORDS_OF_CALCULATION = ((" ligger inte mellan ", " does not lie between "), (" och ", " and "), (" av ", " of "))
_POINTS = ("procentenheter", "percentage points")


def _in_english(calculation: str) -> str:
    """A calculation, which is written with few words, in English."""
    for swedish, english in (*_WORDS_OF_CALCULATION, _POINTS):
        calculation = calculation.replace(swedish, english)
    return calculation


def _shown(value: Any) -> str:
    """A figure as Swedish and international plans write it, words as they are."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return figure(value)
    return str(getattr(value, "text", value))


def _of(noun: str, element: Element) -> str:
    """The words of the ``noun`` that the element is, hangs on, belongs to or has."""
    if noun == element.noun:
        return label_of(noun, element.value)
    if noun == element.holder_noun:
        return label_of(noun, element.holder)
    if noun == "goal":
        return element.goal.title.text if element.goal is not None else ""
    for holder, value in ((element.noun, element.value), (element.holder_noun, element.holder), ("goal", element.goal)):
        if holder is not None and value is not None and noun in NOUNS[holder].has:
            things = things_getter(holder, noun)(value)
            if things:
                return ", ".join(label_of(noun, thing) for thing in things)
    return ""

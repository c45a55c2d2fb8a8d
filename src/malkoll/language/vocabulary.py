"""The words of the requirement language: one table for both languages.

Each concept has a canonical id, its Swedish and English forms, and what may be said of it. The parser
reads forms from here, the checker asks here what may be combined, ``render`` says concepts with the
first form of each kind. Adding a concept is adding a row; the attribute of the plan it stands for has
the same name as its id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["CAPTURES", "NOUNS", "PROPERTIES", "Noun", "Property"]

Gender = Literal["en", "ett"]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the language.

    ``sv``: indefinite singular, definite singular, indefinite plural, definite plural, then other
    accepted forms. ``en``: singular, plural, then others. ``gender`` chooses the article.
    ``element``: it can be a subject ("Varje …"). ``has``: what an element may have or be asked for.
    ``text``: it has words that can "nämna" a word list. ``value``: it is a number that can be compared.
    ``template``: a template may say how it is recognised. ``column``: a template may say which column
    holds it.
    """

    id: str
    gender: Gender
    sv: tuple[str, ...]
    en: tuple[str, ...]
    element: bool = False
    has: frozenset[str] = frozenset()
    text: bool = False
    value: bool = False
    template: bool = False
    column: bool = False


@dataclass(frozen=True, slots=True)
class Property:
    """Something that is or is not so of an element.

    ``of``: the nouns it may be said of. The forms are complete phrases, by the place they stand in:
    ``adjective`` before a noun ("avvikande mål"; common, neuter), ``clause`` after "som"/"that" and
    ``verb`` after "ska"/"must" (and, where it begins with "vara"/"be", "är"/"is" makes the clause).
    """

    id: str
    of: frozenset[str]
    sv_clause: tuple[str, ...] = ()
    en_clause: tuple[str, ...] = ()
    sv_verb: tuple[str, ...] = ()
    en_verb: tuple[str, ...] = ()
    sv_adjective: tuple[str, ...] = ()
    en_adjective: tuple[str, ...] = ()
    sv_after: tuple[str, ...] = ()
    en_after: tuple[str, ...] = ()


def _noun(
    id: str,
    gender: Gender,
    sv: str,
    en: str,
    *,
    has: str = "",
    element: bool = False,
    text: bool = False,
    value: bool = False,
    template: bool = False,
    column: bool = False,
) -> Noun:
    return Noun(
        id,
        gender,
        tuple(form.strip() for form in sv.split(",")),
        tuple(form.strip() for form in en.split(",")),
        element or bool(has),
        frozenset(has.split()),
        text,
        value,
        template,
        column,
    )


_NOUNS = (
    _noun("plan", "en", "plan, planen, planer, planerna", "plan, plans",
          has="goal area indicator evidence measure"),
    _noun("goal", "ett", "mål, målet, mål, målen", "goal, goals", template=True, column=True, text=True,
          has="indicator evidence measure follow_up responsible deadline assessment forecast comment status title"),
    _noun("area", "ett", "område, området, områden, områdena", "area, areas", template=True, text=True,
          has="responsible assessment forecast comment"),
    _noun("measure", "en", "åtgärd, åtgärden, åtgärder, åtgärderna", "measure, measures", template=True, column=True,
          text=True, has="responsible deadline status activities comment"),
    _noun("indicator", "en", "indikator, indikatorn, indikatorer, indikatorerna", "indicator, indicators",
          template=True, column=True, text=True,
          has="baseline target outcome description comment cause action assessment responsible status"),
    _noun("evidence", "ett", "underlag, underlaget, underlag, underlagen", "evidence, evidence, pieces of evidence",
          template=True, column=True, text=True, has="method follow_up"),
    _noun("decision", "ett", "beslut, beslutet, beslut, besluten", "decision, decisions", template=True, column=True,
          text=True, has="comment"),
    _noun("figure", "en", "siffra, siffran, siffror, siffrorna", "figure, figures", element=True, text=True),
    _noun("promise", "ett", "löfte, löftet, löften, löftena", "promise, promises", element=True, text=True),
    _noun("follow_up", "en", "uppföljning, uppföljningen, uppföljningar, uppföljningarna", "follow-up, follow-ups",
          text=True, template=True, column=True),
    _noun("responsible", "en", "ansvarig, den ansvariga, ansvariga, de ansvariga", "responsible, responsibles",
          element=True, text=True, template=True, column=True),
    _noun("deadline", "en", "tidsgräns, tidsgränsen, tidsgränser, tidsgränserna", "deadline, deadlines",
          text=True, template=True, column=True),
    _noun("assessment", "en", "bedömning, bedömningen, bedömningar, bedömningarna", "assessment, assessments",
          text=True, template=True, column=True),
    _noun("forecast", "en", "prognos, prognosen, prognoser, prognoserna", "forecast, forecasts",
          text=True, template=True, column=True),
    _noun("comment", "en", "kommentar, kommentaren, kommentarer, kommentarerna", "comment, comments",
          has="cause action", text=True, template=True, column=True),
    _noun("status", "en", "status, statusen, statusar, statusarna", "status, statuses",
          element=True, text=True, template=True, column=True),
    _noun("title", "en", "titel, titeln, titlar, titlarna", "title, titles", text=True, column=True),
    _noun("name", "ett", "namn, namnet, namn, namnen", "name, names", text=True, column=True),
    _noun("number", "ett", "nummer, numret, nummer, numren", "number, numbers", column=True),
    _noun("baseline", "ett", "utgångsvärde, utgångsvärdet, utgångsvärden, utgångsvärdena", "baseline, baselines",
          text=True, value=True, template=True, column=True),
    _noun("target", "ett", "målvärde, målvärdet, målvärden, målvärdena", "target, targets",
          text=True, value=True, template=True, column=True),
    _noun("outcome", "ett", "utfall, utfallet, utfall, utfallen", "outcome, outcomes",
          text=True, value=True, template=True, column=True),
    _noun("method", "en", "metod, metoden, metoder, metoderna", "method, methods", text=True, template=True, column=True),
    _noun("description", "en", "beskrivning, beskrivningen, beskrivningar, beskrivningarna",
          "description, descriptions", text=True, template=True, column=True),
    _noun("activities", "en", "aktivitet, aktiviteten, aktiviteter, aktiviteterna", "activity, activities",
          text=True, template=True, column=True),
    _noun("cause", "en", "orsak, orsaken, orsaker, orsakerna", "cause, causes", text=True, template=True, column=True),
    _noun("action", "en",
          "korrigerande åtgärd, den korrigerande åtgärden, korrigerande åtgärder, de korrigerande åtgärderna",
          "corrective action, corrective actions, action, actions", text=True, template=True, column=True),
    _noun("claim", "en", "antalsuppgift, antalsuppgiften, antalsuppgifter, antalsuppgifterna",
          "count claim, count claims", element=True, text=True),
    _noun("sum_row", "en", "summarad, summaraden, summarader, summaraderna", "total row, total rows", element=True),
)

NOUNS: dict[str, Noun] = {noun.id: noun for noun in _NOUNS}
"""All nouns by canonical id. After "kommentar med", "åtgärd" is the corrective action ("action")."""

_PROPERTIES = (
    Property("counts_people", frozenset({"indicator", "figure"}),
             sv_clause=("räknar personer",), en_clause=("counts people",),
             sv_after=("om personer",), en_after=("about people",)),
    Property("about_people", frozenset({"evidence"}), sv_after=("om personer",), en_after=("about people",),
             sv_clause=("handlar om personer",), en_clause=("is about people",)),
    Property("sex_split", frozenset({"indicator", "figure", "evidence"}),
             sv_verb=("vara könsuppdelad", "vara könsuppdelat"), en_verb=("be split by sex",),
             sv_adjective=("könsuppdelad", "könsuppdelat"), en_adjective=("sex-split",)),
    Property("increasing", frozenset({"indicator", "goal"}), sv_clause=("ska öka",), en_clause=("is to increase",)),
    Property("decreasing", frozenset({"indicator", "goal"}), sv_clause=("ska minska",), en_clause=("is to decrease",)),
    Property("maintained", frozenset({"indicator", "goal"}),
             sv_clause=("ska bibehållas",), en_clause=("is to be kept",)),
    Property("deviating", frozenset({"goal", "indicator", "measure"}),
             sv_adjective=("avvikande", "avvikande"), en_adjective=("deviating",),
             sv_clause=("avviker",), en_clause=("deviates",)),
    Property("assessed", frozenset({"goal", "area", "indicator"}),
             sv_verb=("vara bedömt", "vara bedömd"), en_verb=("be assessed",),
             sv_adjective=("bedömd", "bedömt"), en_adjective=("assessed",)),
    Property("followed_up", frozenset({"indicator"}), sv_verb=("vara uppföljd", "vara uppföljt"),
             en_verb=("be followed up",), sv_adjective=("uppföljd", "uppföljt"), en_adjective=("followed-up",)),
    Property("in_text", frozenset({"status"}), sv_verb=("stå i text",), en_verb=("be given in text",),
             sv_clause=("står i text",), en_clause=("is given in text",)),
    Property("holds", frozenset({"claim", "sum_row"}), sv_verb=("stämma",), en_verb=("hold",),
             sv_clause=("stämmer",), en_clause=("holds",)),
    Property("kept", frozenset({"promise"}), sv_verb=("vara hållet", "vara hållen"), en_verb=("be kept",)),
    Property("about_sex_split", frozenset({"promise"}),
             sv_after=("om könsuppdelning",), en_after=("of figures by sex",)),
    Property("is_role", frozenset({"responsible"}), sv_verb=("vara en roll",), en_verb=("be a role",)),
    Property("concrete", frozenset({"title"}), sv_clause=("anger en handling eller ett resultat",),
             en_clause=("names an action or a result",)),
    Property("way_of_working", frozenset({"title"}), sv_clause=("bara anger ett arbetssätt",),
             en_clause=("only names a way of working",)),
    Property("expected_done_in_past", frozenset({"goal", "decision"}),
             sv_verb=("väntas klart före rapportens datum",),
             en_verb=("be expected done before the report's date",),
             sv_clause=("väntas klart före rapportens datum",),
             en_clause=("is expected done before the report's date",)),
)

PROPERTIES: dict[str, Property] = {item.id: item for item in _PROPERTIES}
"""All properties by canonical id."""

CAPTURES: dict[str, tuple[str, str]] = {
    "title": ("titel", "title"),
    "number": ("nummer", "number"),
    "name": ("namn", "name"),
    "year": ("år", "year"),
    "target_year": ("målår", "target-year"),
}
"""What a pattern may capture by name; any other name must be that of a word list."""

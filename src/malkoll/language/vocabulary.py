"""The words of the requirement language: one table for both languages.

Each concept has a canonical id, its Swedish and English forms, and what may be said of it. The parser
reads forms from here, the checker asks here what may be combined, ``render`` says concepts with the
first form of each kind. Adding a concept is adding a row; the attribute of the plan it stands for has
the same name as its id.
"""

from __future__ import annotations

from typing import Literal

from malkoll.records import record

__all__ = [
    "CAPTURES",
    "COMPARED",
    "FOLLOWED_FROM_PLAN_TO_REPORT",
    "FREE_CAPTURES",
    "KEYWORDS",
    "NOUNS",
    "NUMBER_WORDS",
    "PLACEHOLDERS",
    "PROPERTIES",
    "Noun",
    "Property",
]

Gender = Literal["en", "ett"]


@record
class Noun:
    """A noun of the language.

    ``sv``: indefinite singular, definite singular, indefinite plural, definite plural, then other
    accepted forms. ``en``: singular, plural, then others. ``gender`` chooses the article.
    ``element``: it can be a subject ("Varje …"). ``has``: what an element may have or be asked for.
    ``text``: it has words that can "nämna" a word list. ``value``: it is a number that can be compared.
    ``template``: a template may say how it is recognised. ``column``: a template may say which column
    holds it. ``mass``: English says it without an article ("evidence").
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
    mass: bool = False


@record
class Property:
    """Something that is or is not so of an element.

    ``of``: the nouns it may be said of. The forms are complete phrases, by the place they stand in:
    ``adjective`` before a noun ("avvikande mål"), ``clause`` after "som"/"that", ``verb`` after
    "ska"/"must" (and, where it begins with "vara"/"be", "är"/"is" makes the clause), ``after`` behind
    the noun ("underlag om personer"; only of ``after_of`` where that is given). Where Swedish has two
    forms they are common and neuter. ``negated`` is the English clause that denies it, where that is
    more than "not" after "is".
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
    en_negated: tuple[str, ...] = ()
    after_of: frozenset[str] = frozenset()


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
    mass: bool = False,
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
        mass,
    )


_NOUNS = (
    _noun("plan", "en", "plan, planen, planer, planerna", "plan, plans", has="goal area indicator evidence measure"),
    _noun(
        "goal",
        "ett",
        "mål, målet, mål, målen",
        "goal, goals",
        template=True,
        column=True,
        text=True,
        has="indicator evidence measure follow_up responsible deadline assessment forecast comment status title",
    ),
    _noun(
        "area",
        "ett",
        "område, området, områden, områdena",
        "area, areas",
        template=True,
        column=True,
        text=True,
        has="responsible assessment forecast comment",
    ),
    _noun(
        "measure",
        "en",
        "åtgärd, åtgärden, åtgärder, åtgärderna",
        "measure, measures",
        template=True,
        column=True,
        text=True,
        has="responsible deadline status activities comment",
    ),
    _noun(
        "indicator",
        "en",
        "indikator, indikatorn, indikatorer, indikatorerna",
        "indicator, indicators",
        template=True,
        column=True,
        text=True,
        has="name baseline target outcome description comment cause action assessment responsible status",
    ),
    _noun(
        "evidence",
        "ett",
        "underlag, underlaget, underlag, underlagen",
        "evidence, pieces of evidence, piece of evidence",
        mass=True,
        template=True,
        column=True,
        text=True,
        has="method follow_up",
    ),
    _noun(
        "decision",
        "ett",
        "beslut, beslutet, beslut, besluten",
        "decision, decisions",
        template=True,
        column=True,
        text=True,
        has="comment",
    ),
    _noun("figure", "en", "siffra, siffran, siffror, siffrorna", "figure, figures", element=True, text=True),
    _noun("promise", "ett", "löfte, löftet, löften, löftena", "promise, promises", element=True, text=True),
    _noun(
        "follow_up",
        "en",
        "uppföljning, uppföljningen, uppföljningar, uppföljningarna",
        "follow-up, follow-ups",
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "responsible",
        "en",
        "ansvarig, den ansvariga, ansvariga, de ansvariga",
        "responsible, responsibles",
        element=True,
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "deadline",
        "en",
        "tidsgräns, tidsgränsen, tidsgränser, tidsgränserna",
        "deadline, deadlines",
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "assessment",
        "en",
        "bedömning, bedömningen, bedömningar, bedömningarna",
        "assessment, assessments",
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "forecast",
        "en",
        "prognos, prognosen, prognoser, prognoserna",
        "forecast, forecasts",
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "comment",
        "en",
        "kommentar, kommentaren, kommentarer, kommentarerna",
        "comment, comments",
        has="cause action",
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "status",
        "en",
        "status, statusen, statusar, statusarna",
        "status, statuses",
        element=True,
        text=True,
        template=True,
        column=True,
    ),
    _noun("title", "en", "titel, titeln, titlar, titlarna", "title, titles", element=True, text=True, column=True),
    _noun("name", "ett", "namn, namnet, namn, namnen", "name, names", text=True, column=True),
    _noun("number", "ett", "nummer, numret, nummer, numren", "number, numbers", column=True),
    _noun(
        "baseline",
        "ett",
        "utgångsvärde, utgångsvärdet, utgångsvärden, utgångsvärdena",
        "baseline, baselines",
        text=True,
        value=True,
        template=True,
        column=True,
    ),
    _noun(
        "target",
        "ett",
        "målvärde, målvärdet, målvärden, målvärdena",
        "target, targets",
        text=True,
        value=True,
        template=True,
        column=True,
    ),
    _noun(
        "outcome",
        "ett",
        "utfall, utfallet, utfall, utfallen",
        "outcome, outcomes",
        text=True,
        value=True,
        template=True,
        column=True,
    ),
    _noun(
        "method", "en", "metod, metoden, metoder, metoderna", "method, methods", text=True, template=True, column=True
    ),
    _noun(
        "description",
        "en",
        "beskrivning, beskrivningen, beskrivningar, beskrivningarna",
        "description, descriptions",
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "activities",
        "en",
        "aktivitet, aktiviteten, aktiviteter, aktiviteterna",
        "activity, activities",
        text=True,
        template=True,
        column=True,
    ),
    _noun("cause", "en", "orsak, orsaken, orsaker, orsakerna", "cause, causes", text=True, template=True, column=True),
    _noun(
        "action",
        "en",
        "korrigerande åtgärd, den korrigerande åtgärden, korrigerande åtgärder, de korrigerande åtgärderna",
        "corrective action, corrective actions, action, actions",
        text=True,
        template=True,
        column=True,
    ),
    _noun(
        "claim",
        "en",
        "antalsuppgift, antalsuppgiften, antalsuppgifter, antalsuppgifterna",
        "count claim, count claims",
        element=True,
        text=True,
    ),
    _noun("sum_row", "en", "summarad, summaraden, summarader, summaraderna", "total row, total rows", element=True),
    _noun(
        "percentage",
        "en",
        "procentuppgift, procentuppgiften, procentuppgifter, procentuppgifterna",
        "percentage, percentages",
        element=True,
        text=True,
    ),
    _noun(
        "calculation",
        "en",
        "uträkning, uträkningen, uträkningar, uträkningarna",
        "calculation, calculations",
        element=True,
        text=True,
    ),
    _noun("paragraph", "ett", "stycke, stycket, stycken, styckena", "paragraph, paragraphs", element=True, text=True),
    _noun(
        "section",
        "ett",
        "textavsnitt, textavsnittet, textavsnitt, textavsnitten",
        "section, sections",
        element=True,
        text=True,
    ),
    _noun(
        "contents_entry",
        "en",
        "innehållsrad, innehållsraden, innehållsrader, innehållsraderna",
        "contents entry, contents entries",
        element=True,
        text=True,
    ),
    _noun("label", "en", "etikett, etiketten, etiketter, etiketterna", "label, labels", element=True, text=True),
    _noun(
        "role_name",
        "ett",
        "rollnamn, rollnamnet, rollnamn, rollnamnen",
        "role name, role names",
        element=True,
        text=True,
    ),
    _noun(
        "designation",
        "en",
        "benämning, benämningen, benämningar, benämningarna",
        "designation, designations",
        element=True,
        text=True,
    ),
    _noun(
        "colour_name",
        "ett",
        "färgnamn, färgnamnet, färgnamn, färgnamnen",
        "colour name, colour names",
        element=True,
        text=True,
    ),
    _noun(
        "law_reference",
        "en",
        "laghänvisning, laghänvisningen, laghänvisningar, laghänvisningarna",
        "law reference, law references",
        element=True,
        text=True,
    ),
    _noun(
        "plan_reference",
        "en",
        "planhänvisning, planhänvisningen, planhänvisningar, planhänvisningarna",
        "plan reference, plan references",
        element=True,
        text=True,
    ),
    _noun(
        "exception",
        "ett",
        "undantag, undantaget, undantag, undantagen",
        "exception, exceptions",
        has="decision",
        text=True,
    ),
)

NOUNS: dict[str, Noun] = {noun.id: noun for noun in _NOUNS}
"""All nouns by canonical id. After "kommentar med", "åtgärd" is the corrective action ("action")."""

_PROPERTIES = (
    Property(
        "counts_people",
        frozenset({"indicator", "figure"}),
        sv_clause=("räknar personer",),
        en_clause=("counts people",),
        en_negated=("does not count people",),
        sv_after=("om personer",),
        en_after=("about people",),
        after_of=frozenset({"figure"}),
    ),
    Property(
        "about_people",
        frozenset({"evidence"}),
        sv_after=("om personer",),
        en_after=("about people",),
        sv_clause=("handlar om personer",),
        en_clause=("is about people",),
    ),
    Property(
        "sex_split",
        frozenset({"indicator", "figure", "evidence"}),
        sv_verb=("vara könsuppdelad", "vara könsuppdelat"),
        en_verb=("be split by sex",),
        sv_adjective=("könsuppdelad", "könsuppdelat"),
        en_adjective=("sex-split",),
    ),
    Property("increasing", frozenset({"indicator", "goal"}), sv_clause=("ska öka",), en_clause=("is to increase",)),
    Property("decreasing", frozenset({"indicator", "goal"}), sv_clause=("ska minska",), en_clause=("is to decrease",)),
    Property(
        "maintained", frozenset({"indicator", "goal"}), sv_clause=("ska bibehållas",), en_clause=("is to be kept",)
    ),
    Property(
        "deviating",
        frozenset({"goal", "indicator", "measure"}),
        sv_adjective=("avvikande",),
        en_adjective=("deviating",),
        sv_clause=("avviker",),
        en_clause=("deviates",),
        en_negated=("does not deviate",),
    ),
    Property(
        "assessed",
        frozenset({"goal", "area", "indicator"}),
        sv_verb=("vara bedömd", "vara bedömt"),
        en_verb=("be assessed",),
        sv_adjective=("bedömd", "bedömt"),
        en_adjective=("assessed",),
    ),
    Property(
        "followed_up",
        frozenset({"indicator"}),
        sv_verb=("vara uppföljd", "vara uppföljt"),
        en_verb=("be followed up",),
        sv_adjective=("uppföljd", "uppföljt"),
        en_adjective=("followed-up",),
    ),
    Property(
        "in_prose",
        frozenset({"indicator"}),
        sv_clause=("står i löpande text",),
        en_clause=("stands in running text",),
        en_negated=("does not stand in running text",),
    ),
    Property(
        "told_in_words",
        frozenset({"indicator"}),
        sv_clause=("redovisas i ord",),
        en_clause=("is told in words",),
    ),
    Property(
        "in_text",
        frozenset({"status"}),
        sv_verb=("stå i text",),
        en_verb=("be given in text",),
        sv_clause=("står i text",),
        en_clause=("is given in text",),
    ),
    Property(
        "holds",
        frozenset({"claim", "sum_row", "percentage", "calculation", "law_reference"}),
        sv_verb=("stämma",),
        en_verb=("hold",),
        sv_clause=("stämmer",),
        en_clause=("holds",),
        en_negated=("does not hold",),
    ),
    Property(
        "current",
        frozenset({"plan_reference"}),
        sv_verb=("vara aktuell", "vara aktuellt"),
        en_verb=("be up to date",),
    ),
    Property(
        "consistent",
        frozenset({"role_name", "designation", "colour_name"}),
        sv_verb=("vara lika i hela dokumentet",),
        en_verb=("be the same throughout the document",),
    ),
    Property(
        "mid_sentence",
        frozenset({"paragraph"}),
        sv_verb=("börja mitt i en mening",),
        en_verb=("begin in mid-sentence",),
        sv_clause=("börjar mitt i en mening",),
        en_clause=("begins in mid-sentence",),
        en_negated=("does not begin in mid-sentence",),
    ),
    Property(
        "repeated",
        frozenset({"paragraph", "section"}),
        sv_verb=("upprepas",),
        en_verb=("be repeated",),
        sv_clause=("upprepas",),
    ),
    Property(
        "filled",
        frozenset({"section", "comment"}),
        sv_verb=("vara ifylld", "vara ifyllt"),
        en_verb=("be filled in",),
    ),
    Property(
        "has_heading",
        frozenset({"contents_entry"}),
        sv_verb=("motsvaras av en rubrik",),
        en_verb=("match a heading",),
        sv_clause=("motsvaras av en rubrik",),
        en_clause=("matches a heading",),
        en_negated=("does not match a heading",),
    ),
    Property(
        "doubled",
        frozenset({"label"}),
        sv_verb=("stå dubbelt",),
        en_verb=("stand twice",),
        sv_clause=("står dubbelt",),
        en_clause=("stands twice",),
        en_negated=("does not stand twice",),
    ),
    Property("kept", frozenset({"promise"}), sv_verb=("vara hållen", "vara hållet"), en_verb=("be kept",)),
    Property(
        "about_sex_split", frozenset({"promise"}), sv_after=("om könsuppdelning",), en_after=("of figures by sex",)
    ),
    Property("is_role", frozenset({"responsible"}), sv_verb=("vara en roll",), en_verb=("be a role",)),
    Property(
        "concrete",
        frozenset({"title"}),
        sv_clause=("anger en handling eller ett resultat",),
        en_clause=("names an action or a result",),
        en_negated=("does not name an action or a result",),
        sv_verb=("ange en handling eller ett resultat",),
        en_verb=("name an action or a result",),
    ),
    Property(
        "way_of_working",
        frozenset({"title"}),
        sv_clause=("bara anger ett arbetssätt",),
        en_clause=("only names a way of working",),
        en_negated=("does not only name a way of working",),
        sv_verb=("bara ange ett arbetssätt",),
        en_verb=("only name a way of working",),
    ),
    Property(
        "ends_when_done",
        frozenset({"goal"}),
        sv_verb=("vara ett uppdrag med slutdatum",),
        en_verb=("be a mission with an end date",),
        sv_clause=("är ett uppdrag med slutdatum",),
        en_clause=("is a mission with an end date",),
        en_negated=("is not a mission with an end date",),
    ),
    Property(
        "expected_done_in_past",
        frozenset({"goal", "decision"}),
        sv_verb=("väntas klart före rapportens datum",),
        en_verb=("be expected done before the report's date",),
        sv_clause=("väntas klart före rapportens datum",),
        en_clause=("is expected done before the report's date",),
    ),
    Property(
        "worded_as_planned",
        frozenset({"goal"}),
        sv_verb=("vara formulerat som i planen",),
        en_verb=("be worded as in the plan",),
    ),
    Property(
        "keeps_target",
        frozenset({"indicator"}),
        sv_verb=("behålla planens målvärde",),
        en_verb=("keep the plan's target",),
        sv_clause=("behåller planens målvärde",),
        en_clause=("keeps the plan's target",),
        en_negated=("does not keep the plan's target",),
    ),
    Property(
        "complete",
        frozenset({"exception"}),
        sv_verb=("vara fullständig", "vara fullständigt"),
        en_verb=("be complete",),
    ),
    Property(
        "real",
        frozenset({"exception"}),
        sv_verb=("gälla något som finns",),
        en_verb=("concern something that exists",),
        sv_clause=("gäller något som finns",),
        en_clause=("concerns something that exists",),
        en_negated=("does not concern something that exists",),
    ),
    Property(
        "expired",
        frozenset({"exception"}),
        sv_verb=("vara utgången", "vara utgånget"),
        en_verb=("be expired",),
    ),
    Property(
        "needed",
        frozenset({"exception"}),
        sv_verb=("behövas",),
        en_verb=("be needed",),
        sv_clause=("behövs",),
    ),
)

COMPARED: frozenset[str] = frozenset({"worded_as_planned", "keeps_target"})
"""Properties that are known only where a plan and its follow-up are compared."""

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

FREE_CAPTURES: frozenset[str] = frozenset({"title", "name"})
"""Captures of free text: two of them need something between them to tell them apart."""

PLACEHOLDERS: dict[str, tuple[str, str]] = {
    "goal": ("mål", "goal"),
    "indicator": ("indikator", "indicator"),
    "evidence": ("underlag", "evidence"),
    "measure": ("åtgärd", "measure"),
    "area": ("område", "area"),
    "text": ("text", "text"),
    "value": ("värde", "value"),
    "responsible": ("ansvarig", "responsible"),
    "missing": ("saknas", "missing"),
    "baseline": ("utgångsvärde", "baseline"),
    "target": ("målvärde", "target"),
    "stated": ("angivet", "stated"),
    "computed": ("beräknat", "computed"),
    "calculation": ("uträkning", "calculation"),
    "usual": ("vanligast", "usual"),
    "meant": ("avsett", "meant"),
    "rule": ("krav", "rule"),
    "reason": ("skäl", "reason"),
    "until": ("till", "until"),
    "fault": ("fel", "fault"),
    "planned": ("planerat", "planned"),
    "document": ("dokument", "document"),
    "difference": ("skillnad", "difference"),
}
"""What a message may hold in braces, by canonical name: Swedish and English. Both work in either text."""

FOLLOWED_FROM_PLAN_TO_REPORT: frozenset[str] = frozenset({"goal", "indicator"})
"""The nouns that can be looked for in another document ("ska finnas i uppföljningsrapporten")."""

NUMBER_WORDS: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {
    1: (("en", "ett"), ("one",)),
    2: (("två",), ("two",)),
    3: (("tre",), ("three",)),
    4: (("fyra",), ("four",)),
    5: (("fem",), ("five",)),
    6: (("sex",), ("six",)),
    7: (("sju",), ("seven",)),
    8: (("åtta",), ("eight",)),
    9: (("nio",), ("nine",)),
    10: (("tio",), ("ten",)),
    11: (("elva",), ("eleven",)),
    12: (("tolv",), ("twelve",)),
}
"""Numbers that may be written as words."""

KEYWORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # heads of definitions
    "RULE": (("krav",), ("rule",)),
    "WORD_LIST": (("ordlista",), ("wordlist",)),
    "TEMPLATE": (("mall",), ("template",)),
    "STATUTE": (("författning",), ("statute",)),
    "EXTENDS": (("utökar",), ("extends",)),
    "IN_ENGLISH": (("engelska",), ("english",)),
    "IN_SWEDISH": (("svenska",), ("swedish",)),
    # clauses of a rule
    "MESSAGE": (("meddelande",), ("message",)),
    "HINT": (("råd",), ("hint",)),
    "BECAUSE": (("därför",), ("because",)),
    "SOURCE": (("källa",), ("source",)),
    "CONFIDENCE": (("säkerhet",), ("confidence",)),
    "HIGH": (("hög",), ("high",)),
    "MEDIUM": (("medel",), ("medium",)),
    "LOW": (("låg",), ("low",)),
    "APPLIES_TO": (("gäller",), ("applies-to",)),
    "SINCE": (("sedan",), ("since",)),
    "DEPRECATED": (("utgående",), ("deprecated",)),
    "FAILING": (("underkänt",), ("failing",)),
    "PASSING": (("godkänt",), ("passing",)),
    "CHECK": (("kontroll",), ("check",)),
    # clauses of a statute; its source is said as a rule's
    "ALSO_CALLED": (("kallas",), ("also-called",)),
    "ABBREVIATED": (("förkortas",), ("abbreviated",)),
    "REPLACED_BY": (("ersatt av",), ("replaced by",)),
    # sentences
    "EVERY": (("varje",), ("every", "each")),
    "NO": (("ingen", "inget"), ("no",)),
    "ASK": (("fråga vid varje",), ("ask for every", "ask for each")),
    "THE": ((), ("the",)),
    "ARTICLE": (("en", "ett"), ("a", "an")),
    "MUST": (("ska", "skall", "måste"), ("must", "shall")),
    "SHOULD": (("bör",), ("should",)),
    "MAY": (("får",), ("may",)),
    "AND": (("och",), ("and",)),
    "OR": (("eller",), ("or",)),
    "THAT": (("som",), ("that",)),
    "AND_THAT": (("och som",), ("and that",)),
    "WITH": (("med",), ("with",)),
    "WITHOUT": (("utan",), ("without",)),
    "HAVE": (("ha",), ("have",)),
    "NOT_HAVE": (("inte ha",), ("not have",)),
    "LACK": (("sakna",), ("lack",)),
    "HAS": (("har",), ("has",)),
    "NOT_HAS": (("inte har",), ("does not have",)),
    "LACKS": (("saknar",), ("lacks",)),
    "MENTION": (("nämna",), ("mention",)),
    "NOT_MENTION": (("inte nämna",), ("not mention",)),
    "MENTIONS": (("nämner",), ("mentions",)),
    "NOT_MENTIONS": (("inte nämner",), ("does not mention",)),
    "LOWER": (("är lägre än", "är mindre än"), ("is lower than", "is less than")),
    "HIGHER": (("är högre än", "är större än"), ("is higher than", "is greater than")),
    "EQUAL": (("är lika med",), ("is equal to",)),
    "NOT_LOWER": (("inte är lägre än", "inte är mindre än"), ("is not lower than", "is not less than")),
    "NOT_HIGHER": (("inte är högre än", "inte är större än"), ("is not higher than", "is not greater than")),
    "NOT_EQUAL": (("inte är lika med",), ("is not equal to",)),
    "FOUND": (("finnas",), ("be found",)),
    "NOT_FOUND": (("inte finnas",), ("not be found",)),
    "IS_FOUND": (("finns",), ("is found",)),
    "IS_NOT_FOUND": (("inte finns",), ("is not found",)),
    "IN_PLAN": (("i planen",), ("in the plan",)),
    "IN_REPORT": (("i uppföljningsrapporten",), ("in the follow-up report",)),
    "AT_LEAST": (("minst",), ("at least",)),
    "AT_MOST": (("högst",), ("at most",)),
    "MORE_THAN": (("fler än", "mer än"), ("more than",)),
    "FEWER_THAN": (("färre än",), ("fewer than",)),
    "EXACTLY": (("exakt",), ("exactly",)),
    # statements of a template
    "RECOGNISED_BY": (("känns igen på",), ("recognised by", "recognized by")),
    "DOCUMENT_IS": (("dokumentet är",), ("the document is",)),
    "IS": (("är",), ("is",)),
    "HEADING": (("rubriken",), ("the heading",)),
    "HEADING_UNDER": (("varje rubrik under rubriken",), ("every heading under the heading",)),
    "HEADING_DIRECTLY_UNDER": (
        ("varje rubrik direkt under rubriken",),
        ("every heading directly under the heading",),
    ),
    "SECTION": (("avsnittet",), ("the section",)),
    "FIELD": (("fältet",), ("the field",)),
    "ROW": (("en rad i tabellen",), ("a row of the table", "a row in the table")),
    "ITEM": (("en punkt under rubriken",), ("an item under the heading",)),
    "SENTENCE_WITH": (("en mening med",), ("a sentence with",)),
    "COLUMN": (("kolumnen",), ("the column",)),
    "NOTHING": (("inget",), ("nothing",)),
}
"""The words of the grammar, by the name of their terminal: Swedish forms and English forms.

Every form of one terminal means the same; ``read_aloud`` says the first. Case does not matter, and any
run of spaces or line breaks may stand between the words of a form.
"""

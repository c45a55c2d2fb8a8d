# ruff: noqa: E501
"""One small plan, as read and as checked, for the reporters to show."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from malkoll.engine import RuleBook, evaluate
from malkoll.finding import DocumentReport, Report
from malkoll.language import parse
from malkoll.language.tree import Requirement
from malkoll.plan import (
    Area,
    Assessment,
    Comment,
    Deadline,
    Decision,
    Evidence,
    Figure,
    Forecast,
    Goal,
    Indicator,
    Measure,
    Passage,
    Period,
    Plan,
    Promise,
    Responsible,
    Status,
    Title,
    Value,
)
from malkoll.span import LineIndex, Span

TEXT = """# Verksamhetsplan 2026 för fritidsnämnden i Granköping

## Område: Ett rikt liv

### Mål 1: Fler unga i föreningslivet

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Andel unga som är med i en förening [röd] | 61 % (2025) | |
| Antal besök på fritidsgårdarna | 42 000 (2025) | 50 000 |

Underlag: Ungdomsenkäten. Ansvarig: Fritidschef

### Mål 2: Anläggningar

Vi ska arbeta för att anläggningarna är i gott skick, så att alla som vill kan träna, tävla, mötas och trivas, oavsett var i kommunen de bor och oavsett hur mycket de tjänar, och det ska synas i allt vi gör varje dag.

Ansvarig: Alla chefer
"""

RULES = """
krav AA101 goal-without-indicator
    Varje mål ska ha en indikator.
    meddelande  "Målet ”{mål}” har ingen indikator."
    message     "The goal “{goal}” has no indicator."
    råd         "Lägg till minst en indikator med utgångsvärde och målvärde."
    hint        "Add at least one indicator with baseline and target."
    därför      "Utan mått kan nämnden inte avgöra om målet är uppfyllt."
    because     "Without a measure the board cannot tell whether the goal has been met."
    källa       "God praxis för målstyrning."
    source      "Good practice."
    säkerhet    hög
    gäller      plan
    underkänt 1 \"\"\"
        ## Mål 1: Anläggningar
        \"\"\"
    godkänt \"\"\"
        ## Mål 1: Anläggningar

        Indikator: antal lås som fungerar
        \"\"\"

krav AA102 indicator-without-target
    Varje indikator bör ha ett målvärde.
    meddelande  "Indikatorn ”{indikator}” har inget målvärde."
    message     "The indicator “{indicator}” has no target."
    råd         "Skriv vilket värde som ska nås och när."
    hint        "Say which value is to be reached, and when."
    därför      "Utan målvärde går det inte att se om målet är nått."
    because     "Without a target nobody can see whether the goal has been reached."
    källa       "God praxis."
    source      "Good practice."
    säkerhet    låg
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"

krav AA103 responsible-not-a-role
    Fråga vid varje ansvarig som inte är en roll.
    meddelande  "Vilken roll svarar för ”{mål}”? Nu står det ”{ansvarig}”."
    message     "Which role answers for “{goal}”? Now it says “{responsible}”."
    råd         "Ange en roll."
    hint        "Name a role."
    därför      "Det som alla ansvarar för ansvarar ingen för."
    because     "What everybody answers for nobody does."
    källa       "God praxis."
    source      "Good practice."
    säkerhet    medel
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"

krav AA104 direction-contradicts-values
    Varje indikator som ska öka ska ha ett målvärde som är högre än utgångsvärdet.
    meddelande  "m"
    råd         "r"
    därför      "d"
    källa       "k"
    säkerhet    hög
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"

krav AA105 evidence-without-method
    Varje underlag om personer ska ha en metod.
    meddelande  "m"
    råd         "r"
    därför      "d"
    källa       "k"
    säkerhet    hög
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"

krav AA601 goal-not-assessed
    Varje mål ska vara bedömt.
    meddelande  "m"
    råd         "r"
    därför      "d"
    källa       "k"
    säkerhet    hög
    gäller      uppföljning
    underkänt 1 \"\"\"
        ## Mål 1: X
        \"\"\"
"""

_INDEX = LineIndex(TEXT)


def at(words: str) -> Span:
    """The span of the first place in the text that reads so."""
    start = TEXT.index(words)
    return _INDEX.span(start, start + len(words))


def value(text: str, number: float, **more: object) -> Value:
    return Value(text, at(text), number, **more)  # type: ignore[arg-type]


@cache
def plan() -> Plan:
    members = "Andel unga som är med i en förening [röd]"
    visits = "Antal besök på fritidsgårdarna"
    first = Goal(
        "g1", "a1", "mål", "1", Title("Fler unga i föreningslivet", at("Fler unga i föreningslivet")),
        at("Fler unga i föreningslivet"), 12,
        indicators=(
            Indicator(members, at(members), baseline=value("61 % (2025)", 61, unit="%"), direction="increase", change="increase",
                      counts_people=True),
            Indicator(visits, at(visits), baseline=value("42 000 (2025)", 42000), target=value("50 000", 50000, year=2028)),
        ),
        evidence=(Evidence("Ungdomsenkäten", at("Ungdomsenkäten"), "label"),),
        responsible=(Responsible("Fritidschef", at("Fritidschef")),),
        sdgs=("3",),
    )  # fmt: skip
    everybody = Responsible("Alla chefer", at("Alla chefer"), is_role=False)
    second = Goal(
        "g2", "a1", "mål", "2", Title("Anläggningar", at("Anläggningar"), concrete=False), at("Anläggningar"), 18,
        responsible=(everybody,),
    )  # fmt: skip
    digest = sha256(TEXT.encode()).hexdigest()
    return Plan(
        "plan.md", digest, "standard", "plan",
        title="Verksamhetsplan 2026", organisation="Granköpings kommun", board="fritidsnämnden",
        period=Period("2026", "2026"),
        areas=(Area("a1", "område", None, "Ett rikt liv", at("Ett rikt liv")),),
        goals=(first, second),
    )  # fmt: skip


@cache
def follow_up() -> Plan:
    """A follow-up with one of everything, on made-up places."""
    place = Span(0, 4, 7, 1, 7, 5)
    goal = Goal(
        "g1", None, "nämndmål", "1.1", Title("Kortare köer", place), place, 20,
        indicators=(
            Indicator(None, place, outcome=Value("87,1 %", place, 87.1, "%", women=86.5, men=88.4), sex_split=True,
                      counts_people=True, comment=Comment("Bättre än väntat.", place, Passage("Fler platser", place)),
                      action=Passage("Fortsätta", place), assessment=Assessment("Uppfyllt", place)),
        ),
        evidence=(Evidence("Enkät", place, method=Passage("Läses av nämnden", place), about_people=True),),
        measures=(
            Measure("Öppna en mottagning", place, Passage("Lokal hyrs", place), (Responsible("Enhetschef", place),),
                    Deadline("hösten 2026", place, 2026), Status("", place, "colour")),
        ),
        follow_up=Passage("Varje tertial", place),
        deadline=Deadline("2027", place, 2027),
        assessment=Assessment("Delvis uppfyllt", place),
        forecast=Forecast("Väntas klart 2027", place, 2027),
        comment=Comment("Köerna är kortare.", place, action=Passage("Fler tider", place)),
        status=Status("Enligt plan", place),
    )  # fmt: skip
    return Plan(
        "rapport.md", "0" * 64, "standard", "follow-up", date="2026-08-31", goals=(goal,),
        decisions=(Decision("Hyra lokal", place, expected_done=2025),),
        figures=(Figure("över 200 personer", place, 200, goal="g1"),),
        promises=(Promise("redovisas könsuppdelat", place, kept=False, missing=(Passage("Sjukfrånvaro", place),)),),
    )  # fmt: skip


@cache
def book() -> RuleBook:
    requirements = parse(RULES, "egna.krav").requirements
    return RuleBook(requirements, name="egna", sha256="f" * 64)


def requirements() -> dict[str, Requirement]:
    return {one.code: one for one in book().requirements}


@cache
def document_report() -> DocumentReport:
    return evaluate(plan(), book())


@cache
def report() -> Report:
    return Report((document_report(),), "egna", "f" * 64)

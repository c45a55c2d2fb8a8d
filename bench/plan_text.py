"""Text of invented plans, of any length and always the same for the same seed: what the benchmark reads.

The layouts are those of ``examples/`` and ``tests/cases/``: goals with labels, goals with a table of indicators, goals
with evidence and a table of measures, prose between them, and for a report outcome, assessment, comment, cause and
action. Some goals lack something, so that there are findings to report.
"""

from __future__ import annotations

from random import Random

_WHO = ("elever", "brukare", "medarbetare", "invånare", "barn", "besökare", "patienter", "ungdomar", "deltagare")
_WHAT = (
    "är nöjda med bemötandet", "får hjälp inom en vecka", "deltar i verksamheten", "känner sig trygga",
    "når målen för kunskap", "har en aktuell plan", "går eller cyklar dit", "får den tid de behöver",
)  # fmt: skip
_THINGS = (
    "Antal skolor med läsgrupper", "Kilometer ny cykelväg", "Öppettimmar per vecka", "Nettokostnad per plats",
    "Matsvinn i gram per portion", "Antal avtal med klimatkrav",
)  # fmt: skip
_RESULTS = (
    "Fler ska få stöd i tid", "Väntetiden ska minska", "Skolvägarna ska bli säkrare", "Sjukfrånvaron ska minska",
    "Alla ska kunna nå verksamheten digitalt", "Maten ska vara god och hållbar", "Utveckla samverkan",
    "Lokalerna ska användas hela veckan", "Fler ska känna till vad kommunen erbjuder",
)  # fmt: skip
_ROLES = (
    "Grundskolechef",
    "Enhetschef för hemtjänsten",
    "HR-chef",
    "Kulturchef",
    "Trafikingenjör",
    "Utvecklingsledare",
)
# Sentences are put together, so that hardly one of them comes twice: what is remembered of a sentence must not help.
_SUBJECTS = (
    "Arbetet", "Verksamheten i kommunens ytterområden", "Samverkan med föreningarna", "Den nya organisationen",
    "Rekryteringen", "Utbildningen av chefer", "Stödet till familjer", "Underhållet av lokalerna", "Digitaliseringen",
    "Förvaltningens arbetssätt", "Mottagningen", "Planeringen för nästa läsår",
)  # fmt: skip
_VERBS = (
    "har utvecklats", "bygger vidare på det som prövades", "påverkas av priserna", "har tagit längre tid än beräknat",
    "sker tillsammans med grannkommunerna", "ses över av nämndens presidium", "har spridits till fler enheter",
    "kräver tid för lärande", "har följts av revisorerna", "är sårbar när någon är frånvarande",
)  # fmt: skip
_TAILS = (
    "under våren", "sedan {year}", "i {number} av enheterna", "enligt de {number} medarbetare som svarat",
    "trots att resurserna är begränsade", "vilket märktes tydligt hösten {year}", "i distrikt {number}",
    "så att fler kan ta del av det", "men rutinerna är ännu inte kända av alla", "efter beslut av nämnden {year}",
    "och omfattar nu {number} personer", "på grund av omställningen till nära vård",
)  # fmt: skip


_SEED = 11


def plan(size: int, seed: int = _SEED) -> str:
    """A plan of about ``size`` bytes in UTF-8, and no less; another for every ``seed``."""
    return _document(size, "Verksamhetsplan 2026–2028\n\nVälfärdsnämnden, Ekviks kommun", seed, follow_up=False)


def report(size: int) -> str:
    """A follow-up report of about ``size`` bytes in UTF-8, and no less."""
    return _document(size, "Delårsrapport per 31 augusti 2026\n\nVälfärdsnämnden, Ekviks kommun", _SEED, follow_up=True)


def _document(size: int, title: str, seed: int, *, follow_up: bool) -> str:
    chance = Random(seed)
    parts = [f"# {title}\n", _prose(chance, 4)]
    length = sum(len(part.encode()) for part in parts)
    number = 0
    while length < size:
        number += 1
        fresh = []
        if number % 8 == 1:
            fresh.append(f"## Område {number // 8 + 1}: {chance.choice(_RESULTS)}\n")
        # More digits than three are no goal's number.
        called = f"{number // 1000}.{number % 1000}" if number > 999 else f"{number}"
        fresh.append(f"### Mål {called}. {chance.choice(_RESULTS)} i distrikt {number}\n")
        fresh.append(_prose(chance, 3 + number % 4))
        fresh.append(_GOALS[number % len(_GOALS)](chance))
        fresh.append(_assessment(chance) if follow_up else _follow_up(chance))
        parts += fresh
        length += sum(len(part.encode()) + 1 for part in fresh)
    return "\n".join(parts)


def _prose(chance: Random, sentences: int) -> str:
    said = []
    for _ in range(sentences):
        tails = ", ".join(chance.sample(_TAILS, 2)).format(
            number=chance.randint(2, 240), year=chance.randint(2019, 2025)
        )
        said.append(f"{chance.choice(_SUBJECTS)} {chance.choice(_VERBS)} {tails}.")
    return " ".join(said) + "\n"


def _of_people(chance: Random) -> str:
    return f"Andel {chance.choice(_WHO)} som {chance.choice(_WHAT)}"


def _values(chance: Random, years: tuple[int, ...]) -> list[str]:
    level = chance.randint(40, 70)
    out = []
    for _ in years:
        level += chance.randint(1, 8)
        split = f" (kvinnor {level - 2} %, män {level + 2} %)" if chance.random() < 0.6 else ""
        out.append(f"{level} %{split}" if chance.random() < 0.95 else "")
    return out


def _labels(chance: Random) -> str:
    baseline, target = _values(chance, (2025, 2028))
    lines = [f"Indikator: {_of_people(chance)}", f"Utgångsvärde: {baseline} (2025)", f"Målvärde: {target} (2028)"]
    if chance.random() < 0.8:
        lines.append(f"Ansvarig: {chance.choice(_ROLES)}")
    return "\n".join(lines) + "\n"


def _table(chance: Random) -> str:
    rows = ["| Indikator | Utgångsvärde 2025 | Målvärde 2028 | Utfall 2026 |", "|---|---|---|---|"]
    for _ in range(chance.randint(2, 5)):
        name = _of_people(chance) if chance.random() < 0.6 else chance.choice(_THINGS)
        rows.append("| " + " | ".join([name, *_values(chance, (2025, 2028, 2026))]) + " |")
    return "\n".join(rows) + f"\n\nAnsvarig: {chance.choice(_ROLES)}\n"


def _evidence(chance: Random) -> str:
    lines = ["Underlag: Brukarundersökning, svaren jämförs med förra årets och läses för kvinnor och män.", ""]
    lines += ["| Åtgärd | Ansvarig | Klart senast |", "|---|---|---|"]
    for _ in range(chance.randint(2, 4)):
        lines.append(f"| {chance.choice(_RESULTS)} | {chance.choice(_ROLES)} | 2027-0{chance.randint(1, 9)}-30 |")
    return "\n".join(lines) + "\n"


def _follow_up(chance: Random) -> str:
    if chance.random() < 0.15:
        return ""
    return "Uppföljning: Värdena redovisas för nämnden i delårsrapporten och analyseras i årsredovisningen.\n"


def _assessment(chance: Random) -> str:
    said = chance.choice(("Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"))
    lines = [f"Bedömning: {said}", "", f"Kommentar: {_prose(chance, 2)}"]
    if said != "Uppfyllt" and chance.random() < 0.7:
        lines += ["Orsak: Två tjänster har varit vakanta sedan i våras.", ""]
        lines += ["Åtgärd: Tjänsterna är utlysta och en vikarie är anställd till december.", ""]
    return "\n".join(lines)


_GOALS = (_labels, _table, _evidence, _table)

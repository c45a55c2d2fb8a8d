"""The files that ``malkoll init`` writes, in Swedish and English."""

from __future__ import annotations

import json
from collections.abc import Sequence

from malkoll.finding import Text
from malkoll.records import record

__all__ = ["HOOKS", "HOOK_FILE", "NAMES", "PLAN", "RULE", "Names", "configuration"]


@record
class Names:
    """What the files and folders are called in a language."""

    rules: str
    rule_file: str
    plans: str
    plan_file: str


NAMES = {
    "sv": Names("regler", "egna.krav", "planer", "exempelplan.md"),
    "en": Names("rules", "own.krav", "plans", "example-plan.md"),
}

_CONFIGURATION = Text(
    sv="""# Så här kontrollerar malkoll planerna i den här mappen och mapparna under den.
# ”malkoll check --show-settings” visar vad som gäller och varför.

language = "sv"

# Filerna som är planer. * stannar vid /, ** gör det inte, och ! framför tar undan.
plans = {plans}

# Egna krav utöver dem som följer med malkoll: filer eller mappar. ”malkoll test” prövar dem.
rules = [{rules}]

# Vad som ger svarskod 1: "error" (brist), "warning" (påpekande), "question" (fråga) eller "never".
fail-on = "error"

# Så att en ny version av malkoll inte ändrar ett års resultat utan att det märks:
# required-version = "=={version}"

# Krav som inte ska gälla här: koder, början av koder eller namn.
# ignore = ["MK104"]

# Mildare eller strängare krav. Det sänkta sägs vara sänkt i varje utskrift.
# [severity]
# MK113 = "question"

# Annat för några av filerna.
# [[per-path]]
# path = "planer/arkiv/"
# fail-on = "never"
""",
    en="""# How malkoll checks the plans of this folder and the folders below it.
# “malkoll check --show-settings” tells what holds and why.

language = "en"

# The files that are plans. * stops at /, ** does not, and ! in front takes back.
plans = {plans}

# Requirements of your own beside those that ship: files or folders. “malkoll test” tries them.
rules = [{rules}]

# What gives exit code 1: "error", "warning", "question" or "never".
fail-on = "error"

# So that a new version of malkoll does not change a year's results unnoticed:
# required-version = "=={version}"

# Rules that are not to hold here: codes, beginnings of codes or names.
# ignore = ["MK104"]

# Milder or graver rules. What is lowered is said to be in every report.
# [severity]
# MK113 = "question"

# Something else for some of the files.
# [[per-path]]
# path = "plans/archive/"
# fail-on = "never"
""",
)

RULE = Text(
    sv='''# Ett första eget krav. Byt ut det mot ert eget; koden är två till tio bokstäver och ett nummer.
# ”malkoll test” kör exemplen: ”underkänt 1” ska ge en anmärkning, ”godkänt” ingen.

krav EGET1 goal-without-measure-of-ours
    Fråga vid varje mål som saknar åtgärd.

    meddelande  "Vad ska göras för att nå målet ”{mål}”?"
    råd         "Skriv vad som ska göras, till exempel: ”Åtgärd: bygg cykelväg till Norra skolan.”"
    därför      "Ett mål utan åtgärd blir lätt en förhoppning."
    säkerhet    medel
    gäller      plan

    underkänt 1 """
        ## Mål 1: Fler cyklar till skolan 2028

        Ansvarig: Trafikingenjör
        """
    godkänt """
        ## Mål 1: Fler cyklar till skolan 2028

        Åtgärd: Bygg cykelväg till Norra skolan
        """
''',
    en='''# A first requirement of your own. Put yours in its place; the code is two to ten letters and a number.
# “malkoll test” runs the examples: “failing 1” is to give a finding, “passing” none.

rule OWN1 goal-without-measure-of-ours
    Ask for every goal that lacks a measure.

    message     "What is to be done to reach the goal “{goal}”?"
    hint        "Write what is to be done, for example: “Measure: build a cycle path to the school.”"
    because     "A goal without a measure easily becomes a hope."
    confidence  medium
    applies-to  plan

    failing 1 """
        ## Goal 1: More children cycle to school in 2028

        Responsible: Traffic engineer
        """
    passing """
        ## Goal 1: More children cycle to school in 2028

        Measure: Build a cycle path to the school
        """
''',
)

PLAN = Text(
    sv="""# Verksamhetsplan 2026–2028 för fritidsnämnden (ett påhittat exempel)

## Mål 1: Fler unga är med i en förening 2028

Ansvarig: Fritidschef

Åtgärd: Föreningarna bjuder in till öppet hus varje höst.

Uppföljning: Nämnden följer målet i delårsrapporten i augusti.

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Andel flickor och pojkar som är med i en förening | 61 % (flickor 58 %, pojkar 64 %) | 70 % |
""",
    en="""# Operational plan 2026–2028 for the leisure board (an invented example)

## Goal 1: More young people are members of a club in 2028

Responsible: Head of leisure

Measure: The clubs hold an open house every autumn.

Follow-up: The board follows the goal in the interim report in August.

| Indicator | Baseline | Target 2028 |
|---|---|---|
| Share of girls and boys who are members of a club | 61 % (girls 58 %, boys 64 %) | 70 % |
""",
)

HOOK_FILE = ".pre-commit-config.yaml"

HOOKS = r"""repos:
  - repo: local
    hooks:
      - id: malkoll
        name: malkoll
        entry: malkoll check --only-plans
        language: system
        files: \.(md|markdown|txt|html?|xhtml|docx?|docm|odt|xlsx|xlsm|pdf)$
        types: [file]
        require_serial: true
        verbose: true
"""


def configuration(language: str, plans: Sequence[str], rules: str | None, version: str) -> str:
    """The text of a first malkoll.toml; ``rules`` is the folder of own rules, if there is one."""
    listed = [json.dumps(one, ensure_ascii=False) for one in plans]
    written = f"[{listed[0]}]" if len(listed) == 1 else "[\n" + "".join(f"    {one},\n" for one in listed) + "]"
    own = "" if rules is None else json.dumps(rules, ensure_ascii=False)
    return _CONFIGURATION.in_language(language).format(plans=written, rules=own, version=version)

"""The rule file that ``malkoll new rule`` writes."""

from __future__ import annotations

from malkoll.finding import Text

__all__ = ["RULE"]

RULE = Text(
    sv='''# Ett krav: meningen, vad som sägs när den inte är uppfylld, och exempel som visar att den fungerar.
# Byt ut allt utom formen. Rader som börjar med # läses inte. Vilka meningar som går att skriva: docs/krav.md

krav {code} {name}
    Varje mål ska ha minst en åtgärd.

    # Det som står i klamrar byts mot planens egna ord: {mål}, {indikator}, {ansvarig} …
    meddelande  "Målet ”{mål}” har ingen åtgärd."
    råd         "Skriv vad som ska göras för att nå målet, till exempel: ”Åtgärd: bygg cykelväg till Norra skolan.”"
    därför      "Ett mål utan åtgärd blir lätt en förhoppning."
    # källa     "Nämndens beslut 2026-01-14, § 7."
    # hög, medel eller låg: hur säkert det går att avgöra saken ur texten.
    säkerhet    hög
    # plan, uppföljning eller plan och uppföljning.
    gäller      plan

    # Ska ge en anmärkning.
    underkänt 1 """
        ## Mål 1: Fler cyklar till skolan

        Ansvarig: Trafikingenjör
        """
    # Ska inte ge någon.
    godkänt """
        ## Mål 1: Fler cyklar till skolan

        Åtgärd: Bygg cykelväg till Norra skolan
        """
''',
    en='''# A rule: the sentence, what is said where it is not met, and examples that show it to work.
# Change all but the form. Lines that begin with # are not read. Which sentences can be written: docs/krav.md

rule {code} {name}
    Every goal must have at least one measure.

    # What stands in braces is replaced by the plan's own words: {goal}, {indicator}, {responsible} …
    message     "The goal “{goal}” has no measure."
    hint        "Write what is to be done to reach the goal, for example “Measure: build a cycle path to the school.”"
    because     "A goal without a measure easily stays a hope."
    # source    "The board's decision 2026-01-14, section 7."
    # high, medium or low: how surely it can be told from the text.
    confidence  high
    # plan, follow-up or plan and follow-up.
    applies-to  plan

    # Is to give one finding.
    failing 1 """
        ## Goal 1: More children cycle to school

        Responsible: Traffic engineer
        """
    # Is to give none.
    passing """
        ## Goal 1: More children cycle to school

        Measure: Build a cycle path to the north school
        """
''',
)

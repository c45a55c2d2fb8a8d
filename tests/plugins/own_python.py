"""Plugins as others might write them, good and bad."""

from __future__ import annotations

HEAD = """from pathlib import Path
from malkoll.hooks import NamedCheck, Outcome, PlanView, Reader, Reporter, Text, Verdict, hookimpl

HERE = Path(__file__).parent
"""

PLAN = "# Plan för nämnden 2026\n\n## Mål 1: Bygg en lekplats i Granköping\n\nAnsvarig: Parkchef\n"

RULE = '''krav XY101 mal-utan-kostnad
    kontroll kostnad
    meddelande "Målet ”{mål}” saknar kostnad."
    råd "Skriv vad det kostar."
    underkänt 1 """
    ## Mål 1: Bygg en lekplats
    """
    godkänt """
    ## Mål 1: Bygg en lekplats

    Det kostar 1 000 kronor.
    """
'''

COST = """
def cost(view: PlanView):
    for goal in view.elements("goal"):
        said = " ".join(part.text for part in goal.value.body)
        yield Verdict(goal, Outcome.MET if "kronor" in said else Outcome.NOT_MET)


@hookimpl
def malkoll_checks():
    return [NamedCheck("kostnad", cost)]
"""

GOOD = f"""{HEAD}{COST}

@hookimpl
def malkoll_rules():
    return [HERE / "kostnad.krav"]


@hookimpl
def malkoll_reporters():
    def write(report, context):
        return "".join(f"{{one.code}};{{one.span.line}}\\n" for one in report.findings)

    return [Reporter("csv", (".csv",), Text(sv="CSV", en="CSV"), write)]


@hookimpl
def malkoll_readers():
    def read(data, path):
        import malkoll

        return malkoll.read(data.replace(b"!", b"#"), "x.md")

    return [Reader("bang", (".bang",), Text(sv="Bang", en="Bang"), read)]
"""

"""The template, with its rule and its plan, that ``malkoll new template`` writes."""

from __future__ import annotations

from malkoll.finding import Text

__all__ = ["PLAN", "PLAN_NAME", "TEMPLATE"]

PLAN_NAME = Text(sv="{name}-exempelplan.md", en="{name}-example-plan.md")

TEMPLATE = Text(
    sv='''# En mall säger hur era planer är upplagda. Varje mening slutar med punkt; planens egna ord står inom
# citattecken. {titel}, {nummer}, {år} och {målår} står för det som växlar. Rader som börjar med #
# läses inte. Mer: docs/mallar.md

mall {name} "Kommunens namn: planens namn" utökar standard
    # Texter som bara era planer har; då väljs mallen av sig själv när malkoll.toml nämner den.
    # Känns igen på "Riktning {år}".
    Ett mål är fältet "Vi vill".
    En indikator är en rad i tabellen "Vi räknar | Läget {år} | Dit ska vi {målår}"
        med namn, utgångsvärde, målvärde.
    En ansvarig är fältet "Håller i trådarna".
    En uppföljning är fältet "Så vet vi hur det går".

# Ett krav som visar att mallen läser planen. ”malkoll test” kör exemplen.
krav {code} {name}-hittar-mal
    Planen ska ha minst ett mål och minst en indikator.
    meddelande "Mallen hittar inte planens mål och indikatorer."
    råd "Jämför mallens meningar med planens rubriker, etiketter och tabellhuvuden."
    säkerhet medel
    gäller plan

    # Etiketten heter något annat än mallen säger.
    underkänt 1 """
        # Riktning 2026

        Kommunen önskar: fler går och cyklar till arbetet
        """
    godkänt """
        # Riktning 2026

        Vi vill: Fler går och cyklar till arbetet

        | Vi räknar | Läget 2025 | Dit ska vi 2028 |
        |---|---|---|
        | Meter ny cykelväg per år | 800 | 2 000 |
        """
''',
    en='''# A template says how your plans are laid out. Each sentence ends with a full stop; text of the plan is
# in quotes. {title}, {number}, {year} and {target-year} stand for what varies. Lines that begin with # are
# not read. More: docs/templates.md

template {name} "The municipality: name of the plan" extends standard
    # Texts that only your plans have; the template is then chosen by itself where malkoll.toml names it.
    # Recognised by "Direction {year}".
    A goal is the field "We wish".
    An indicator is a row of the table "We count | Today {year} | Where we go {target-year}"
        with name, baseline, target.
    A responsible is the field "Holds the threads".
    A follow-up is the field "How we see it".

# A rule that shows that the template reads the plan. “malkoll test” runs the examples.
rule {code} {name}-finds-goals
    The plan must have at least one goal and at least one indicator.
    message "The template does not find the plan's goals and indicators."
    hint "Compare the template's sentences with the headings, labels and table heads of the plan."
    confidence medium
    applies-to plan

    # The label is called something else than the template says.
    failing 1 """
        # Direction 2026

        The board hopes: more people walk and cycle to work
        """
    passing """
        # Direction 2026

        We wish: More people walk and cycle to work

        | We count | Today 2025 | Where we go 2028 |
        |---|---|---|
        | Metres of new cycle path a year | 800 | 2 000 |
        """
''',
)

PLAN = Text(
    sv="""# Riktning 2026

Vi vill: Fler går och cyklar till arbetet 2028

| Vi räknar | Läget 2025 | Dit ska vi 2028 |
|---|---|---|
| Meter ny cykelväg per år | 800 | 2 000 |

Håller i trådarna: Trafikingenjör

Så vet vi hur det går: Nämnden får siffrorna i oktober varje år.
""",
    en="""# Direction 2026

We wish: More people walk and cycle to work 2028

| We count | Today 2025 | Where we go 2028 |
|---|---|---|
| Metres of new cycle path a year | 800 | 2 000 |

Holds the threads: Traffic engineer

How we see it: The board is given the figures in October each year.
""",
)

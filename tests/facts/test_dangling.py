"""Paragraphs that begin in mid-sentence, and the many that only seem to."""

from __future__ import annotations

import pytest
from plan_reading import document

from malkoll.facts.dangling import dangling_in

HALF = "särskilt uppdrag lämnas till fastighetschefen, som går igenom alla lokaler före sommaren."


def dangling(text: str) -> list[int]:
    """The lines on which paragraphs begin in mid-sentence."""
    read = document(text)
    return sorted(read.text.count("\n", 0, start) + 1 for start in dangling_in(read))


@pytest.mark.parametrize(
    "before",
    [
        "### Uppdrag 3 - Översyn av lokalerna\n\n",
        "## Översyn av kommunens alla lokaler\n\n",
        "**Översyn av kommunens lokaler**\n\n",
        "## Lokaler\n\nKommunen har 41 skolor och förskolor.\n\n",
        "## Lokaler\n\nKommunen har 41 skolor.\n\n---\n\n",
    ],
    ids=["marked heading", "another", "bold heading", "finished paragraph", "a rule between"],
)
def test_a_paragraph_whose_beginning_stands_nowhere_begins_in_mid_sentence(before: str) -> None:
    text = f"# Plan\n\nPlanen gäller i tre år.\n\n{before}{HALF}\n"
    assert dangling(text) == [text[: text.index(HALF)].count("\n") + 1]


FIRST = "Kommunen har 41 skolor, och när det gäller deras lokaler och skolgårdar är läget att ett"

CORRECT = {
    "a page break": f"{FIRST}\n\n{HALF}",
    "the page's header": f"{FIRST}\n\nLövsta kommun – Verksamhetsplan\n\nSida 3 (9)\n\n{HALF}",
    "a box between": f"{FIRST}\n\n## Fakta om skolorna\n\nVarje skola har en rektor.\n\n{HALF}",
    "a footnote between": f"{FIRST}\n\n1 Se kommunens lokalplan.\n\n{HALF}",
    "a caption between": f"{FIRST}\n\n![Karta över skolorna](karta.png)\n\nBild 2. Karta över skolorna.\n\n{HALF}",
    "a table between": f"{FIRST}\n\n| Skola | Elever |\n| --- | --- |\n| Ekskolan | 210 |\n\n{HALF}",
    "columns out of order": f"Läget är gott.\n\n{HALF}\n\nDe hyrs ut på kvällar.\n\n{FIRST}",
    "an abbreviation at the page's end": f"Kommunen har 41 skolor med lokaler, t.ex.\n\n{HALF}",
    "a list told in paragraphs": (
        f"Nämnden ska:\n\n{HALF}\n\nfastigheter som inte längre behövs ska säljas före årets slut i år."
    ),
    "after a list": f"Chefen gör så att\n\n- alla lokaler besöks\n- alla lokaler mäts\n\n{HALF}",
    "after a colon": f"Så här står det i beslutet från i våras om kommunens lokaler:\n\n{HALF}",
    "no points anywhere": f"Kommunen har 41 skolor\n\n{HALF}",
    "a row above": f"Ansvarig\tLäge\tKommentar\nRektor\tPågår\tArbetet är\n\n{HALF}",
    "lost column": f"Kommentar\n\n{HALF}",
    "what one does": (
        "Nämnden beslutar följande.\n\natt godkänna rapporten om lokalerna i kommunen och lägga den till handlingarna."
    ),
    "a heading that goes on": f"## Nämnden vill ha ett\n\n{HALF}",
    "a heading with a verb": (
        "## Nämnden och dess förvaltning\n\nansvarar för alla skolor och förskolor i kommunen och för deras lokaler."
    ),
    "a heading and its rest": (
        "## Alla elever i kommunen\n\nsom har rätt till skolskjuts ska komma fram i tid och känna sig trygga."
    ),
    "a label's value": f"### Kommentar\n\n{HALF}",
    "a label with a colon": (
        "Bra läge.\n\nansvarig: fastighetschefen och de rektorer som har lokaler som ska byggas om i år."
    ),
    "a term": (
        "Orden betyder här följande.\n\nbrukare – den som har en insats enligt socialtjänstlagen eller LSS i kommunen."
    ),
    "a bold term": (
        "Orden betyder här följande.\n\n**brukare** den som har en insats enligt socialtjänstlagen i kommunen."
    ),
    "a technical term": (
        "Allt är klart.\n\ne-tjänsten för bygglov öppnar i maj och används av alla som söker bygglov i kommunen."
    ),
    "a trade name": (
        "Allt är klart.\n\niPad och andra lärplattor lånas ut av biblioteken till alla barn som vill ha en sådan."
    ),
    "a name": "Allt är klart.\n\nvon Essen lämnar sitt uppdrag som ordförande i maj och ersätts av en ny ledamot då.",
    "an abbreviation": (
        "Allt är klart.\n\ndvs. att alla skolor har en rektor och att alla rektorer har fått den utbildning de ska ha."
    ),
    "an address": (
        "Mer finns att läsa.\n\nwww.lovsta.se/skolor visar alla skolor i "
        "kommunen och hur man söker till var och en av dem."
    ),
    "an e-mail address": (
        "Frågor besvaras.\n\nskola@lovsta.se är adressen dit alla som har frågor om skolorna i kommunen kan skriva."
    ),
    "a quotation": f"Så sade en elev.\n\n”{HALF}”",
    "a quoted block": f"Så sade en elev.\n\n> {HALF}",
    "a short line": "Allt är klart.\n\nsista sidan.",
    "no sentence": (
        "Allt är klart.\n\nfastighetschef, rektor, biträdande rektor, skolsköterska, kurator, vaktmästare, måltidschef"
    ),
    "an image": f"Allt är klart.\n\n![Diagram](diagram.png)\n\n{HALF}",
    "a lettered list": "Detta gäller.\n\na) särskilt stöd ges till alla elever som behöver det för att nå målen.",
    "a hard-wrapped paragraph": f"{FIRST}\n{HALF}",
}


@pytest.mark.parametrize("text", CORRECT.values(), ids=CORRECT.keys())
def test_a_paragraph_in_lower_case_with_its_other_half_near_or_a_reason_of_its_own_is_left_alone(text: str) -> None:
    assert dangling(f"# Lokalplan för Lövsta\n\nPlanen gäller i tre år.\n\n{text}\n") == []


def test_a_slogan_under_the_title_may_begin_as_it_likes() -> None:
    slogan = "vi gör Lövsta till en ort där alla barn och vuxna trivs, varje dag, hela livet."
    assert dangling(f"# Verksamhetsplan för Lövsta kommun\n\n{slogan}\n") == []


def test_text_that_begins_in_lower_case_throughout_is_a_way_of_writing() -> None:
    words = ("kommunens", "nästa", "hela", "varje", "samma")
    text = "".join(f"## Om skolornas lokaler {at}\n\n{word} {HALF}\n\n" for at, word in enumerate(words))
    assert dangling(f"# Plan\n\nPlanen gäller.\n\n{text}") == []


def test_a_broken_paragraph_explains_one_paragraph_only() -> None:
    text = (
        f"# Plan\n\n{FIRST}\n\n{HALF}\n\nDet är bra.\n\n## Översyn av "
        "badhuset\n\nnytt badhus byggs i centrum och ska vara klart 2029.\n"
    )
    assert dangling(text) == [11]


def test_a_thousand_lines_in_lower_case_take_no_time_and_give_nothing() -> None:
    assert dangling("Plan.\n\n" + f"{HALF}\n\n" * 1000) == []


WHOLE = "Efterfrågan på lokaler ökar när två skolor byggs ihop under nästa år."
CLAUSE = "och därför behöver nämnden ta fram fler lokaler i den östra delen av orten."


@pytest.mark.parametrize(
    "clause",
    [
        CLAUSE,
        "samt behöver nämnden ta fram fler lokaler i den östra delen av orten.",
        "och därmed ökade behovet av lokaler för skolan under årets sista månader.",
    ],
)
def test_a_second_clause_after_a_finished_paragraph_begins_in_mid_sentence(clause: str) -> None:
    assert dangling(f"# Plan för Lövsta\n\n{WHOLE}\n\n{clause}\n") == [5]


@pytest.mark.parametrize(
    "text",
    [
        f"Nämnden ska:\n\n{CLAUSE}",
        f"Efterfrågan på lokaler ökar när två skolor byggs ihop\n\n{CLAUSE}",
        f"{WHOLE}\n\noch att nämnden tar fram fler lokaler i den östra delen av orten.",
        f"Att godkänna rapporten om alla kommunens lokaler i höst.\n\n{CLAUSE}",
        f"Att godkänna rapporten.\n\n{CLAUSE}",
        f"- {WHOLE}\n\n{CLAUSE}",
        f"{WHOLE}\n\noch lokaler för de elever som bor i den östra delen av orten.",
        f"{WHOLE}\n\nsamt att nämnden tar fram fler lokaler i den östra delen av orten.",
    ],
    ids=["a colon", "no point", "och att", "a list of decisions", "a short line", "an item", "no verb", "samt att"],
)
def test_a_second_clause_that_goes_on_a_list_or_an_unfinished_paragraph_is_left_alone(text: str) -> None:
    assert dangling(f"# Plan för Lövsta\n\nPlanen gäller i tre år.\n\n{text}\n") == []


def test_a_title_of_a_goal_or_a_block_of_labels_further_down_is_no_first_half() -> None:
    text = (
        f"PLAN\n\nPlanen gäller i tre år.\n\n{HALF}\n\nMÅL\n\nMål 1: Alla skolor ska ha bra lokaler för alla barn\n\n"
        "Ansvarig: Fastighetschef i samråd med rektor\nKlart: juni nästa år\n"
    )
    read = document(text)
    assert not dangling_in(read)
    assert len(dangling_in(read, {9})) == 1

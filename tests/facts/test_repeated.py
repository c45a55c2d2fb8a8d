"""Passages that stand twice by mistake, and those that recur by design."""

from __future__ import annotations

import pytest
from plan_reading import plan_in, report_in

CROSSING = "Korsningen vid Ekskolan byggs om under våren, eftersom många barn går över där på väg till och från skolan."
SCHEDULE = "De nya handläggarna ska först ta hand om de ärenden som har väntat allra längst."

FOOT = "Postadress Lövsta kommun, Storgatan 1, 123 45 Lövsta, telefon 0123-45 67 89, plan, webb, brev, e-post, org.nr"


def repeated(text: str, report: bool = False) -> list[tuple[int, int]]:
    """The lines of passages that stand twice, each with the line of the first."""
    read = (report_in if report else plan_in)(f"# Plan för Lövsta\n\n{text}\n")
    return [(one.span.line, one.repeats.span.line) for one in read.prose if one.repeats is not None]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"{CROSSING}\n\n{CROSSING}", [(5, 3)]),
        (f"{CROSSING}\n\n{SCHEDULE} Det gäller även i sommar.\n\n{CROSSING.upper()}", [(7, 3)]),
        (f"- {CROSSING}\n- {SCHEDULE} Det gäller även i sommar.\n- {CROSSING}", [(5, 3)]),
        (f"Två har anställts. {SCHEDULE} I maj ses det över. {SCHEDULE}", [(3, 3)]),
        (f"Två har anställts.\n{SCHEDULE}\nI maj ses det över.\n{SCHEDULE}", [(6, 4)]),
        (
            f"| Mål | Läge |\n| --- | --- |\n| Vänta | Två har börjat. {SCHEDULE} I maj ses det över. {SCHEDULE} |",
            [(5, 5)],
        ),
        (f"| Mål | Läge |\n| --- | --- |\n| Väntan | Två. {SCHEDULE}<br>Maj. {SCHEDULE} |", [(5, 5)]),
    ],
    ids=["paragraph", "with one between", "item", "sentence", "on its own lines", "in a cell", "in parts of a cell"],
)
def test_what_stands_twice_where_one_would_do_is_told(text: str, places: list[tuple[int, int]]) -> None:
    assert repeated(text) == places


@pytest.mark.parametrize(
    "text",
    [
        f"{CROSSING}\n\n{CROSSING}\n\n{CROSSING}",
        f"## Mål 1: Säker skolväg\n\n{CROSSING}\n\n## Mål 2: Fler som går\n\n{CROSSING}",
        f"## Sammanfattning\n\n{CROSSING}\n\n## Läget\n\n{CROSSING}",
        f"{CROSSING}\n\nAnsvarig: Gatuchef\n\n{CROSSING}",
        f"1. Säker skolväg\n\n{CROSSING}\n\n2. Fler som går\n\n{CROSSING}",
        f"Norra området.\n\n{CROSSING}\n\nSödra området.\n\n{CROSSING}",
        f"{CROSSING}\n\n| Skola | Barn |\n| --- | --- |\n| Ekskolan | 210 |\n\n{CROSSING}",
        f"| Mål | Läge |\n| --- | --- |\n| Väg | {CROSSING} |\n| Gång | {CROSSING} |",
        f"| Mål | Läge |\n| --- | --- |\n| Väg | Norr: {SCHEDULE}<br>Söder: {SCHEDULE} |",
        f"| Mål | Läge |\n| --- | --- |\n| Väg | Norr<br>{SCHEDULE}<br>Söder<br>{SCHEDULE} |",
        "Uppdraget löper enligt plan.\n\nUppdraget löper enligt plan.",
        "Arbetet pågår. Mer görs i maj. Arbetet pågår.",
        f"{FOOT}\n\n{FOOT}",
    ],
    ids=[
        "three times",
        "two goals",
        "summary",
        "two records",
        "numbered goals",
        "two units",
        "around a table",
        "two rows",
        "two units in a cell",
        "two names in a cell",
        "standing phrase",
        "standing sentence",
        "page foot",
    ],
)
def test_what_recurs_by_design_is_left_alone(text: str) -> None:
    assert repeated(text) == []


LONG = (
    "Arbetet har gått framåt under året. Två nya handläggare har anställts, rutinerna har setts över tillsammans med "
    "de fackliga organisationerna, och alla ärenden från förra året är avslutade. Under våren införs en ny tjänst där "
    "den som söker kan följa sitt ärende."
)


def goal(number: int, title: str, comment: str) -> str:
    return f"## Mål {number}: {title}\n\nBedömning: Delvis uppfyllt\n\nKommentar: {comment}\n\n"


def test_one_comment_for_two_goals_is_asked_about() -> None:
    text = goal(1, "Kortare väntetid", LONG) + goal(2, "Nöjda medarbetare", LONG)
    assert repeated(text, report=True) == [(13, 7)]


@pytest.mark.parametrize(
    "text",
    [
        goal(1, "Kortare väntetid", "Arbetet löper enligt plan.")
        + goal(2, "Nöjda medarbetare", "Arbetet löper enligt plan."),
        goal(1, "Kortare väntetid", LONG) + goal(2, "Nöjda medarbetare", LONG) + goal(3, "Fler kanaler", LONG),
        goal(1, "Kortare väntetid", LONG) + goal(2, "Nöjda medarbetare", LONG + " Det är bra."),
    ],
    ids=["standing phrase", "three goals", "not quite the same"],
)
def test_comments_that_are_short_standing_or_different_are_left_alone(text: str) -> None:
    assert repeated(text, report=True) == []


FIRE = (
    "Den 14 mars brann taket på Västra skolan, och 210 elever flyttades till tillfälliga lokaler i Medborgarhuset. "
    "Nämnden gav bygglov för paviljonger på sex dagar. Eleverna var tillbaka på skolgården före påsk."
)
EXPLAINED = (
    "Bedömningen görs i tre steg och utgår från indikatorerna, som alla har ett målvärde för 2027. Ett mål är uppnått "
    "när minst 75 procent av indikatorerna når sitt målvärde, och annars är det delvis uppnått eller inte uppnått."
)


def in_chapters(first: str, second: str, text: str = FIRE) -> str:
    return f"## {first}\n\n{text}\n\nMer finns att läsa.\n\n## {second}\n\n{text}\n\nTack.\n"


def test_a_story_told_again_word_for_word_in_another_chapter_is_asked_about() -> None:
    assert repeated(in_chapters("Viktiga händelser", "Utblick"), report=True) == [(11, 5)]


@pytest.mark.parametrize(
    "text",
    [
        in_chapters("Sammanfattning", "Viktiga händelser"),
        in_chapters("Viktiga händelser", "Bilaga 2: Till fullmäktige"),
        in_chapters("Personal", "Personal"),
        in_chapters("Viktiga händelser", "Utblick") + f"\n## Ekonomi\n\n{FIRE}\n",
        in_chapters("Så läser du rapporten", "Resultat", EXPLAINED),
        in_chapters("Viktiga händelser", "Utblick", FIRE.partition(".")[0] + "."),
        in_chapters("Viktiga händelser", "Utblick", "Läget: " + FIRE),
        in_chapters("Mål 1: Trygga skolor", "Mål 2: Bra skolgårdar"),
        in_chapters("Mål 1: Trygga skolor", "Utblick"),
        "".join(in_chapters(f"Del {at}", f"Stycke {at}", FIRE.replace("14", str(at))) for at in (15, 16, 17)),
    ],
    ids=[
        "summary",
        "annex",
        "same heading",
        "three times",
        "an explanation",
        "one sentence",
        "a label",
        "two goals",
        "a goal and a chapter",
        "many",
    ],
)
def test_text_that_chapters_share_on_purpose_is_left_alone(text: str) -> None:
    assert repeated(text, report=True) == []

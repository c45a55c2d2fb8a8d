"""Where a plan says in a sentence how its goals are followed up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from malkoll.facts.patterns import GOALS, OWN_PLAN, any_of
from malkoll.plan import Passage
from malkoll.regexes import compiled
from malkoll.swedish.sentences import split_sentences

__all__ = ["for_section", "general_follow_up", "is_about_follow_up", "stated_follow_up"]

_SUBJECT = any_of(
    """målet, målen, delmålet, delmålen, uppdraget, uppdragen, förflyttningen, utvecklingen, resultatet,
    resultaten, effekten, effekterna, indikatorn, indikatorerna, nyckeltalen, arbetet, utfallet, detta,
    åtgärderna, insatserna, måluppfyllelsen, handlingsplanen, planen"""
)
_OBJECT = any_of(
    """målet, målen, uppdraget, uppdragen, nyckeltal*, indikator*, resultat*, utfall*, effekt*, utveckling*,
    måluppfyllelse*"""
)
_PASSIVE = any_of(
    """följs, följas, mäts, mätas, utvärderas, stäms av, stämmas av, redovisas, rapporteras, avrapporteras, tas ut,
    analyseras"""
)
_TOLD = any_of(
    """mäts, mäter, rapporteras, rapporterar, redovisas, redovisar, räknas, läser vi av, läses av, gås igenom,
    tas upp, tas ut, stäms av, följs upp, följer upp, sammanställs, analyseras, utvärderas, avrapporteras,
    besvaras"""
)
_OFTEN = any_of(
    """varje, en gång per, en gång om, två gånger per, årligen, kvartalsvis, månadsvis, tertialvis, halvårsvis,
    vartannat"""
)
_FORUM = any_of(
    """rapport, rapporten, rapporter, bokslut, bokslutet, nämnden, styrelsen, redovisningen, berättelsen,
    utskottet"""
)
_WHEN = compiled(
    rf"\b{_OFTEN}\b"
    rf"|\b(?:i|till|inför|vid|för)\s+(?:\w+\s+){{0,2}}?\w*"
    rf"{_FORUM}\b",
    re.IGNORECASE,
)
_TELLS = compiled(rf"\b{_TOLD}(?!\w)", re.IGNORECASE)
_FOLLOW_UP_NOUN = any_of(
    """uppföljning, uppföljningen, utvärdering, utvärderingen, avstämning, avstämningen, mätning, mätningen"""
)
_STATED = compiled(
    rf"\b{_SUBJECT}\s+(?:\w+\s+){{0,3}}?{_PASSIVE}(?!\w)"
    rf"|\b(?:följ(?:a|er)|mät(?:a|er)|utvärderar?|stämm(?:a|er)\s+av)\s+(?:upp\s+)?(?:\w+\s+){{0,4}}?{_OBJECT}(?!\w)"
    rf"|\b{_FOLLOW_UP_NOUN}\s+"
    rf"(?:\w+\s+){{0,4}}?{any_of('sker, görs, genomförs, redovisas, presenteras')}(?!\w)"
    r"|\bföljs\s+(?:\w+\s+){0,3}?upp(?!\w)",
    re.IGNORECASE,
)
_NAMED = any_of(
    """plan, planen, handlingsplanen, verksamhetsplanen, programmet, strategin, målen, målet, mål, delmålen,
    delmål, uppdragen, uppdrag, indikatorerna, indikatorer, nyckeltalen, nyckeltal, styrtalen, styrtal, måtten,
    mått, mätetalen, nivåerna, aktiviteterna, aktiviteter, insatserna, insatser, måluppfyllelsen, åtgärderna,
    the plan, the goals, goals, all goals"""
)
_ALL_GOALS = rf"(?:{_NAMED}|{GOALS}|{OWN_PLAN})"
_FOLLOWED = any_of(
    """följs upp, följas upp, utvärderas, stäms av, stämmas av, avrapporteras, is followed up, are followed up,
    are reported"""
)
# What goals are called that are the plan's own: "de strategiska målen", and not "de nationella målen".
_OWN = any_of(
    """strategiska, övergripande, långsiktiga, kortsiktiga, prioriterade, fastställda, antagna, beslutade, uppsatta,
    uppställda, gemensamma, konkreta, mätbara, olika, ovanstående"""
)
_REPORTED = any_of("redovisas, återredovisas, återrapporteras, rapporteras")
_GENERAL = compiled(
    rf"(?:^|[.,;:]\s+|\b(?:samtliga|alla|\w{{4,}}s|våra|dessa|varje|de)\s+)(?:{_OWN}\s+)?(?:{_ALL_GOALS}|den)\s+"
    rf"(?:i\s+\w+\s+|och\s+\w+\s+|samt\s+\w+\s+)?(?:\w+\s+){{0,3}}?{_FOLLOWED}(?!\w)"
    rf"|(?:^|[.,;]\s+|\b(?:samtliga|alla)\s+){_ALL_GOALS}\s+följs\s+(?:\w+\s+){{1,3}}upp(?!\w)"
    rf"|\b(?:(?:följer|stämmer|går)\s+(?:\w+\s+)?(?:upp|av|igenom)|utvärderar)\s+"
    rf"(?:(?:hela|alla|samtliga)\s+)?(?:\w+\s+)?{_ALL_GOALS}(?!\w)",
    re.IGNORECASE,
)
_OF_GOALS = compiled(
    rf"(?:^|[.,;]\s+|\b(?:samtliga|alla|nämndens|planens|varje|de)\s+)(?:{_OWN}\s+)?{_ALL_GOALS}(?!\w)", re.IGNORECASE
)
_HEADING = compiled(
    r"\b(?:uppföljning|utvärdering|rapportering|återrapportering|follow-up|monitoring)|\bföljs\b.*\bupp\b|\bföljer\b.*\bupp\b|\bföljer\s+vi\b"
    # "Så vet vi", "Hur vet vi att vi når målen?", but not "Så vet vi vad invånarna tycker".
    r"|^\W*(?:så|hur)\s+vet\s+vi\W*$|^\W*(?:så|hur)\s+vet\s+vi\s+(?:att|om|när|hur)\b.*\b(?:mål\w*|lycka[st]\w*|nått|når|går|på\s+väg)\b",
    re.IGNORECASE,
)
# How the budget or the internal control is followed up says nothing of the goals.
_OF_MONEY = compiled(
    r"\b(?:ekonomi\w*|budget\w*|internbudget\w*|finansiell\w*|intern\w*\s+kontroll\w*|internkontroll\w*|investering\w*)",
    re.IGNORECASE,
)
# "Områdets mål redovisas …", "Målen inom området följs upp …".
_PART = r"\w*(?:områd|avsnitt|kapitl)et"
_OF_AREA = rf"{_PART}s\s+(?:del)?mål|målen\s+(?:i|inom|under)\s+(?:det\s+här\s+|detta\s+)?{_PART}"
_OF_ONE_AREA = compiled(rf"\b(?:{_OF_AREA})(?!\w)", re.IGNORECASE)
_THESE = compiled(
    rf"\b(?:{_OF_AREA})\s+(?:\w+\s+)?(?:{_FOLLOWED}|{_REPORTED})(?!\w)"
    rf"|\b(?:följer|stämmer|går|utvärderar)\s+(?:\w+\s+)?(?:upp|av|igenom)?\s*(?:dem|dessa)\b"
    rf"|\b(?:de|dessa|målen|delmålen|uppdragen)\s+(?:\w+\s+)?{_FOLLOWED}(?!\w)"
    rf"|\b(?:de|dessa|målen|delmålen|uppdragen)\s+(?:\w+\s+)?{_REPORTED}\s+(?:\w+\s+)?(?:för|till|i)\s",
    re.IGNORECASE,
)
# "KF:s mål följs upp i …", "Nämndmålen redovisas för …".
_OF_KIND = compiled(
    rf"^\W*(?:(?P<whose>[^\W\d][\w:]*s\s+mål)(?:en)?|(?P<kind>[^\W\d]{{3,}}mål)en)\s+(?:\w+\s+)?(?:{_FOLLOWED}|följs|{_REPORTED})(?!\w)",
    re.IGNORECASE,
)
# "Hur målen följs upp anges vid varje mål": it is told there, or nowhere.
_ELSEWHERE = compiled(r"\W*(?:hur|när|på\s+vilket\s+sätt)\b", re.IGNORECASE)
# Longer sentences are not searched: a follow-up is told in few words.
_LONGEST = 800


def stated_follow_up(passages: Iterable[Passage]) -> Passage | None:
    """The first sentence of a goal's text that says how the goal is followed up."""
    for sentence in _sentences(passages):
        if sentence.text[:1].islower():
            # The end of a sentence whose beginning stands elsewhere.
            continue
        if _STATED.search(sentence.text) or (_TELLS.search(sentence.text) and _WHEN.search(sentence.text)):
            return sentence
    return None


def general_follow_up(passages: Iterable[Passage]) -> Passage | None:
    """A sentence outside the goals that says how all of them are followed up."""
    for sentence in _sentences(passages):
        if _ELSEWHERE.match(sentence.text) or _OF_ONE_AREA.search(sentence.text):
            continue
        if _GENERAL.search(sentence.text):
            return sentence
        if _OF_GOALS.search(sentence.text) and _TELLS.search(sentence.text) and _WHEN.search(sentence.text):
            return sentence
    return None


def by_kind(passages: Iterable[Passage]) -> list[tuple[str, Passage]]:
    """Sentences that tell how goals of one kind are followed up: "KF:s mål följs upp i tertialrapporterna.".

    Each with the word that such goals are called by, in lower case.
    """
    found = []
    for sentence in _sentences(passages):
        told = None if _ELSEWHERE.match(sentence.text) else _OF_KIND.match(sentence.text)
        if told is not None:
            found.append(((told["whose"] or told["kind"]).lower(), sentence))
    return found


def for_section(passages: Iterable[Passage]) -> list[Passage]:
    """Sentences that tell how the goals of the section they stand in are followed up: "Utskottet följer upp dem"."""
    return [sentence for sentence in _sentences(passages) if _THESE.search(sentence.text)]


def is_about_follow_up(heading: str) -> bool:
    """Whether a heading announces how things are followed up."""
    return _HEADING.search(heading) is not None and _OF_MONEY.search(heading) is None


def _sentences(passages: Iterable[Passage]) -> Iterable[Passage]:
    for passage in passages:
        for start, end in split_sentences(passage.text):
            sentence = passage.text[start:end].strip()
            if len(sentence) <= _LONGEST:
                yield Passage(sentence, passage.span)

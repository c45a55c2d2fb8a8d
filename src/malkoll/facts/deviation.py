"""Deviations told in words, with the cause and the action told beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.facts.patterns import any_of, words
from malkoll.plan import Comment, Goal, Indicator, Measure, Passage
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.dates import find_dates
from malkoll.swedish.lexicon import OBSERVED
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.verbs import is_state, lemma_of, main_verbs
from malkoll.swedish.verdicts import THE_GOAL

__all__ = ["goal", "indicator", "measure", "with_goals_analysis"]

_REACHED = any_of(
    """nås, nå, når, nått, nåtts, nådde, nåddes, uppnås, uppnå, uppnår, uppnått, uppnåtts, uppnåddes, uppnådd,
    uppfyllt, uppfyllda, uppfylld, uppfylls, uppfylla, uppfylldes, klaras, klarat, klarades, infriats"""
)
_AIM = any_of(
    """mål*, delmål*, etappmål*, målvärde*, målnivå*, nivån, uppdraget, åtgärden, indikatorn, resultatet,
    utfallet, det, detta, som, andelen, antalet"""
)
_REACHES = any_of("når, nådde, nås, nåddes, uppnår, uppnådde, uppnås, uppnåddes, uppfylls, uppfylldes, klarar, klarade")
_WORSE = any_of("""under målvärdet, under målet, under målnivån, sämre än mål*, lägre än målet, lägre än målvärdet""")
_DEVIATES = compiled(
    rf"\b{_AIM}\b[^.;]{{0,80}}?\b(?:inte|ej)\b[^.;]{{0,40}}?\b{_REACHED}\b"
    rf"|\b(?:ej|inte)\s+(?:\w+\s+)?{_REACHED}\b"
    rf"|\b{_REACHES}\s+(?:inte|ej)\b"
    rf"|\b{any_of('är, blir, blev, blivit, bedöms som')}\s+(?:\w+\s+)?försena\w+|^\W*(?:\w+,\s+)?försena\w+"
    r"|\b(?:får|fås|blir|kommer|införs|startar|börjar|öppnar|genomförs|sker)\b[^.;]{0,60}?\bsenare\s+än\s+(?:vad\s+som\s+)?(?:planera|beräkna|tänk|besluta|planen)\w*"
    r"|\bavviker\s+(?:\w+\s+)?(?:negativt|från\s+(?:mål|plan))"
    rf"|\b{_WORSE}\b"
    rf"|\b{any_of('högre än målet, högre än målvärdet, över målvärdet, längre än målet, färre än målet')}\b"
    rf"|^\W*(?:{THE_GOAL}\s+(?:är\s+|bedöms\s+(?:bli\s+|vara\s+)?)?|måluppfyllelsen\s+är\s+)?delvis\s+(?:uppfyll|upp?nå|nå)"
    r"|^\W*(?:målet\s+)?(?:uppfylls|upp?nås|nås)\s+(?:bara\s+|endast\s+)?delvis\b"
    r"|^\W*(?:ej|inte)\s+(?:enligt\s+plan|påbörja\w+)|\blöper\s+inte\s+på\s+enligt\s+plan\b|^\W*(?:röd|rött)\b"
    rf"|\b{THE_GOAL}\s+(?:är|blir|blev|bedöms\s+(?:bli|vara)|kommer\s+att\s+bli)\s+(?:mycket\s+)?svår[ta]?\s+att\s+(?:upp)?nå\b"
    r"|\bmål\w*\s+var\s+(?:högst|minst|lägst)\b",
    re.IGNORECASE | re.MULTILINE,
)
# "Uppfyllt ja/nej: Nej".
_ANSWERED_NO = compiled(r"\W*(?:nej|delvis|no|partly)\W*", re.IGNORECASE)
# A share above its target has most often passed it.
_ABOVE = compiled(r"över\s+mål\w+|högre\s+än\s+mål\w+", re.IGNORECASE)
_SHARE = compiled(r"\bandel(?:en)?\b", re.IGNORECASE)
_ONLY_FEARED = words("risk, för att inte, om inte, i de fall, när ordinarie")
_CAUSE = words(
    """därför är, därför blir, därför blev, därför har, därför kan, därför kunde,
    på grund av, p.g.a., p g a, pga, beror, berodde, beroende på, orsak*, till följd av, eftersom, därför
    att, förklaras, förklaring*, med anledning av, då det, då vi, anledning*, kan härledas, skäl*, som en
    följd, brist på, har lett till, medfört, medförde, överprövad*, överprövat*, överprövades, överklag*, vakans*,
    vakant*,
    förstörd*, förstört*, förstör*, brand, branden, haveri*, havere*, vattenskad*, gick sönder, gått sönder,
    bromsas av, bromsats av, bromsades av, hindras av, hindrats av, hindrades av, fördröjs av, fördröjts av,
    försvåras av, försvårats av, försvårades av, har blivit försena*, leveransförsening*,
    gjorde att, gjort att, gör att, personalbrist*, uteblev, uteblivit,
    stängd, stängt, stängda, stängde, avstängd, avstängt, avstängda, obesatt, obesatta, ur funktion, ur drift,
    stod still, stått still, stod stilla, stått stilla, stod tom, stod tomma, stått tom, stått tomma, fuktskad*,
    läckage, läckt, läckte, har slutat, sade upp sig, sjukskriven, sjukskrivna, utlånad, utlånade, lagts ned, lagts ner,
    lades ned, lades ner, har upphört, upphörde, i väntan på, gick inte att, gått inte att, bytts ut,
    har varit svårt att, haft svårt att,
    dröjt, dröjde, drog ut, dragit ut, ställdes in, underkän*, konkurs*, avbröts,
    due to, because"""
)
# "Köket kunde inte öppnas då ventilationen underkändes": "då" with a subject and a verb after it gives a reason.
_SINCE = compiled(r"[^\W\d]{2,},?\s+då\s+(?!(?:och|hade|var|ska|kan|är)\b)[^\W\d]\w*\s+[^\W\d]\w*", re.IGNORECASE)
# "Leverantören blev klar först i december": what came late explains what is late.
_FIRST_WHEN = compiled(r"\bförst\s+(?:den|i|efter|när|under|vid|om|från|hösten|våren)\b", re.IGNORECASE)
# "Från vårterminen får alla elever ett samtal", "Från och med januari bemannas …", "Från bytet i maj får …".
_FROM_NOW = compiled(
    r"^\W*från\s+(?:och\s+med\s+)?[^\W\d]\w+(?:\s+i\s+[^\W\d]\w+)?(?:\s+\d{4})?\s+[^\W\d]\w*(?:r|s)\b", re.IGNORECASE
)
# What has been done: "har beställts", "har redan infört".
_HAS_DONE = compiled(
    r"\b(?:har\s+därför\s+[^\W\d]+(?:t|tt)\b|har\s+(?:(?!inte\b|ej\b)\w+\s+)?(?!försen|minska|öka|påverka|(?:upp)?nåtts)\w+(?:ats|tts)|"
    r"ha(?:r|de)\s+(?:\w+\s+)?(?:infört|beslutat|inlett|beställt|höjts|höjt|sänkts|sänkt|gjorts|byggts|byggt|köpts|köpt|fått(?!\s+(?:fler|färre|mer|mindre|större|högre|lägre|längre|sämre))))\b",
    re.IGNORECASE,
)
# "Alla grupper får en ny utbildning i november".
_GETS = compiled(
    r"\b(?:får|ges|erbjuds)\s+(?:\w+\s+){0,3}?\w*(?:utbildning|stöd|hjälp|handledning|genomgång|påminnelser?|resurs(?:er)?)\b",
    re.IGNORECASE,
)
# "Under hösten byts ledningen": a time to begin with, and a verb in the present tense, tell what is to come.
_AHEAD = compiled(
    r"^\W*(?:under|i|till|från|inför|nästa|kommande|den|senast|efter|innan)\b[^,.;:]{0,40}?"
    r"\b(?:vår|höst|sommar|vinter|år\b|månad|kvartal|tertial|termin|januari|februari|mars|april|maj|juni|juli|augusti|"
    r"september|oktober|november|december|20\d\d)\w*\s(?P<verb>[^\W\d]{2,}[rs])\b",
    re.IGNORECASE,
)
# These tell how things are or turn out, whatever the time.
_TURNS_OUT = frozenset(["är", "har", "blir", "kvarstår", "återstår", "minskar", "ökar", "förblir", "får"])
_ACTION = words(
    """åtgärd*, insats*, planeras, planerar, kommer att, ska, skall, tas fram, har tagits fram, har påbörjats,
    påbörjats, har startat, startar, startas, införs, har införts, genomförs, görs om, görs, fortsätter,
    fortsatt arbete, rekryter*, anställ*, förstärk*, handlingsplan*, upphandlas, utökas, ny plan, anlitats,
    anlitas, börjar, annonseras, ställs, tillsatta, har tillsatts, tillsätts, pågår, ses över, avtal om,
    byggs, förbereds, utbildas, provas, testas, prövas, provar, testar, prövar, rustas, köps, beställs, erbjuds,
    utreds, söks, rekryteras, kompletteras, upprättas, inleds, samordnas, kartläggs, revideras, uppdateras,
    till dess, tills vidare, under tiden,
    beställd, beställda, beställt, infördes, inrättades, anställdes, förstärktes, utökades, tillsattes,
    sattes in, togs fram, går igenom, gör sina, gör sin, gör om, ser över, tar fram, bygger, inför, utbildar,
    action"""
)


_PASSIVE = compiled(r"\b(?P<before>[^\W\d]+)\s+(?P<verb>[^\W\d]{3,}a)s\b", re.IGNORECASE)
_NO_VERB = compiled(r"(?:or|ar|er)na$|^der[ae]$|^vår[ae]$|nna$", re.IGNORECASE)
# Longer sentences are not searched: no one tells in one what is done.
_LONGEST = 1000
# Characters before a verb in which the word that negates or helps it stands.
_NEAR = 30
_NOT_YET = frozenset(
    [
        "som",
        "inte",
        "ej",
        "att",
        "kan",
        "kunde",
        "kunnat",
        "kunna",
        "skulle",
        "bör",
        "måste",
        "hinna",
        "hinner",
        "hunnit",
    ]
)
# "Antalet fortsätter att minska" is how things go, and nothing that anybody does.
_GOES_ON = compiled(
    r"\bfortsätter\s+(?:\w+\s+){0,2}?att\s+(?:minska|öka|sjunka|stiga|ligga|vara|växa|bli|halka|tappa)\b", re.IGNORECASE
)
_HAVE = frozenset(["har", "hade", "ha", "inte", "redan", "nu"])
_NOBODY = compiled(r"^\W*(?:ingen|inget|inga)\b", re.IGNORECASE)

# "Nästan alla beslut fattas inom fyra veckor" tells how things are.
_OF_A_SHARE = compiled(
    r"^\W*(?:nästan\s+(?:alla|samtliga)|de\s+flesta|flertalet|hälften|merparten|en\s+majoritet)\b", re.IGNORECASE
)


def _tells_action(line: str) -> bool:
    """Whether a sentence of the line says what is done or will be done."""
    sentences = [line[start:end] for start, end in split_sentences(line)]
    return any(
        _ACTION.search(_GOES_ON.sub("", sentence))
        or _HAS_DONE.search(sentence)
        or _FROM_NOW.match(sentence.strip())
        or _GETS.search(sentence)
        or _comes(sentence)
        or _is_done_now(sentence)
        for sentence in sentences
        if len(sentence) <= _LONGEST and not _NOBODY.match(sentence) and not _OF_A_SHARE.match(sentence)
    )


def _comes(sentence: str) -> bool:
    """Whether a sentence begins with a time and says what is then done."""
    found = _AHEAD.match(sentence)
    if found is None:
        return False
    verb = found["verb"].lower()
    lemma = lemma_of(verb)
    if lemma is None:
        return verb.endswith("s") and not verb.endswith(("des", "tes"))
    return not (verb in _TURNS_OUT or lemma in OBSERVED or is_state(lemma) or verb.endswith(("des", "tes")))


def _is_done_now(sentence: str) -> bool:
    """Whether something is done ("kursen hålls på arbetsplatserna"), or will be on a date ("gör sina i mars")."""
    for verb in main_verbs(sentence):
        word = sentence[verb.start : verb.end].split(" ")[0].lower()
        before = sentence[max(0, verb.start - _NEAR) : verb.start].lower().split()
        if before and before[-1] in _NOT_YET:
            continue
        if verb.kind != "action" or verb.negated or verb.auxiliary or verb.lemma.split(" ")[0] in OBSERVED:
            continue
        if (
            word.endswith("s")
            and not word.endswith(("des", "tes"))
            and not (word.endswith("ts") and before and before[-1] in _HAVE)
        ):
            return True
        if word.endswith("r") and find_dates(sentence):
            return True
    # Verbs that no list knows: "skickas", "drönarfilmas".
    return any(
        found.group("verb").lower() not in OBSERVED
        and not _NO_VERB.search(found.group("verb"))
        and found.group("before").lower() not in _NOT_YET
        for found in _PASSIVE.finditer(sentence)
    )


def _lines(passages: list[Passage]) -> list[tuple[str, Span]]:
    return [(line, part.span) for part in passages for line in part.text.split("\n") if line.strip()]


def _read(passages: list[Passage], *, judged: bool) -> tuple[bool, Passage | None, Passage | None]:
    """Whether a deviation is told, and the line that tells its cause and its action.

    ``judged``: the first line is an assessment. Both are looked for in the line that tells the deviation and the
    two after it; where that is the first line, most often the assessment, in all that follows.
    """
    lines = _lines(passages)
    deviates = False
    cause: Passage | None = None
    action: Passage | None = None
    for index, (line, _) in enumerate(lines):
        found = _DEVIATES.search(line) or (_ANSWERED_NO.fullmatch(line) if judged and index == 0 else None)
        if found is not None and _ABOVE.fullmatch(found.group()) and _SHARE.search(line):
            continue
        if found is None or _ONLY_FEARED.search(line[max(0, found.start() - 40) : found.end()]):
            continue
        deviates = True
        for near, span in lines if index == 0 else lines[index : index + 3]:
            if cause is None and (_CAUSE.search(near) or _SINCE.search(near) or _FIRST_WHEN.search(near)):
                cause = Passage(near, span)
            if action is None and _tells_action(near):
                action = Passage(near, span)
    return deviates, cause, action


def _complete(comment: Comment | None, passages: list[Passage], *, judged: bool = False) -> tuple[bool, Comment | None]:
    """Whether a deviation is told, and the comment with the cause and action its words tell."""
    deviates, cause, action = _read(passages, judged=judged)
    if not deviates:
        return False, comment
    if comment is not None:
        return True, replace(comment, cause=comment.cause or cause, action=comment.action or action)
    first = cause or action
    # Words beside a deviation count as a comment only for the cause and action they tell.
    return True, Comment("", first.span, cause, action) if first is not None else None


def _spoken(comment: Comment | None) -> Comment | None:
    """A comment that someone wrote, and not only what was read out of other words."""
    return comment if comment is not None and comment.text else None


def goal(said: Goal) -> Goal:
    """``said`` with whether it deviates, and the cause and action its words tell."""
    passages = [Passage(part.text, part.span) for part in (said.assessment, said.forecast) if part is not None]
    if said.comment is not None:
        passages.append(Passage(said.comment.text, said.comment.span))
    deviates, comment = _complete(said.comment, passages, judged=said.assessment is not None)
    return replace(said, deviating=deviates, comment=_spoken(comment))


def indicator(said: Indicator) -> Indicator:
    """``said`` with whether it deviates, and the cause and action its words tell."""
    passages = [Passage(part.text, part.span) for part in (said.assessment, said.outcome) if part is not None]
    if said.comment is not None:
        passages.append(Passage(said.comment.text, said.comment.span))
    deviates, comment = _complete(said.comment, passages, judged=said.assessment is not None)
    comment = _spoken(comment)
    if comment is not None and (said.cause is not None or said.action is not None):
        comment = replace(comment, cause=comment.cause or said.cause, action=comment.action or said.action)
    return replace(said, deviating=deviates, comment=comment)


def with_goals_analysis(said: Indicator, comment: Comment | None) -> Indicator:
    """``said`` with what its goal's analysis tells, where it deviates and has no words of its own."""
    if (
        comment is None
        or not comment.text
        or not said.deviating
        or said.comment is not None
        or said.cause
        or said.action
    ):
        return said
    return replace(said, comment=comment)


def measure(said: Measure) -> Measure:
    """``said`` with whether it deviates, and the cause and action its words tell."""
    passages = [said.activities] if said.activities is not None else []
    if said.status is not None and said.status.text:
        passages.append(Passage(said.status.text, said.status.span))
    if said.comment is not None:
        passages.append(Passage(said.comment.text, said.comment.span))
    deviates, comment = _complete(said.comment, passages)
    return replace(said, deviating=deviates, comment=comment)

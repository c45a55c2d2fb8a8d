"""Measures that a goal's title or text states with a level: "ska minska till 11 årsplaceringar"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from malkoll.facts.patterns import any_of
from malkoll.facts.people import PeopleWords, counts_people, is_about_sex
from malkoll.facts.prices import PRICE
from malkoll.plan import Evidence, Goal, Indicator, Passage, Value
from malkoll.regexes import compiled
from malkoll.swedish.dates import find_dates
from malkoll.swedish.direction import direction_of
from malkoll.swedish.numbers import find_numbers
from malkoll.swedish.sentences import sentences, split_sentences
from malkoll.swedish.values import mentions_sex_values, names_sex, read_value

__all__ = ["evidence_in", "indicators_in", "told_of"]

_CHANGE = any_of(
    """minska, minskar, minskas, öka, ökar, ökas, höja, höjas, höjs, sänka, sänkas, sänks, korta, kortas,
    förkortas, uppgå, nå, uppnå, utökas, reduceras"""
)
# No number is longer; without an end to it, a line of nothing but figures would be looked through again from each.
_FIGURES = r"\d[\d ]{0,24}"
_NUMBER = (
    rf"(?:{_FIGURES}(?:[.,]\d{{1,24}})?|" + any_of("två, tre, fyra, fem, sex, sju, åtta, nio, tio, elva, tolv") + ")"
)
_UNIT = r"(?:%|(?!år\s+(?:19|20)\d\d)[^\W\d]\w*)"
# A value, and what may stand with it: "62 procent (kvinnor 66, män 57) 2024".
_LEVEL = rf"{_NUMBER}(?:\s*{_UNIT})?(?:\s*\([^()]{{1,60}}\))?(?:\s+(?:år\s+)?(?:19|20)\d\d)?"
_TO = compiled(
    rf"\b(?P<verb>{_CHANGE})\b(?P<what>[^.;]{{0,120}}?)\b(?:från\s+(?P<from>{_LEVEL})\s+)?"
    rf"till\s+(?P<op>(?:minst|högst|cirka|ca|under|över)\s+)?(?P<to>{_LEVEL})",
    re.IGNORECASE,
)
_SHALL = compiled(
    rf"\b(?:ska|skall)\b[^.;]{{0,80}}?\b(?P<op>minst|högst|lägst|maximalt|vara|uppgå till)\s+(?P<to>{_LEVEL})",
    re.IGNORECASE,
)
_BASELINE_NOUN = any_of("utgångsläget, utgångsvärdet, nuläget, baslinjen")
_BASE_SAID = compiled(
    rf"\b{_BASELINE_NOUN}\b[^.;\d]{{0,40}}?(?:(?:19|20)\d\d\s+)?(?:är|var)\s+(?P<value>{_LEVEL}[^.;]{{0,80}})",
    re.IGNORECASE,
)
_TARGET_NOUN = any_of("målvärdet, målnivån, måltalet")
_TARGET_SAID = compiled(
    rf"\b{_TARGET_NOUN}\b[^.;\d]{{0,40}}?(?P<year>(?:19|20)\d\d)?\s*(?:är|ska vara)\s+(?P<value>{_LEVEL}[^.;]{{0,80}})",
    re.IGNORECASE,
)
_BEFORE = compiled(rf"(?P<from>{_FIGURES}(?:,\d{{1,24}})?)\s+(?P<unit>(?:[^\W\d]\w*\s+)?[^\W\d]\w*)")
_UNTIL = compiled(r"\b(?:till och med|t\.o\.m\.|fram till|senast|år)\s+(?:år\s+)?((?:19|20)\d\d)\b", re.IGNORECASE)
_MONTHS = frozenset(
    [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ]
)
_TIMES = _MONTHS | frozenset(["år", "dagar", "dagen", "veckor", "veckan", "månader", "timmar", "minuter"])
_LENGTH_OF_TIME = compiled(
    r"år(?:et)?|(?:arbets|var|skol|bank)?dag(?:ar|en|arna)?|dygn(?:et)?|veck(?:a|or|an)|månad(?:er|en)?|tim(?:me|mar|men)"
    r"|minut(?:er|en)?",
    re.IGNORECASE,
)
_LEAD = compiled(
    r"^.*?\b(?:mål(?:et)?|målsättningen|mål) är att\s+|^.*?\bsom mål att\s+|^(?:därför|nämnden|förvaltningen)\s+",
    re.IGNORECASE,
)


_SHARE = compiled(rf"\b(?P<now>{_NUMBER})\s+av\s+(?:de\s+)?(?P<whole>{_NUMBER})\s+(?P<noun>[^\W\d]\w+)", re.IGNORECASE)
# "… var 34 procent hösten 2025 och ska vara …": the name ends where its value begins.
_HAS_BEEN = compiled(r"\s+(?:var|är|uppgick\s+till|uppgår\s+till|låg\s+på|ligger\s+på)\s+[^,]*\d.*$", re.IGNORECASE)
# What says when, or on what condition, names nothing that is measured.
_NO_NAME = compiled(
    r"(?:trots|när|om|för att|eftersom|genom|vid|senast|från|till|under|våren|hösten|sommaren|vintern|år|i|den)\b",
    re.IGNORECASE,
)


_JUDGED = compiled(
    r"(?:som\s+)?underlag(?:et|en)?\s+(?:är|utgörs\s+av|består\s+av|används|använder\s+vi|hämtas\s+(?:från|ur)|tas\s+ur)\s+"
    r"(?P<name>[^.;]{3,160})",
    re.IGNORECASE,
)


_STUDIED = compiled(
    r"(?:strukturerade?\s+|regelbundna\s+)?(?:observation(?:er)?|intervju(?:er)?|samtal|enkät(?:er)?|inventering(?:ar)?|kartläggning(?:ar)?|"
    r"fokusgrupp(?:er)?|granskning(?:ar)?|stickprov|självskattning(?:ar)?)\s+(?:av|med|till|bland|i|på)\s+[^.;]{4,160}[.]?$",
    re.IGNORECASE,
)
# "Målet är uppnått när handläggningstiden är högst 6 veckor."
_REACHED_WHEN = compiled(
    r"(?:målet|det)\s+(?:är|anses|räknas\s+som|bedöms\s+(?:vara\s+)?)\s*(?:uppnått|nått|uppfyllt)\s+(?:när|om|då)\s+(?P<what>[^.;]{5,200})",
    re.IGNORECASE,
)
# Nobody can see how others feel, and what other goals say is told there.
_NOT_SEEN = compiled(
    r"\b(?:del)?mål(?:et|en)?\b|\bindikator|\b(?:mår|känner|upplever|tycker|trivs|vill|nöjd\w*|trygg\w*|bra|bättre|god\w*)\b",
    re.IGNORECASE,
)
_AT_LEVEL = compiled(
    rf"(?P<name>.{{3,120}}?)\s+(?:är|uppgår\s+till|ligger\s+på|blir)\s+(?:i\s+snitt\s+)?"
    rf"(?P<op>minst|högst|lägst|maximalt|under|över|mer\s+än|mindre\s+än|färre\s+än|fler\s+än)?\s*(?P<to>{_LEVEL})",
    re.IGNORECASE,
)
_UP_TO = frozenset(["högst", "maximalt", "under", "mindre än", "färre än"])
# "År 2025 var den 8 veckor."
_THEN = compiled(
    rf"(?:^|[.]\s+)(?:år\s+)?(?P<year>(?:19|20)\d\d)\s+(?:var|låg)\s+(?:den|det|de|andelen|antalet|siffran|värdet)\s+(?:på\s+)?"
    rf"(?P<value>{_LEVEL})",
    re.IGNORECASE,
)


def told_of(goal: Goal) -> tuple[Passage, ...]:
    """All running text of the goal: its own, and what is told of how it is followed up."""
    return (*goal.body, goal.follow_up) if goal.follow_up is not None else goal.body


def evidence_in(goal: Goal) -> tuple[Evidence, ...]:
    """The material that the goal's text says it is judged by: "Underlag är protokollen från …"."""
    for passage in told_of(goal):
        for sentence in sentences(passage.text):
            found = _JUDGED.match(sentence)
            if found is not None:
                name = found["name"].strip()
                # The sentences about the goal's follow-up say how it is judged.
                return (Evidence(name[:1].upper() + name[1:], passage.span, "prose", method=passage),)
            found = _STUDIED.match(sentence) if passage is goal.follow_up else None
            if found is not None:
                # "Utvärdering: Observation av leken en vecka i oktober.": what is looked at, and how.
                return (Evidence(found[0].strip(" ."), passage.span, "prose", method=passage),)
            found = _REACHED_WHEN.match(sentence)
            if found is not None and _NOT_SEEN.search(found["what"]) is None:
                # "Målet är uppnått när vattentäkten är ansluten": anybody can see whether it is.
                name = found["what"].strip(" .")
                return (Evidence(name[:1].upper() + name[1:], passage.span, "prose", method=passage),)
    return ()


_AGAIN = compiled(r"(?:den\s+|det\s+)?(?:andelen|antalet)", re.IGNORECASE)


def indicators_in(goal: Goal, words: PeopleWords) -> tuple[Indicator, ...]:
    """The measures that ``goal`` states in its own words. One that is stated twice is one."""
    said = _said(goal, words) or _reached_when(goal, words)
    if said is not None:
        return (said,)
    out: list[Indicator] = []
    seen: set[float | int | None] = set()
    for passage, sentence, before in _sentences(goal):
        found = _stated(sentence, before, passage, goal)
        if found is None or found.target is None or found.target.number in seen:
            continue
        seen.add(found.target.number)
        out.append(_complete(found, sentence, goal, words))
    if not out and (counted := _of_all(goal)) is not None:
        out.append(_complete(counted, counted.name or "", goal, words))
    if not out:
        titled = _in_title(goal)
        if titled is not None:
            done = _complete(titled, goal.title.text, goal, words)
            # "Unga får vård inom två veckor": what is counted is time, whoever waits.
            timed = titled.target is not None and _is_length_of_time(titled.target.unit or "")
            out.append(replace(done, counts_people=False) if timed else done)
    return tuple(out)


def _reached_when(goal: Goal, words: PeopleWords) -> Indicator | None:
    """The measure in a sentence that tells when the goal is reached, with the level before it where that is told."""
    for passage in goal.body:
        for sentence in sentences(passage.text):
            when = _REACHED_WHEN.match(sentence)
            told = _AT_LEVEL.match(when["what"]) if when is not None else None
            target = _level(told["to"], "", passage) if told is not None else None
            if told is None or target is None:
                continue
            name = told["name"].strip(" ,")
            op = " ".join((told["op"] or "").lower().split())
            found = Indicator(
                name[:1].upper() + name[1:],
                passage.span,
                "prose",
                _level_before(goal),
                target,
                targets=(target,),
                direction="decrease" if op in _UP_TO else "increase" if op else None,
            )
            return _complete(found, passage.text, goal, words)
    return None


def _level_before(goal: Goal) -> Value | None:
    """The level that a goal's text says it starts from: "Utgångsvärdet är 31 ton", "År 2025 var den 8 veckor"."""
    for passage in goal.body:
        base, then = _BASE_SAID.search(passage.text), _THEN.search(passage.text)
        if base is not None:
            return _level(base["value"], "", passage)
        if then is not None and (level := _level(then["value"], "", passage)) is not None:
            return replace(level, year=int(then["year"]))
    return None


def _of_all(goal: Goal) -> Indicator | None:
    """How many of all there are now: "två av fem tätorter"; a goal that says so can be counted."""
    for passage in goal.body:
        found = _SHARE.search(passage.text)
        if found is None:
            continue
        now, whole = (find_numbers(found.group(key), words=True) for key in ("now", "whole"))
        if now and whole and now[0].value <= whole[0].value:
            noun = found.group("noun")
            return Indicator(
                noun[:1].upper() + noun[1:],
                passage.span,
                "prose",
                Value(found.group(0), passage.span, now[0].value),
                Value(found.group("whole"), passage.span, whole[0].value),
            )
    return None


def _sentences(goal: Goal) -> Iterator[tuple[Passage, str, str]]:
    """Each sentence of title and text, with the text of its passage before it."""
    for passage in (Passage(goal.title.text, goal.span), *told_of(goal)):
        for start, end in split_sentences(passage.text):
            if end - start <= 600:
                yield passage, passage.text[start:end], passage.text[:start]


def _stated(sentence: str, before: str, passage: Passage, goal: Goal) -> Indicator | None:
    found = _TO.search(sentence)
    if found is not None:
        target = _level(found.group("to"), sentence[found.end() :], passage)
        if target is None or _is_time(found.group("to")):
            return None
        if target.year is None and (until := _UNTIL.search(sentence)) is not None:
            target = replace(target, year=int(until.group(1)))
        if found.group("from"):
            baseline = _level(found.group("from"), "", passage)
        else:
            baseline = _before(before + sentence[: found.start()], target.unit or "", sentence, passage)
        direction = direction_of(f"ska {found.group('verb')}")
        name = _name(sentence, found.start(), goal, baseline, target)
        if _AGAIN.fullmatch(name):
            name = _named_before(before, name)
        return Indicator(name, passage.span, "prose", baseline, target, targets=(target,), direction=direction)
    found = _SHALL.search(sentence)
    if found is None or _is_time(found.group("to")):
        return None
    target = _level(found.group("to"), sentence[found.end() :], passage)
    if target is None or target.number is None:
        return None
    if found.group("op").lower() in ("vara", "uppgå till") and target.unit not in ("%", "procent"):
        return None
    baseline = _before(before + sentence[: found.start()], target.unit or "", sentence, passage)
    name = _name(sentence, found.start(), goal, baseline, target)
    if _AGAIN.fullmatch(name):
        name = _named_before(before, name)
    elif _OF_IT.search(sentence) and (spoken_of := _SPOKEN_OF.findall(before)):
        # "Andelen som är nöjda var 78 procent. Våren 2027 ska den vara 90 procent."
        name = spoken_of[-1][:1].upper() + spoken_of[-1][1:]
    elif name == goal.title.text and (said := _MEASURED_BY.findall(before)):
        name = said[-1][:1].upper() + said[-1][1:].strip()
    return Indicator(name, passage.span, "prose", baseline, target, targets=(target,))


_OF_IT = compiled(r"\b(?:ska|skall)\s+(?:den|det)\b", re.IGNORECASE)
_SPOKEN_OF = compiled(
    r"\b((?:andel|antal)(?:en|et)?\s+[^.;:,]{5,120}?)\s+(?:var|är|låg\s+på|uppgick\s+till|uppgår\s+till)\s+(?=\d)",
    re.IGNORECASE,
)
# "Mätetalet är andelen boende med en lång nattfasta", "Vi mäter målet med antalet medarbetare som …".
_MEASURED_BY = compiled(
    r"\b(?:(?:mätetal|mått|nyckeltal|styrtal)et\s+är|indikatorn\s+är|mäter\s+(?:vi\s+)?(?:målet|det|detta)\s+(?:med|genom|som)"
    r"|(?:målet|det|detta)\s+mäts\s+(?:med|genom|som))\s+([^.;:]{5,120})",
    re.IGNORECASE,
)
# "Fler bibliotek för 300 000 kronor": what it may cost is nothing to reach.
_PRICED = compiled(
    rf"\b(?:för|kosta[rdt]?|{PRICE})\s*:?\s+(?:(?:på|om|högst|cirka|ca)\s+)?$",
    re.IGNORECASE,
)
_MONEY = frozenset(["kr", "kronor", "tkr", "mkr", "mnkr", "tusen", "miljon", "miljoner"])
_DEFINITE = compiled(r"\b(?:de|våra|kommunens|nämndens|regionens|båda)\s+$", re.IGNORECASE)
_COUNTED = compiled(rf"\b(?P<to>{_NUMBER}\s*{_UNIT})", re.IGNORECASE)


def _in_title(goal: Goal) -> Indicator | None:
    """A title that counts what is to be reached or delivered: "erbjuda 250 feriejobb", "inom tio veckor"."""
    title = goal.title.text
    dates = find_dates(title)
    for found in _COUNTED.finditer(title):
        before = max(0, found.start() - 60)  # where the words that matter stand
        level = _level(found.group("to"), title[found.end() : found.end() + 60], Passage(title, goal.span))
        if _DEFINITE.search(title, before, found.start()):
            # "vid de två sjukhusen": they are there already.
            continue
        if level is None or any(date.start <= found.start() < date.end for date in dates):
            continue
        unit = (level.unit or "").lower()
        if not unit or unit in _MONTHS or (unit in _MONEY and _PRICED.search(title, before, found.start())):
            continue
        name = title if _is_length_of_time(unit) or unit in (*_TIMES, "procent") else unit[:1].upper() + unit[1:]
        return Indicator(name, goal.span, "prose", None, level, targets=(level,), direction=direction_of(title))
    return None


def _level(text: str, after: str, passage: Passage) -> Value | None:
    said = read_value(text)
    number = said.number
    if number is None or (not said.unit and 1990 <= number <= 2060):
        return None
    years = [date.year for date in find_dates(text) if date.year is not None]
    if not years:
        years = [date.year for date in find_dates(after[:40]) if date.year is not None]
    year = years[0] if years else said.year
    return Value(text.strip(), passage.span, number, said.unit, said.period, year, said.women, said.men)


def _is_time(text: str) -> bool:
    """Whether a level is a date or a length of time, which is a deadline and no measure."""
    words = re.findall(r"[^\W\d]+", text.lower())
    return bool(words) and words[0] in _TIMES


def _is_length_of_time(unit: str) -> bool:
    return _LENGTH_OF_TIME.fullmatch(unit) is not None


def _before(before: str, unit: str, sentence: str, passage: Passage) -> Value | None:
    """The level now, where the text gives it before the level to reach, in the same unit or of the same thing."""
    stems = {word[:6].lower() for word in re.findall(r"[^\W\d]{5,}", sentence)}
    for found in _BEFORE.finditer(before):
        said = read_value(found.group("from"))
        if said.number is None or 1990 <= said.number <= 2060:
            continue
        near = found.group("unit").lower().split()
        if unit not in ("", "%") and any(word.startswith(unit[:6].lower()) for word in near):
            return Value(found.group(0).strip(), passage.span, said.number, unit)
        if any(word[:6] in stems for word in near if len(word) >= 5):
            return Value(found.group(0).strip(), passage.span, said.number)
    return None


def _name(sentence: str, at: int, goal: Goal, baseline: Value | None, target: Value) -> str:
    """What the measure is called: the subject that "ska" rise or fall, what is counted, or the goal."""
    subject = re.split(r"\b(?:ska|skall)\b", _LEAD.sub("", sentence[:at]), maxsplit=1, flags=re.IGNORECASE)
    ends = len(subject) == 2 or re.match(r"ska(?:ll)?\b", sentence[at:], re.IGNORECASE) is not None
    named = _HAS_BEEN.sub("", subject[0]).strip(" ,.")
    if ends and 3 < len(named) <= 120 and not _NO_NAME.match(named):
        return named
    if baseline is not None and (words := re.sub(r"^[\d\s,.%]+(?:procent\b.*)?", "", baseline.text).strip()):
        return words[:1].upper() + words[1:]
    unit = target.unit or ""
    return unit[:1].upper() + unit[1:] if len(unit) > 3 and unit != "procent" else goal.title.text


def _named_before(before: str, name: str) -> str:
    """What "andelen" or "antalet" alone means: what the sentences before called so."""
    noun = name.casefold().removesuffix("en").removesuffix("et")
    named = re.findall(rf"\b{noun}(?:en|et)?\s+[^.;:,]{{5,120}}", before, re.IGNORECASE)
    return named[-1][:1].upper() + named[-1][1:].strip() if named else name


def _said(goal: Goal, words: PeopleWords) -> Indicator | None:
    """Values the text gives under their own names: "Utgångsläget är 8 procent. Målvärdet för 2027 är 6 procent."."""
    baseline: Value | None = None
    target: Value | None = None
    where: Passage | None = None
    for passage in goal.body:
        base, aim = _BASE_SAID.search(passage.text), _TARGET_SAID.search(passage.text)
        if base is not None and baseline is None:
            baseline = _level(base.group("value"), "", passage)
        if aim is not None and target is None:
            target = _level(aim.group("value"), "", passage)
            if target is not None and aim.group("year"):
                target = replace(target, year=int(aim.group("year")))
        if (base or aim) and where is None:
            where = passage
    if where is None or target is None:
        return None
    name = re.split(r"\b(?:ska|skall)\b", goal.title.text, maxsplit=1)[0].strip() or goal.title.text
    found = Indicator(
        name, where.span, "prose", baseline, target, targets=(target,), direction=direction_of(goal.title.text)
    )
    return _complete(found, " ".join(passage.text for passage in goal.body), goal, words)


def _complete(indicator: Indicator, sentence: str, goal: Goal, words: PeopleWords) -> Indicator:
    name = indicator.name or ""
    # A measure in running text has no row for women and men; that its follow-up is by sex is enough.
    follow_up_by_sex = goal.follow_up is not None and names_sex(goal.follow_up.text)
    return replace(
        indicator,
        counts_people=counts_people(name, words)
        or words.people.matches(indicator.target.unit or "" if indicator.target else ""),
        sex_split=mentions_sex_values(sentence) or is_about_sex(sentence) or follow_up_by_sex,
        followed_up=True,
    )

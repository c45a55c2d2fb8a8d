"""Facts about indicators: their values, direction, whether they count people, are split and followed up."""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.facts import assessments, roles
from malkoll.facts.patterns import any_of, word_set
from malkoll.facts.patterns import words as any_word
from malkoll.facts.people import PeopleWords, counts_people, is_about_sex
from malkoll.facts.stated import values_in
from malkoll.plan import Indicator, PlanKind, Value
from malkoll.regexes import compiled
from malkoll.swedish.direction import change_of, direction_of
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.values import is_empty, mentions_sex_values, read_value
from malkoll.swedish.words import WordMatcher, stem

__all__ = ["complete", "complete_value", "pair_by_sex", "with_goals_change"]

_SEX_WORD = compiled(
    r"(?<![\s,(–-])[\s,(–-]*+\b(kvinnor|kvinna|flickor|män|pojkar|kv|totalt|samtliga)\b[\s)]*(?:\([^()]{1,12}\)\s*)?$",
    re.IGNORECASE,
)
_WHEN = any_of(
    """först, senare, tertial 3, tertial tre, t3, höst, hösten, nästa, årsrapport*, årsredovisning*, delårsrapport*,
    tertialrapport*, årsbokslut*, helår*, oktober, november, december, årets slut, årsskiftet, januari, februari, mars,
    april, maj, juni"""
)
_MEASURED = any_of(
    """mäts, mätas, mätning, mätningen, redovisas, följs upp, följas upp, publiceras, presenteras, utvärderas"""
)
_COMING = any_of("sammanställs, genomförs, kommer, inväntas, återkommer, görs, skjuts, skjutits")
_LATER = compiled(
    rf"\b{_MEASURED}\b[^.]{{0,80}}"
    rf"\b{_WHEN}\b"
    rf"|\b{_COMING}\b[^.]{{0,60}}\b{_WHEN}\b",
    re.IGNORECASE,
)
_NO_OUTCOME = any_of(
    """ej, inte, ännu inte, inget, ingen, saknas, utfall saknas, uppgift saknas, ej mätt, ej mätbart, n/a"""
)
_NOTHING = compiled(
    rf"^\W*{_NO_OUTCOME}\b[^.]{{0,40}}$",
    re.IGNORECASE,
)
_REASON = any_word(
    """eftersom, på grund av, därför att, beror på, då statistik*, då underlag*, då resultat*, då data, då
    enkät*, orsak*, till följd av, med anledning av, publicerar"""
)


# "Minska med 10 %", "+5 %", "5 procentenheter lägre": how far, and not where to.
_BY_CHANGE = compiled(
    r"(?<![^\W_])(?:med|per|årligen)(?![^\W_])|^\s*[+±−–-]\s*[0-9]|procentenheter|(?<![^\W_])(?:lägre|högre|fler|färre|bättre|mer|mindre)\b"
    r"(?!\s+än\s+[0-9])",
    re.IGNORECASE,
)
# "Sjukfrånvaro (2025: 7,8 %, kvinnor 8,3 %, män 5,9 %)": where it stands now is told in the name.
_NOW_IN_NAME = compiled(
    r"(?<!\s)\s*+\((?:(?:utfall|nuläge|resultat|värde)\s+)?(?P<year>(?:19|20)\d\d):\s(?P<value>[^()]{1,120})\)\W*$",
    re.IGNORECASE,
)
# "Mäts första gången i maj 2027".
_FIRST_MEASURED = compiled(
    r"\bmäts\s+(?:för\s+)?första\s+gången\b|\b(?:den\s+)?första\s+mätning(?:en)?\s+(?:görs|sker|genomförs)\b",
    re.IGNORECASE,
)
_CONTENT = compiled(r"[^\W\d_]{4,}")
_HOLLOW = frozenset(
    map(
        stem,
        word_set(
            "andel andelen antal antalet procent total totala totalt genomsnitt kronor index målet under alla "
            "personer ofta mycket ganska bland inom"
        ),
    )
)


# "Frånvaron i årskurs 7–9 ska minska", "Minska frånvaron …": what the goal's words of change are about.
_SUBJECT = compiled(
    r"^\W*(?:den\s+|det\s+|de\s+)?(?:\w+[ae]\s+)?(?:[^\W\d_]{3,}s\s+)?(?P<noun>[^\W\d_]{5,})(?:\s+[^\W\d_][\w–-]*(?:\s+[0-9–-]+)?){0,6}?\s+"
    r"(?:minskar|ökar|sjunker|stiger|halveras|fördubblas)\b"
    r"|^\W*(?:den\s+|det\s+|de\s+)?(?:\w+[ae]\s+)?(?:[^\W\d_]{3,}s\s+)?(?P<thing>[^\W\d_]{5,})(?:\s+[^\W\d_][\w–-]*(?:\s+[0-9–-]+)?){0,6}?\s+"
    r"(?:ska|skall|måste|behöver)\s+(?:\w+\s+){0,2}?(?:minska|öka|sjunka|sänkas|höjas|stiga|halveras|reduceras|bli\s+\w+are|bli\s+(?:lägre|högre|färre|fler))"
    r"|^\W*(?:att\s+)?(?:minska|öka|sänka|höja|halvera|reducera|minskad|minskade|ökad|ökade|lägre|högre|kortare|färre|fler)\s+(?:den\s+|det\s+|\w+[ae]\s+)?"
    r"(?P<object>[^\W\d_]{5,})",
    re.IGNORECASE,
)


# "Oplanerade avbrott": what is counted comes after.
_ADJECTIVE = compiled(r"(?:ade|iga)$")


def with_goals_change(indicator: Indicator, title: str, words: PeopleWords, kind: PlanKind = "plan") -> Indicator:
    """``indicator``, where its own words set no way to go, with that of a goal whose title names the same thing.

    It does so where all that the indicator counts stands in the title, or where its first word does and is no
    word for people: "andel elever med hög närvaro" goes another way than "färre elever med hög frånvaro".
    """
    if indicator.change is not None or indicator.direction is not None or not indicator.name:
        return indicator
    named = [word.lower() for word in _CONTENT.findall(indicator.name) if stem(word.lower()) not in _HOLLOW]
    whole = bool(named) and {stem(word) for word in named} <= {stem(word.lower()) for word in _CONTENT.findall(title)}
    if kind == "plan" and _SOONER.search(title) and _is_length(indicator.name):
        # A report sets what was reached against last year's value, and the goal may be older.
        return replace(indicator, change="decrease")
    first = [word for word in named if not _ADJECTIVE.search(word)][:1]
    if not whole and not any(_is_about(one, title, words) for one in (first, _WITH.findall(indicator.name)[:1])):
        return indicator
    return replace(indicator, change=change_of(title))


# "Föreningarna får snabbare besked", measured by how long it takes.
_SOONER = compiled(r"(?<!\w)(?:snabbare|fortare|kortare)\b", re.IGNORECASE)
_HOW_LONG = compiled(
    r"^\W*(?:genomsnittlig\w*\s+)?(?:(?:handläggnings|vänte?|kö|svars|behandlings|utrednings|lednings|genomlopps)tid(?:en|er)?|"
    r"antal\s+dagar|tid(?:en)?\s+från)\b",
    re.IGNORECASE,
)
# "Andel vårdtillfällen med vårdskada": what is wrong with them is what the title "Vårdskadorna ska minska" is about.
_WITH = compiled(
    r"^\W*(?:andel|antal)\w*\s+[^\W\d_]+\s+med\s+(?!(?:låga?|höga?|lågt|högt|goda?|bra|korta?|långa?|minst|högst|egen|eget)\s)"
    r"([^\W\d_]{5,})(?=\s*$|\s*[,(]|\s+(?:enligt|per|i|på|hos|efter)\b)",
    re.IGNORECASE,
)


# "Utsläppen av fosfor ska minska" is about phosphorus.
_AMOUNT_OF = compiled(r"^\W*(?:utsläpp|mängd|halt|förbrukning|användning)\w*\s+av\s+([^\W\d_]{5,})", re.IGNORECASE)


_SHARE_OF = compiled(r"\b(?:andel\w*|procent|inom|senast)\b|%", re.IGNORECASE)


def _is_length(name: str) -> bool:
    """Whether an indicator is a length of time, and no share of what is done within one."""
    return _HOW_LONG.search(name) is not None and _SHARE_OF.search(name) is None


def _is_about(first: list[str], title: str, words: PeopleWords) -> bool:
    """Whether what changes in ``title`` is what the indicator counts first, itself or as the head of a compound."""
    found = _SUBJECT.match(title)
    if found is None or not first or len(first[0]) < 5:
        return False
    noun = (found["noun"] or found["thing"] or found["object"]).lower()
    matcher = WordMatcher(first)
    if (of := _AMOUNT_OF.match(title)) is not None and matcher.matches(of[1].lower()):
        return True
    return matcher.matches(noun) and not words.people.matches(noun)


# "32. Trend: Positiv": a label that is not known, with its value, goes on after the figure.
_NEXT_LABEL = compiled(r"(?<=[0-9%)])\.\s+[A-ZÅÄÖ][^\W\d][^:.\d]{1,30}:\s")


def complete_value(value: Value | None) -> Value | None:
    """``value`` with what its text says; ``None`` where the text says that there is no value."""
    if value is None or is_empty(value.text):
        return None
    if (label := _NEXT_LABEL.search(value.text)) is not None:
        value = replace(value, text=value.text[: label.start()])
    said = read_value(value.text)
    return replace(
        value,
        number=said.number if said.number is not None or value.number is None else value.number,
        unit=said.unit,
        period=said.period,
        year=value.year if value.year is not None else said.year,
        women=value.women if value.women is not None else said.women,
        men=value.men if value.men is not None else said.men,
        by_change=_BY_CHANGE.search(value.text) is not None,
    )


def complete(indicator: Indicator, words: PeopleWords, kind: PlanKind, since: int | None = None) -> Indicator:
    """``indicator`` with its facts. ``since`` is the first year of the plan: a single level of that year or later that
    no word calls one to start from is one to reach ("Andel elever som trivs, 80 % 2028").
    """
    if indicator.form != "prose" and indicator.baseline is None and indicator.target is None:
        stated = values_in(indicator.name or "", indicator.span)
        if stated is not None:
            now, aim = stated.baseline, stated.target
            if now is not None and aim is None and stated.unnamed and since is not None and (now.year or 0) >= since:
                now, aim = None, now
            indicator = replace(indicator, name=stated.name, baseline=now, target=aim)
    told = _NOW_IN_NAME.search(indicator.name or "") if indicator.baseline is None else None
    if told is not None:
        level = Value(told["value"].strip(), indicator.span, year=int(told["year"]))
        indicator = replace(indicator, name=(indicator.name or "")[: told.start()].strip(), baseline=level)
    if kind == "plan" and indicator.baseline is None and indicator.outcome is not None:
        # A plan's outcome is where it starts from; where no target is told, one of a year before the plan's.
        year = indicator.outcome.year
        if indicator.target is not None or (year is not None and (since is None or year < since)):
            indicator = replace(indicator, baseline=indicator.outcome, outcome=None)
    name = indicator.name or ""
    baseline, target = complete_value(indicator.baseline), complete_value(indicator.target)
    if baseline is None and indicator.baseline is not None and _FIRST_MEASURED.search(indicator.baseline.text):
        # Nothing is missing that could be told.
        baseline = indicator.baseline
    outcome = complete_value(indicator.outcome)
    targets = tuple(value for value in map(complete_value, indicator.targets) if value is not None)
    if target is None and targets:
        target = targets[-1]
    if target is None and kind == "plan":
        target = _target_in_name(indicator)
    values = [value for value in (baseline, target, outcome, *targets) if value is not None]
    texts = [value.text for value in values]
    texts += [part.text for part in (indicator.comment, indicator.description) if part is not None]
    split = (
        indicator.sex_split
        or any(value.women is not None and value.men is not None for value in values)
        or any(mentions_sex_values(text) for text in texts)
        or is_about_sex(name)
    )
    direction = direction_of(name)
    if direction is None and target is not None:
        direction = direction_of(target.text)
    return replace(
        indicator,
        baseline=baseline,
        target=target,
        outcome=outcome,
        targets=targets,
        responsible=roles.named(indicator.responsible),
        status=assessments.in_words(indicator.status, indicator.comment),
        direction=direction,
        change=change_of(name) or (change_of(target.text) if target is not None else None),
        counts_people=counts_people(name, words) if name else _about_people(indicator, words),
        sex_split=split,
        followed_up=_followed_up(indicator, outcome),
    )


def _about_people(indicator: Indicator, words: PeopleWords) -> bool:
    """An indicator whose name is lost is judged by its description."""
    return indicator.description is not None and counts_people(indicator.description.text, words)


def _target_in_name(indicator: Indicator) -> Value | None:
    """A target that stands in the indicator's own words: "minst 95 procent av …"."""
    name = indicator.name or ""
    found = re.search(
        r"\b(minst|lägst|högst|max|maximalt|till|över|under)\s+\d[\d\s,.]*\s*(?:%|procent\w*|\w+)?", name, re.IGNORECASE
    )
    if found is None:
        return None
    said = read_value(found.group(0))
    if said.number is None:
        return None
    return Value(found.group(0).strip(), indicator.span, said.number, said.unit, None, said.year)


def _followed_up(indicator: Indicator, outcome: Value | None) -> bool:
    """Whether there is an outcome, or a word on how it went or why there is none."""
    if outcome is not None:
        if outcome.number is not None and not _LATER.search(outcome.text):
            return True
        if not _LATER.search(outcome.text) and not _NOTHING.match(outcome.text):
            return True
        if _REASON.search(outcome.text):
            return True
    for words in (indicator.assessment, indicator.comment, indicator.cause):
        if words is None:
            continue
        sentences = [words.text[start:end] for start, end in split_sentences(words.text)]
        told = [sentence for sentence in sentences if not _LATER.search(sentence) and not _NOTHING.match(sentence)]
        if told or _REASON.search(words.text):
            return True
    return False


def pair_by_sex(indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
    """Rows that are the same indicator for women and for men are both split by sex."""
    stems: dict[str, set[str]] = {}
    for indicator in indicators:
        found = _SEX_WORD.search(indicator.name or "")
        if found is not None:
            stem = (indicator.name or "")[: found.start()].strip().lower()
            stems.setdefault(stem, set()).add("w" if found.group(1).lower()[0] in "kf" else "m")
    both = {stem for stem, sexes in stems.items() if len(sexes) == 2}
    if not both:
        return indicators
    out = []
    for indicator in indicators:
        stem = _SEX_WORD.sub("", indicator.name or "").strip().lower()
        out.append(replace(indicator, sex_split=True) if stem in both else indicator)
    return tuple(out)

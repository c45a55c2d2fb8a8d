"""Facts about indicators: their values, direction, whether they count people, are split and followed up."""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.facts.people import PeopleWords, counts_people, is_about_one_sex
from malkoll.plan import Goal, Indicator, Passage, PlanKind, Value
from malkoll.swedish.direction import direction_of
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.values import is_empty, mentions_sex_values, read_value

__all__ = ["complete", "complete_value", "prose_indicators"]

_SEX_WORD = re.compile(r"[\s,(–-]*\b(kvinnor|kvinna|flickor|män|pojkar|kv|totalt|samtliga)\b[\s)]*$", re.IGNORECASE)
_LATER = re.compile(
    r"\b(mäts|mätas|mätning|mätningen|redovisas|följs upp|följas upp|publiceras|presenteras|utvärderas|sammanställs|"
    r"genomförs|kommer|inväntas|återkommer|görs)\b[^.]{0,80}"
    r"\b(först|senare|tertial (?:3|tre)|t3|höst|hösten|nästa|årsrapporten|årsredovisningen|årsbokslutet|helårs\w+|"
    r"oktober|november|december|årets slut|årsskiftet|januari|februari|mars|april|maj|juni)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"^\W*(?:ej|inte|ännu inte|inget|ingen|saknas|utfall saknas|uppgift saknas|ej mätt|ej mätbart|n/?a)\b[^.]{0,40}$",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(eftersom|på grund av|p\.?g\.?a|därför att|beror på|då (?:statistik|underlag|resultat|data|enkät)|orsak|till följd av|med anledning av)",
    re.IGNORECASE,
)


def complete_value(value: Value | None) -> Value | None:
    """``value`` with what its text says; ``None`` where the text says that there is no value."""
    if value is None or is_empty(value.text):
        return None
    said = read_value(value.text)
    return replace(
        value,
        number=said.number,
        unit=said.unit,
        period=said.period,
        year=value.year if value.year is not None else said.year,
        women=value.women if value.women is not None else said.women,
        men=value.men if value.men is not None else said.men,
    )


def complete(indicator: Indicator, words: PeopleWords, kind: PlanKind) -> Indicator:
    """``indicator`` with its facts."""
    name = indicator.name or ""
    baseline, target = complete_value(indicator.baseline), complete_value(indicator.target)
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
        or is_about_one_sex(name)
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
        direction=direction,
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


# --- measures stated in running text ----------------------------------------------------------------

_CHANGE = r"(?:minska|minskar|minskas|öka|ökar|ökas|höja|höjas|höjs|sänka|sänkas|sänks|korta|kortas|förkortas|uppgå|nå|uppnå|utökas|reduceras)"
_TO = re.compile(
    rf"\b{_CHANGE}\b(?P<what>[^.;]{{0,120}}?)\b(?:från\s+(?P<from>\d[\d ,.]*)\s*(?P<unit0>%|[^\W\d]\w*)?\s+)?"
    rf"till\s+(?:(?:minst|högst|cirka|ca|under|över)\s+)?(?P<to>\d[\d ,.]*)\s*(?P<unit>%|[^\W\d]\w*)?",
    re.IGNORECASE,
)
_SHALL = re.compile(
    r"\b(?:ska|skall)\b[^.;]{0,80}?\b(?P<op>minst|högst|lägst|maximalt)\s+(?P<to>\d[\d ,.]*)\s*(?P<unit>%|[^\W\d]\w*)?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<from>\d[\d ]*(?:,\d+)?)\s+(?P<unit>(?:[^\W\d]\w*\s+)?[^\W\d]\w*)")


def prose_indicators(goal: Goal, words: PeopleWords) -> tuple[Indicator, ...]:
    """Measures that the goal's title or text states with a level: "ska minska till 11 årsplaceringar".

    At most one a passage: a passage that names several levels of one thing is one measure.
    """
    out: list[Indicator] = []
    for passage in (Passage(goal.title.text, goal.span), *goal.body):
        found = _stated(passage, goal)
        if found is not None:
            out.append(_with_people(found, passage, words))
    return tuple(out)


def _stated(passage: Passage, goal: Goal) -> Indicator | None:
    text = passage.text
    for start, end in split_sentences(text):
        sentence = text[start:end]
        if len(sentence) > 600:
            continue
        found = _TO.search(sentence)
        if found is None:
            shall = _SHALL.search(sentence)
            if shall is None or (shall.group("unit") or "").lower() in _TIMES:
                continue
            target = f"{shall.group('op')} {shall.group('to').strip()} {shall.group('unit') or ''}".strip()
            said = read_value(target)
            if said.number is None:
                continue
            return Indicator(
                _name(goal, "", None),
                passage.span,
                form="prose",
                target=Value(target, passage.span, said.number, said.unit),
            )
        unit = (found.group("unit") or "").lower()
        level = read_value(found.group("to"))
        if level.number is None or unit in _TIMES or _is_year(level.number, unit):
            continue
        target = f"{found.group('to').strip()} {found.group('unit') or ''}".strip()
        said = read_value(target)
        before = found.group("from")
        baseline: Value | None = None
        if before:
            base = read_value(before)
            baseline = Value(
                f"{before.strip()} {found.group('unit0') or found.group('unit') or ''}".strip(),
                passage.span,
                base.number,
            )
        else:
            baseline = _stated_before(text[: start + found.start()], unit, sentence, passage)
        return Indicator(
            _name(goal, unit, baseline),
            passage.span,
            form="prose",
            baseline=baseline,
            target=Value(target, passage.span, said.number, said.unit or found.group("unit")),
            direction=direction_of(f"ska {found.group(0)}"),
        )
    return None


_TIMES = frozenset(["maj", "januari", "februari", "mars", "april", "juni", "juli", "augusti", "september", "oktober", "november", "december", "år"])


def _is_year(number: float, unit: str) -> bool:
    return not unit and 1990 <= number <= 2060


def _stated_before(before: str, unit: str, sentence: str, passage: Passage) -> Value | None:
    """The level now, where the text gives it before the level to reach, in the same unit or of the same thing."""
    stems = {word[:6].lower() for word in re.findall(r"[^\W\d]{5,}", sentence)}
    for found in _BEFORE.finditer(before):
        said = read_value(found.group("from"))
        if said.number is None or _is_year(said.number, ""):
            continue
        words = found.group("unit").lower().split()
        if unit not in ("", "%") and any(word.startswith(unit[:6]) for word in words):
            return Value(found.group(0).strip(), passage.span, said.number, unit)
        if unit in ("", "%") and any(word[:6] in stems for word in words if len(word) >= 5):
            return Value(found.group(0).strip(), passage.span, said.number)
    return None


def _name(goal: Goal, unit: str, baseline: Value | None) -> str:
    """What a stated measure is called: what it counts, or else its goal."""
    if baseline is not None and (words := re.sub(r"^[\d\s,.%]+", "", baseline.text).strip()):
        return words[:1].upper() + words[1:]
    return unit[:1].upper() + unit[1:] if len(unit) > 3 else goal.title.text


def _with_people(indicator: Indicator, passage: Passage, words: PeopleWords) -> Indicator:
    return replace(
        indicator,
        counts_people=words.people.matches(indicator.name or "") or words.measures.matches(indicator.name or ""),
        sex_split=mentions_sex_values(passage.text),
        followed_up=True,
    )

"""What a label, a heading or a table head probably stands for, by the words in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from malkoll.facts.follow_ups import stated_follow_up
from malkoll.facts.roles import names_role
from malkoll.facts.stated import values_in
from malkoll.plan import Passage
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.dates import find_dates
from malkoll.swedish.verbs import has_finite_verb

__all__ = ["are_figures", "column_meaning", "meaning", "meaning_of_values", "section_meaning", "year_of_figures"]

# The first that fits; nouns as templates name them.
_CUES: tuple[tuple[str, str], ...] = (
    ("underlag", r"\bunderlag|\bvi bedömer\b|bedöms (?:utifrån|genom)"),
    (
        "uppföljning",
        r"följ\w* (?:vi )?upp|följs|uppföljning|hur det går|hur går det|utvärder|\bvet vi\b|stämm\w* av|avstäm|follow"
        r"|avläs|läs\w* (?:vi )?av|koll på|märks|\bser vi\b|\bsyns\b|redovisas|rapporteras",
    ),
    (
        "ansvarig",
        r"ansvar|håller i|\bdrar\b|ägare|\bägs\b|utförare|kontaktperson|responsib|owner|leds av|driver\b"
        r"|svarar\b|\bvem\b|gör jobbet|\bsköt|\bleder\b|\bbärs\b",
    ),
    (
        "tidsgräns",
        r"\bklar\b|\bklart\b|\bfärdigt?\b|senast|tidplan|tidsram|tidsgräns|deadline|slutdatum"
        r"|\bnär\b(?! vi\b)|due|uppnå\w* år",
    ),
    ("orsak", r"\borsak|cause"),
    ("korrigerande åtgärd", r"fortsatt arbete|nästa steg|åtgärd\w* vid avvik|korrigerande"),
    ("åtgärd", r"åtgärd|aktivitet|insats|gör vi|ska göra|vi gör|att göra|steg på vägen|measure|activit|action"),
    (
        "målvärde",
        r"målvärde|målnivå|måltal|dit ska|\bmot\b.*\d|önskat|\btarget|ska vi|\bom \w+ år\b|\bhit\b|\bdit\b|når vi"
        r"|slutläge|slutvärde|slutpunkt|slutnivå|ska det (?:bli|vara)",
    ),
    (
        "utgångsvärde",
        r"utgång|nuläge|basår|start(?:värde|läge|punkt|nivå)|\bläget?\b|\bidag\b|\bi dag\b|baseline|today|\bnu\b"
        r"|\b(?:står|är|ligger) vi\b|\bhär\b",
    ),
    ("utfall", r"utfall|resultat|outcome|result"),
    (
        "indikator",
        r"indikator|nyckeltal|mått|mät|styrtal|\bräknar\b|tittar på|\btecken\b|känns igen|visar sig|indicator|kpi",
    ),
    ("bedömning", r"bedömning|måluppfyllelse|status|bedömd|assessment"),
    ("prognos", r"prognos|forecast"),
    ("kommentar", r"kommentar|analys|comment"),
    ("beskrivning", r"beskrivning|syfte|definition|description"),
    ("metod", r"\bmetod"),
    ("område", r"område|perspektiv|tema\b|livskraft|\barea\b"),
    ("nummer", r"^(?:nr|nummer|no)\b\.?$"),
    ("mål", r"\w*mål\b|målet|målbild|ambition|åtagande|vi vill|vill vi|uppdrag|vision|goal|inriktning|effekt\b|löfte"),
)
_COMPILED = tuple((noun, compiled(cue, re.IGNORECASE)) for noun, cue in _CUES)

# Sections hold running text: of what a heading alone can stand for, only these are read so.
_SECTIONS = frozenset({"uppföljning", "ansvarig", "kommentar", "åtgärd", "underlag", "bedömning", "beskrivning"})
_COLUMNS = frozenset(noun for noun, _ in _CUES) - {"korrigerande åtgärd"}
_MOSTLY = 2 / 3
"""The part of the values of a label or column that tells what it is."""
_LONGEST_ROLE = 8
"""Words of a role."""
_FIGURE = compiled(r"[<>≥≤+−-]?\s?\d[\d\s.,]*(?:%|[^\W\d][\w²]*\.?)?(?:\s*\([^()]*\))?\.?")
_YEAR = compiled(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FIGURE_OF_YEAR = compiled(_FIGURE.pattern + r"[\s,(]*(?:år\s+|in\s+)?(?:19|20)\d\d\)?\.?")
# What is measured begins so: "Antal lån per barn", and not "Varje tertial …".
_COUNTS = compiled(
    r"(?:andel|antal|procent|medel|genomsnitt|median|(?:share|number|percentage) of)\w*\s+\S", re.IGNORECASE
)


def meaning_of_values(values: Sequence[str]) -> str | None:
    """The noun that a label or column probably names by what stands there: roles, dates or how it is followed up."""
    told = [value.strip() for value in values if any(map(str.isalnum, value))]
    if not told:
        return None
    tests = (
        ("indikator", _is_measure),
        ("ansvarig", _is_role),
        ("tidsgräns", _is_time),
        ("uppföljning", _is_follow_up),
    )
    return next((noun for noun, test in tests if sum(map(test, told)) >= _MOSTLY * len(told)), None)


def are_figures(values: Sequence[str]) -> bool:
    """Whether what stands there is figures, with their units, and no years."""
    told = [value.strip() for value in values if any(map(str.isalnum, value))]
    years = sum(_is_time(value) and not _is_of_year(value) for value in told)
    figures = sum(_FIGURE.fullmatch(one) is not None or _is_of_year(one) for one in told)
    return bool(told) and not years and figures >= _MOSTLY * len(told)


def year_of_figures(values: Sequence[str]) -> int | None:
    """The year that most of the figures are for, where they say: 2026 of "16 år 2026", "14 % år 2026"."""
    years = Counter(int(found[-1]) for value in values if (found := _YEAR.findall(value)))
    return years.most_common(1)[0][0] if years else None


def _is_of_year(text: str) -> bool:
    """Whether a figure is told with its year: "16 (kvinnor 16, män 15) år 2026", and no date: "3 mars 2026"."""
    return _FIGURE_OF_YEAR.fullmatch(text) is not None and not any(one.start == 0 for one in find_dates(text))


def _is_measure(text: str) -> bool:
    stated = values_in(text, _place(text))
    if stated is not None and stated.baseline is not None and stated.target is not None:
        return True
    return _COUNTS.match(text) is not None and not _is_follow_up(text)


def _is_role(text: str) -> bool:
    if len(text.split()) > _LONGEST_ROLE or any(map(str.isdigit, text)) or has_finite_verb(text):
        return False
    return names_role(text)


def _is_time(text: str) -> bool:
    dates = find_dates(text)
    return bool(dates) and len(text.split()) <= 1 + sum(len(text[one.start : one.end].split()) for one in dates)


def _is_follow_up(text: str) -> bool:
    return stated_follow_up((Passage(text, _place(text)),)) is not None


def _place(text: str) -> Span:
    return Span(0, len(text), 1, 1, 1, len(text) + 1)


def meaning(words: str) -> str | None:
    """The noun that ``words`` probably name."""
    return next((noun for noun, cue in _COMPILED if cue.search(words)), None)


def section_meaning(words: str) -> str | None:
    """The noun that the text under a heading of these words probably is."""
    found = meaning(words)
    return found if found in _SECTIONS else None


def column_meaning(words: str) -> str | None:
    """The noun that a column of this head probably holds."""
    found = meaning(words)
    return found if found in _COLUMNS else None

"""What a label, a heading or a table head probably stands for, by the words in it."""

from __future__ import annotations

import re

__all__ = ["column_meaning", "meaning", "section_meaning"]

# The first that fits; nouns as templates name them.
_CUES: tuple[tuple[str, str], ...] = (
    ("underlag", r"\bunderlag|\bvi bedömer\b|bedöms (?:utifrån|genom)"),
    (
        "uppföljning",
        r"följ\w* (?:vi )?upp|följs|uppföljning|hur det går|hur går det|utvärder|\bvet vi\b|stämm\w* av|avstäm|follow",
    ),
    ("ansvarig", r"ansvar|håller i|\bdrar\b|ägare|\bägs\b|utförare|kontaktperson|responsib|owner|leds av|driver\b"),
    ("tidsgräns", r"\bklar\b|\bklart\b|senast|tidplan|tidsram|tidsgräns|deadline|slutdatum|\bnär\b|due|uppnå\w* år"),
    ("orsak", r"\borsak|cause"),
    ("korrigerande åtgärd", r"fortsatt arbete|nästa steg|åtgärd\w* vid avvik|korrigerande"),
    ("åtgärd", r"åtgärd|aktivitet|insats|gör vi|ska göra|vi gör|att göra|steg på vägen|measure|activit|action"),
    ("målvärde", r"målvärde|målnivå|måltal|dit ska|\bmot\b.*\d|önskat|\btarget|ska vi nå|\bom \w+ år\b"),
    ("utgångsvärde", r"utgång|nuläge|basår|startvärde|\bläget?\b|\bidag\b|\bi dag\b|baseline|today|\bnu\b"),
    ("utfall", r"utfall|resultat|outcome|result"),
    ("indikator", r"indikator|nyckeltal|mått|mät|styrtal|vi räknar|\btecken\b|indicator|kpi"),
    ("bedömning", r"bedömning|måluppfyllelse|status|bedömd|assessment"),
    ("prognos", r"prognos|forecast"),
    ("kommentar", r"kommentar|analys|comment"),
    ("beskrivning", r"beskrivning|syfte|definition|description"),
    ("metod", r"\bmetod"),
    ("område", r"område|perspektiv|tema\b|livskraft|\barea\b"),
    ("mål", r"\w*mål\b|målet|målbild|ambition|åtagande|vi vill|vill vi|uppdrag|vision|goal|inriktning|effekt\b|löfte"),
)
_COMPILED = tuple((noun, re.compile(cue, re.IGNORECASE)) for noun, cue in _CUES)

# Sections hold running text: of what a heading alone can stand for, only these are read so.
_SECTIONS = frozenset({"uppföljning", "ansvarig", "kommentar", "åtgärd", "underlag", "bedömning", "beskrivning"})
_COLUMNS = frozenset(noun for noun, _ in _CUES) - {"korrigerande åtgärd"}


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

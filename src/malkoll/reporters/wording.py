"""The fixed words of everything that is shown to people, in Swedish and English."""

from __future__ import annotations

from malkoll.finding import Text
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.span import address_in as in_language

__all__ = ["WORDS", "address_in", "changed_from", "clean", "count_word", "place", "say", "severity_word"]

WORDS: dict[str, Text] = {
    "error": Text(sv="brist", en="error"),
    "warning": Text(sv="påpekande", en="warning"),
    "question": Text(sv="fråga", en="question"),
    "errors": Text(sv="brister", en="errors"),
    "warnings": Text(sv="påpekanden", en="warnings"),
    "questions": Text(sv="frågor", en="questions"),
    "high": Text(sv="hög", en="high"),
    "medium": Text(sv="medel", en="medium"),
    "low": Text(sv="låg", en="low"),
    "plan": Text(sv="plan", en="plan"),
    "follow-up": Text(sv="uppföljning", en="follow-up"),
    "goal": Text(sv="mål", en="goal"),
    "goals": Text(sv="mål", en="goals"),
    "rule": Text(sv="krav", en="requirement"),
    "rules": Text(sv="krav", en="requirements"),
    "tried": Text(sv="prövade", en="tried"),
    "met": Text(sv="uppfyllda", en="met"),
    "not_met": Text(sv="ej uppfyllda", en="not met"),
    "not_applicable": Text(sv="ej tillämpliga", en="not applicable"),
    "not_checked": Text(sv="ej prövade", en="not checked"),
    "excepted": Text(sv="undantagna", en="excepted"),
    "because": Text(sv="Varför", en="Why"),
    "outside": Text(sv="Utanför målen", en="Outside the goals"),
    "see": Text(sv="se", en="see"),
    "more_places": Text(sv="… och {} ställen till (-v visar alla)", en="… and {} more places (-v shows all)"),
    "line": Text(sv="rad", en="line"),
    "template": Text(sv="mall", en="template"),
    "nothing_found": Text(sv="Inget att anmärka.", en="Nothing to remark on."),
    "nothing_in_tried": Text(
        sv="Inget att anmärka i det som gick att pröva.", en="Nothing to remark on in what could be tried."
    ),
    "nothing_new": Text(sv="Inget nytt att anmärka.", en="Nothing new to remark on."),
    "nothing_left": Text(sv="Inget att anmärka utöver undantagen.", en="Nothing to remark on but the exceptions."),
    "known": Text(sv="sedan tidigare", en="there before"),
    "not_met_by": Text(sv="varav", en="of which"),
    "lowered": Text(sv="sänkt från", en="lowered from"),
    "raised": Text(sv="höjt från", en="raised from"),
    "root": Text(sv="Mappen som alla sökvägar räknas från.", en="The folder that all paths are counted from."),
    "no_room": Text(
        sv="{} anmärkningar fick inte plats: bara de {} allvarligaste är med.",
        en="{} findings had no room: only the {} gravest are here.",
    ),
    "source": Text(sv="Källa", en="Source"),
    "hint": Text(sv="Råd", en="Hint"),
    "failing": Text(sv="Underkänt", en="Failing"),
    "passing": Text(sv="Godkänt", en="Passing"),
    "whole_document": Text(sv="hela dokumentet", en="the whole document"),
    "until": Text(sv="till och med", en="until"),
    "decision": Text(sv="beslut", en="decision"),
    "none_applied": Text(sv="Inget krav blev aktuellt i planen.", en="No requirement came up in the plan."),
    "not_checkable": Text(sv="Kunde inte kontrolleras", en="Could not be checked"),
    "outcome": Text(sv="utfall", en="outcome"),
    "count": Text(sv="antal", en="count"),
    "reason": Text(sv="skäl", en="reason"),
    "never_applied": Text(sv="Krav som inte blev aktuella", en="Requirements that did not come up"),
    "no_plan": Text(sv="Ingen plan kontrollerades.", en="No plan was checked."),
    "with_compare": Text(sv="med malkoll compare", en="with malkoll compare"),
    "uncertain": Text(sv="osäkert", en="uncertain"),
}


def say(key: str, language: str) -> str:
    """The word ``key`` in ``language``."""
    return WORDS[key].in_language(language)


def severity_word(severity: str, language: str) -> str:
    """A severity as a word."""
    return say(severity, language)


_GRAVITY = ("question", "warning", "error")


def changed_from(severity: str, written: str, language: str) -> str:
    """That the configuration made a rule milder or graver than it is written: "sänkt från brist"."""
    milder = _GRAVITY.index(severity) < _GRAVITY.index(written)
    return f"{say('lowered' if milder else 'raised', language)} {say(written, language)}"


def count_word(count: int, singular: str, plural: str, language: str) -> str:
    """A count with its noun: "1 mål", "2 warnings"."""
    return f"{count} {say(singular if count == 1 else plural, language)}"


_CONTROL = compiled(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """``text`` without control characters: a plan must not be able to steer the reader's terminal."""
    return _CONTROL.sub("", text)


def address_in(address: str, language: str) -> str:
    """An address in a file without lines, in ``language`` and fit to be shown."""
    return in_language(clean(address), language)


def place(span: Span, language: str) -> str:
    """Where something stands, for people: its address, or its line where the file has lines."""
    if span.address is not None:
        return address_in(span.address, language)
    return f"{say('line', language)} {span.line}"

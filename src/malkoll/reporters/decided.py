"""What has been decided otherwise (exceptions) and what was there before (the baseline), at the end of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text as RichText

from malkoll.finding import DocumentReport, ExceptionNote, Text
from malkoll.reporters.screen import Look, wrapped

__all__ = ["excepted_lines", "known_lines", "note_says"]

_CODE_AT = 8
_WORDS_AT = 18

_HEADING = Text(sv="Undantaget genom beslut", en="Excepted by decision")
_REASON = Text(sv="Skäl", en="Reason")
_DECISION = Text(sv="Beslut", en="Decision")
_NO_DECISION = Text(sv="anges inte", en="not given")
_UNTIL = Text(sv="Gäller till och med", en="Holds through")


def excepted_lines(document: DocumentReport, look: Look) -> Iterator[RichText]:
    """What was excepted in a document: what it would have said, who decided otherwise, why and until when."""
    if not document.excepted:
        return
    yield RichText(f"  {_HEADING.in_language(look.language)}", "bold")
    by_note = sorted(document.excepted, key=lambda one: (one.note.path, one.note.span.start))
    for _, alike in groupby(by_note, key=lambda one: (one.note.path, one.note.span.start)):
        several = list(alike)
        for one in several:
            lead = RichText.assemble(" " * _CODE_AT, (one.finding.code, "dim"))
            yield from wrapped(one.finding.message.in_language(look.language), look, _WORDS_AT, "", lead)
        yield from wrapped(note_says(several[0].note, look.language), look, _WORDS_AT, "dim")
    yield RichText()


def note_says(note: ExceptionNote, language: str) -> str:
    """An exception's reason, decision and last day as a line of text."""
    decision = note.decision or _NO_DECISION.in_language(language)
    parts = [
        f"{_REASON.in_language(language)}: {_ended(note.reason or '')}",
        f"{_DECISION.in_language(language)}: {_ended(decision)}",
    ]
    if note.until is not None:
        parts.append(f"{_UNTIL.in_language(language)} {note.until.isoformat()}.")
    return " ".join(parts)


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def known_lines(count: int, baselines: Sequence[str], look: Look) -> Iterator[RichText]:
    """How many findings the baselines held, and which they were."""
    files = ", ".join(baselines)
    sv = f"{count} anmärkningar fanns" if count != 1 else "1 anmärkning fanns"
    en = f"{count} findings were" if count != 1 else "1 finding was"
    more = Text(sv="", en="") if look.verbose or not count else Text(sv="; -v visar dem", en="; -v shows them")
    said = Text(
        sv=f"{sv} sedan tidigare (utgångsläge {files}){more.sv}.",
        en=f"{en} there before (baseline {files}){more.en}.",
    )
    yield from wrapped(said.in_language(look.language), look, 2, "dim")

"""What to write in a template where something else stands: the nearest sentence that the language has."""

from __future__ import annotations

from malkoll.finding import Text

__all__ = ["template_lead"]

_RECOGNISERS: tuple[tuple[tuple[str, ...], Text], ...] = (
    (
        ("punkt", "punkter", "lista", "item", "items", "list", "bullet"),
        Text('en punkt under rubriken "…"', 'an item under the heading "…"'),
    ),
    (
        ("rad", "tabell", "tabellen", "row", "table"),
        Text('en rad i tabellen "… | …" med namn, målvärde', 'a row of the table "… | …" with name, target'),
    ),
    (("fält", "fältet", "etikett", "etiketten", "field", "label"), Text('fältet "…"', 'the field "…"')),
    (("avsnitt", "avsnittet", "stycke", "text", "section"), Text('avsnittet "…"', 'the section "…"')),
    (("mening", "sentence"), Text('en mening med "… {titel}"', 'a sentence with "… {title}"')),
    (
        ("under", "underrubrik", "rubriker", "headings"),
        Text('varje rubrik direkt under rubriken "…"', 'every heading directly under the heading "…"'),
    ),
)
_HEADING = Text('rubriken "…"', 'the heading "…"')
_COLUMN = Text(
    'Skriv till exempel: Kolumnen "Vem" är ansvarig.', 'Write, for example: The column "Vem" is responsible.'
)
_ROW = Text(
    "Efter tabellens huvud sägs vad varje kolumn är: med namn, målvärde. Skriv - för en kolumn som inte ska läsas.",
    "After the table's head comes what each column is: with name, target. Write - for a column that is not to be read.",
)
_DOCUMENT = Text(
    "Skriv: Dokumentet är en plan, eller: Dokumentet är en uppföljning.",
    "Write: The document is a plan, or: a follow-up.",
)
_OR = Text(
    "Skriv ”eller” mellan två sätt att känna igen samma sak.",
    "Write “or” between two ways to recognise the same thing.",
)


def template_lead(
    words: str, at: int, word: str, before: list[tuple[str, str]], expected: frozenset[str], found: str
) -> Text | None:
    """What to write instead of ``word`` at ``at``, where the place tells it; ``found`` is the keyword it is, if one."""
    kinds = [kind for kind, _ in before]
    if kinds[:1] == ["DOCUMENT_IS"]:
        return _DOCUMENT
    if kinds[:1] == ["COLUMN"] and "NOUN" in expected:
        return _COLUMN
    if "ROW" in kinds and ("NOUN" in expected or "WITH" in expected):
        return _ROW
    if "OR" in expected and (
        found in ("AND", "FIELD", "HEADING", "SECTION", "ROW", "ITEM", "HEADING_UNDER") or word == ","
    ):
        return _OR
    if expected == {"IS"}:
        return Text(f"Skriv ”är” före ”{word}”.", f"Write “is” before “{word}”.")
    if "HEADING" not in expected:
        return None
    said = [one.strip('.,"“”').lower() for one in words[at:].split('"')[0].split()]
    right = next((form for cues, form in _RECOGNISERS if any(cue in said for cue in cues)), _HEADING)
    return Text(f"Skriv till exempel: {right.sv}", f"Write, for example: {right.en}")

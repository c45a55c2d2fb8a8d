"""Plans annotated by hand: what a careful reader wants found, written beside the line where it should be found.

An annotation stands at the end of a line of an ordinary Markdown plan and is no part of it::

    ## Mål 5: Digitalisering <!-- hittas: MK101, MK104 --> <!-- kan hittas: MK301 -->

``hittas`` (or ``finds``) must be found there; ``kan hittas`` (``may find``) is arguable; anything else that is found is
a false alarm. A plan may end in a comment ``<!-- facit … -->`` that tells what stands in it.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path

from malkoll.errors import SettingsError, why_not
from malkoll.records import record
from malkoll.regexes import compiled

__all__ = ["Case", "CaseError", "ExpectedGoal", "ExpectedIndicator", "read_case", "read_cases"]

_NOTE = compiled(r"[ ]*<!--\s*(?P<sort>hittas|kan hittas|finds|may find):\s*(?P<codes>[^>]*?)\s*-->")
_FACIT = compiled(r"<!--\s*facit\s*\n(?P<body>.*?)-->", re.DOTALL)
_COMMENT = compiled(r"<!--(?P<said>.*?)-->", re.DOTALL)
_CODE = compiled(r"(?<![\w-])[A-ZÅÄÖ]{2,6}\d{2,5}(?!\w)")
_LEADS = ("hittas", "kan hittas", "finds", "may find")
_CERTAIN = ("hittas", "finds")


class CaseError(SettingsError):
    """A comment in a case that names a rule and is no annotation: what was expected would be lost without a word."""


@record
class ExpectedIndicator:
    """An indicator as the facit states it; ``None`` where it states nothing."""

    name: str
    baseline: str | None = None
    target: str | None = None
    outcome: str | None = None
    people: bool | None = None
    split: bool | None = None


@record
class ExpectedGoal:
    """A goal as the facit states it."""

    number: str | None
    title: str
    indicators: tuple[ExpectedIndicator, ...] = ()
    evidence: tuple[tuple[str, bool | None], ...] = ()
    measures: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    follow_up: bool | None = None
    assessment: str | None = None


@record
class Case:
    """A plan without its annotations, and what they say.

    ``certain`` and ``arguable`` are pairs of a line (from 1) and a rule's code. ``kind`` ("plan" or "follow-up") and
    ``goals`` are those of the facit, ``None`` where there is none.
    """

    name: str
    text: str
    certain: frozenset[tuple[int, str]]
    arguable: frozenset[tuple[int, str]]
    kind: str | None = None
    goals: tuple[ExpectedGoal, ...] | None = None

    @property
    def __name__(self) -> str:
        """What pytest calls a test of it: with its own letters, where what ``ids`` gives would be escaped."""
        return self.name

    def __str__(self) -> str:
        return self.name


def read_case(path: str | Path) -> Case:
    """Read an annotated plan; lines stay in their places.

    Raises:
        SettingsError: the file cannot be read, or is not UTF-8.
        CaseError: a comment in it names a rule's code and is no annotation.
    """
    place = Path(path)
    try:
        source = place.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        what = why_not(error)
        raise SettingsError(
            f"Fallet {place} kunde inte läsas: {what.sv}.", f"The case {place} could not be read: {what.en}."
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(
            f"Fallet {place} är inte sparat som UTF-8. Spara om det som UTF-8.",
            f"The case {place} is not saved as UTF-8. Save it again as UTF-8.",
        ) from None
    found = _FACIT.search(source)
    body = source if found is None else source[: found.start()]
    certain: set[tuple[int, str]] = set()
    arguable: set[tuple[int, str]] = set()
    lines = []
    for number, line in enumerate(body.split("\n"), 1):
        for note in _NOTE.finditer(line):
            into = certain if note["sort"] in _CERTAIN else arguable
            into.update((number, code.strip().upper()) for code in note["codes"].split(",") if code.strip())
        lines.append(_NOTE.sub("", line))
    kind, goals = (None, None) if found is None else _facit(found["body"])
    text = "\n".join(lines).rstrip() + "\n"
    _check_comments(text, place)
    return Case(place.stem, text, frozenset(certain), frozenset(arguable), kind, goals)


def _check_comments(text: str, place: Path) -> None:
    """Whether what is left of comments, with the annotations taken away, names no rule."""
    for comment in _COMMENT.finditer(text):
        said = comment["said"].strip()
        codes = list(dict.fromkeys(_CODE.findall(said)))
        if not codes or said.casefold().startswith("malkoll:"):  # an exception is part of the plan
            continue
        line = text.count("\n", 0, comment.start()) + 1
        shown = " ".join(comment[0].split())
        lead = said[: said.index(codes[0])].strip(" :\n").casefold()
        near = get_close_matches(lead, _LEADS, n=1) or ["hittas" if "hit" in lead else "finds"]
        meant = f"<!-- {near[0]}: {', '.join(codes)} -->"
        raise CaseError(
            f"{place}, rad {line}: {shown} nämner ett krav men är ingen märkning. Skriv {meant}, eller ta bort koden.",
            f"{place}, line {line}: {shown} names a rule but is no annotation. Write {meant}, or take the code away.",
        )


def read_cases(folder: str | Path, pattern: str = "*.md") -> tuple[Case, ...]:
    """All annotated plans in ``folder`` whose names match ``pattern``, sorted; a README is none.

    Raises:
        SettingsError: there is none, or one cannot be read.
        CaseError: a comment in one names a rule's code and is no annotation.
    """
    paths = sorted(path for path in Path(folder).glob(pattern) if path.stem.casefold() != "readme")
    if not paths:
        raise SettingsError(
            f"I mappen {folder} finns inget fall ({pattern}).", f"The folder {folder} holds no case ({pattern})."
        )
    return tuple(read_case(path) for path in paths)


# --- the facit ----------------------------------------------------------------------------------


def _facit(body: str) -> tuple[str, tuple[ExpectedGoal, ...]]:
    kind = "plan"
    goals: list[dict[str, list[str]]] = []
    for line in body.splitlines():
        label, _, rest = line.strip().partition(":")
        label, rest = label.strip(), rest.strip()
        if label == "dokument":
            kind = "follow-up" if rest.startswith("uppf") else "plan"
        elif label == "mål":
            goals.append({label: [rest]})
        elif goals:
            goals[-1].setdefault(label, []).append(rest)
    return kind, tuple(_goal(said) for said in goals)


def _goal(said: dict[str, list[str]]) -> ExpectedGoal:
    number, _, title = said["mål"][0].partition("|")
    follow_up, assessment = said.get("uppföljning", []), said.get("bedömning", [])
    return ExpectedGoal(
        _none(number),
        title.strip(),
        tuple(_indicator(rest) for rest in said.get("indikator", [])),
        tuple(_evidence(rest) for rest in said.get("underlag", [])),
        tuple(said.get("åtgärd", [])),
        tuple(said.get("ansvarig", [])),
        _yes(follow_up[-1]) if follow_up else None,
        assessment[-1] if assessment else None,
    )


def _indicator(rest: str) -> ExpectedIndicator:
    name, *facts = [part.strip() for part in rest.split("|")]
    said = {word: value.strip() for word, _, value in (fact.partition(" ") for fact in facts)}
    return ExpectedIndicator(
        name,
        said.get("utgång"),
        said.get("målvärde"),
        said.get("utfall"),
        _yes(said.get("personer")),
        _yes(said.get("könsuppdelad")),
    )


def _evidence(rest: str) -> tuple[str, bool | None]:
    name, *facts = [part.strip() for part in rest.split("|")]
    said = dict(fact.rsplit(" ", 1) for fact in facts if " " in fact)
    return name, _yes(said.get("metod"))


def _none(text: str) -> str | None:
    text = text.strip()
    return None if text in ("", "-", "–") else text


def _yes(text: str | None) -> bool | None:
    return None if text is None else text.strip().lower().startswith("j")

"""A plan with gaps, and the ways in which plans are edited from one year to the next.

Each edit says which findings are new after it: what the plan had from before is not, however it has moved.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

BASE = """# Verksamhetsplan 2026 för kultur- och fritidsnämnden i Granköping

## 1 Inledning

Nämnden ansvarar för bibliotek, kulturskola och fritidsgårdar i hela kommunen.

## 2 Ekonomi

| Verksamhet, tkr | Budget 2025 | Budget 2026 |
|---|---|---|
| Bibliotek | 4 210 | 4 305 |
| Kulturskola | 2 180 | 2 260 |
| Fritidsgårdar | 3 640 | 3 715 |
| Summa | 10 030 | 10 820 |

## 3 Mål

### Mål 3.1: Fler barn ska gå i kulturskolan senast 2028

Uppföljning: Nämnden följer målet i delårsrapporten.

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Antal platser i kulturskolan | 410 | 600 |
| Antal kurser som ges på kvällstid | | 25 |

### Mål 3.2: Biblioteken ska ha öppet varje kväll senast 2028

Uppföljning: Nämnden följer målet i delårsrapporten.

Ansvarig: Bibliotekschef

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Antal öppna kvällar i veckan | 2 | |

### Mål 3.3: Fritidsgårdarna ska finnas i alla kommundelar senast 2028

Uppföljning: Nämnden följer målet i delårsrapporten.

| Indikator | Utgångsvärde | Målvärde 2028 |
|---|---|---|
| Antal fritidsgårdar | 3 | 5 |
"""

KNOWN = {
    ("MK103", "Fler barn ska gå i kulturskolan senast 2028", ""),
    ("MK103", "Fritidsgårdarna ska finnas i alla kommundelar senast 2028", ""),
    ("MK111", "Fler barn ska gå i kulturskolan senast 2028", "Antal kurser som ges på kvällstid"),
    ("MK112", "Biblioteken ska ha öppet varje kväll senast 2028", "Antal öppna kvällar i veckan"),
    ("MK403", "", "Summa"),
}
"""What is found in ``BASE``: code, goal, element."""

CODES = ("MK103", "MK111", "MK112", "MK403")


@dataclass(frozen=True)
class Edit:
    """An edit; ``new`` are the findings it brings, as code and a word of the goal or element, ``mended`` those gone."""

    name: str
    make: Callable[[str], str]
    new: tuple[tuple[str, str], ...] = ()
    mended: int = 0
    reworded: int = field(default=0)


def _swap(old: str, new: str) -> Callable[[str], str]:
    def make(text: str) -> str:
        assert old in text, old
        return text.replace(old, new)

    return make


def _sections(text: str) -> list[str]:
    """What comes before the goals, and each goal."""
    return re.split(r"(?=^### )", text, flags=re.MULTILINE)


def _reorder(*order: int) -> Callable[[str], str]:
    def make(text: str) -> str:
        parts = _sections(text)
        return parts[0] + "".join(part.rstrip("\n") + "\n\n" for part in (parts[at] for at in order))

    return make


def _renumber(text: str) -> str:
    for goal, number in ((3, 4), (2, 3), (1, 2)):
        text = text.replace(f"Mål 3.{goal}:", f"Mål 5.{number}:")
    return text.replace("## 3 Mål", "## 5 Mål").replace("## 2 Ekonomi", "## 4 Ekonomi")


def _then(*edits: Callable[[str], str]) -> Callable[[str], str]:
    def make(text: str) -> str:
        for edit in edits:
            text = edit(text)
        return text

    return make


_CHAPTER = """## 2 Omvärlden

Kommunen växer, och fler flyttar till de norra delarna än till de södra.

| Kommundel | Invånare 2024 | Invånare 2025 |
|---|---|---|
| Norr | 4 100 | 4 300 |
| Söder | 2 050 | 2 075 |
| Summa | 6 150 | 6 375 |

## 3 Ekonomi
"""

_SPLIT = """| Summa | 10 030 | 10 820 |

| Lokaler, tkr | Budget 2025 | Budget 2026 |
|---|---|---|
| Hyror | 1 100 | 1 150 |
| Städning | 300 | 310 |
| Summa | 1 400 | 1 460 |
"""

_CHIEF = "Ansvarig: Kulturskolechef\n\n"
_FIRST_TABLE = "| Indikator | Utgångsvärde | Målvärde 2028 |\n|---|---|---|\n| Antal platser"

EDITS = (
    Edit("nothing", lambda text: text),
    Edit("insert a chapter with a table of its own above", _swap("## 2 Ekonomi\n", _CHAPTER)),
    Edit("move a goal to the end", _reorder(2, 3, 1)),
    Edit("swap two goals", _reorder(3, 2, 1)),
    Edit("renumber everything", _renumber),
    Edit(
        "reword a title slightly",
        _swap("Fler barn ska gå i kulturskolan senast", "Fler barn ska få gå i kulturskolan senast"),
        reworded=2,
    ),
    Edit(
        "change a word of an indicator's name",
        _swap("Antal kurser som ges på kvällstid", "Antal kurser som ges på kvällar"),
        reworded=1,
    ),
    Edit(
        "reword a title so much that it is another goal",
        _swap("Fritidsgårdarna ska finnas i alla kommundelar", "Unga ska ha någonstans att vara efter skolan"),
        new=(("MK103", "Unga ska ha någonstans"),),
        mended=1,
    ),
    Edit(
        "name a responsible for one goal and lose another's",
        _then(
            _swap(_FIRST_TABLE, _CHIEF + _FIRST_TABLE),
            _swap("Ansvarig: Bibliotekschef\n\n", ""),
        ),
        new=(("MK103", "Biblioteken"),),
        mended=1,
    ),
    Edit(
        "mend one target and lose another of the same goal",
        _then(
            _swap("| Antal öppna kvällar i veckan | 2 | |", "| Antal öppna kvällar i veckan | 2 | 7 |"),
            _swap("| Antal platser i kulturskolan | 410 | 600 |", "| Antal platser i kulturskolan | 410 | |"),
        ),
        new=(("MK112", "Antal platser"),),
        mended=1,
    ),
    Edit(
        "mend one goal and add another whose title is much like it",
        _then(
            _swap(
                "### Mål 3.3: Fritidsgårdarna ska finnas i alla kommundelar senast 2028\n",
                "### Mål 3.3: Fritidsgårdarna ska finnas i alla kommundelar senast 2028\n\nAnsvarig: Fritidschef\n",
            ),
            lambda text: (
                text
                + "\n### Mål 3.4: Fritidsgårdarna ska synas i alla kommundelar senast 2028\n\n"
                + "Uppföljning: Nämnden följer målet i delårsrapporten.\n\n"
                + "| Indikator | Utgångsvärde | Målvärde 2028 |\n|---|---|---|\n| Antal evenemang | 3 | 5 |\n"
            ),
        ),
        new=(("MK103", "synas"),),
        mended=1,
    ),
    Edit("split a table", _swap("| Summa | 10 030 | 10 820 |\n", _SPLIT)),
    Edit("take away a goal", lambda text: "".join(_sections(text)[:3]), mended=1),
)

SUBGOALS = """# Trygghetsplan 2026 för Granköping

## Mål 1: Skolorna ska vara trygga senast 2028

### Delmål 1.1: Alla enheter ska ha en plan senast 2027

Ansvarig: Trygghetsstrateg

## Mål 2: Badhusen ska vara trygga senast 2028

### Delmål 2.1: Alla enheter ska ha en plan senast 2027

Planen tas fram av varje enhet.
"""
"""Two sub-goals of one title, one of which lacks a responsible."""

LIBRARIES = """## Mål 1: Biblioteken ska vara trygga senast 2028

### Delmål 1.1: Alla enheter ska ha en plan senast 2027

Planen prövas varje vår.

## Mål 2: Skolorna"""

"""Goals and areas that a document takes up more than once are one.

A plan lists a goal under its area and comes back to it with its measures; a number may have changed
its form ("NB1.1", "1.1") and a letter may have slipped ("ÅLN" for "ÄLN").
"""

from __future__ import annotations

import re

from malkoll.regexes import compiled
from malkoll.templates.drafts import Draft, GoalDraft
from malkoll.templates.patterns import plain

__all__ = ["Register", "identity"]

# Titles of one number are the same goal when they share this part of their words.
_LIKE = 0.6


def identity(title: str) -> str:
    """A title reduced to what tells it from others: letters and digits, lower case."""
    return re.sub(r"[^\w]+", " ", plain(title)).strip()


# "Nämndmål 1.1", "NB2.1": a row of a calendar or a list that only points at a goal.
_ONLY_NUMBER = compiled(r"(?:[^\W\d_]+\s+)?[A-ZÅÄÖ]{0,4}[ -]?(?P<number>\d{1,3}(?:\.\d{1,3}){0,3})\.?", re.IGNORECASE)


def _digits(number: str | None) -> str:
    """A number without the letters before it ("NB1.1"); one that is a letter or a Roman numeral as it is."""
    return re.sub(r"^\D+(?=\d)", "", number or "")


def _elsewhere(draft: Draft, other: Draft) -> bool:
    """Whether two goals stand under two different goals, or two areas: one of the same name is then another one."""
    mine, theirs = getattr(draft, "parent", None) or "", getattr(other, "parent", None) or ""
    return bool(mine and theirs) and mine[0] == theirs[0] and mine != theirs


class Register:
    """The goals and areas seen so far."""

    def __init__(self) -> None:
        """An empty register."""
        self._titles: dict[tuple[str, str], list[Draft]] = {}
        self._numbers: dict[tuple[str, str], list[Draft]] = {}
        self._headed: dict[str, list[GoalDraft]] = {}

    def headed(self, draft: GoalDraft, heading: str) -> None:
        """Note that ``draft`` stands under ``heading``, which a table may call it by: "3.1.1 Bibliotek"."""
        self._headed.setdefault(identity(heading), []).append(draft)

    def goal(self, draft: GoalDraft) -> GoalDraft:
        """The goal ``draft`` is: one known already, or itself, now known."""
        known = self._known("goal", draft)
        if known is None and draft.form == "table":
            under = self._headed.get(identity(f"{draft.number or ''} {draft.title}"), ())
            known = under[0] if len(under) == 1 else None
        if isinstance(known, GoalDraft):
            return known
        self._add("goal", draft)
        return draft

    def area(self, draft: Draft) -> Draft:
        """The area ``draft`` is: one known already, or itself, now known."""
        known = self._known("area", draft)
        if known is not None:
            return known
        self._add("area", draft)
        return draft

    def is_number(self, number: str) -> bool:
        """Whether a goal known has this number."""
        return bool(self._numbers.get(("goal", _digits(number))))

    def numbered(self, number: str) -> GoalDraft | None:
        """The first goal known that has this very number."""
        known = self._numbers.get(("goal", _digits(number)), ())
        return next((one for one in known if isinstance(one, GoalDraft) and one.number == number), None)

    def known_title(self, title: str) -> Draft | None:
        """The area or goal that has this very title, if there is one."""
        name = identity(title)
        return next(iter(self._titles.get(("area", name)) or self._titles.get(("goal", name)) or ()), None)

    def _add(self, sort: str, draft: Draft) -> None:
        self._titles.setdefault((sort, identity(draft.title)), []).append(draft)
        if draft.number:
            self._numbers.setdefault((sort, _digits(draft.number)), []).append(draft)

    def _known(self, sort: str, draft: Draft) -> Draft | None:
        name = identity(draft.title)
        if not name:
            return None
        for known in self._titles.get((sort, name), ()):
            if not _elsewhere(draft, known):
                return known
        pointed = _ONLY_NUMBER.fullmatch(plain(draft.title).strip())
        if pointed is not None:
            # Only one goal may be meant: two that have the number under different goals cannot be told apart.
            meant = self._numbers.get((sort, pointed["number"]), ())
            if len(meant) == 1 and (draft.number is None or _digits(draft.number) == pointed["number"]):
                return meant[0]
        words = set(name.split())
        for other in self._numbers.get((sort, _digits(draft.number)), ()) if draft.number else ():
            if _elsewhere(draft, other) or other.kind.split(" ")[-1] != draft.kind.split(" ")[-1] or len(words) < 3:
                continue
            others = set(identity(other.title).split())
            if len(words & others) >= _LIKE * len(words | others):
                return other
        return None

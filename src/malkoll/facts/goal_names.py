"""What goals are called: the label before a title, and the word a forecast has for its own goal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from malkoll.document import Document, Table
from malkoll.facts.forms import Place, departing
from malkoll.facts.passages import Running, joined, narrowed
from malkoll.plan import Goal, Passage, Plan, Term
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.sentences import split_sentences

__all__ = ["goal_names_in"]

_KINDS = ("mål", "uppdrag", "åtagande", "målsättning", "åtgärd", "aktivitet", "insats")
_LABEL = compiled(
    r"(?P<label>(?:(?P<word>[^\W\d_]{1,30})\s{1,2}|(?P<code>[A-ZÅÄÖ]{1,4}))(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}))"
    r"(?!\d)[.:)]?\s{0,3}(?:[-–—:]\s{0,3})?(?=[^\W\d_])"
)
_ALONE = compiled(
    r"(?P<label>(?:(?P<word>[^\W\d_]{1,30})\s{1,2}|(?P<code>[A-ZÅÄÖ]{1,4})\s?)(?P<number>\d{1,3}(?:\.\d{1,3}){0,3}))\.?"
)
# The council's goals, the global ones: a board may have a goal of the same words.
_OTHERS_CODES = ("K", "KF", "KS", "RF", "RS", "FN", "SDG")
_BEGINNING = 40
_SHORTEST_TITLE = 15
_CALLED = compiled(
    r"(?P<noun>[^\W\d_]*(?:mål|uppdrag|åtagande)(?=et|t))e?t\s"
    r"(?:förväntas|väntas|beräknas|bedöms|är|har|kommer|blir|uppnås|nås|når|uppfylls)\b",
    re.IGNORECASE,
)
# So many others must call themselves by their own kind before one that does not stands out.
_FEWEST = 2


@record
class _Labelled:
    place: Place
    word: str | None
    code: str | None

    @property
    def style(self) -> str:
        return self.code or (self.word or "").casefold()


def goal_names_in(plan: Plan, document: Document, texts: Sequence[Running]) -> list[Term]:
    """The labels of goals that stand before the same title twice, and the goals called by another's kind."""
    return [*_labels(document, texts), *_in_columns(document), *_called(plan, document)]


def _labels(document: Document, texts: Sequence[Running]) -> Iterator[Term]:
    same: dict[tuple[str, str], list[_Labelled]] = defaultdict(list)
    for running in texts:
        found = _LABEL.match(running.text)
        if found is None:
            continue
        word, code = found["word"], found["code"]
        if word is not None and word.isupper() and len(word) <= 4:
            word, code = None, word
        title = " ".join(running.text[found.end() :].casefold().split())[:_BEGINNING].strip(" .:;")
        if (word is None or word.casefold().endswith(_KINDS)) and len(title) >= _SHORTEST_TITLE and " " in title:
            same[found["number"], title].append(_Labelled(Place(running, *found.span("label")), word, code))
    for labels in same.values():
        if len(labels) < 2:
            continue
        styles: dict[str, list[_Labelled]] = defaultdict(list)
        for label in labels:
            styles[label.style].append(label)
        usual, *others = sorted(styles.values(), key=len, reverse=True)
        other = next((one for one in others if _unlike(usual[0], one[0])), None)
        if other is not None:
            yield departing("name", [one.place for one in usual], [[one.place for one in other]], document)
        else:
            here = usual[0].place.passage(document)
            yield Term("name", here.text, here.span)


def _in_columns(document: Document) -> Iterator[Term]:
    """Labels that stand alone in a column of a table: one code among words that it is not short for."""
    for table in document.blocks:
        if not isinstance(table, Table):
            continue
        columns: dict[int, list[_Labelled]] = defaultdict(list)
        for row in table.rows:
            for at, cell in enumerate(row.cells):
                found = _ALONE.fullmatch(cell.text.strip()) if len(cell.text) <= _BEGINNING and cell.lines else None
                if found is not None:
                    place = Place(joined(cell.lines), *found.span("label"))
                    columns[at].append(_Labelled(place, found["word"], found["code"]))
        for labels in columns.values():
            words = [label for label in labels if label.word is not None]
            codes = [label for label in labels if label.code is not None]
            if len(codes) == 1 and len(words) > _FEWEST and _unlike(words[0], codes[0]):
                yield departing("name", [one.place for one in words], [[codes[0].place]], document)


def _unlike(usual: _Labelled, other: _Labelled) -> bool:
    """Whether two labels of one number are two names: a code, and a kind of goal that it is not short for.

    "NM1" is short for "Nämndmål 1", and any code may stand for a plain "Mål 1". Two words ("Delmål 1",
    "Aktivitet 1") or two codes ("KF1", "SN1") may name two things that have one title.
    """
    code, word = usual.code or other.code, usual.word or other.word
    if code is None or word is None or code in _OTHERS_CODES or word.casefold() in _KINDS:
        return False
    letters = iter(word.casefold())
    return not all(letter in letters for letter in code.casefold())


def _called(plan: Plan, document: Document) -> Iterator[Term]:
    """Goals whose forecast or assessment calls them by the kind of others."""
    kinds = {_noun(goal.kind) for goal in plan.goals} - {_noun(area.kind) for area in plan.areas}
    if len(kinds) < 2:
        return
    near = _kinds_near(plan)
    own: dict[str, list[Passage]] = defaultdict(list)
    odd: list[tuple[str, Passage, Goal]] = []
    for goal in plan.goals:
        kind = _noun(goal.kind)
        for noun, passage in _says_of_itself(goal, document):
            if noun == kind:
                own[kind].append(passage)
            elif noun in kinds - near[goal.id] and not noun.endswith(kind) and not kind.endswith(noun):
                odd.append((kind, passage, goal))
    for kind, passage, goal in odd:
        usual = own.get(kind, [])
        if len(usual) >= _FEWEST:
            yield Term("name", passage.text, passage.span, False, usual[0], goal=goal.id)
    for passages in own.values():
        yield Term("name", passages[0].text, passages[0].span)


def _kinds_near(plan: Plan) -> dict[str, set[str]]:
    """The kinds of the goals above and below each goal: its forecast may speak of those too."""
    by_id = {goal.id: goal for goal in plan.goals}
    near: dict[str, set[str]] = {goal.id: set() for goal in plan.goals}
    for goal in plan.goals:
        above, seen = by_id.get(goal.parent or ""), {goal.id}
        while above is not None and above.id not in seen:
            seen.add(above.id)
            near[goal.id].add(_noun(above.kind))
            near[above.id].add(_noun(goal.kind))
            above = by_id.get(above.parent or "")
    return near


def _says_of_itself(goal: Goal, document: Document) -> Iterator[tuple[str, Passage]]:
    """The nouns by which the goal's forecast and assessment call it, as subjects of their sentences."""
    for told in (goal.forecast, goal.assessment):
        if told is None:
            continue
        for start, end in split_sentences(told.text):
            found = _CALLED.match(told.text, start, end)
            if found is not None:
                words = found.group().split()[0]
                span = narrowed(document, told.span, words)
                yield found["noun"].casefold(), Passage(words, span)


def _noun(kind: str) -> str:
    """The noun of a kind of goal: "strategiskt mål" is a "mål"."""
    return kind.casefold().rpartition(" ")[2]

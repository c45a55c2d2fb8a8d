"""Exceptions held against what was found: what each excepts, and what is wrong with those that except nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from typing import Literal

from malkoll.exceptions.goals import goal_named
from malkoll.exceptions.places import at_place, in_blocks
from malkoll.finding import DocumentReport, Excepted, ExceptionNote, Finding, GoalRef, Text, Tried
from malkoll.language.suggest import closest
from malkoll.records import record

__all__ = ["Applied", "Case", "Standing", "State", "apply"]

State = Literal["used", "unused", "expired", "unknown", "incomplete", "untried", "unchecked"]

_SOON = timedelta(days=30)
"""How long before its last day an exception is said to run out soon."""


@record
class Case:
    """A report as the engine gave it, and the exceptions for it that are written elsewhere (``beside``).

    ``lost`` are those for a plan that does not exist, which have to be told somewhere.

    ``rules`` are all rules by code and name, in lower case, with their codes, also those not in force;
    ``closed`` the codes of those that no exception is made from.
    """

    report: DocumentReport
    beside: tuple[ExceptionNote, ...] = ()
    lost: tuple[ExceptionNote, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[str] = frozenset()


@record
class Standing:
    """How an exception stands: what it comes to, in which of the cases, and how many findings it excepts.

    ``real`` is whether what it concerns exists, ``None`` where that cannot be asked; ``code`` the rule's, as the
    rule writes it. ``soon``: its last day is near.
    """

    note: ExceptionNote
    case: int
    state: State
    code: str
    count: int = 0
    real: bool | None = None
    expired: bool | None = None
    soon: bool = False
    fault: Text | None = None


@record
class Applied:
    """The reports with what was excepted taken out of their findings, and how every exception stands."""

    reports: tuple[DocumentReport, ...]
    standings: tuple[Standing, ...]


def apply(cases: Sequence[Case], today: date) -> Applied:
    """Apply the exceptions written in each plan and those beside it, as they hold ``today``.

    One beside several plans is told once: it is unknown only where none of them has its goal, and unused only
    where it excepts nothing in any.
    """
    reports = []
    standings: dict[tuple[str, int, int], Standing] = {}
    for number, case in enumerate(cases):
        taken: dict[int, ExceptionNote] = {}
        for at, note in enumerate((*case.report.notes, *case.beside)):
            own = at < len(case.report.notes)
            stands = _standing(note, case, number, today, taken)
            key = (note.path, note.span.start, number if own else -1)
            before = standings.get(key)
            standings[key] = stands if before is None else _together(before, stands)
        for note in case.lost:
            standings[note.path, note.span.start, -1] = _of_no_plan(note, case, number)
        reports.append(_without(case.report, taken))
    return Applied(tuple(reports), tuple(standings.values()))


_WEIGHT: Mapping[State, int] = {
    "used": 6,
    "unchecked": 5,
    "unused": 4,
    "untried": 3,
    "expired": 2,
    "unknown": 1,
    "incomplete": 0,
}


def _together(one: Standing, other: Standing) -> Standing:
    """How an exception stands that was held against two plans."""
    best = other if _WEIGHT[other.state] > _WEIGHT[one.state] or (other.real and not one.real) else one
    return replace(best, count=one.count + other.count)


def _standing(note: ExceptionNote, case: Case, number: int, today: date, taken: dict[int, ExceptionNote]) -> Standing:
    """How ``note`` stands in one case; what it excepts is added to ``taken``."""
    code = case.rules.get(note.rule.casefold(), note.rule)
    stands = Standing(note, number, "incomplete", code)
    if note.faults or note.until is None:
        return replace(stands, fault=_joined(note.faults))
    expired = note.until < today
    stands = replace(stands, expired=expired, soon=not expired and note.until - today <= _SOON)
    fault = _wrong_rule(note.rule, code, case)
    goal = note.goal
    if fault is None and note.named is not None:
        meant = goal_named(note.named, case.report.outline)
        goal, fault = (meant, None) if isinstance(meant, GoalRef) else (None, meant)
    if fault is not None:
        return replace(stands, state="expired" if expired else "unknown", real=False, fault=fault)
    note = replace(note, goal=goal)
    stands = replace(stands, note=note, real=True)
    if expired:
        return replace(stands, state="expired")
    found = _concerned(note, code, case.report.findings)
    if note.place is not None and len({finding.span.line for _, finding in found}) > 1:
        return replace(stands, state="unknown", real=False, fault=_several_places(note.place, len(found)))
    free = [at for at, _ in found if at not in taken]
    if free:
        taken.update(dict.fromkeys(free, note))
        return replace(stands, state="used", count=len(free))
    return replace(stands, state=_idle(note, code, case.report))


def _of_no_plan(note: ExceptionNote, case: Case, number: int) -> Standing:
    code = case.rules.get(note.rule.casefold(), note.rule)
    fault = Text(
        sv=f"planen ”{note.plan}” finns inte; skriv sökvägen från mappen där filen med undantag ligger.",
        en=f"the plan “{note.plan}” does not exist; write its path from the folder of the file of exceptions.",
    )
    return Standing(note, number, "unknown", code, real=False, fault=fault)


def _concerned(note: ExceptionNote, code: str, findings: Iterable[Finding]) -> list[tuple[int, Finding]]:
    """The findings that an exception is about, with their places in the report."""
    of_rule = [(at, finding) for at, finding in enumerate(findings) if finding.code == code]
    loose = [(at, one) for at, one in of_rule if one.goal is None]
    if note.goal is not None:
        found = [(at, one) for at, one in of_rule if one.goal is not None and one.goal.id == note.goal.id]
        if not found:  # a table in the goal's part of the text whose figures belong to no goal
            found = in_blocks(loose, note.beside)
    else:
        found = in_blocks(loose, note.beside) if note.beside else loose
    return found if note.place is None else at_place(found, note.place)


def _idle(note: ExceptionNote, code: str, report: DocumentReport) -> State:
    """What an exception comes to that excepts nothing."""
    if all(tried.code != code for tried in report.tried):
        return "untried"
    whose = note.goal.id if note.goal is not None else None
    for row in report.by_goal:
        if row.code == code and row.not_checked and whose == (row.goal.id if row.goal is not None else None):
            return "unchecked"
    return "unused"


def _without(report: DocumentReport, taken: Mapping[int, ExceptionNote]) -> DocumentReport:
    """``report`` with what is excepted among its excepted, and counted as that."""
    if not taken:
        return report
    left, excepted = [], []
    by_rule: Counter[str] = Counter()
    by_goal: Counter[tuple[str, str | None]] = Counter()
    for at, finding in enumerate(report.findings):
        if at not in taken:
            left.append(finding)
            continue
        excepted.append(Excepted(finding, taken[at]))
        by_rule[finding.code] += 1
        by_goal[finding.code, finding.goal.id if finding.goal is not None else None] += 1
    return replace(
        report,
        findings=tuple(left),
        excepted=tuple(excepted),
        tried=tuple(_counted(row, by_rule[row.code]) for row in report.tried),
        by_goal=tuple(
            _counted(row, by_goal[row.code, row.goal.id if row.goal is not None else None]) for row in report.by_goal
        ),
    )


def _counted(row: Tried, excepted: int) -> Tried:
    return replace(row, not_met=row.not_met - excepted, excepted=excepted) if excepted else row


# --- what is wrong ------------------------------------------------------------------------------


def _wrong_rule(given: str, code: str, case: Case) -> Text | None:
    wanted = given.casefold()
    if wanted in case.rules:
        if code in case.closed:
            return Text(
                sv="undantag görs inte från kraven på undantag.",
                en="no exceptions are made from the rules about exceptions.",
            )
        if wanted != code.casefold():
            return Text(sv=f"skriv kravets kod, {code}.", en=f"write the rule's code, {code}.")
        return None
    codes = sorted(set(case.rules.values()))
    within = [one for one in codes if one.casefold().startswith(wanted)]
    if within:
        return Text(
            sv=f"”{given}” är flera krav ({within[0]} …); skriv ett undantag för varje krav.",
            en=f"“{given}” is several rules ({within[0]} …); write one exception for each rule.",
        )
    near = closest(wanted, codes)
    sv, en = f"det finns inget krav ”{given}”.", f"there is no rule “{given}”."
    if near is not None:
        return Text(sv=f"{sv} Menade du {near}?", en=f"{en} Did you mean {near}?")
    return Text(sv=f"{sv} ”malkoll rules” visar alla.", en=f"{en} “malkoll rules” lists them all.")


def _several_places(place: str, count: int) -> Text:
    return Text(
        sv=f"”{place}” står på {count} ställen som kravet gäller; skriv fler av radens ord.",
        en=f"“{place}” stands in {count} places that the rule is about; write more of the line's words.",
    )


def _joined(faults: Sequence[Text]) -> Text:
    """All that is wrong, in one go."""
    sv = [fault.sv or "" for fault in faults]
    en = [fault.en or "" for fault in faults]
    return Text(sv=_sentences(sv), en=_sentences(en))


def _sentences(said: Sequence[str]) -> str:
    return " ".join(one if at == 0 else one[:1].upper() + one[1:] for at, one in enumerate(said))

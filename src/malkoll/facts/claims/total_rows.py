"""Totals among the rows of a table, or among its columns, each held against the lines it is the sum of.

Lines are read in order, as a reader with a pencil does: a total takes the place of the lines it sums, so that
the totals after it sum totals. Parts of a line ("varav …") stand beside the sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.facts.claims import table_words as words
from malkoll.facts.claims.groupings import Group, Sum, best_group, could_be_sum, fit_of, fold, weigh
from malkoll.facts.claims.table_figures import Line
from malkoll.records import record

__all__ = ["Judged", "Reading", "read_totals"]

# So many digits of agreement make a line a total: if its words say so little, if they say nothing.
_TOLD_RESULT = 2.0
_TOLD_PLAIN = 4.0
_TOLD_ENOUGH = 1.5
# Where so many totals agree with nothing, the table is of another kind than those that are understood here.
_MOST_FAILURES = 40
# An unlabelled total stands close below its terms.
_NEAR_PLAIN = 30


@record
class Judged:
    """A total at one place: what it is the sum of, and whether that holds.

    ``borne_out`` are the places where the same lines give the total, ``telling`` those where that is no chance.
    """

    total: Line
    group: Group
    sum: Sum
    holds: bool
    borne_out: tuple[int, ...] = ()
    telling: tuple[int, ...] = ()


@record
class Reading:
    """What the lines of a table say of their totals.

    ``unproven`` are totals that agree with their terms nowhere; ``proven`` how many totals agree everywhere
    with the lines since the total before. ``simple``: there is one total and nothing but its terms.
    """

    judged: tuple[Judged, ...]
    unproven: tuple[Judged, ...]
    proven: int
    simple: bool


def read_totals(lines: Sequence[Line], *, columns: bool = False) -> Reading:
    """The totals among ``lines``, which are rows, or columns where ``columns``."""
    walk = _Walk(lines, columns)
    for at, line in enumerate(lines):
        walk.take(at, line)
    walk.end_parts()
    totals = sum(line.rank == "total" for line in lines)
    terms = [line for line in lines if line.rank != "total"]
    simple = (
        totals == 1
        and lines[-1].rank == "total"
        and not any(line.part or line.percent or line.ratio or line.rank or line.section for line in terms)
        and len({line.capitals for line in terms}) == 1
        and len({line.bold for line in terms}) == 1
        and len({line.flow for line in terms} - {""}) < 2
        and not any(line.deducted for line in terms)
    )
    return Reading(tuple(walk.judged), tuple(walk.unproven), walk.proven, simple)


class _Walk:
    """One walk down the lines.

    ``stack`` holds the lines that no total has summed yet, ``leaves`` all that are no totals, ``raw`` those
    since the last total by name; ``since`` counts the lines on the stack after the last total or heading.
    """

    def __init__(self, lines: Sequence[Line], columns: bool) -> None:
        self.lines = lines
        self.columns = columns
        self.order = {id(line): number for number, line in enumerate(lines)}
        self.stack: list[Line] = []
        self.leaves: list[Line] = []
        self.raw: list[Line] = []
        self.since = 0
        self.section = 0
        self.owner: Line | None = None
        self.parts: list[Line] = []
        self.spoken_for = -1  # lines up to here are parts of a total above them
        self.judged: list[Judged] = []
        self.unproven: list[Judged] = []
        self.proven = 0
        self.failures = 0

    def take(self, at: int, line: Line) -> None:
        """Read the line at ``at``."""
        if line.section != self.section:
            self.section, self.since = line.section, 0
        if line.percent or self.failures > _MOST_FAILURES:
            return
        if line.part and self.owner is not None:
            self.parts.append(line)
            self.raw.append(line)
            return
        self.end_parts()
        self.owner = line
        if at <= self.spoken_for:
            return
        if line.rank == "total":
            if not self._heads_its_parts(at, line):
                self._total(line)
            return
        if not self.columns and self._sums_unnamed(at, line):
            return
        self._push(line)

    def end_parts(self) -> None:
        """Hold the parts read last against the line above them; they need not be all of it."""
        owner, parts = self.owner, self.parts
        self.parts = []
        if owner is None or not parts:
            return
        group = Group(tuple(parts), (1,) * len(parts))
        sums = weigh(owner, group)
        if sums and all(one.holds and one.known for one in sums) and any(one.telling for one in sums):
            self.judged += [Judged(owner, group, one, True) for one in sums]

    def _push(self, line: Line) -> None:
        self.stack.append(line)
        self.leaves.append(line)
        self.raw.append(line)
        self.since += 1

    def _heads_its_parts(self, at: int, line: Line) -> bool:
        """Whether ``line`` is a total that stands before what it sums."""
        if at and self.lines[at - 1].section == line.section:
            return False
        after: list[Line] = []
        end = at
        for number in range(at + 1, len(self.lines)):
            other = self.lines[number]
            if other.section != line.section or other.rank == "total":
                break
            end = number
            if not other.percent:
                after.append(other)
        if len(after) < 2:
            return False
        group = Group(tuple(after), (1,) * len(after))
        sums = weigh(line, group)
        hits = [one for one in sums if one.telling]
        misses = [one for one in sums if one.known and not one.holds]
        exhaustive = len(after) == 2 and all(words.is_sex(other.label) for other in after)
        wrong = exhaustive and len(misses) == 1 and len(hits) > 1
        if not hits or (misses and not wrong):
            return False
        self._say(line, group, sums)
        self.spoken_for = end
        self.stack.append(line)
        self.since = 0
        return True

    def _total(self, line: Line) -> None:
        group = best_group(line, (self.stack, self.leaves, self.raw), self.since)
        if group is not None:
            sums = weigh(line, group)
            if not all(one.holds for one in sums):
                group, sums = self._folded(line, group, sums)
            hits = [one for one in sums if one.telling]
            misses = [one for one in sums if one.known and not one.holds]
            if self._sure(group, hits, misses) and not self._all_of_them(line, group, misses):
                self._say(line, group, sums)
            elif misses and not hits and group.natural and group.plain:
                self.unproven += [Judged(line, group, one, False) for one in misses if len(misses) == 1]
            if hits and not misses and group.natural and sum(one.told for one in hits) >= _TOLD_ENOUGH:
                self.proven += 1
            self.failures += not hits
            if hits or self.since > 1:
                self._sum_up(group)
        self.stack.append(line)
        self.since = 0
        self.raw = []

    def _folded(self, line: Line, group: Group, sums: list[Sum]) -> tuple[Group, list[Sum]]:
        """The grouping that leaves out lines which are parts of lines above them, where it fits better."""
        own = [other for other in self.raw if not other.part]
        folded, parts = fold(own)
        if len(folded) == len(own) or len(folded) < 2:
            return group, sums
        other = Group(tuple(folded), (1,) * len(folded))
        weighed = weigh(line, other)
        if fit_of(weighed) <= fit_of(sums):
            return group, sums
        for parent in folded:
            below = parts.get(id(parent))
            if below is None or not _stands_out(parent, below.lines):
                continue
            found = weigh(parent, below)
            if not _misses(found) or _hits(found) > 1:
                self._say(parent, below, found)
        return other, weighed

    def _sums_unnamed(self, at: int, line: Line) -> bool:
        """Whether a line that is no total by name is one by its figures; if so it is taken as one."""
        result = line.rank == "result"
        if len(self.stack) < 2 or line.part or line.ratio:
            return False
        marked = result or line.bold
        near = self.stack if marked else self.stack[-_NEAR_PLAIN:]
        if not marked and not could_be_sum(line, near):
            return False
        group = best_group(line, (near, self.leaves) if result else (near,), self.since, result=result)
        if group is None:
            return False
        sums = weigh(line, group)
        hits = [one for one in sums if one.telling]
        misses = [one for one in sums if one.known and not one.holds]
        told = sum(one.told for one in hits)
        if misses:
            enough = marked and len(misses) == 1 and len(hits) > 1 and told >= _TOLD_PLAIN and group.natural
        elif marked:
            enough = told >= _TOLD_RESULT
        else:
            enough = len(hits) > 1 and told >= _TOLD_PLAIN and group.plain
        if not enough:
            self.failures += result and not hits
            return False
        self._say(line, group, sums)
        self._sum_up(group)
        self.stack.append(line)
        self.since = 0 if marked else max(1, self.since - len(group.lines) + 1)
        return True

    def _sure(self, group: Group, hits: Sequence[Sum], misses: Sequence[Sum]) -> bool:
        """Whether the total is of these lines, so that a place where it does not hold is wrong."""
        if not misses:
            return True
        told = sum(one.told for one in hits)
        if self.columns:
            few = len(misses) <= max(1, len(hits) // 4)
            return few and len(hits) > 1 and group.plain and told >= (3.0 if group.natural else 6.0)
        if len(misses) > 1:
            return 3 * len(misses) <= len(hits) and told >= 3.0
        if not (group.natural and group.plain):
            return len(hits) > 1 and told >= 3.0
        return told >= (_TOLD_ENOUGH if len(hits) > 1 else 2.0)

    def _all_of_them(self, line: Line, group: Group, misses: Sequence[Sum]) -> bool:
        """Whether a total that ``group`` does not give is that of all lines since the total before, to the last digit.

        ``group`` then agreed with the other places by chance, as one without the first line may with averages.
        """
        if group.natural or not misses:
            return False
        every = tuple(self.stack[-self.since :]) if self.since else ()
        missed = {one.place for one in misses}
        sums = weigh(line, Group(every, (1,) * len(every)))
        return any(one.place in missed and one.telling and one.computed == one.stated for one in sums)

    def _say(self, line: Line, group: Group, sums: Sequence[Sum]) -> None:
        borne_out = tuple(one.place for one in sums if one.known and one.holds)
        telling = tuple(one.place for one in sums if one.telling)
        self.judged += [Judged(line, group, one, one.holds, borne_out, telling) for one in sums if one.known]

    def _sum_up(self, group: Group) -> None:
        """Take the lines of ``group``, and what lies between them, off the stack."""
        first = min(self.order[id(line)] for line in group.lines)
        while self.stack and self.order[id(self.stack[-1])] >= first:
            self.stack.pop()


def _hits(sums: Sequence[Sum]) -> int:
    return sum(one.telling for one in sums)


def _misses(sums: Sequence[Sum]) -> int:
    return sum(one.known and not one.holds for one in sums)


def _stands_out(parent: Line, parts: Sequence[Line]) -> bool:
    """Whether the line looks like the head of its parts."""
    return (parent.capitals and not any(part.capitals for part in parts)) or (
        parent.bold and not any(part.bold for part in parts)
    )

"""The plans of a run as they were understood: read when somebody asks what they hold.

What comes out of checking a plan may be remembered from another run; the plan itself never is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from malkoll.app.raw_results import Asked
from malkoll.errors import PlanError
from malkoll.finding import Report
from malkoll.hashes import sha256

if TYPE_CHECKING:
    from malkoll.plan import Plan

__all__ = ["PlansRead"]


class PlansRead(Mapping[str, "Plan"]):
    """The plans of a report by path.

    Looking one up raises ``PlanError`` where it can no longer be read, or is no longer the one that was checked: a
    report must not tell of two editions of a plan.
    """

    def __init__(self, asked: Sequence[Asked], report: Report) -> None:
        self._all = asked
        self._report = report
        self._read: dict[str, Plan] = {}

    @cached_property
    def _checked(self) -> Mapping[str, str]:
        return {document.path: document.sha256 for document in self._report.documents}

    @cached_property
    def _asked(self) -> Mapping[str, Asked]:
        return {one.source.path: one for one in self._all if one.source.path in self._checked}

    def __getitem__(self, path: str) -> Plan:
        """The plan at ``path``."""
        found = self._read.get(path)
        if found is None:
            found = self._read[path] = self._understood(self._asked[path])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._asked)

    def __len__(self) -> int:
        return len(self._asked)

    def _understood(self, one: Asked) -> Plan:
        from malkoll.app.understand import understand_bytes

        path, terms = one.source.path, one.terms
        data = one.source.read(terms.plugins.readers)
        if sha256(data).hexdigest() != self._checked[path]:
            raise PlanError(
                f"{path} ändrades medan rapporten skrevs. Kör igen.",
                f"{path} changed while the report was written. Run again.",
            )
        return understand_bytes(data, path, terms.template, terms.kind, terms.book, terms.plugins.readers).plan

"""The rules in force: requirements with what they are compiled to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from malkoll.errors import SettingsError
from malkoll.finding import Severity
from malkoll.language.tree import Modality, Requirement, Statute, Template, WordList
from malkoll.records import record

if TYPE_CHECKING:
    from malkoll.checks import Check

__all__ = ["SEVERITY", "Rule", "RuleBook"]

SEVERITY: Mapping[Modality, Severity] = {"must": "error", "should": "warning", "ask": "question"}


@record
class Rule:
    """A requirement and the check it is compiled to."""

    requirement: Requirement
    check: Check

    @property
    def severity(self) -> Severity:
        """The severity its sentences give it; the gravest where they differ."""
        given = {SEVERITY[sentence.modality] for sentence in self.requirement.sentences}
        return next((severity for severity in SEVERITY.values() if severity in given), "error")


@record(slots=False)
class RuleBook:
    """The requirements of a run, with the word lists, templates and statutes loaded beside them.

    ``name`` and ``sha256`` say in reports which rules they were, ``sha256`` over the files' contents.
    Requirements are compiled when first used, once.
    """

    requirements: tuple[Requirement, ...]
    word_lists: tuple[WordList, ...] = ()
    templates: tuple[Template, ...] = ()
    name: str = "malkoll"
    sha256: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    """Path as shown in messages → absolute path, of every rule file."""
    statutes: tuple[Statute, ...] = ()
    checks: Mapping[str, Check] = field(default_factory=dict)
    """The hand-written checks that rules may name."""

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The compiled rules, sorted by code.

        Raises:
            SettingsError: a rule asks for a hand-written check that does not exist.
        """
        return tuple(self._compiled(one) for one in sorted(self.requirements, key=lambda one: one.code))

    def _compiled(self, requirement: Requirement) -> Rule:
        from malkoll.checks import UnknownCheckError, compile_requirement

        try:
            return Rule(requirement, compile_requirement(requirement, self.word_lists, self.checks))
        except UnknownCheckError as error:
            known = ", ".join(sorted(self.checks))
            out = ", ".join(getattr(self.checks, "left_out", ()))
            raise SettingsError(
                f"{requirement.path}: {requirement.code} anger kontrollen ”{error}”, som inte finns. "
                + (f"Det finns: {known}. " if known else "Den kommer med ett tillägg: installera det. ")
                + "Är den din egen ger kroken malkoll_checks den, i en fil som ”plugins” i konfigurationen anger."
                + (f" Körningen är utan {out} (--without-plugin)." if out else ""),
                f"{requirement.path}: {requirement.code} names the check “{error}”, which does not exist. "
                + (f"There are: {known}. " if known else "It comes with a plugin: install that. ")
                + "If it is your own, the hook malkoll_checks gives it, in a file that “plugins” in the configuration "
                "names." + (f" The run is without {out} (--without-plugin)." if out else ""),
            ) from None

    def get(self, code_or_name: str) -> Requirement | None:
        """The requirement with this code (in any letter case) or name."""
        wanted = code_or_name.strip().casefold()
        for one in self.requirements:
            if wanted in (one.code.casefold(), one.name.casefold()):
                return one
        return None

    def narrowed(self, select: Iterable[str] | None = None, ignore: Iterable[str] = ()) -> RuleBook:
        """The book with only the rules selected (all where ``None``) and not ignored.

        Selectors are codes, the beginning of codes ("MK2") or names.

        Raises:
            SettingsError: a selector that no rule answers to; a likely one is suggested.
        """
        kept = list(self.requirements)
        if select is not None:
            chosen = {one.code for selector in select for one in self._matching(selector)}
            kept = [one for one in kept if one.code in chosen]
        dropped = {one.code for selector in ignore for one in self._matching(selector)}
        return self.only(lambda one: one.code not in dropped, kept)

    def only(self, keep: Callable[[Requirement], bool], among: Iterable[Requirement] | None = None) -> RuleBook:
        """The book with the requirements that ``keep`` says yes to."""
        requirements = tuple(one for one in (self.requirements if among is None else among) if keep(one))
        return replace(self, requirements=requirements)

    def answers_to(self, selector: str) -> bool:
        """Whether any rule has this code, one that begins so, or this name."""
        return bool(self._found(selector))

    def _matching(self, selector: str) -> list[Requirement]:
        found = self._found(selector)
        if not found:
            raise self.unknown(selector)
        return found

    def _found(self, selector: str) -> list[Requirement]:
        wanted = selector.strip().casefold()
        return [
            one
            for one in self.requirements
            if wanted and (one.code.casefold().startswith(wanted) or one.name.casefold() == wanted)
        ]

    def unknown(self, selector: str) -> SettingsError:
        """The error for a code or name that no rule has, with a suggestion where one is near."""
        from malkoll.language.suggest import closest

        near = closest(selector.strip(), [name for one in self.requirements for name in (one.code, one.name)])
        sv = f"Det finns inget krav ”{selector}”."
        en = f"There is no rule “{selector}”."
        if near:
            sv += f" Menade du {near}?"
            en += f" Did you mean {near}?"
        else:
            sv += " ”malkoll rules” visar alla."
            en += " “malkoll rules” lists them all."
        return SettingsError(sv, en)

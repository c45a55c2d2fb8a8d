"""How rules did on their own examples: for a person and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text as RichText

from malkoll.finding import Text
from malkoll.reporters.screen import Look, rendered, wrapped
from malkoll.reporters.trial_view import Coverage, Level, Remark, Trial, TrialRun
from malkoll.reporters.wording import say

__all__ = ["trials_as_data", "trials_as_text"]

_PASSED = Text(sv="godkänt", en="passed")
_FAILED = Text(sv="underkänt", en="failed")
_EXAMPLES = Text(sv="exempel", en="examples")
_EXAMPLE = Text(sv="exempel", en="example")
_CODE_ROOM = 7
_PACK = Text(sv="Koder och ordlistor", en="Codes and word lists")
_ADVICE = Text(sv="råd", en="advice")
_SENTENCES = Text(sv="meningar", en="sentences")
_BRANCHES = Text(sv="alternativ", en="alternatives")
_WORDS = Text(sv="ord i ordlistor", en="words of word lists")
_TRIED = Text(sv="Exemplen prövar", en="The examples try")
_OF = Text(sv="av", en="of")
_LEVELS: dict[Level, tuple[Text, str]] = {
    "fault": (Text(sv="fel", en="fault"), "bold red"),
    "advice": (_ADVICE, "yellow"),
    "note": (Text(sv="not", en="note"), "dim"),
}


def trials_as_text(run: TrialRun, look: Look) -> str:
    """One rule a line, what went wrong and what could be better under it, and the count last.

    Notes, and how much the examples try, are told where ``look`` is verbose.
    """
    language = look.language
    parts: list[Any] = []
    room = max([_CODE_ROOM, *(len(trial.requirement.code) + 1 for trial in run.trials)])
    for trial in run.trials:
        requirement = trial.requirement
        word, style = (_PASSED, "green") if trial.passed else (_FAILED, "bold red")
        count = len(requirement.examples)
        examples = (_EXAMPLE if count == 1 else _EXAMPLES).in_language(language)
        remarks = _told(trial.remarks, look)
        somewhere = not trial.passed or bool(remarks)
        parts.append(
            RichText.assemble(
                (f"{word.in_language(language):<10}", style),
                (f"{requirement.code:<{room}}", "bold"),
                requirement.name,
                (f"  {count} {examples}", "dim"),
                (f"  {requirement.path}:{requirement.span.line}" if somewhere else "", "dim"),
            )
        )
        for failure in trial.failures:
            parts += wrapped(failure.in_language(language), look, 10)
        for remark in remarks:
            parts += _remark(remark, look)
    pack = _told(run.remarks, look)
    if pack:
        parts += [RichText(), RichText(_PACK.in_language(language), "bold")]
        for remark in pack:
            parts += _remark(remark, look, where=True)
    parts.append(RichText())
    parts += _counts(run, look)
    return rendered(parts, look)


def _told(remarks: Sequence[Remark], look: Look) -> list[Remark]:
    return [one for one in remarks if one.level != "note" or look.verbose]


def _remark(remark: Remark, look: Look, *, where: bool = False) -> list[RichText]:
    word, style = _LEVELS[remark.level]
    said = remark.message.in_language(look.language)
    if remark.suggestion is not None:
        said += f"{'' if said.endswith(('.', '?', '.”')) else '.'} {remark.suggestion.in_language(look.language)}"
    if where:
        said = f"{remark.path}:{remark.line}: {said}"
    lead = RichText.assemble(" " * 10, (f"{word.in_language(look.language)}: ", style))
    return wrapped(said, look, lead.cell_len, lead=lead)


def _counts(run: TrialRun, look: Look) -> Iterator[RichText]:
    language = look.language
    count = len(run.trials)
    failed = sum(not trial.passed for trial in run.trials)
    total = f"{count} {say('rule' if count == 1 else 'rules', language)}"
    passed = f"{count - failed} {_PASSED.in_language(language)}"
    line = f"{total}: {passed}, {failed} {_FAILED.in_language(language)}"
    advice = sum(one.level == "advice" for one in run.all_remarks)
    if advice:
        line += f" · {advice} {_ADVICE.in_language(language)}"
    yield RichText(line, "bold")
    if look.verbose:
        counted = (
            (_SENTENCES, sum((one.sentences for one in run.trials), Coverage())),
            (_BRANCHES, sum((one.branches for one in run.trials), Coverage())),
            (_WORDS, run.words),
        )
        of = _OF.in_language(language)
        tried = " · ".join(
            f"{name.in_language(language)} {one.tried} {of} {one.total}" for name, one in counted if one.total
        )
        if tried:
            yield RichText(f"{_TRIED.in_language(language)}: {tried}")


# --- as data -------------------------------------------------------------------------------------


def trials_as_data(run: TrialRun) -> dict[str, Any]:
    """The run for programs, in both languages."""
    return {
        "version": 1,
        "passed": run.passed,
        "flawless": run.flawless,
        "rules": [_trial(one) for one in run.trials],
        "remarks": [_as_data(one) for one in run.remarks],
        "words": _coverage(run.words),
    }


def _trial(trial: Trial) -> dict[str, Any]:
    requirement = trial.requirement
    return {
        "code": requirement.code,
        "name": requirement.name,
        "path": requirement.path,
        "line": requirement.span.line,
        "passed": trial.passed,
        "examples": [{"line": one.span.line, "findings": one.count} for one in requirement.examples],
        "failures": [_both(one) for one in trial.failures],
        "remarks": [_as_data(one) for one in trial.remarks],
        "sentences": _coverage(trial.sentences),
        "branches": _coverage(trial.branches),
    }


def _as_data(remark: Remark) -> dict[str, Any]:
    return {
        "kind": remark.kind,
        "level": remark.level,
        "code": remark.code,
        "path": remark.path,
        "line": remark.line,
        "message": _both(remark.message),
        "suggestion": None if remark.suggestion is None else _both(remark.suggestion),
    }


def _both(text: Text) -> dict[str, str | None]:
    return {"sv": text.sv, "en": text.en}


def _coverage(one: Coverage) -> dict[str, int]:
    return {"tried": one.tried, "total": one.total}

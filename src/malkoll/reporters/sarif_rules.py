"""A rule as SARIF tells it: what GitHub shows beside an alert."""

from __future__ import annotations

from malkoll.finding import Finding, Severity
from malkoll.hooks import AboutRule, ReportContext
from malkoll.reporters.markup import escaped, fenced
from malkoll.reporters.safe import one_line, whole
from malkoll.reporters.sarif_values import LEVEL, PRECISION, PROBLEM, Data
from malkoll.reporters.wording import say

__all__ = ["MOST_CHARACTERS", "rule_as_descriptor"]

MOST_CHARACTERS = 1024
"""GitHub takes no longer description of a rule."""


def rule_as_descriptor(code: str, context: ReportContext, found: Finding | None) -> Data:
    """The ``reportingDescriptor`` of the rule ``code``; ``found`` is a finding of it, where there is one."""
    rule = context.rules.get(code)
    if rule is None:
        return _of_its_own(code, context.language, found)
    language = context.language
    sentence = one_line(rule.sentences.in_language(language)) or rule.name
    because = one_line(rule.because.in_language(language))
    told: Data = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _cut(sentence)},
        "fullDescription": {"text": _cut(f"{sentence} {because}".strip())},
        "help": {"text": _help_text(rule, language), "markdown": _help_markdown(rule, language)},
        "defaultConfiguration": {"level": LEVEL[rule.severity]},
        "properties": {
            "precision": PRECISION[rule.confidence],
            "problem.severity": PROBLEM[rule.severity],
            "tags": ["malkoll", *sorted(rule.applies_to)],
        },
    }
    if rule.link and rule.link.startswith("https://"):
        told["helpUri"] = rule.link
    return told


def _of_its_own(code: str, language: str, found: Finding | None) -> Data:
    """What is told of a finding that no rule file stands behind: malkoll's own, on exceptions and the like."""
    name = found.name if found is not None else code
    severity: Severity = found.severity if found is not None else "warning"
    said = _cut(name.replace("-", " ").capitalize())
    hint = one_line(found.hint.in_language(language)) if found is not None else ""
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": said},
        "fullDescription": {"text": said},
        "help": {"text": hint or said},
        "defaultConfiguration": {"level": LEVEL[severity]},
        "properties": {
            "precision": PRECISION[found.confidence if found is not None else "high"],
            "problem.severity": PROBLEM[severity],
            "tags": ["malkoll"],
        },
    }


def _cut(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - 1] + "…"


def _parts(rule: AboutRule, language: str) -> list[tuple[str, str]]:
    named = (("because", rule.because), ("hint", rule.hint), ("source", rule.source))
    said = ((say(key, language), one_line(text.in_language(language))) for key, text in named)
    return [(key, text) for key, text in said if text]


def _help_text(rule: AboutRule, language: str) -> str:
    lines = [one_line(rule.sentences.in_language(language)) or rule.name]
    lines += [f"{key}: {text}" for key, text in _parts(rule, language)]
    return "\n\n".join([*lines, f"malkoll explain {rule.code}"])


def _help_markdown(rule: AboutRule, language: str) -> str:
    lines = [f"**{escaped(one_line(rule.sentences.in_language(language)) or rule.name)}**"]
    lines += [f"{key}: {escaped(text)}" for key, text in _parts(rule, language)]
    for key, example in (("failing", rule.failing), ("passing", rule.passing)):
        if example:
            lines.append(f"{say(key, language)}:\n\n{fenced(whole(example), 'markdown')}")
    return "\n\n".join([*lines, f"`malkoll explain {rule.code}`"])

"""Rules as JSON: ``rules --format json`` and ``explain --format json``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from malkoll.reporters.rule_view import RuleView

__all__ = ["rule_as_data", "rules_as_data"]

Data = dict[str, Any]


def rules_as_data(views: Iterable[RuleView], language: str) -> Data:
    """The rules in force, in short."""
    return {"version": 1, "rules": [_short(view, language) for view in views]}


def rule_as_data(view: RuleView, language: str) -> Data:
    """Everything about one rule, in both languages."""
    requirement = view.requirement
    return {
        "version": 1,
        "rule": {
            **_short(view, language),
            "sentences": {"sv": list(view.sentences_sv), "en": list(view.sentences_en)},
            "message": _both(requirement.message.sv, requirement.message.en),
            "hint": _both(requirement.hint.sv, requirement.hint.en),
            "because": _both(requirement.because.sv, requirement.because.en),
            "source": _both(requirement.source.sv, requirement.source.en),
            "examples": [{"text": one.text, "findings": one.count} for one in requirement.examples],
            "line": requirement.span.line,
            "since": requirement.since,
            "deprecated": None if requirement.deprecated is None else requirement.deprecated.in_language(language),
        },
    }


def _short(view: RuleView, language: str) -> Data:
    requirement = view.requirement
    return {
        "code": requirement.code,
        "name": requirement.name,
        "severity": view.severity,
        "default_severity": view.default_severity,
        "confidence": requirement.confidence,
        "applies_to": sorted(requirement.applies_to),
        "compares": requirement.about_comparison,
        "sentence": " ".join(view.sentences(language)),
        "path": requirement.path,
    }


def _both(sv: str | None, en: str | None) -> Data:
    return {"sv": sv, "en": en}

"""What ``malkoll schema`` promises of the JSON outputs is what they are, for every plan there is here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from full_report import full_report
from jsonschema import Draft202012Validator
from report_making import follow_up, plan

from malkoll import readers
from malkoll.app.books import load_book
from malkoll.config.model import SettingsModel
from malkoll.config.schema import settings_schema
from malkoll.engine import EngineSettings, evaluate
from malkoll.facts import complete
from malkoll.finding import Report
from malkoll.plan import Plan
from malkoll.reporters.plan_json import plans_as_data
from malkoll.reporters.report_json import report_as_data
from malkoll.reporters.schema import check_schema, show_schema
from malkoll.templates import choose, recognise
from malkoll.testing import read_cases

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.md"))
PLANS = [(path.stem, path.read_text(encoding="utf-8")) for path in EXAMPLES] + [
    (case.name, case.text) for case in read_cases(Path(__file__).parents[1] / "cases", "[0-9]*.md")
]
_FORMATS = Draft202012Validator.FORMAT_CHECKER


@cache
def validator(which: str) -> Draft202012Validator:
    schema = {"check": check_schema, "show": show_schema, "config": settings_schema}[which]()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=_FORMATS)


def faults(which: str, data: Any) -> list[str]:
    """What the schema has against ``data``, after a way through text as any reader of it would get it."""
    told = json.loads(json.dumps(data))
    return [f"{error.json_path}: {error.message}" for error in validator(which).iter_errors(told)]


def _read(name: str, text: str) -> tuple[Plan, Report]:
    book = load_book()
    document = readers.read(f"{name}.md", text.encode())
    template = choose(document, book.templates, book.word_lists)
    found = complete(
        recognise(document, template, book.templates, book.word_lists), document, book.word_lists, book.statutes
    )
    return found, Report((evaluate(found, book, EngineSettings(), document),), book.name, book.sha256)


@pytest.mark.parametrize(("name", "text"), PLANS, ids=[name for name, _ in PLANS])
def test_the_outputs_for_a_plan_are_what_the_schemas_say(name, text) -> None:
    understood, report = _read(name, text)
    assert faults("show", plans_as_data([understood])) == []
    assert faults("check", report_as_data(report, "sv", "0.0.0")) == []


def test_the_outputs_with_one_of_everything_are_what_the_schemas_say() -> None:
    assert faults("show", plans_as_data([plan(), follow_up()])) == []
    for language in ("sv", "en"):
        assert faults("check", report_as_data(full_report(), language, "0.0.0")) == []


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _objects(one)


@pytest.mark.parametrize("which", ["check", "show"])
def test_a_key_that_is_renamed_lost_or_new_anywhere_is_a_fault(which) -> None:
    whole = json.dumps(
        report_as_data(full_report(), "sv", "0.0.0") if which == "check" else plans_as_data([plan(), follow_up()])
    )
    changes = {
        "renamed": lambda one, key: one.update({f"{key}_": one.pop(key)}),
        "lost": lambda one, key: one.pop(key),
        "new": lambda one, key: one.update({f"{key}_": None}),
    }
    tried = 0
    for at, original in enumerate(_objects(json.loads(whole))):
        key = sorted(original)[at % len(original)]
        for name, change in changes.items():
            data = json.loads(whole)
            change(list(_objects(data))[at], key)
            assert not validator(which).is_valid(data), (name, at, key)
            tried += 1
    assert tried > 30


def test_a_value_of_another_kind_is_a_fault() -> None:
    data = report_as_data(full_report(), "sv", "0.0.0")
    for key, value in (("line", 0), ("severity", "grave"), ("known", None), ("fingerprint", "")):
        changed = json.loads(json.dumps(data))
        changed["findings"][0][key] = value
        assert faults("check", changed), key


def test_a_configuration_is_held_to_the_schema_as_malkoll_holds_it() -> None:
    assert faults("config", {"fail-on": "warning", "severity": {"MK101": "question"}, "plans": ["planer/*.md"]}) == []
    for wrong in ({"ignor": []}, {"fail-on": "warnings"}, {"select": "MK1"}):
        assert faults("config", wrong)


def test_every_key_of_the_configuration_says_what_it_means() -> None:
    properties = settings_schema()["properties"]
    assert set(properties) == {field.alias or name for name, field in SettingsModel.model_fields.items()}
    assert [key for key, about in properties.items() if not about.get("description")] == []
    assert all(about.get("type") or about.get("anyOf") or about.get("enum") for about in properties.values())

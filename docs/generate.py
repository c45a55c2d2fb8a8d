"""Writes what is made from the code in the documentation, tables and rules' pages: ``python docs/generate.py``.

A table stands between ``<!-- generated: NAME -->`` and ``<!-- end -->``, in any Markdown file of ``docs/``. What is
made of the vocabulary, the diagnostics and the shipped rules can then not lag behind them: a test compares.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import measure
import rule_pages
import speed_tables
import swedish_tables
from layout import forms, table, yes
from pydantic.fields import FieldInfo

from malkoll.app.books import load_book
from malkoll.language import render
from malkoll.language.tree import Requirement
from malkoll.language.vocabulary import CAPTURES, KEYWORDS, NOUNS, PLACEHOLDERS, PROPERTIES, Noun, Property

FOLDER = Path(__file__).resolve().parent
_PLACE = re.compile(r"(<!-- generated: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """``text`` with every marked table made anew.

    Raises:
        KeyError: a marker names a table that does not exist.
    """

    def anew(found: re.Match[str]) -> str:
        made = TABLES[found["name"]]()
        return found[0] if made is None else f"{found[1]}\n{made}\n{found[3]}"

    return _PLACE.sub(anew, text)


def _holders(item: Property, language: str) -> str:
    """The nouns that what is said ``after`` the noun can follow."""
    chosen = item.after_of or item.of
    return "/".join((noun.sv if language == "sv" else noun.en)[0] for noun in NOUNS.values() if noun.id in chosen)


def _names(ids: Iterable[str]) -> str:
    chosen = set(ids)
    return ", ".join(noun.en[0] for noun in NOUNS.values() if noun.id in chosen)


# --- language.md --------------------------------------------------------------------------------------


def nouns() -> str:
    def row(noun: Noun) -> Iterator[str]:
        yield f"`{noun.id}`"
        yield f"{noun.gender} {forms(noun.sv)}"
        yield forms(noun.en)
        yield yes(noun.element)
        yield _names(noun.has)

    return table(["concept", "Swedish", "English", "subject of a sentence", "may have"], map(row, NOUNS.values()))


def things() -> str:
    """What a template can recognise, and where."""

    def row(noun: Noun) -> Iterator[str]:
        yield noun.sv[0]
        yield noun.en[0]
        yield yes(noun.template)
        yield yes(noun.column)

    wanted = [noun for noun in NOUNS.values() if noun.template or noun.column]
    return table(["Swedish", "English", "Ett … är / A … is", "Kolumnen … är / The column … is"], map(row, wanted))


def properties() -> str:
    def said(item: Property, language: str) -> str:
        adjectives, clauses, verbs, after = (
            (item.sv_adjective, item.sv_clause, item.sv_verb, item.sv_after)
            if language == "sv"
            else (item.en_adjective, item.en_clause, item.en_verb, item.en_after)
        )
        that, must = ("som", "ska") if language == "sv" else ("that", "must")
        parts = [f"{form} …" for form in adjectives]
        parts += [f"{_holders(item, language)} {form}" for form in after]
        parts += [f"{that} {form}" for form in clauses]
        parts += [f"{must} {form}" for form in verbs]
        return "<br>".join(parts)

    return table(
        ["said of", "Swedish", "English"],
        ((_names(item.of), said(item, "sv"), said(item, "en")) for item in PROPERTIES.values()),
    )


def keywords() -> str:
    return table(
        ["Swedish", "English"],
        ((forms(swedish) or "–", forms(english) or "–") for swedish, english in KEYWORDS.values()),
    )


def captures() -> str:
    said = {
        "title": "the title: any words",
        "name": "the name: any words",
        "number": "a number or code: `3`, `2.1`, `NB 1.2`",
        "year": "a year or a period: `2026`, `2025/2026`",
        "target_year": "the year a target is for",
    }
    return table(
        ["Swedish", "English", "catches"],
        ((f"`{{{swedish}}}`", f"`{{{english}}}`", said[name]) for name, (swedish, english) in CAPTURES.items()),
    )


def placeholders() -> str:
    return table(["Swedish", "English"], ((f"`{{{sv}}}`", f"`{{{en}}}`") for sv, en in PLACEHOLDERS.values()))


def mistakes() -> str:
    from malkoll.language.diagnostics import DIAGNOSTICS

    return table(
        ["svenska", "English"],
        (
            (
                " ".join(filter(None, (one.sv, one.suggest_sv))).replace("{{", "{").replace("}}", "}"),
                " ".join(filter(None, (one.en, one.suggest_en))).replace("{{", "{").replace("}}", "}"),
            )
            for one in DIAGNOSTICS.values()
        ),
    )


def word_lists() -> str:
    return table(
        ["Swedish", "English", "words", "file"],
        (
            (f"`{one.names.sv or ''}`", f"`{one.names.en or ''}`", str(len(one.words)), f"`{one.path}`")
            for one in load_book().word_lists
        ),
    )


def templates() -> str:
    from malkoll.language import read_template

    return table(
        ["name", "title", "sentences", "file"],
        (
            (f"`{one.name}`", one.title, str(len(read_template(one, "sv"))), f"`{one.path}`")
            for one in sorted(load_book().templates, key=lambda one: one.name)
        ),
    )


# --- rules.md -----------------------------------------------------------------------------------------


def rules() -> str:
    def row(one: Requirement) -> Iterator[str]:
        sentences = one.sentences
        yield f"[`{one.code}`](rules/{one.code}.md)<br>{one.name}"
        yield (
            "<br>".join(f"{render.sentence(said, 'sv')}<br>*{render.sentence(said, 'en')}*" for said in sentences)
            or f"(check `{one.check}`)"
        )
        yield ", ".join(dict.fromkeys(rule_pages.SEVERITY[said.modality] for said in sentences)) or "error"
        yield one.confidence
        yield ", ".join(sorted(one.applies_to, reverse=True))

    found = sorted(load_book().requirements, key=lambda one: one.code)
    return table(["rule", "requirement", "severity", "confidence", "documents"], map(row, found))


# --- configuration.md, pre-commit-and-ci.md ------------------------------------------------------------


def configuration_keys() -> str:
    """Every key of a configuration file, as the model has them."""
    from malkoll.config.layers import ADDED
    from malkoll.config.model import PerPathModel, SettingsModel

    def row(key: str, field: FieldInfo) -> Iterator[str]:
        yield f"`{key}`"
        yield field.description or ""
        yield f"`{_toml(field.examples[0])}`" if field.examples else ""
        yield "" if field.default in (None, [], {}) else f"`{_toml(field.default)}`"
        yield yes(key.replace("-", "_") in PerPathModel.model_fields)
        yield yes(key in ADDED) or ("by code" if key == "severity" else "")

    rows = (row(field.alias or name, field) for name, field in SettingsModel.model_fields.items())
    return table(["key", "what it says", "example", "default", "per path", "adds up"], rows)


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def action_inputs() -> str:
    import yaml

    inputs = yaml.safe_load((FOLDER.parent / "action.yml").read_text(encoding="utf-8"))["inputs"]
    return table(
        ["input", "what it is", "default"],
        (
            (f"`{name}`", one["description"], f"`{one['default']}`" if one["default"] else "")
            for name, one in inputs.items()
        ),
    )


TABLES: dict[str, Callable[[], str | None]] = {
    "nouns": nouns,
    "things": things,
    "properties": properties,
    "keywords": keywords,
    "captures": captures,
    "placeholders": placeholders,
    "mistakes": mistakes,
    "word-lists": word_lists,
    "templates": templates,
    "rules": rules,
    "configuration-keys": configuration_keys,
    "action-inputs": action_inputs,
    **swedish_tables.TABLES,
    **measure.TABLES,
    **speed_tables.TABLES,
}
"""What each table is made by; it answers None where what it is made of is not here, and the table then stays."""


def main() -> None:
    for page in sorted(FOLDER.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        fresh = filled(text)
        if fresh != text:
            page.write_text(fresh, encoding="utf-8", newline="\n")
    rule_pages.main()


if __name__ == "__main__":
    main()

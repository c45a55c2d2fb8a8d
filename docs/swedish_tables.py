"""The tables of the Swedish pages, made from the vocabulary and the shipped rules as those in ``generate.py`` are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layout import forms, table, yes
from rule_pages import SEVERITY

from malkoll.app.books import load_book
from malkoll.language import read_template, render
from malkoll.language.diagnostics import DIAGNOSTICS
from malkoll.language.tree import Requirement
from malkoll.language.vocabulary import CAPTURES, NOUNS, PLACEHOLDERS, PROPERTIES, Noun, Property
from malkoll.reporters.wording import say

_JA = "ja"
GROUPS = (
    ("MK1", "Det varje mål behöver"),
    ("MK2", "Kvinnor och män"),
    ("MK3", "Hur målet är skrivet"),
    ("MK4", "Siffror som inte går ihop"),
    ("MK5", "Det som blivit fel i texten"),
    ("MK6", "Uppföljningar"),
    ("MK9", "Undantag"),
)
"""How the codes of the shipped rules begin, and what such rules are about."""


def rules() -> str:
    """The shipped rules by what they are about, each with a link to its page."""
    found = sorted(load_book().requirements, key=lambda one: one.code)
    parts = []
    for start, title in GROUPS:
        rows = [_rule(one) for one in found if one.code.startswith(start)]
        parts.append(f"### {title}\n\n{table(['krav', 'meningen', 'allvar', 'säkerhet', 'gäller'], rows)}")
    strays = [one.code for one in found if not one.code.startswith(tuple(start for start, _ in GROUPS))]
    if strays:
        raise ValueError(f"no group for {', '.join(strays)}: add it to GROUPS")
    return "\n".join(parts)


def _rule(one: Requirement) -> Iterator[str]:
    yield f"[{one.code}](rules/{one.code}.md)"
    yield "<br>".join(render.sentence(said, "sv") for said in one.sentences) or one.name
    grades = dict.fromkeys(SEVERITY[said.modality] for said in one.sentences) or {"error": None}
    yield ", ".join(say(grade, "sv") for grade in grades)
    yield say(one.confidence, "sv")
    yield ", ".join(say(kind, "sv") for kind in sorted(one.applies_to, reverse=True))


def nouns() -> str:
    def row(noun: Noun) -> Iterator[str]:
        yield f"{noun.gender} {forms(noun.sv)}"
        yield yes(noun.element, _JA)
        yield _names(noun.has)

    return table(["ord", "kan stå efter ”Varje”", "kan ha"], map(row, NOUNS.values()))


def properties() -> str:
    def said(item: Property) -> str:
        chosen = item.after_of or item.of
        holders = "/".join(noun.sv[0] for noun in NOUNS.values() if noun.id in chosen)
        parts = [f"{form} …" for form in item.sv_adjective]
        parts += [f"{holders} {form}" for form in item.sv_after]
        parts += [f"som {form}" for form in item.sv_clause]
        parts += [f"ska {form}" for form in item.sv_verb]
        return "<br>".join(parts)

    return table(["sägs om", "så här"], ((_names(item.of), said(item)) for item in PROPERTIES.values()))


def things() -> str:
    wanted = [noun for noun in NOUNS.values() if noun.template or noun.column]
    rows = ((noun.sv[0], yes(noun.template, _JA), yes(noun.column, _JA)) for noun in wanted)
    return table(["sak", "Ett … är", "Kolumnen … är"], rows)


def captures() -> str:
    said = {
        "title": "titeln: vilka ord som helst",
        "name": "namnet: vilka ord som helst",
        "number": "ett nummer eller en beteckning: `3`, `2.1`, `NB 1.2`",
        "year": "ett år eller en period: `2026`, `2025/2026`",
        "target_year": "året som ett målvärde gäller",
    }
    return table(["klammer", "fångar"], ((f"`{{{swedish}}}`", said[name]) for name, (swedish, _) in CAPTURES.items()))


def placeholders() -> str:
    return ", ".join(f"`{{{swedish}}}`" for swedish, _ in PLACEHOLDERS.values()) + "\n"


def word_lists() -> str:
    return table(
        ["ordlista", "antal ord", "fil"],
        ((f"`{one.names.sv or ''}`", str(len(one.words)), f"`{one.path}`") for one in load_book().word_lists),
    )


def templates() -> str:
    found = sorted(load_book().templates, key=lambda one: one.name)
    rows = ((f"`{one.name}`", one.title, str(len(read_template(one, "sv"))), f"`{one.path}`") for one in found)
    return table(["mall", "titel", "meningar", "fil"], rows)


def mistakes() -> str:
    texts = (" ".join(filter(None, (one.sv, one.suggest_sv))) for one in DIAGNOSTICS.values())
    return "".join(f"- {text.replace('{{', '{').replace('}}', '}')}\n" for text in texts)


def _names(ids: Iterable[str]) -> str:
    chosen = set(ids)
    return ", ".join(noun.sv[0] for noun in NOUNS.values() if noun.id in chosen)


TABLES = {
    "kraven": rules,
    "begrepp": nouns,
    "egenskaper": properties,
    "saker": things,
    "klamrar": captures,
    "platser": placeholders,
    "ordlistor": word_lists,
    "mallar": templates,
    "fel": mistakes,
}

"""Rules for a person: the table of those in force, one rule's page, and the whole book read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import dedent

from rich.console import ConsoleRenderable
from rich.text import Text as RichText

from malkoll.finding import Text
from malkoll.reporters.rule_view import RuleView
from malkoll.reporters.screen import SEVERITY_STYLE, Look, rendered, wrapped
from malkoll.reporters.wording import changed_from, say

__all__ = ["book_as_text", "rule_as_text", "rules_as_text"]

_LABELS = {
    "says": Text(sv="Kravet", en="The requirement"),
    "other": Text(sv="På engelska", en="In Swedish"),
    "message": Text(sv="Meddelande", en="Message"),
    "because": Text(sv="Därför", en="Why"),
    "hint": Text(sv="Så här åtgärdas det", en="How to mend it"),
    "source": Text(sv="Källa", en="Source"),
    "facts": Text(sv="Allvar · säkerhet · gäller", en="Severity · confidence · applies to"),
    "failing": Text(sv="Exempel som ger {n}", en="Example that gives {n}"),
    "passing": Text(sv="Exempel som är godkänt", en="Example that passes"),
    "file": Text(sv="Skrivet i", en="Written in"),
    "except": Text(sv="Så här stängs det av", en="How to turn it off"),
    "except_how": Text(
        sv='Skriv i malkoll.toml: ignore = ["{code}"]. Bara den här gången: --ignore {code}. '
        'Mildare i stället: [severity] {code} = "question".',
        en='Write in malkoll.toml: ignore = ["{code}"]. Only this once: --ignore {code}. '
        'Milder instead: [severity] {code} = "question".',
    ),
    "except_one": Text(
        sv="För ett enda mål, genom beslut, skriv under målet: "
        '<!-- malkoll: undantag {code} skäl="…" beslut="…" till=ÅÅÅÅ-MM-DD -->',
        en="For one goal, by decision, write under the goal: "
        '<!-- malkoll: except {code} reason="…" decision="…" until=YYYY-MM-DD -->',
    ),
    "deprecated": Text(sv="Utgående", en="Deprecated"),
    "since": Text(sv="Sedan", en="Since"),
    "finding": Text(sv="anmärkning", en="finding"),
    "findings": Text(sv="anmärkningar", en="findings"),
}
_AT = 4


def _label(key: str, look: Look) -> str:
    return _LABELS[key].in_language(look.language)


def rules_as_text(views: Sequence[RuleView], look: Look) -> str:
    """One rule a paragraph: code, severity, the sentence, and where it is written."""
    parts: list[ConsoleRenderable] = []
    widest = _width(views, 7)
    for view in views:
        requirement = view.requirement
        word = say(view.severity, look.language)
        lead = RichText.assemble(
            (f"{requirement.code:<{widest}}", "bold"), (f"{word:<10}", SEVERITY_STYLE[view.severity])
        )
        sentence = " ".join(view.sentences(look.language)) or requirement.name
        parts += wrapped(sentence, look, widest + 10, "", lead)
        facts = [requirement.name, f"{_confidence(view, look)}", _kinds(view, look), requirement.path]
        if view.severity != view.default_severity:
            facts.insert(1, changed_from(view.severity, view.default_severity, look.language))
        parts += wrapped(" · ".join(facts), look, widest + 10, "dim")
    parts.append(RichText())
    count = len(views)
    parts.append(RichText(f"{count} {say('rule' if count == 1 else 'rules', look.language)}", "bold"))
    return rendered(parts, look)


def _width(views: Sequence[RuleView], least: int) -> int:
    """Characters for the column of codes, with room after the longest."""
    return max([least, *(len(view.requirement.code) + 2 for view in views)])


def _confidence(view: RuleView, look: Look) -> str:
    word = say(view.requirement.confidence, look.language)
    return f"{word} confidence" if look.language == "en" else f"säkerhet {word}"


def _kinds(view: RuleView, look: Look) -> str:
    kinds = ", ".join(say(kind, look.language) for kind in sorted(view.requirement.applies_to, reverse=True))
    return f"{kinds} ({say('with_compare', look.language)})" if view.requirement.about_comparison else kinds


def rule_as_text(view: RuleView, look: Look) -> str:
    """One rule's page."""
    requirement = view.requirement
    language = look.language
    parts: list[ConsoleRenderable] = [
        RichText.assemble((requirement.code, "bold"), "  ", requirement.name),
        RichText(),
    ]

    def section(label: str, lines: Iterable[RichText]) -> None:
        parts.append(RichText(label, "bold"))
        parts.extend(lines)
        parts.append(RichText())

    other = "sv" if language == "en" else "en"
    said = [line for one in view.sentences(language) for line in wrapped(one, look, _AT)]
    said += [line for one in view.sentences(other) for line in wrapped(one, look, _AT, "dim")]
    if said:
        section(_label("says", look), said)
    if requirement.deprecated is not None:
        section(_label("deprecated", look), wrapped(requirement.deprecated.in_language(language), look, _AT, "yellow"))
    for key in ("because", "message", "hint", "source"):
        text: Text = getattr(requirement, key)
        words = text.in_language(language)
        if words:
            section(_label(key, look), wrapped(words, look, _AT))
    severity = say(view.severity, language)
    if view.severity != view.default_severity:
        severity += f" ({changed_from(view.severity, view.default_severity, language)})"
    facts = f"{severity} · {say(requirement.confidence, language)} · {_kinds(view, look)}"
    section(_label("facts", look), wrapped(facts, look, _AT))
    for example in requirement.examples:
        if example.count:
            many = _label("finding" if example.count == 1 else "findings", look)
            label = _label("failing", look).replace("{n}", f"{example.count} {many}")
        else:
            label = _label("passing", look)
        section(label, _example(example.text, "red" if example.count else "green"))
    keys = ("except_how",) if requirement.about_exceptions else ("except_one", "except_how")
    how = [_label(key, look).replace("{code}", requirement.code) for key in keys]
    section(_label("except", look), [line for one in how for line in wrapped(one, look, _AT)])
    where = f"{requirement.path}, {say('line', language)} {requirement.span.line}"
    if requirement.since:
        where += f" · {_label('since', look).lower()} {requirement.since}"
    section(_label("file", look), wrapped(where, look, _AT))
    return rendered(parts[:-1], look)


def _example(text: str, style: str) -> list[RichText]:
    return [RichText.assemble(" " * (_AT - 2), ("│ ", style), line) for line in dedent(text).strip("\n").split("\n")]


def book_as_text(views: Sequence[RuleView], look: Look) -> str:
    """The whole rule book as sentences."""
    parts: list[ConsoleRenderable] = []
    widest = _width(views, 8)
    for view in views:
        lead = RichText(view.requirement.code, "bold")
        for at, sentence in enumerate(view.sentences(look.language)):
            parts += wrapped(sentence, look, widest, "", lead if at == 0 else None)
    return rendered(parts, look)

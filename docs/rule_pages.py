"""Writes a page for every rule that ships, from its file: ``python docs/rule_pages.py`` makes ``docs/rules/*.md``.

Swedish first, for those who write plans, and then the same in English. A test compares them with the rule files.
"""

from __future__ import annotations

import re
from pathlib import Path

from malkoll.app.books import load_book
from malkoll.finding import Severity, Text
from malkoll.language import render
from malkoll.language.tree import Example, Lang, Requirement
from malkoll.reporters.wording import say

FOLDER = Path(__file__).resolve().parent / "rules"
SEVERITY: dict[str, Severity] = {"must": "error", "should": "warning", "ask": "question"}

_WORDS = {
    "because": Text(sv="Varför", en="Why"),
    "hint": Text(sv="Så här åtgärdar ni det", en="How to mend it"),
    "message": Text(sv="När det inte är uppfyllt säger malkoll:", en="Where it is not met malkoll says:"),
    "source": Text(sv="Källa", en="Source"),
    "examples": Text(sv="Exempel", en="Examples"),
    "one": Text(sv="Ger en anmärkning:", en="Gives one finding:"),
    "many": Text(sv="Ger {} anmärkningar:", en="Gives {} findings:"),
    "passing": Text(sv="Är godkänt:", en="Passes:"),
    "except": Text(sv="När kravet inte ska gälla", en="When the rule is not to hold"),
    "goal": Text(
        sv="För ett enda mål, genom beslut: skriv så här under målet. Är planen i Word eller PDF skrivs det i "
        "en fil bredvid, se [Undantag](../undantag.md)",
        en="For one goal, by decision: write this under the goal. For Word and PDF it goes into a file beside "
        "the plan, see [Exceptions](../exceptions.md)",
    ),
    "off": Text(
        sv='För alla planer i mappen: skriv `ignore = ["{}"]` i `malkoll.toml`. Ska det finnas kvar men vara mildare: '
        '`[severity]` och på nästa rad `{} = "question"`. Bara den här gången: `malkoll check plan.docx --ignore {}`.',
        en='For every plan in the folder: write `ignore = ["{}"]` in `malkoll.toml`. To keep it, but milder: '
        '`[severity]` and on the next line `{} = "question"`. This once: `malkoll check plan.docx --ignore {}`.',
    ),
    "file": Text(sv="Kravet står i", en="The rule stands in"),
    "since": Text(sv="sedan version", en="since version"),
    "deprecated": Text(sv="Utgående.", en="Deprecated."),
    "fact": Text(
        sv="Allvar: **{}** · säkerhet: {} · gäller: {} ([vad det betyder](../kraven.md#allvar-och-säkerhet))",
        en="Severity: **{}** · confidence: {} · applies to: {}",
    ),
}
_COMMENT = Text(
    sv='<!-- malkoll: undantag {} skäl="…" beslut="…" till=ÅÅÅÅ-MM-DD -->',
    en='<!-- malkoll: except {} reason="…" decision="…" until=YYYY-MM-DD -->',
)


def pages() -> dict[str, str]:
    """The text of every rule's page, by file name."""
    return {f"{one.code}.md": page(one) for one in load_book().requirements}


def page(rule: Requirement) -> str:
    """A rule's page in Markdown."""
    swedish, english = _part(rule, "sv", "##"), _part(rule, "en", "###")
    return (
        f'# {rule.code} {rule.name}\n\n{swedish}\n<div lang="en" markdown="1">\n\n## In English\n\n{english}\n</div>\n'
    )


def _part(rule: Requirement, lang: Lang, level: str) -> str:
    def label(key: str) -> str:
        return _WORDS[key].in_language(lang)

    def heading(key: str) -> str:
        return f"{level} {label(key)}"

    paragraphs = ["\n>\n".join(f"> **{render.sentence(said, lang)}**" for said in rule.sentences)]
    grades = dict.fromkeys(SEVERITY[said.modality] for said in rule.sentences) or {"error": None}
    severity = " / ".join(say(grade, lang) for grade in grades)
    kinds = ", ".join(say(kind, lang) for kind in sorted(rule.applies_to, reverse=True))
    if rule.about_comparison:
        kinds += f" ({say('with_compare', lang)})"
    paragraphs.append(label("fact").format(severity, say(rule.confidence, lang), kinds))
    paragraphs.append(f"{label('message')} *{_plain(rule.message.in_language(lang))}*")
    if rule.deprecated is not None:
        paragraphs.append(f"**{label('deprecated')}** {_plain(rule.deprecated.in_language(lang))}")
    if because := rule.because.in_language(lang):
        paragraphs += [heading("because"), _plain(because)]
    paragraphs += [heading("hint"), _plain(rule.hint.in_language(lang))]
    if lang == "sv":  # plans are Swedish, so the examples are the same in both halves
        paragraphs.append(heading("examples"))
        paragraphs += [_example(example) for example in rule.examples]
    paragraphs.append(heading("except"))
    if not rule.about_exceptions:
        comment = _COMMENT.in_language(lang).format(rule.code)
        paragraphs.append(f"{label('goal')}.\n\n```html\n{comment}\n```")
    off = label("off").replace("{}", rule.code)
    if rule.about_comparison:
        both = "plan.docx uppfoljning.docx" if lang == "sv" else "plan.docx follow-up.docx"
        off = off.replace("malkoll check plan.docx", f"malkoll compare {both}")
    paragraphs.append(off)
    if source := rule.source.in_language(lang):
        paragraphs += [heading("source"), _plain(source)]
    since = f", {label('since')} {rule.since}" if rule.since else ""
    paragraphs.append(f"{label('file')} `{rule.path}`{since}.")
    return "\n\n".join(paragraphs) + "\n"


def _example(example: Example) -> str:
    said = {0: "passing", 1: "one"}.get(example.count, "many")
    body = "\n".join(line.rstrip() for line in example.text.strip("\n").split("\n"))
    longest = max((len(ticks) for ticks in re.findall(r"`+", body)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{_WORDS[said].sv.format(example.count)}\n\n{fence}markdown\n{body}\n{fence}"


def _plain(text: str) -> str:
    """Words as Markdown that shows them as they are."""
    return re.sub(r"([\\`*_<\[\]|])", r"\\\1", text)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    made = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

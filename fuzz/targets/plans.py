"""Plans as text: the Markdown reader, the templates, and the whole way to a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from held import covers, hold, in_one_sentence, of_document, parts_in, spans_stand_in

from targets.target import ROOT, Target, Try, sections

BETWEEN = "\n%%%%\n"
"""What parts a template from a plan in an input of ``templates``."""


def _prepare_markdown() -> Try:
    from malkoll.errors import PlanError
    from malkoll.readers import read

    def tried(data: bytes) -> None:
        try:
            document = read("plan.md", data)
        except PlanError as error:
            in_one_sentence(error)
            return
        of_document(document)

    return tried


def _book() -> Any:
    from malkoll.app.books import load_book

    return load_book(cached=False)


def named_where_they_stand(document: Any, plan: Any) -> None:
    """The plan's parts stand in the text, and goals and indicators have their names from there."""
    spans_stand_in(document.text, plan)
    for goal in plan.goals:
        hold("A goal has a title", goal.title.text.strip(), goal)
        hold("A goal's title stands where it says", covers(document.text, goal.title.span, goal.title.text), goal.title)
        for one in goal.indicators:
            if one.name == goal.title.text:  # values under a goal that names nothing: told as an indicator of its name
                continue
            values = [value for value in (one.baseline, one.target, one.outcome, *one.targets) if value]
            said = [one.name or "", *(line for value in values for line in value.text.split("\n"))]
            hold("An indicator stands where it says", any(covers(document.text, one.span, text) for text in said), one)


def _prepare_templates() -> Try:
    from malkoll import language
    from malkoll.errors import PlanError, RuleFileError
    from malkoll.language.tree import Capture
    from malkoll.readers import read
    from malkoll.templates import choose, passed_over, recognise
    from malkoll.templates.layout import matchers

    book = _book()
    lists = matchers(book.word_lists)

    def recognised(document: Any, template: Any, templates: Any) -> None:
        passed_over(document, template, book.word_lists)
        plan = recognise(document, template, templates, book.word_lists)
        named_where_they_stand(document, plan)

    def tried(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        head, _, body = text.partition(BETWEEN)
        own: tuple[Any, ...] = ()
        if body:
            try:
                own = language.parse(head, "egen.mall").templates
            except RuleFileError:
                own = ()
            if any(one.word_list and one.name not in lists for one in parts_in(own, Capture)):
                own = ()  # a word list that is nowhere defined is told where files are read together
        try:
            document = read("plan.md", (body or text).encode())
        except PlanError:
            return
        templates = (*book.templates, *own)
        choose(document, templates, book.word_lists)
        for template in own or book.templates[len(data) % len(book.templates) :][:1]:
            recognised(document, template, templates)

    return tried


def _prepare_plans() -> Try:
    from malkoll.app.plan_notes import with_notes
    from malkoll.app.understand import understand_bytes
    from malkoll.cache.codec import decoded, encoded
    from malkoll.cache.raw import Raw, excerpt
    from malkoll.engine import EngineSettings, evaluate_fully
    from malkoll.errors import PlanError
    from malkoll.finding import Report
    from malkoll.hooks import ReportContext
    from malkoll.reporters.registry import REPORTERS

    book = _book()

    def tried(data: bytes) -> None:
        try:
            understood = understand_bytes(data, "plan.md", None, None, book)
        except PlanError as error:
            in_one_sentence(error)
            return
        plan, document = understood.plan, understood.document
        named_where_they_stand(document, plan)
        evaluation = evaluate_fully(plan, book, EngineSettings(), document)
        hold("No rule breaks", not evaluation.failures, evaluation.failures)
        report = with_notes(evaluation.report, understood)
        for finding in report.findings:
            spans_stand_in(document.text, finding.span, *(one.span for one in finding.related if one.document is None))
            for said in (finding.message, finding.hint):
                hold("A finding is told in both languages", said.sv and said.en, finding)
        prints = [finding.fingerprint for finding in report.findings]
        hold("Fingerprints are each one finding's", len(set(prints)) == len(prints), prints)
        raw = Raw(report, excerpt(document.text, report), plan.template)
        hold("What is remembered is what was", decoded(encoded(raw), "plan.md") == raw)
        reporter = REPORTERS[len(data) % len(REPORTERS)]
        texts = {"plan.md": raw.excerpt}
        context = ReportContext("sv", "0", {}, texts, root=ROOT, here=ROOT, plans={"plan.md": plan})
        if plan.goals:
            reporter.write(Report((report,), "malkoll", "0" * 64), context)

    return tried


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "examples").glob("*.md")):
        yield path.stem, path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "tests" / "cases").glob("[0-9]*.md")):
        text = re.sub(r"<!-- (?!malkoll).*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for number, part in enumerate(sections(text)):
            yield f"{path.stem}-{number}", part
    for path in sorted((ROOT / "rules").glob("*.krav")):
        found = re.findall(r'"""\n(.*?)"""', path.read_text(encoding="utf-8"), re.DOTALL)
        for number, part in enumerate(found):
            yield f"{path.stem}-{number}", re.sub(r"(?m)^ {8}", "", part)


def _plans() -> Iterator[tuple[str, bytes]]:
    for name, text in _texts():
        yield name, text.encode()


def _templates() -> Iterator[tuple[str, bytes]]:
    files = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "rules" / "templates").glob("*.mall"))]
    for number, (name, text) in enumerate(_texts()):
        own = files[number % len(files)].replace("mall ", "mall egen-", 1) if len(text) < 1500 else ""
        yield name, (own + BETWEEN + text).encode()


def _words() -> Iterable[bytes]:
    said: set[str] = set()
    for _, text in _texts():
        said.update(re.findall(r"(?m)^(?:\*\*)?[A-ZÅÄÖ][\w ]{2,25}:(?:\*\*)?", text))
        said.update(re.findall(r"\d[\d ,.]* ?(?:%|procent|kr|mnkr|st)?", text))
    marks = [
        "# ",
        "## ",
        "### Mål 1: ",
        "- ",
        "  - ",
        "1. ",
        "| ",
        "|---|---|\n",
        "**",
        "<br>",
        "\n\n",
        "---\n",
        "```\n",
    ]
    marks += [
        '<!-- malkoll: undantag MK103 skäl="x" till=2026-12-31 -->',
        "<table><tr><td>",
        "</td></tr></table>",
        "\\",
    ]
    marks += [
        "&amp;",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\u0301",
        "\ufeff",
        "\r",
        "\u2028",
        "\f",
        "\x00",
        "–",
        "İ",
        "ſ",
        "²",
        "½",
    ]
    return [text.encode() for text in (*sorted(said), *marks)]


PLANS = (
    Target(
        "markdown",
        "Markdown: a document whose places hold, or one clear error",
        _prepare_markdown,
        _plans,
        ("malkoll.readers", "malkoll.document", "malkoll.span"),
        "lines",
        _words,
        ".md",
    ),
    Target(
        "templates",
        "plans read with one of the shipped templates, or with one that is made up too",
        _prepare_templates,
        _templates,
        ("malkoll.templates",),
        "lines",
        _words,
        ".md",
    ),
    Target(
        "plans",
        "the whole way from a text to a report in one of the formats",
        _prepare_plans,
        _plans,
        ("malkoll.facts", "malkoll.engine", "malkoll.checks", "malkoll.exceptions"),
        "lines",
        _words,
        ".md",
    ),
)

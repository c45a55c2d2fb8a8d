"""JUnit's XML, as Jenkins, GitLab and Azure read it: a case for each requirement and goal."""

from __future__ import annotations

from collections import Counter
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from malkoll.finding import DocumentReport, Excepted, Finding, Outcome, Report, Tried
from malkoll.hooks import ReportContext
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.reporters.by_goal import OfRows, exception_said, goal_name
from malkoll.reporters.places import repository_path
from malkoll.reporters.safe import one_line, whole
from malkoll.reporters.wording import place, say, severity_word

__all__ = ["report_as_junit"]

_NOT_XML = compiled(
    r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


@record
class _Case:
    """A case: ``result`` is "failure", "error" or "skipped", ``None`` where it passed."""

    name: str
    result: str | None = None
    kind: str = ""
    message: str = ""
    text: str = ""


def report_as_junit(report: Report, context: ReportContext) -> str:
    """The report as JUnit XML. Times are not told, since none is measured case by case."""
    suites = [(_path(document, context), _cases(document, context)) for document in report.documents]
    if report.errors or not suites:
        suites.append(("malkoll", _errors(report, context.language)))
    root = Element("testsuites", {"name": "malkoll", **_counts([case for _, cases in suites for case in cases])})
    for path, cases in suites:
        suite = SubElement(root, "testsuite", {"name": _xml(path), **_counts(cases), "skipped": _skipped(cases)})
        classname = _xml(path).replace(".", "_")  # a point would make a package of what stands before it
        for case in _told_apart(cases):
            _write(SubElement(suite, "testcase", {"classname": classname, "name": _xml(case.name)}), case)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _path(document: DocumentReport, context: ReportContext) -> str:
    return repository_path(document.path, context)


def _cases(document: DocumentReport, context: ReportContext) -> list[_Case]:
    language = context.language
    cases: list[_Case] = []
    told: set[Finding] = set()
    of_rows = OfRows(document)
    for row in document.by_goal:
        findings = of_rows.findings(row)
        told.update(findings)
        case = _case(row, findings, of_rows.excepted(row), context)
        if case is not None:
            cases.append(case)
    rest: dict[tuple[str, str], list[Finding]] = {}
    for finding in document.findings:  # of malkoll's own, which no requirement was tried for
        if finding not in told:
            rest.setdefault((finding.code, goal_name(finding.goal, language)), []).append(finding)
    cases += [_found(f"{_rule(code, of[0].name)}: {goal}", of, language) for (code, goal), of in rest.items()]
    nothing = say("none_applied", language)
    return cases or [_Case(say("whole_document", language), "skipped", "not_applicable", nothing)]


def _case(row: Tried, findings: list[Finding], excepted: list[Excepted], context: ReportContext) -> _Case | None:
    """The case of one requirement and goal; none where it did not apply."""
    language = context.language
    rule = context.rules.get(row.code)
    name = f"{_rule(row.code, rule.name if rule is not None else '')}: {goal_name(row.goal, language)}"
    if findings:
        return _found(name, findings, language)
    if row.not_checked:
        reason = row.reason.in_language(language) if row.reason is not None else say("not_checked", language)
        return _Case(name, "skipped", Outcome.NOT_CHECKED, reason)
    if row.excepted or excepted:
        said = "; ".join(exception_said(one, language) for one in excepted)
        return _Case(name, "skipped", Outcome.EXCEPTED, said or say("excepted", language))
    if row.not_met:
        return _Case(name, "failure", "error", say("not_met", language))
    return _Case(name) if row.met else None


def _found(name: str, findings: list[Finding], language: str) -> _Case:
    """A case with findings. It fails by errors and warnings; a question is no failure, nor what was there before."""
    grave = [one for one in findings if not one.known and one.severity != "question"]
    lines = [_line(one, language) for one in findings]
    if grave:
        worst = "error" if any(one.severity == "error" for one in grave) else "warning"
        return _Case(name, "failure", worst, grave[0].message.in_language(language), "\n".join(lines))
    first = findings[0]
    kind = "known" if all(one.known for one in findings) else "question"
    lead = say("known", language) if kind == "known" else severity_word("question", language)
    more = "\n".join(lines) if len(lines) > 1 else ""
    return _Case(name, "skipped", kind, f"{lead}: {first.message.in_language(language)}", more)


def _rule(code: str, name: str) -> str:
    return f"{code} {name}".rstrip()


def _line(finding: Finding, language: str) -> str:
    where = f"{finding.path}, {place(finding.span, language)}"
    said = [one_line(text.in_language(language)) for text in (finding.message, finding.hint)]
    known = f" ({say('known', language)})" if finding.known else ""
    return f"{where}: {severity_word(finding.severity, language)}: {' '.join(part for part in said if part)}{known}"


def _errors(report: Report, language: str) -> list[_Case]:
    """What kept plans from being checked, so that no suite looks better than it is."""
    name = say("not_checkable", language)
    found = [_Case(name, "error", "not_checked", one.in_language(language)) for one in report.errors]
    return found or [_Case(name, "error", "not_checked", say("no_plan", language))]


def _told_apart(cases: list[_Case]) -> list[_Case]:
    """The cases, those of one name numbered: two goals may have one title."""
    seen: Counter[str] = Counter()
    found = []
    for case in cases:
        seen[case.name] += 1
        again = seen[case.name]
        name = case.name if again == 1 else f"{case.name} ({again})"
        found.append(_Case(name, case.result, case.kind, case.message, case.text))
    return found


def _write(element: Element, case: _Case) -> None:
    if case.result is not None:
        told = SubElement(element, case.result, {"type": case.kind, "message": _xml(one_line(case.message))})
        told.text = _xml(case.text) or None


def _counts(cases: list[_Case]) -> dict[str, str]:
    results = Counter(case.result for case in cases)
    return {"tests": str(len(cases)), "failures": str(results["failure"]), "errors": str(results["error"])}


def _skipped(cases: list[_Case]) -> str:
    return str(sum(1 for case in cases if case.result == "skipped"))


def _xml(text: str) -> str:
    """``text`` without what no XML may hold or what steers a terminal; such characters are shown by their number."""
    return _NOT_XML.sub(lambda found: f"#x{ord(found[0]):02X}", whole(text))

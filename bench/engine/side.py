"""One engine at work, beside others: ``python side.py ENGINE GOALS``, with its own interpreter.

It makes a plan of so many goals with three indicators each, a tenth of the goals and a seventh of the indicators
failing, and gets its requirements ready. Each line on stdin is then a wish for one evaluation: the answer is a line of
JSON with its processor seconds and which ids failed. Only the evaluation is timed, from the parsed plan to the
findings.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Evaluate = Callable[[], Any]
"""Gives what the engine gives."""
Ids = Callable[[Any], set[str]]
"""The ids that failed, in what the engine gave."""


def goals(count: int) -> Iterator[tuple[str, bool, list[tuple[str, bool]]]]:
    """Each goal: its id, whether anybody is responsible, and its indicators: id and whether split by sex."""
    number = 0
    for at in range(count):
        indicators = []
        for place in range(3):
            number += 1
            indicators.append((f"indikator {at}.{place}", number % 7 != 0))
        yield f"mål {at}", at % 10 != 0, indicators


def with_malkoll(count: int, rules: int = 1) -> tuple[Evaluate, Ids]:
    from malkoll.app.books import load_book
    from malkoll.engine import RuleBook, evaluate
    from malkoll.plan import Goal, Indicator, Plan, Responsible, Title
    from malkoll.span import Span

    def line(at: int) -> Span:
        return Span(at * 40, at * 40 + 30, at + 1, 1, at + 1, 31)

    made: list[Goal] = []
    for at, (name, owned, indicators) in enumerate(goals(count)):
        first = at * 4
        held = tuple(
            Indicator(called, line(first + place), "label", counts_people=True, sex_split=split)
            for place, (called, split) in enumerate(indicators, 1)
        )
        owners = (Responsible("Skolchef", line(first)),) if owned else ()
        title = Title(name, line(first))
        made.append(
            Goal(f"g{at}", None, "mål", None, title, line(first), first + 4, indicators=held, responsible=owners)
        )
    plan = Plan("plan.md", "", "standard", "plan", goals=tuple(made))
    two = [one for one in load_book([HERE / "BN1.krav", HERE / "BN2.krav"]).requirements if one.code.startswith("BN")]
    # The same two again under other codes, where the cost of rules is asked for.
    from dataclasses import replace

    book = RuleBook(tuple(replace(one, code=f"{one.code}{at:03}") for at in range(rules) for one in two))
    gc.set_threshold(200_000, 50, 100)  # as in every process of malkoll's
    return lambda: evaluate(plan, book), lambda report: {
        finding.element or finding.goal.title for finding in report.findings
    }


def with_schematron(count: int) -> tuple[Evaluate, Ids]:
    from lxml import etree, isoschematron

    root = etree.Element("plan")
    for name, owned, indicators in goals(count):
        goal = etree.SubElement(root, "goal", id=name)
        if owned:
            etree.SubElement(goal, "responsible").text = "Skolchef"
        for called, split in indicators:
            etree.SubElement(
                goal, "indicator", {"id": called, "counts-people": "true", "sex-split": "true" if split else "false"}
            )
    schema = isoschematron.Schematron(etree.parse(HERE / "requirements.sch"), store_report=True)
    document = etree.ElementTree(root)

    def evaluate() -> Any:
        schema.validate(document)
        return schema.validation_report

    def ids(report: Any) -> set[str]:
        said = ("".join(one.itertext()) for one in report.iterfind(".//{*}failed-assert"))
        return {re.findall("“(.+?)”", one)[0] for one in said}

    return evaluate, ids


def with_shacl(count: int, file: str = "shapes.ttl") -> tuple[Evaluate, Ids]:
    import pyshacl
    from rdflib import RDF, Graph, Literal, Namespace, URIRef

    named = Namespace("urn:plan:")
    graph = Graph()

    def node(name: str) -> URIRef:
        return named[name.replace(" ", "_")]

    for name, owned, indicators in goals(count):
        graph.add((node(name), RDF.type, named.Goal))
        if owned:
            graph.add((node(name), named.responsible, Literal("Skolchef")))
        for called, split in indicators:
            graph.add((node(name), named.indicator, node(called)))
            graph.add((node(called), RDF.type, named.Indicator))
            graph.add((node(called), RDF.type, named.IndicatorOfPeople))
            graph.add((node(called), named.countsPeople, Literal(True)))
            graph.add((node(called), named.sexSplit, Literal(split)))
    shapes = Graph().parse(HERE / file, format="turtle")
    focus = URIRef("http://www.w3.org/ns/shacl#focusNode")
    return lambda: pyshacl.validate(graph, shacl_graph=shapes)[1], lambda report: {
        str(one).removeprefix(str(named)).replace("_", " ") for one in report.objects(None, focus)
    }


ENGINES: dict[str, Callable[[int], tuple[Evaluate, Ids]]] = {
    "malkoll": with_malkoll,
    "schematron": with_schematron,
    "shacl": with_shacl,
    "shacl-by-class": lambda count: with_shacl(count, "shapes-by-class.ttl"),
}


def main() -> None:
    evaluate, ids = ENGINES[sys.argv[1]](int(sys.argv[2]))
    gc.collect()
    gc.freeze()
    for _ in sys.stdin:
        began = time.process_time()
        given = evaluate()
        seconds = time.process_time() - began
        print(json.dumps({"seconds": seconds, "failed": sorted(ids(given))}), flush=True)
        del given
        gc.collect()


if __name__ == "__main__":
    main()

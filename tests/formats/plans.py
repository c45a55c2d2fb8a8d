"""The plans that are converted, and how alike a converted one must be understood."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from compare import Comparison, Read, compare, read_plan, row

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*.md")))
SHARED = tuple(sorted((ROOT.parent / "shared" / "plans").glob("*.txt")))
"""The real plans; none where they do not lie beside the project."""

# Written as text that came out of a PDF: its broken lines are no lines that an author would have in Word.
_NO_DOCUMENTS = ("05-text-ur-pdf", "34-hardbruten-text-med-versaler", "47-direktorens-uppdrag-ur-pdf")

LEAST = {"docx": 0.98, "odt": 0.98, "html": 0.98, "pdf": 0.95, "untagged": 0.90}
"""The least F1, of elements and of findings, against the text of the same plan."""


def file_of(folder: Path, name: str, kind: str) -> Path:
    """Where ``convert`` has put the plan ``name`` as ``kind``."""
    return folder / (f"{name}-untagged.pdf" if kind == "untagged" else f"{name}.{kind}")


@lru_cache(maxsize=128)
def as_text(path: Path) -> Read:
    """What malkoll makes of the text of a plan: the truth."""
    return read_plan(path)


def hold(text: Path, converted: Path, least: float) -> Comparison:
    """Compare and print the figures and every difference; fail where one of them is under ``least``."""
    comparison = compare(as_text(text), read_plan(converted))
    told = f"{row(converted.name, comparison)}\n{comparison.differences()}".rstrip()
    print(told)
    assert min(comparison.elements.f1, comparison.findings.f1) >= least, f"F1 under {least}\n{told}"
    return comparison


def annotated() -> list[tuple[str, str]]:
    """Name and text of the annotated plans in ``tests/cases`` that a word processor could have made."""
    from malkoll.testing import read_cases

    cases = read_cases(ROOT / "tests" / "cases", "[0-9]*.md")
    return [(case.name, case.text) for case in cases if case.name not in _NO_DOCUMENTS]


def hold_together(pairs: Iterable[tuple[Path, Path]], least: float) -> None:
    """Compare pairs of text and converted plan, and count them together; every difference is printed."""
    told: list[str] = []
    hits = {"elements": 0, "findings": 0}
    whole = dict(hits)
    for text, converted in pairs:
        comparison = compare(as_text(text), read_plan(converted))
        for name in hits:
            group = getattr(comparison, name)
            hits[name] += 2 * group.hits
            whole[name] += 2 * group.hits + len(group.missing) + len(group.extra)
        if comparison.differences():
            told += [row(converted.name, comparison), comparison.differences()]
    figures = {name: hits[name] / whole[name] for name in hits}
    summary = "  ".join(f"{name} {figure:.4f}" for name, figure in figures.items())
    print("\n".join([summary, *told]))
    assert min(figures.values()) >= least, "\n".join([f"F1 under {least}: {summary}", *told])

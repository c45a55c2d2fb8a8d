"""The plans that are converted, and how alike a converted one must be understood."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from compare import Comparison, Read, compare, read_plan, row

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*.md")))
SHARED = tuple(sorted((ROOT.parent / "shared" / "plans").glob("*.txt")))
"""The real plans; none where they do not lie beside the project."""

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

"""Plans converted by LibreOffice are understood as their text is: Word, OpenDocument, HTML, PDF tagged and untagged.

What is found in the text is taken as the truth; every difference is printed by name.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from convert import KINDS, convert, soffice
from once import once
from plans import EXAMPLES, LEAST, SHARED, annotated, file_of, hold, hold_together

pytestmark = pytest.mark.office

PLANS = (*EXAMPLES, *SHARED)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every plan in every format, and the annotated ones as text too."""
    if soffice() is None:
        pytest.skip("LibreOffice (soffice) is not installed, so there is nothing to convert the plans with")
    return once(tmp_path_factory, "converted", _convert)


def _convert(folder: Path) -> None:
    for name, text in annotated():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    convert([*((plan.stem, plan.read_text(encoding="utf-8")) for plan in PLANS), *annotated()], folder)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_a_converted_plan_is_understood_as_its_text_is(plan: Path, kind: str, converted: Path) -> None:
    hold(plan, file_of(converted, plan.stem, kind), LEAST[kind])


@pytest.mark.parametrize("kind", KINDS)
def test_the_annotated_plans_together_are_understood_as_their_texts_are(kind: str, converted: Path) -> None:
    pairs = [(converted / f"{name}.md", file_of(converted, name, kind)) for name, _ in annotated()]
    hold_together(pairs, LEAST[kind])

"""Our examples as other formats, converted once and kept beside this test: read on Python alone, and compared.

Made anew (with LibreOffice) when an example or ``convert.py`` has changed:

    python tests/formats/convert.py tests/formats/fixtures examples/*.md
"""

from __future__ import annotations

from pathlib import Path

import pytest
from convert import KINDS
from plans import EXAMPLES, LEAST, file_of, hold

FIXTURES = Path(__file__).parent / "fixtures"


def test_every_example_is_kept_in_every_format_and_nothing_else_is() -> None:
    wanted = {file_of(FIXTURES, plan.stem, kind).name for plan in EXAMPLES for kind in KINDS}
    assert {path.name for path in FIXTURES.iterdir()} == wanted


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda plan: plan.stem)
def test_an_example_in_another_format_is_understood_as_the_example(plan: Path, kind: str) -> None:
    hold(plan, file_of(FIXTURES, plan.stem, kind), LEAST[kind])

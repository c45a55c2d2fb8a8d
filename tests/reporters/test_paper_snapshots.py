"""Whole papers, as web pages and as Markdown, in both languages."""

from __future__ import annotations

import re

import pytest
from full_report import context as full_context
from full_report import full_report
from paper_making import DAY, EXAMPLES, checked, written

from malkoll.reporters.registry import PAPERS

LANGUAGES = pytest.mark.parametrize("language", ["sv", "en"])
FORMATS = pytest.mark.parametrize("reporter", [one for one in PAPERS if not one.binary], ids=lambda one: one.name)
_STYLE = re.compile(r"(?<=<style>\n).*?(?=</style>)", re.DOTALL)


@LANGUAGES
@FORMATS
@pytest.mark.parametrize("plan", ["svag-plan", "uppfoljning"])
def test_a_paper_on_an_example(snapshot, tmp_path, plan, reporter, language) -> None:
    text = (EXAMPLES / f"{plan}.md").read_text(encoding="utf-8")
    assert _STYLE.sub("", written(checked(tmp_path, text), reporter.name, language)) == snapshot


@LANGUAGES
@FORMATS
def test_a_paper_on_several_documents_with_one_of_everything(snapshot, reporter, language) -> None:
    assert _STYLE.sub("", reporter.write(full_report(), full_context(language, today=DAY))) == snapshot

"""The paper in Word's format, opened by LibreOffice: it has its headings, and A4 pages that are numbered."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from convert import soffice
from pdfminer.high_level import extract_pages, extract_text

import malkoll
from malkoll.readers import read

pytestmark = pytest.mark.office

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The paper on an example as PDF and as OpenDocument."""
    program = soffice()
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed, so there is nothing to open the paper with")
    folder = tmp_path_factory.mktemp("paper")
    report = malkoll.check(EXAMPLES / "svag-plan.md", no_config=True, cached=False)
    (folder / "underlag.docx").write_bytes(malkoll.render(report, "docx"))
    for kind in ("pdf", "odt"):
        command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", kind, "--outdir", str(folder), str(folder / "underlag.docx")]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder


def test_it_opens_and_its_headings_are_headings(converted: Path) -> None:
    document = read("underlag.odt", (converted / "underlag.odt").read_bytes())
    heads = [line for line in document.text.splitlines() if line.startswith("#")]
    assert "# Kan målen följas upp?" in heads
    assert "## Att ta ställning till före mötet" in heads
    assert sum(line.startswith("### ") for line in heads) == 5


def test_its_pages_are_a4_and_numbered(converted: Path) -> None:
    pdf = converted / "underlag.pdf"
    sheets = list(extract_pages(pdf))
    assert {tuple(sorted((round(one.width), round(one.height)))) for one in sheets} == {(595, 842)}
    said = extract_text(pdf)
    assert "1 av 5 mål kan följas upp fullt ut." in said
    assert f"{len(sheets)} ({len(sheets)})" in said

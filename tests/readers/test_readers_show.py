"""The helper that prints what a reader made of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from malkoll.readers.__main__ import main


def test_blocks_are_printed_one_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(
        "---\na: b\n---\n# Mål\n\n**Ansvarig:** Rektor\n\n- punkt\n\nA\tB\n\n"
        "![](x.png)\n\n```\nx\n```\n\n---\n<!-- not -->\n",
        encoding="utf-8",
    )
    assert main([str(plan)]) == 0
    out = capsys.readouterr().out
    for word in (
        "FrontMatter",
        "Heading marked 1: Mål",
        "⟦Ansvarig:⟧ Rektor",
        "Item 0: punkt",
        "Row: A | B",
        "Picture",
    ):
        assert word in out
    for word in ("Verbatim", "Divider", "Note"):
        assert word in out


def test_mistakes_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tom.md").write_bytes(b"")
    assert main([str(tmp_path / "tom.md")]) == 2
    assert main([str(tmp_path / "saknas.md")]) == 2
    assert main([]) == 2
    assert "tom" in capsys.readouterr().err

"""Marks within a line."""

from __future__ import annotations

import pytest

from malkoll.document import TextLine
from malkoll.readers.inline import read_inline
from malkoll.readers.lines import Line


def lines(source: str, *, cell: bool = False) -> list[TextLine]:
    return [run.line for run in read_inline(Line(source, 0, 1, 1), cell=cell).runs]


@pytest.mark.parametrize(
    ("source", "text", "bold"),
    [
        ("Vanlig text", "Vanlig text", 0),
        ("**Mål** och text", "Mål och text", 3),
        ("**Ansvarig:** Kanslichef", "Ansvarig: Kanslichef", 9),
        ("__Mål__", "Mål", 3),
        ("*Ansvarig: Kanslichef.*", "Ansvarig: Kanslichef.", 21),
        ("_Uppföljning_", "Uppföljning", 11),
        ("***Viktigt***", "Viktigt", 7),
        ("**Första** **andra** tredje", "Första andra tredje", 12),
        ("text **fet**", "text fet", 0),
        ("*Orsak: *Vakanser under våren", "Orsak: Vakanser under våren", 6),
        ("<b>Mål</b> och <i>mening</i>", "Mål och mening", 3),
        ("<strong>Mål</strong>", "Mål", 3),
        ("<b>Öppen tagg", "Öppen tagg", 10),
        ("(**S**ocialt **A**rbete)", "(Socialt Arbete)", 0),
        ("5*3 och 4*2", "5*3 och 4*2", 0),
        ("5 * 3 * 2", "5 * 3 * 2", 0),
        ("ett snake_case_ord", "ett snake_case_ord", 0),
        ("**öppen", "**öppen", 0),
        ("mindre än <5 % och >3 %", "mindre än <5 % och >3 %", 0),
        ("ange <namn på ansvarig> här", "ange <namn på ansvarig> här", 0),
        ("a < b och c > d", "a < b och c > d", 0),
        ("se [planen](https://example.org/plan_(ny)) i dag", "se planen i dag", 0),
        ("[inte länk] (text)", "[inte länk] (text)", 0),
        ("kör `kod *här*` nu", "kör kod *här* nu", 0),
        ("ett ` ensamt", "ett ` ensamt", 0),
        (r"\*inte kursiv\*", "*inte kursiv*", 0),
        ("R&amp;D &lt; 5 &#8211; &nbsp;slut", "R&D < 5 – slut", 0),
        ("R&D", "R&D", 0),
        ("hårt\u00a0blank, mju\u00adkt, noll\u200bbredd", "hårt blank, mjukt, nollbredd", 0),
        ("88\u202f421 timmar", "88 421 timmar", 0),
        ("många   blanka", "många blanka", 0),
        ("före <!-- not --> efter", "före efter", 0),
        ('<span style="color: red">röd</span> text', "röd text", 0),
        ("<https://example.org>", "https://example.org", 0),
    ],
)
def test_marks_are_taken_away(source: str, text: str, bold: int) -> None:
    [line] = lines(source)
    assert (line.text, line.bold) == (text, bold)


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>Kommentar:</p> <p>Läget är gott.</p>", ["Kommentar:", "Läget är gott."]),
        ("ett<br>två<br/>tre", ["ett", "två", "tre"]),
        ("<ul><li>en</li><li>två</li></ul>", ["en", "två"]),
        ('<ul style="list-style-type: none">• Mål ett• Mål två</ul>', ["Mål ett", "Mål två"]),
        ('<p>Frågor:</p> <ul style="x: y"> - Vad? - Hur - och när?', ["Frågor:", "Vad?", "Hur", "och när?"]),
        ("<p></p>", []),
        ("<hr>", []),
    ],
)
def test_html_breaks_a_line(source: str, texts: list[str]) -> None:
    assert [line.text for line in lines(source, cell=True)] == texts


def test_a_bullet_breaks_a_cell_and_no_running_text() -> None:
    assert [line.text for line in lines("• a • b", cell=True)] == ["a", "b"]
    assert [line.text for line in lines("telefon • webb")] == ["telefon • webb"]


@pytest.mark.parametrize("source", ["  **Mål**  ", "<p> Mål </p>", "&nbsp;Mål", "<i><b>Mål</b></i>", "\u200bMål\u00ad"])
def test_the_place_is_that_of_the_visible_words(source: str) -> None:
    [line] = lines(source)
    assert source[line.span.start : line.span.end] == "Mål"
    assert line.span.column == source.index("M") + 1
    assert line.text == "Mål"


@pytest.mark.parametrize(
    ("source", "alt"),
    [
        ("![](a.png)", ""),
        ("![bild 3](a.png)", ""),
        ("![image1.png](a.png)", ""),
        ("![Grön](a.png)", "Grön"),
        ('<img src="a.png" alt="Grön">', "Grön"),
    ],
)
def test_an_image_is_no_text(source: str, alt: str) -> None:
    inline = read_inline(Line(source, 0, 1, 1))
    assert inline.runs == ()
    assert [image.alt for image in inline.images] == [alt]

"""Texts made to take long or much: each is a function of about how many characters it is to have.

Those that have a name of their own took minutes or gigabytes once, or are what such texts usually are.
"""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["HOSTILE", "ONCE_SQUARE", "plan_around"]


def plan_around(body: str) -> str:
    """A plan with one goal, whose text ``body`` is."""
    return f"# Plan för miljönämnden 2026\n\n## Mål 1: Renare luft\n\n{body}\n\nAnsvarig: Miljöchefen\n"


def _line(unit: str) -> Callable[[int], str]:
    """One line of nothing but ``unit``."""
    return lambda size: plan_around(unit * (size // len(unit)))


def _lines(unit: str) -> Callable[[int], str]:
    """Lines that are all the same."""
    return lambda size: plan_around(f"{unit}\n" * (size // (len(unit) + 1)))


def _numbered(written: Callable[[int], str], each: int) -> Callable[[int], str]:
    """Lines that are all different, of about ``each`` characters."""
    return lambda size: "# Plan 2026\n\n" + "".join(f"{written(number)}\n" for number in range(size // each))


def _within(around: Callable[[str], str], unit: str) -> Callable[[int], str]:
    """``unit`` as often as there is room for it, in a plan that ``around`` makes."""
    return lambda size: around(unit * (size // len(unit)))


def _begun_with(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A file that begins with ``unit`` as often as there is room for it, between ``before`` and ``after``."""
    return lambda size: before + unit * (size // len(unit)) + after + plan_around("a")


def _nested(before: str, after: str) -> Callable[[int], str]:
    """``before`` as often as there is room for it, and then ``after`` as often."""
    return lambda size: plan_around(
        before * (size // len(before + after)) + "a" + after * (size // len(before + after))
    )


HOSTILE: dict[str, Callable[[int], str]] = {
    **{
        f"a line of {name}": _line(unit)
        for name, unit in {
            "letters": "a",
            "blanks": " ",
            "digits": "7",
            "pipes": "|",
            "stars": "*a ",
            "underscores": "_a",
            "open brackets": "[",
            "pairs of brackets": "[]",
            "less-than signs": "<",
            "backticks": "`a``b```c",
            "labels": "Ansvarig: ",
            "years": "2026 ",
            "numbers": "1 000 ",
            "thousands": "1 ",
            "hyphens": "word-",
            "percent signs": "5 % ",
            "dates": "den 1 januari 2026 ",
            "paragraphs of law": "11 kap. 6 § kommunallagen (2017:725) ",
            "shares": "5 av ",
            "tabs": "a\t",
            "comments": "<!--",
            "entities": "&amp;",
            "marks on one letter": "\u0301\u0316",
            "form feeds": "\f",
            "sentences": "Andelen elever ska öka från 5 till 10 procent. ",
        }.items()
    },
    **{
        f"{place} of {name}": _within(around, unit)
        for place, around in {
            "a title": lambda text: f"# Plan 2026\n\n## Mål 1: {text}\n\na\n",
            "an indicator": lambda text: plan_around(f"Indikator: {text}"),
            "a cell": lambda text: plan_around(f"| Indikator | Mål |\n|---|---|\n| a {text} | {text} |"),
            "running text": lambda text: plan_around(f"Andelen ökade från 40{text}50 procent{text}2 procent."),
        }.items()
        for name, unit in {
            "ellipses": "…",
            "changes": "från 1 till 2 ",
            "periods of years": "2026–2027 ",
            "days": "2026-01-01 ",
            "dashes": "–",
            "numbers in parentheses": "(1) ",
            "letters that grow when they are folded": "İ",
        }.items()
    },
    "quotations in quotations": _nested(">", ""),
    "lists in lists": _nested("- ", ""),
    "numbered lists in lists": _nested("1. ", ""),
    "brackets in brackets": _nested("[", "](b)"),
    "emphasis in emphasis": _nested("*a **b ", "c** d* "),
    "divisions in divisions": _nested("<div>\n", "</div>\n"),
    "tables in tables": _nested("<table><tr><td>", "</td></tr></table>"),
    "a title of digits": lambda size: f"## Mål 1: {'7' * size}\n",
    "a title of years": lambda size: f"# Plan {'2026' * (size // 4)}\n\n## Mål 1: A\n",
    "front matter that nothing ends": lambda size: f"---\na: {'b' * size}\n\n## Mål 1: A\n",
    "values of very many digits": lambda size: plan_around(
        f"| Post | Antal |\n|---|---|\n| a | {'7' * size} |\n| Summa | {'8' * size} |\n"
    ),
    "a table of very many columns": lambda size: plan_around(
        f"|{'a|' * (size // 8)}\n|{'---|' * (size // 8)}\n|{'1|' * (size // 8)}"
    ),
    "rows": _lines("| andel | 5 | 6 |"),
    "rows of blanks": _lines("andel     5     6"),
    "rows of a line for each cell": _lines("andel\n5\n6"),
    "rows that fall into no columns": _numbered(lambda number: f"{' ' * (number % 40)}andel  5  a  b  c  d", 42),
    "fences": _lines("```"),
    "comments that nothing ends": _lines("<!-- a"),
    "comments before all else": _begun_with("<!-- a -->\n"),
    "comments before all else, and one that nothing ends": _begun_with("<!-- a -->", after="<!--"),
    "heads of letters before all else": _begun_with("A: b\n c\n"),
    "a declaration of XML and blanks before all else": _begun_with(" ", "<?xml version='1.0'?>", "<!-- a -->"),
    "pages": _lines("5\n\f"),
    "lines of a table of contents": _numbered(lambda number: f"Rubrik {number} ........ {number}", 24),
    "goals": _numbered(lambda number: f"## Mål {number}: Titel {number}\n", 22),
    "goals of one name": _lines("## Mål 1: Renare luft\n"),
    "footnotes": _numbered(lambda number: f"Text[^{number}].\n\n[^{number}]: Not\n", 32),
    "sums": _numbered(lambda number: f"| {'Summa' if number % 10 == 9 else number} | {number} | {number + 1} |", 20),
}

ONCE_SQUARE = frozenset(
    {
        *(f"{place} of {what}" for place in ("a title", "an indicator", "a cell") for what in ("ellipses", "dashes")),
        "running text of ellipses",
        "a line of labels",
        "a line of years",
        "a line of numbers",
        "a line of thousands",
        "a line of hyphens",
        "a line of marks on one letter",
        "a title of years",
        "front matter that nothing ends",
    }
)
"""Those that took the square of their length once: ten times as long, they would show it."""

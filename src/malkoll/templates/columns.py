"""What the columns of a table hold: which row is a head, and what each of its cells names."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from malkoll.document import Cell, Row
from malkoll.plan import PlanKind
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish.continued import without_continued
from malkoll.swedish.numbers import find_numbers
from malkoll.templates.labels import without_time
from malkoll.templates.layout import Layout

__all__ = [
    "PAIR_HEAD",
    "SEX_COLUMN",
    "VALUES",
    "Column",
    "Heads",
    "as_filled",
    "sex_named",
    "with_joined_heads",
]

# Longer texts are contents, not heads of columns.
_LONGEST_HEAD = 70
VALUES = frozenset(["baseline", "target", "outcome", "description"])
SEX_COLUMN = "sex"
"""What a column holds that says whom each row is for: "Kvinnor", "Män", "Totalt"."""
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SCHOOL_YEAR = compiled(r"(?<!\d)(?P<century>20)\d\d\s?[/–-]\s?(?P<end>(?:20)?\d\d)(?!\d)")
_TOTAL = compiled(r"(?<!\w)(?:totalt|total|samtliga|alla|båda)(?!\w)", re.IGNORECASE)
_WOMEN = r"(?:kvinnor|kvinna|flickor|kv|k|women|girls)"
_MEN = r"(?:män|pojkar|m|men|boys)"
_ONE_SEX = compiled(
    rf"(?:[-–•*]\s*)?(?:varav\s+|andel\s+|antal\s+)?(?:(?P<women>{_WOMEN})|(?P<men>{_MEN}))\b[.:]?\s*", re.IGNORECASE
)
_SEX = compiled(rf"\b(?:({_WOMEN}(?:\s*/\s*{_WOMEN})?)|({_MEN}(?:\s*/\s*{_MEN})?))\b\.?", re.IGNORECASE)
# "Hör till", "Gäller mål", "Målnummer i tabell 1": a column that says which goal a row is for.
_BELONGS = compiled(
    r"(?:hör\s+till|gäller|avser|kopplas?\s+till|koppling\s+till|bidrar\s+till|till)\s*(?:\w*mål(?:et|en)?|uppdrag(?:et)?)?(?:\s+(?:nr|nummer))?"
    r"|\w*mål\s*(?:nr|nummer)",
    re.IGNORECASE,
)
_GIVEN = compiled(
    r"(?:(?:särskil[dt]a?|nytt|nya|gällande|beslutade?|prioriterade?)\s+)?(?P<noun>[^\W\d]+)"
    r"(?:\s+(?:från|ur|enligt|av|till|i)\s+[^\W\d]+(?:\s[^\W\d]+){0,3}\s?)?",
    re.IGNORECASE,
)
_NAMED = frozenset(["goal", "indicator", "measure", "evidence"])
_HOW_MEASURED = frozenset(["follow_up", "method"])
_CODE = compiled(r"[A-ZÅÄÖ]{1,3}\s?\d+(?:\.\d+)*|\d+\.\d+")
_HEADS = compiled(r"\s*/\s*|\s+(?:och|samt|and|&)\s+")
_MEASURE = compiled(r"\s*(?:andel|antal|procent|share|number)", re.IGNORECASE)
# "1. Fler vill bo" is a title and "minst 85 procent" a value, though both hold a number.
_TITLED = compiled(
    r"^\W*[^\W\d_]+\s+\d+(?:\.\d+)*\s*[.:)–-]\s*[^\W\d]|^\W*[A-ZÅÄÖ]{0,3}\d+(?:\.\d+)*[.:)]\s+\D|(?:[^\W\d]{2,}\W+){2,}[^\W\d]{2,}",
    re.IGNORECASE,
)
PAIR_HEAD = compiled(r"\(?\b(?:för\s+)?(?:flickor|kvinnor|kv|k)\s*/\s*(?:pojkar|män|m)\b\)?", re.IGNORECASE)


_NUMBERED_TITLE = compiled(r"\W*[A-ZÅÄÖ]{0,3}\d+(?:\.\d+)*[.:)]?\s+[^\W\d]{3,}\s+[^\W\d]", re.IGNORECASE)
_PLAIN_NUMBER = compiled(r"\d{1,3}(?:\.\d{1,3})*")
# Words in place of a value are shorter than this, in characters: "tas fram av nämnden".
_LONGEST_PLACE = 40


@record
class Column:
    """What a column holds: ``noun`` (or nothing), for which ``year`` and ``sex``; ``head`` as written.

    ``pairs``: the head says that values are given in pairs ("Indikator (flickor / pojkar)"). ``also``: the
    other thing that cells may be, under a head such as "Uppföljning/indikator". ``step``: a year with a word
    that says nothing more ("Steg 2028").
    """

    index: int
    noun: str | None
    head: str
    year: int | None = None
    sex: str | None = None
    pairs: bool = False
    also: str | None = None
    step: bool = False


class Heads:
    """Reads heads of tables by a layout."""

    def __init__(self, layout: Layout, kind: PlanKind, year: int | None) -> None:
        """Prepare to read the heads of a ``kind`` that is for ``year`` and on, where that is known."""
        self.layout = layout
        self.kind = kind
        self.year = year

    def read(self, row: Row, *, known: bool) -> list[Column] | None:
        """The columns of ``row``, if it is a head; ``known`` where the table has had one already."""
        texts = [without_continued(" ".join(line.text for line in cell.lines).strip()) for cell in row.cells]
        if any(len(text) > _LONGEST_HEAD for text in texts):
            return None
        by_rule = self._head_by_rule(texts)
        if by_rule is not None:
            return by_rule
        columns = [self._column(index, text) for index, text in enumerate(texts)]
        if columns and not columns[0].head and len({column.noun for column in columns[1:]} & VALUES) >= 2:
            # "(nothing) | Utfall 2024 | Mål 2025 | Utfall 2025": what has values is an indicator.
            columns[0] = replace(columns[0], noun="indicator", head="Indikator")
        filled = [column for column in columns if column.head]
        mapped = [column for column in filled if column.noun is not None]
        if not any(column.noun not in (None, "outcome") or not column.year for column in mapped):
            return None
        needed = 1 if row.head else 2
        if len(mapped) < needed or (known and 2 * len(mapped) < len(filled)):
            return None
        return columns

    def _head_by_rule(self, texts: list[str]) -> list[Column] | None:
        while texts and not texts[-1]:
            texts = texts[:-1]
        for rule in self.layout.rows:
            if len(rule.heads) != len(texts):
                continue
            matches = [head.match(text) for head, text in zip(rule.heads, texts, strict=True)]
            if any(match is None for match in matches):
                continue
            columns = []
            for index, (text, match, field) in enumerate(zip(texts, matches, rule.fields, strict=True)):
                noun = rule.noun if field in ("name", "title") else field
                if noun is None and (named := rule.columns.find(text)):
                    noun, match = named[0]
                year = match.captured.get("target_year") or match.captured.get("year") if match else None
                columns.append(Column(index, noun, text, int(year) if year else None))
            return columns
        return None

    def _column(self, index: int, text: str) -> Column:
        if not text:
            return Column(index, None, "")
        # A school year is that of its end: "Mål 2024/25".
        text = _SCHOOL_YEAR.sub(lambda found: found["century"] + found["end"][-2:], text)
        if _BELONGS.fullmatch(text):
            return Column(index, "goal_ref", text)
        pairs = PAIR_HEAD.search(text) is not None
        if pairs:
            text = PAIR_HEAD.sub("", text).strip() or text
        found = self.layout.columns.find(text)
        also: str | None = None
        if not found:
            parts = [self.layout.columns.find(part.strip()) for part in _HEADS.split(text)]
            nouns = [part[0][0] for part in parts if part]
            if len(parts) > 1 and parts[0]:
                found = parts[0]
                also = next((noun for noun in nouns if noun != nouns[0]), None)
        if not found and (named := _GIVEN.fullmatch(text)) is not None:
            # "Särskilt uppdrag från ägaren", "Mål enligt styrkortet".
            found = tuple(one for one in self.layout.columns.find(named["noun"]) if one[0] in _NAMED)
            text = named["noun"] if found else text
        sex = None
        bare = text
        if not found and (whole := _TOTAL.sub("", text).strip(" ,()-–:")) and whole != text:
            # "Indikatorer – totalt", beside a table for women and one for men.
            found = tuple(one for one in self.layout.columns.find(whole) if one[0] in _NAMED | VALUES)
        if not found:
            sexed = _SEX.search(text)
            if sexed is not None:
                sex = "women" if sexed.group(1) else "men"
                bare = (text[: sexed.start()] + text[sexed.end() :]).strip(" ,()-–:")
                found = self.layout.columns.find(bare) if bare else ()
        year: int | None = None
        noun: str | None = None
        if found:
            noun, match = found[0]
            captured = match.captured.get("target_year") or match.captured.get("year")
            year = int(captured) if captured else None
        if noun == "indicator" and not pairs:
            # "Indikatorer – flickor": the table has the values of one sex for indicators of another table.
            named_in_head = {"women" if women else "men" for women, _ in _SEX.findall(text)}
            sex = named_in_head.pop() if len(named_in_head) == 1 else sex
        in_head = _YEAR.findall(bare)
        if year is None and in_head:
            year = int(in_head[-1])
        step = False
        if noun is None and in_head and len(bare) <= 24:
            step = bool(_TOTAL.sub("", without_time(_YEAR.sub("", bare))).strip(" -–/"))
            noun = None if step else "outcome"
        return Column(index, noun, text, year, sex, pairs, also, step)

    def resolve(
        self, columns: list[Column], below: tuple[Row, ...], is_goals: Callable[[str], bool] = lambda _: False
    ) -> list[Column]:
        """Settle what a column holds where its head alone does not say.

        ``is_goals`` tells whether a number is that of a goal known already.
        """
        out = list(columns)
        below = tuple(row for row in below if not _is_head_again(row, columns))
        if out and out[0].noun in VALUES and _names(below, out[0].index):
            # "Måltal | 2027 | 2028": the first column holds what is counted.
            out[0] = replace(out[0], noun="indicator", head="Indikator")
        nouns = {column.noun for column in out}
        valued = len(nouns & {"baseline", "target", "outcome"}) > 1
        if out and out[0].noun in _HOW_MEASURED and valued and not nouns & _NAMED and not _numeric(below, 0):
            # "Mätmetod | Utfall 2025 | Målvärde 2026": what has values is what is measured.
            out[0] = replace(out[0], noun="indicator")
            nouns = {column.noun for column in out}
        if "measure" in nouns:
            # "Nr | Aktivitet | Delmål": which goal an activity is for.
            out = [
                replace(one, noun="goal_ref") if one.noun == "goal" and _all_known(below, one.index, is_goals) else one
                for one in out
            ]
        if "goal" in nouns and nouns & {"indicator"}:
            counted = next(column.index for column in out if column.noun == "indicator")
            for index, column in enumerate(out):
                if column.noun != "goal" or _codes(below, column.index):
                    continue
                if "target" in nouns and _all_known(below, column.index, is_goals):
                    out[index] = replace(column, noun="goal_ref")
                elif _numeric(below, column.index) or (counted < index and _short_values(below, column.index)):
                    out[index] = replace(column, noun="target")
            out = _without_others_targets(out)
        if self.kind == "plan" and "indicator" in nouns and "target" not in nouns and self.year is not None:
            known = [column.year for column in out if column.year is not None]
            for index, column in enumerate(out):
                # Years to come hold what is aimed at: "Basår 2023 | Steg 2026 | Steg 2030".
                ahead = column.year is not None and column.year >= self.year and column.year > min(known)
                if ahead and (column.step or column.noun == "outcome"):
                    out[index] = replace(column, noun="target")
        out = _without_counts(out, below)
        for index, column in enumerate(out):
            if column.noun == "goal" and _codes(below, column.index):
                out[index] = replace(column, noun="goal_ref")
        if "goal" not in nouns and not nouns & {"indicator", "evidence"}:
            # "Åtgärd/mål": where the rows are not told to be anything else, they are what is aimed at.
            out = [replace(one, noun="goal") if one.noun == "measure" and one.also == "goal" else one for one in out]
        out = [replace(one, noun=SEX_COLUMN) if one.noun is None and _sexes(below, one.index) else one for one in out]
        measures = [column for column in out if column.noun == "measure"]
        for column in measures[1:]:
            # "Åtgärd | Aktiviteter": the second says what is done within the first.
            out[column.index] = replace(column, noun="activities")
        years = sorted({column.year or 9999 for column in out if column.noun == "outcome"})
        has_target = any(column.noun == "target" for column in out)
        has_baseline = any(column.noun == "baseline" for column in out)
        turned: int | None = None
        if years and not has_baseline:
            # A plan's last outcome is where it starts from; so is the one before last in a report.
            if self.kind == "plan" and has_target:
                turned = years[-1]
            elif self.kind == "follow-up" and len(years) > 1:
                turned = years[-2]
        return [
            replace(column, noun="baseline") if column.noun == "outcome" and (column.year or 9999) == turned else column
            for column in out
        ]


def with_joined_heads(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a table, whose head of two rows is one: "Utfall 2024" over "Kvinnor" and "Män", "Mål" over years.

    The first row leaves cells empty where a cell goes on over the next ones; below it stands for whom each column is,
    or for which year. A head may stand in the table once more, at the top of the next page.
    """
    if len(rows) < 2 or not _is_two_rows(*rows[:2]):
        return rows
    first = [cell.text for cell in rows[0].cells]
    out: list[Row] = []
    at = 0
    while at < len(rows):
        again = at + 1 < len(rows) and [cell.text for cell in rows[at].cells] == first
        if again and _is_two_rows(rows[at], rows[at + 1]):
            out.append(_joined_heads(rows[at], rows[at + 1]))
            at += 2
        else:
            out.append(rows[at])
            at += 1
    return tuple(out)


def _is_two_rows(over: Row, under: Row) -> bool:
    """Whether two rows are one head."""
    if len(over.cells) != len(under.cells):
        return False
    below = [cell.text.strip() for cell in under.cells]
    named = [text for text in below if text]
    known = all(sex_named(one) or _TOTAL.fullmatch(one) or _YEAR.fullmatch(one) for one in named)
    if below[0] or not known or not (any(map(sex_named, named)) or sum(map(_is_year, named)) > 1):
        return False
    return not all(cell.lines for cell in over.cells[1:])


def _joined_heads(over: Row, under: Row) -> Row:
    cells: list[Cell] = []
    wide = over.cells[0]
    for above, cell in zip(over.cells, under.cells, strict=True):
        wide = above if above.lines else wide
        cells.append(replace(wide, lines=(*wide.lines, *cell.lines)) if cell.lines else above)
    return replace(over, cells=tuple(cells))


def _is_year(text: str) -> bool:
    return _YEAR.fullmatch(text) is not None


def sex_named(text: str) -> Literal["women", "men"] | None:
    """Whom a cell is for that says nothing else: "Kvinnor", "varav män"."""
    found = _ONE_SEX.fullmatch(text.strip())
    if found is None:
        return None
    return "women" if found["women"] else "men"


def _filled(rows: tuple[Row, ...], index: int) -> list[str]:
    """What stands in a column's cells, without those that are empty or that a short row lacks."""
    texts = (row.cells[index].text.strip() for row in rows if index < len(row.cells))
    return [text for text in texts if text]


def _sexes(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a column's cells say for whom the rows are: a sex in some, and a sex or all in each."""
    texts = _filled(rows, index)
    return any(map(sex_named, texts)) and all(sex_named(text) or _TOTAL.fullmatch(text) for text in texts)


def _codes(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a column's cells are the numbers of goals: "P1", "2.3"."""
    texts = _filled(rows, index)
    return len(texts) > 1 and all(_CODE.fullmatch(text) for text in texts)


def _without_counts(columns: list[Column], below: tuple[Row, ...]) -> list[Column]:
    """The columns without those that only count ("Insats | Beslut | Verkställda"): numbers name nothing."""
    counts = [column for column in columns if column.noun == "decision" and _all_numbers(below, column.index)]
    if not counts:
        return columns
    out = [replace(column, noun=None) if column in counts else column for column in columns]
    first = next((column for column in out if column.noun is not None), None)
    others = [column for column in out if column is not first and column.head]
    if first is not None and all(column.noun is None and _all_numbers(below, column.index) for column in others):
        out = [replace(column, noun=None) for column in out]
    return out


def _all_numbers(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a column's cells are numbers, but for a head that stands among them once more."""
    texts = _filled(rows, index)
    numbers = [text for text in texts if re.fullmatch(r"[\d\s.,%–-]+", text)]
    return bool(numbers) and len(texts) - len(numbers) <= 1


def _all_known(rows: tuple[Row, ...], index: int, is_goals: Callable[[str], bool]) -> bool:
    """Whether a column's cells are the numbers of goals that are known already: "1", "2"."""
    texts = [text for text in (filled.strip(" .") for filled in _filled(rows, index)) if text]
    return bool(texts) and all(_PLAIN_NUMBER.fullmatch(text) and is_goals(text) for text in texts)


def _is_head_again(row: Row, columns: list[Column]) -> bool:
    """Whether a row says once more what the columns are, as at the top of the next page."""
    told = [one for one in columns if one.head and one.index < len(row.cells)]
    return len(told) > 1 and all(
        without_continued(row.cells[one.index].text).casefold() == one.head.casefold() for one in told
    )


def _names(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a column's cells are names of what is counted, and no values."""
    texts = _filled(rows, index)
    return bool(texts) and all(re.match(r"[^\W\d]{3,}\s+[^\W\d]", text) or _MEASURE.match(text) for text in texts)


def _short_values(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a column's cells are values or words in place of one: "94 %", "fastställs senare"."""
    texts = _filled(rows, index)
    short = all(len(text) <= _LONGEST_PLACE and not _NUMBERED_TITLE.match(text) for text in texts)
    return short and any(re.match(r"\W*\d", text) for text in texts)


def _without_others_targets(columns: list[Column]) -> list[Column]:
    """The columns without "KF:s årsmål" beside "Årsmål": what others aim at is no target of this plan's."""
    own = {column.head.lower() for column in columns if column.noun == "target"}
    return [
        replace(column, noun=None)
        if column.noun == "target" and any(column.head.lower().endswith(f"s {head}") for head in own)
        else column
        for column in columns
    ]


def _numeric(rows: tuple[Row, ...], index: int) -> bool:
    """Whether a column's cells are values: most of those filled hold a number and few words."""
    texts = _filled(rows, index)
    values = [text for text in texts if re.search(r"\d", text) and len(text) <= 40 and not _TITLED.search(text)]
    return bool(texts) and 2 * len(values) > len(texts)


def as_filled(column: Column, row: Row) -> Column:
    """The column as this row fills it, where its head names two things: an indicator is counted or has values."""
    both = {column.noun, column.also}
    if column.also is None or "indicator" not in both or column.index >= len(row.cells):
        return column
    text = row.cells[column.index].text
    other = next((noun for noun in both if noun != "indicator"), None)
    counted = _MEASURE.match(text) is not None or len(find_numbers(text)) > 0
    return replace(column, noun="indicator" if counted else other)

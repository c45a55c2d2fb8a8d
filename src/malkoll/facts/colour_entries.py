"""Colours and what they mean, as the lines, rows and sentences of a legend explain them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.document import Document, Heading, Item, Paragraph, Table, TextLine
from malkoll.facts.passages import Running, joined
from malkoll.facts.patterns import word_set
from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences

__all__ = ["Entry", "entries"]

_FORMS = {
    "grön": "grön", "grönt": "grön", "gul": "gul", "gult": "gul", "röd": "röd", "rött": "röd", "blå": "blå",
    "blått": "blå", "grå": "grå", "grått": "grå", "vit": "vit", "vitt": "vit", "svart": "svart", "orange": "orange",
    "lila": "lila", "green": "grön", "yellow": "gul", "red": "röd", "blue": "blå", "grey": "grå", "amber": "orange",
    "ljusgrön": "ljusgrön", "ljusgrönt": "ljusgrön", "mörkgrön": "mörkgrön", "mörkgrönt": "mörkgrön",
}  # fmt: skip
_COLOUR = rf"(?P<colour>{'|'.join(sorted(_FORMS, key=len, reverse=True))})(?!\w)"
_ALONE = compiled(rf"\W{{0,5}}{_COLOUR}\W{{0,5}}\Z", re.IGNORECASE)
_EXPLAINED = compiled(
    rf"\W{{0,5}}{_COLOUR}\s?(?:[:=]|[–—-](?=\s)|\t)\s?(?P<meaning>[^\W_].*)", re.IGNORECASE | re.DOTALL
)
_INITIAL = compiled(r"[\W_]*[gröblvsoamGRÖBLVSOAM]")
# "Grön = nås", "gult betyder att det nås delvis", and after that "rött att det inte nås".
_TOGETHER = compiled(
    rf"(?<![\w-]){_COLOUR}[*_]{{0,3}}(?:\s?(?P<how>[:=]|[–—-](?=\s)|\s(?:betyder|innebär|visar|markerar|står\s+för|means)(?!\w))"
    r"\s?[*_]{0,3}\s?(?:att\s)?|\satt\s)",
    re.IGNORECASE,
)
_NAMED = compiled(r"(?<![\w-])(?:grön|röd|gul|green|red|yellow)", re.IGNORECASE)
# What parts one colour with its meaning from the next.
_PARTED = compiled(r"(?:[,;.|/]|\s(?:och|samt|medan|and|while))\s*[*_(]{0,3}\Z")
_BEFORE = word_set("där med och att")
# Numbers of goals of each colour are no legend.
_COUNTED = compiled(
    r"\W*(?:\d|(?:noll|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)(?!\w)|"
    r"(?:en|ett|ingen|inga|inget)(?:\s(?:\w{0,12}mål|uppdrag|indikator|åtgärd|aktivitet|nyckeltal)\w*)?\W*\Z)",
    re.IGNORECASE,
)
_FEWEST_TOGETHER = 2
# Longer ones are comments on something that has the colour for its status.
_LONGEST = 25


@record
class Entry:
    """A colour in a legend: its name, the form it is written in, and its meaning, as written and as compared.

    ``within`` is where the paragraph begins that is a legend in itself, -1 where each colour has a line of its own.
    """

    colour: str
    form: str
    written: str
    meaning: str
    span: Span
    within: int = -1

    @property
    def neuter(self) -> bool:
        """Whether the colour is written as an adjective of the neuter gender ("Rött")."""
        return self.form.casefold() != "svart" and self.form.casefold().endswith("t")


def entries(document: Document) -> Iterator[Entry]:
    """The colours explained in ``document``, in its order."""
    for block in document.blocks:
        match block:
            case Table():
                yield from _in_table(block)
            case Paragraph() | Item() if block.lines:
                yield from _in_lines(block.lines)
            case Heading():
                yield from _in_lines((TextLine(block.text, block.span),))
            case _:
                continue


def _in_table(table: Table) -> Iterator[Entry]:
    """Rows of a colour and a meaning. Where a colour comes back the column holds the status of something."""
    found: list[Entry] = []
    for row in table.rows:
        cells = [cell for cell in row.cells if cell.lines]
        if len(cells) == 1:
            found += _in_lines(cells[0].lines[:1])
        elif cells:
            colour = _ALONE.match(cells[0].text)
            if colour is not None and _ALONE.match(cells[1].text) is None:
                found += _entry(colour["colour"], cells[1].text, cells[0].lines[0].span)
    if len({entry.colour for entry in found}) == len(found):
        yield from found


def _in_lines(lines: tuple[TextLine, ...]) -> Iterator[Entry]:
    """The colours explained in a paragraph: all in one sentence, or each in its own line."""
    told = joined(lines)
    together = list(_in_sentence(told)) if _NAMED.search(told.text) else []
    if together:
        yield from together
        return
    for line in lines:
        yield from _in_line(line)


def _in_sentence(told: Running) -> Iterator[Entry]:
    """The colours explained after each other: "Färger: Grön = nås, Gul = nås delvis, Röd = nås inte."."""
    text = told.text
    found = list(_TOGETHER.finditer(text))
    if not found[_FEWEST_TOGETHER - 1 :] or not _may_begin(text[: found[0].start()]):
        return
    if found[0]["how"] is None or len({_FORMS[one["colour"].casefold()] for one in found}) < len(found):
        # A colour that comes back is the status of something.
        return
    out: list[Entry] = []
    for one, following in zip(found, [*found[1:], None], strict=False):
        meaning = text[one.end() : following.start() if following is not None else len(text)]
        if following is not None and _PARTED.search(meaning) is None:
            return
        end = split_sentences(meaning)
        meaning = _PARTED.sub("", meaning[: end[0][1]] if end else meaning).strip(" .;,()")
        if not meaning or _COUNTED.match(meaning) is not None:
            return
        out += _entry(one["colour"], meaning, told.at(one.start()), told.span.start)
    if len(out) == len(found):
        yield from out


def _may_begin(lead: str) -> bool:
    """Whether a legend may begin after ``lead``."""
    lead = lead.rstrip(" *_")
    return not lead or lead[-1] in ".:!;(–—-" or lead.rpartition(" ")[2].lower() in _BEFORE


def _in_line(line: TextLine) -> Iterator[Entry]:
    """The colours explained in a line, one in each of its sentences: "Grön: enligt plan. Gul: försenat."."""
    if _INITIAL.match(line.text) is None:
        return
    for start, end in split_sentences(line.text):
        found = _EXPLAINED.match(line.text[start:end])
        if found is None:
            return
        yield from _entry(found["colour"], found["meaning"], line.span)


def _entry(form: str, meaning: str, span: Span, within: int = -1) -> Iterator[Entry]:
    said = re.findall(r"\w+", meaning.casefold())
    if len(said) <= _LONGEST:
        yield Entry(_FORMS[form.casefold()], form, " ".join(meaning.split()), " ".join(said), span, within)

"""Labels: "Ansvarig: Skolchef", the label alone on its line, or the label in bold before its value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.span import Span

__all__ = [
    "LabelGuess",
    "chapter_number",
    "guesses",
    "leading_number",
    "numbered",
    "numbered_title",
    "once_said",
    "strip_icons",
    "sub_span",
    "titled",
    "unquoted",
    "without_answers",
    "without_brackets",
    "without_place",
    "without_time",
]

# The longest label seen in plans is about 40 characters; a colon further in is part of a sentence.
_LONGEST_LABEL = 60

# "KF:s mål": a colon before an ending parts no label from its words.
# So does one between figures ("Mått 1:1"), unless they are a year.
_MARK = compiled(r"(?:(?<!\d)[:;]|(?<=(?<!\d)20\d\d)[:;]|[:;](?!\d))(?!(?:s|ns|n|en|et|er|erna)\b)")
_NUMBERED = compiled(r"((?:[A-ZÅÄÖ]{1,4}\s?)?\d{1,3}(?:\.\d{1,3})*)(?:[.):]\s+|\s+[-–—]\s+)(?=\S)")
# "1.1.1 Alla förskolor håller lika hög kvalitet".
_OF_LEVELS = compiled(r"(\d{1,2}(?:\.\d{1,2})+)\s+(?=[A-ZÅÄÖ])")
_QUOTED = compiled(r"[”“\"»«'’‘]([^”“\"»«]+)[”“\"»«'’‘][.,]?")
# "Utfall aug 2025", "Läge T1", "Utfall per 31 augusti 2025", "Prognos tertial 2".
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)(?:uari|s|il|i|ust|usti|tember|ober|ember|t)?"
_TIME = compiled(
    rf"(?<!\w)(?:(?:per|till\s+och\s+med|t\.?o\.?m\.?)\s+)?(?:{_MONTH}\s*[-–]\s*)?(?:\d{{1,2}}\s+)?{_MONTH}\.?(?!\w)"
    r"|(?<!\w)(?:helår|halvår|halvårs|vår|höst)(?!\w)|(?<!\w)(?:t|tertial|kvartal|kv|q|delår)\s?[1-4]\b",
    re.IGNORECASE,
)
# "K2 Felanmälningar ska åtgärdas snabbt": a code, and a title of several words.
_CODED = compiled(r"([A-ZÅÄÖ]{1,3}\d{1,2}(?:\.\d{1,2})*)\s+(?=[A-ZÅÄÖ][^\W\d]*\s+\S)")
_PLACE = compiled(
    r"^(?P<label>(?:huvud)?ansvarig[at]?)\s+(?:i|inom|på|från|hos|vid)\s+[^\W\d]\w*(?:\s+[^\W\d]\w*)?$", re.IGNORECASE
)
_BRACKETS = compiled(r"(?<=\w)\s*\((?P<inside>[^()]{1,30})\)\s*$")
# "Uppfyllt ja/nej": what may be answered.
_ANSWERS = compiled(r"(?<=\w)\s*[:,(]?\s*ja(?:\s?/\s?[^\W\d]+(?: [^\W\d]+)?){1,3}\)?$", re.IGNORECASE)
# "Startvärde   81 %": a label and its value, with wide space between them.
_WIDE = compiled(r"(?P<label>[A-ZÅÄÖ][^\s:|]*(?: [^\s:|]+){0,3})(?:\t| {2,})\s*(?=\S)")
_SEX = compiled(r"(?<!\w)(?:kv|kvinnor|k|män|m|flickor|f|pojkar|p|women|men|girls|boys)(?!\w)", re.IGNORECASE)
# Without a mark between them a number is a chapter's only before a capital: "95 procent av cheferna" has none.
_CHAPTER = compiled(r"(\d{1,2}(?:\.\d{1,2})*)(?:\.\s+(?=[^\W\d])|\s+(?=[A-ZÅÄÖ”\"]))")
_ICONS = compiled(r"^[^\w\"”“'(\[§+<>=≥≤-]+", re.UNICODE)


@record
class LabelGuess:
    """A possible label and the words after it; ``at`` is where in the line those begin (0-based)."""

    label: str
    rest: str
    at: int
    alone: bool


def guesses(text: str, bold: int, *, whole: bool) -> Iterator[LabelGuess]:
    """Possible labels of a line, likeliest first.

    ``bold`` is the number of bold characters the line begins with; ``whole`` says whether the line
    could be a label alone, without a colon.
    """
    mark = _MARK.search(text, 0, _LONGEST_LABEL + 1)
    if mark is not None and mark.start() > 0:
        yield _guess(text, mark.start(), mark.end())
    if 0 < bold < len(text) and bold <= _LONGEST_LABEL:
        yield _guess(text, bold, bold)
    wide = _WIDE.match(text) if mark is None else None
    if wide is not None:
        yield _guess(text, wide.end("label"), wide.end())
    if whole and len(text) <= _LONGEST_LABEL and mark is None:
        yield LabelGuess(text.strip(" .!?*"), "", len(text), True)


def _guess(text: str, end: int, after: int) -> LabelGuess:
    rest = text[after:]
    at = after + len(rest) - len(rest.lstrip(" :;"))
    rest = rest.lstrip(" :;").rstrip()
    return LabelGuess(text[:end].strip(" *:;"), rest, at, not rest)


def leading_number(text: str) -> tuple[str | None, str, int]:
    """The number a title begins with, the title without it, and where that begins (0-based)."""
    found = _NUMBERED.match(text)
    if found is None:
        return None, text, 0
    return found.group(1), text[found.end() :], found.end()


def numbered_title(text: str) -> tuple[str | None, str]:
    """The number that a title given under a label begins with, and the title: "1.1.1 Alla läser", "2. Alla simmar"."""
    number, title, _ = leading_number(text)
    if number is None and (levels := _OF_LEVELS.match(title)) is not None:
        return levels[1], title[levels.end() :]
    return number, title


def unquoted(title: str) -> str:
    """A title without the quotation marks that the whole of it stands between."""
    found = _QUOTED.fullmatch(title)
    return title if found is None else found[1].rstrip(". ")


def numbered(text: str) -> tuple[str | None, str]:
    """The number with a mark after it, or the code, that an item begins with, and the item without it."""
    number, title = numbered_title(text)
    if number is not None:
        return number, title
    coded = _CODED.match(text)
    return (None, text) if coded is None else (coded.group(1), text[coded.end() :])


def without_time(text: str) -> str:
    """A label or head without the part of the year it is for: "Läge T1" gives "Läge"."""
    return re.sub(r"\s+", " ", _TIME.sub(" ", text)).strip()


def without_place(text: str) -> str:
    """A label without where somebody answers: "Ansvarig i ledningsgruppen" gives "Ansvarig"."""
    return _PLACE.sub(r"\g<label>", text)


def without_brackets(text: str) -> tuple[str, ...]:
    """A label or head that ends with words in brackets: without the brackets, and then without the words.

    "Nuläge (2023)" gives "Nuläge 2023" and "Nuläge"; "Utfall (%)" the same way.
    """
    found = _BRACKETS.search(text)
    if found is None or _SEX.search(found["inside"]):
        return ()
    bare = text[: found.start()].rstrip()
    return (f"{bare} {found['inside'].strip()}", bare)


def without_answers(text: str) -> str:
    """A label or head without the answers to choose from: "Uppfyllt Ja/Nej" gives "Uppfyllt"."""
    return _ANSWERS.sub("", text)


def titled(text: str) -> tuple[str | None, str]:
    """The number or code that a heading begins with, with or without a mark after it, and its title."""
    number, title = numbered(text)
    return (number, title) if number is not None else chapter_number(text)


def chapter_number(text: str) -> tuple[str | None, str]:
    """The number of its chapter that a heading begins with ("3.1.1 Nämndmål: …"), and the heading without it."""
    found = _CHAPTER.match(text)
    return (None, text) if found is None else (found.group(1), text[found.end() :])


def once_said(text: str) -> str:
    """``text`` without its second half, where that says the first again: a picture's words and those beside it."""
    words = text.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else text


def strip_icons(text: str) -> str:
    """``text`` without icons and dingbats before its first word."""
    return _ICONS.sub("", text).strip()


def sub_span(span: Span, text: str, at: int) -> Span:
    """The span of ``text[at:]``, where ``span`` covers ``text`` on one line and the source agrees.

    Where marks were taken away, offsets no longer agree to the character; the span then keeps its line.
    """
    if at <= 0 or span.line != span.end_line or span.end - span.start != len(text):
        return span
    return Span(span.start + at, span.end, span.line, span.column + at, span.end_line, span.end_column, span.address)

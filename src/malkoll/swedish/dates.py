"""Dates and spans of time as plans write them.

``find_dates`` reads from left to right and never gives overlapping mentions. A bare number of four
digits counts as a year from 1990 to 2060, unless it counts something ("2025 personer") or is part of
a code ("SN 2019/0417", "(2017:725)").
"""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Literal

from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish._known import of_short
from malkoll.swedish._tables import word_set

__all__ = ["DateMention", "Kind", "end_of", "find_dates"]

Kind = Literal["day", "month", "quarter", "tertial", "season", "year", "range", "turn"]


@record
class DateMention:
    """A date or a span of time in a text.

    ``start`` and ``end`` are offsets, half-open. ``year``, ``month`` and ``day`` are those of its end
    ("2023-2026" has the year 2026, "kvartal 3 2025" the month 9), ``None`` where they are not said;
    ``start_year`` is the first year of a range. A turn of the year ("årsskiftet 2025/2026") has the
    year that ends.
    """

    start: int
    end: int
    text: str
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    start_year: int | None = None


_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_SHORT_BUT_WHOLE = frozenset({"mars", "maj", "juni", "juli"})
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "sista": 4}
_SEASON_END = {"vår": 6, "v": 6, "sommar": 8, "höst": 12, "h": 12, "vint": 12}

_SPACE = r"[ \t\u00a0\u2007\u2009\u202f]"
_S = r"[ \t\n\u00a0\u2007\u2009\u202f]{1,4}(?<!\n\n)"  # words may stand on two lines, not in two paragraphs
_DASH = r"[-‐‑‒–—−]"
_YEAR = r"(?:199\d|20[0-5]\d|2060)"
_MONTH = (
    r"(?:jan(?:uari)?|febr?(?:uari)?|mars?|apr(?:il)?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b"
)
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = rf"(?:{_SPACE}*{_DASH}{_SPACE}*|{_S}t(?:ill(?:{_S}och{_S}med)?|\.?{_SPACE}?o\.?{_SPACE}?m\.?){_S})"
# A point only after an abbreviation: a sentence may end with "i augusti."
_OF_YEAR = rf"(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|okt|nov|dec)\.|(?<=febr|sept)\.)?(?:{_S}år)?,?{_S}"
_NOT_IN_CODE = r"(?<![^\W_])(?<![0-9A-Za-zÅÄÖåäö][/:.])(?<!\d[-–,])"
_ENDS = r"(?![^\W_])(?![/:,.][0-9])"

# What a number of four digits may count: then it is an amount and not a year.
_COUNTED = compiled(
    rf"{_SPACE}?(?:%|(?:personer|kr|kronor|mnkr|tkr|mkr|miljon(?:er)?|procent|timmar|dagar|veckor|månader|minuter|"
    r"platser|elever|brukare|barn|ungdomar|klienter|patienter|invånare|medarbetare|anställda|hushåll|"
    r"ärenden|beslut|insatser|besök|bostäder|lägenheter|ansökningar|anmälningar|st|stycken|ton|kg|km|meter|"
    r"kvm|m2|m²|kwh|mwh|gwh|årsarbetare|familjer|företag|fordon|deltagare|besökare|svarande|poäng|gånger)\b)",
    re.IGNORECASE,
)

_PATTERN = compiled(
    rf"""
    (?P<isodays> {_NOT_IN_CODE} (?P<id_y1>{_YEAR})-(?:0[1-9]|1[0-2])-{_DAY} {_SPACE}*{_DASH}{_SPACE}*
        (?P<id_y2>{_YEAR})-(?P<id_m>0[1-9]|1[0-2])-(?P<id_d>{_DAY}) {_ENDS} (?!-\d) )
  | (?P<isorange> {_NOT_IN_CODE} (?P<ir_y1>{_YEAR})(?P<ir_m1>0[1-9]|1[0-2])? {_SPACE}*{_DASH}{_SPACE}*
        (?P<ir_y2>{_YEAR})(?P<ir_m2>0[1-9]|1[0-2]) {_ENDS} )
  | (?P<iso> {_NOT_IN_CODE} (?P<iso_y>{_YEAR}) (?P<iso_sep>[-.‐‑–/]) (?P<iso_m>0?[1-9]|1[0-2]) (?P=iso_sep)
        (?P<iso_d>{_DAY}) {_ENDS} (?!-\d) )
  | (?P<compact> {_NOT_IN_CODE} (?P<c_y>{_YEAR})(?P<c_m>0[1-9]|1[0-2])(?P<c_d>3[01]|[12]\d|0[1-9])? {_ENDS}
        (?![-–]\d) )
  | (?P<monthrange> (?<![^\W_]) (?:den{_S})? (?:(?P<mr_d1>{_DAY})(?::[ea])?{_SPACE}?{_S}?)?
        (?P<mr_m1>{_MONTH}) (?:{_OF_YEAR}(?P<mr_y1>{_YEAR}))?
        {_TO} (?:den{_S})? (?:(?P<mr_d2>{_DAY})(?::[ea])?{_S})?
        (?P<mr_m2>{_MONTH}) (?:{_OF_YEAR}(?P<mr_y2>{_YEAR}))? {_ENDS} )
  | (?P<slash> (?<![^\W_])(?<![0-9][/:.,]) (?P<s_d>{_DAY}) {_SPACE}?/{_SPACE}? (?P<s_m>1[0-2]|0?[1-9]) (?:[-/]|{_S})
        (?P<s_y>{_YEAR}) {_ENDS} )
  | (?P<dayname> (?<![^\W_])(?<!\d[.,:/]) (?:den{_S})?
        (?:(?P<d_d>{_DAY})(?::[ea])?{_SPACE}?{_S}?|(?P<d_last>sista){_S}(?:dagen{_S}i{_S}|i{_S})?)
        (?P<d_m>{_MONTH}) (?:{_OF_YEAR}(?P<d_y>{_YEAR})(?!{_SPACE}?\d{{3}}\b))? (?![^\W_]) )
  | (?P<month> (?<![^\W_]) (?P<m_m>{_MONTH})(?:{_S}månad)? (?:{_OF_YEAR}(?P<m_y>{_YEAR}))? (?![^\W_]) )
  | (?P<quarter> (?<![^\W_]) (?: (?:kvartal|kv\.?)(?:{_SPACE}?)(?P<q_n>[1-4]) | Q{_SPACE}?(?P<q_q>[1-4])
        | (?P<q_o>första|andra|tredje|fjärde|sista){_S}kvartalet ) (?![^\W_])
        (?: (?:,?{_OF_YEAR}|{_SPACE}?[-/]{_SPACE}?)(?P<q_y>{_YEAR})(?![^\W_]) )? )
  | (?P<tertial> (?<![^\W_]) (?: tertial{_SPACE}?(?P<t_n>[1-3]) | T{_SPACE}?(?P<t_t>[1-3])
        | (?P<t_o>första|andra|tredje|sista){_S}terti(?:al)?et ) (?![^\W_])
        (?: (?:,?{_OF_YEAR}|{_SPACE}?[-/]{_SPACE}?)(?P<t_y>{_YEAR})(?![^\W_]) )? )
  | (?P<half> (?<![^\W_]) (?:(?P<h_o>första|andra){_S}halvåret|(?:halvår|H)(?:{_SPACE}?)(?P<h_n>[12])) (?![^\W_])
        (?:{_OF_YEAR}(?P<h_y>{_YEAR})(?![^\W_]))? )
  | (?P<season> (?<![^\W_]) (?: (?P<se>vår|sommar|höst|vint)(?:er)?(?:en|n|terminen) (?![^\W_])
        (?:{_OF_YEAR}(?P<se_y>{_YEAR})(?:{_SPACE}?[-/]{_SPACE}?(?P<se_z>{_YEAR}|\d\d))?(?![^\W_]))?
        | (?P<sb>vår|sommar|höst|vint|v|h)(?:ern?|terminen|termin|t)?{_SPACE}+(?P<sb_y>{_YEAR})(?![^\W_])
        | (?P<sc>v|h)t{_SPACE}?-?(?P<sc_y>\d\d)(?![^\W_]) ) )
  | (?P<turn> (?<![^\W_]) årsskiftet (?![^\W_])
        (?: {_S}(?P<u_y>{_YEAR})(?:{_SPACE}?[-–/]{_SPACE}?(?P<u_z>{_YEAR}|\d\d))?(?![^\W_]) )? )
  | (?P<yearpart> {_NOT_IN_CODE} (?P<yp_y>{_YEAR}) {_SPACE}?-?{_SPACE}? (?P<yp_k>[QT])(?P<yp_n>[1-4]) (?![^\W_]) )
  | (?P<isomonth> {_NOT_IN_CODE} (?P<im_y>{_YEAR})-(?P<im_m>0[1-9]|1[0-2]) {_ENDS} (?!-\d) )
  | (?P<range> (?:(?<![^\W_])år(?:en)?{_S})? {_NOT_IN_CODE} (?P<r_a>{_YEAR})
        (?: {_TO}(?:år{_S})?(?P<r_b>{_YEAR}) | {_DASH}(?P<r_c>\d\d) | {_SPACE}?/{_SPACE}?(?P<r_d>{_YEAR}|\d\d) )
        {_ENDS} (?![-–]\d) )
  | (?P<year> (?:(?<![^\W_])år{_S})? {_NOT_IN_CODE} (?<!agenda\ )(?<!agenda\u00a0) (?P<y>{_YEAR}) {_ENDS} (?!{_DASH}\w)
        )
  | (?P<openyear> (?:(?<![^\W_])år{_S})? {_NOT_IN_CODE} (?P<o>{_YEAR}) (?={_DASH}(?:[^\W\d_]|{_SPACE}|\)|$))
        (?!{_DASH}tal) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A mention begins with a word that begins like this: trying the pattern only there makes it fast.
_WORD = compiled(r"(?<![^\W_])[0-9A-Za-zÅÄÖåäö][^\W_]*")
_OPENINGS = word_set(
    "jan feb mar apr maj jun jul aug sep okt nov dec den år åre års kv kva för and tre fjä sis ter vår som hös vin hal"
)
_SHORT_OPENINGS = frozenset("qQtThHvV")


@of_short
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date and span of time in ``text``, in order."""
    found: list[DateMention] = []
    done = 0
    for word in _WORD.finditer(text):
        start = word.start()
        if start < done:
            continue
        first = word.group()
        if not (
            "0" <= first[0] <= "9"
            or first[:3].lower() in _OPENINGS
            or (len(first) <= 4 and first[0] in _SHORT_OPENINGS)
        ):
            continue
        match = _PATTERN.match(text, start)
        mention = None if match is None else _read(match)
        if mention is not None:
            found.append(mention)
            done = mention.end
    return tuple(found)


def end_of(mention: DateMention) -> datetime.date | None:
    """The last day of ``mention``; ``None`` where it names no year."""
    if mention.year is None:
        return None
    month = mention.month or 12
    day = mention.day or calendar.monthrange(mention.year, month)[1]
    return datetime.date(mention.year, month, day)


def _read(match: re.Match[str]) -> DateMention | None:
    kind = match.lastgroup
    # ``lastgroup`` is the last closed group: the alternative's own name, since it closes last.
    assert kind is not None
    return _READERS[kind](match)


def _mention(
    match: re.Match[str],
    kind: Kind,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    start_year: int | None = None,
) -> DateMention | None:
    if year is not None and month is not None and day is not None and day > calendar.monthrange(year, month)[1]:
        return None
    return DateMention(match.start(), match.end(), match.group(), kind, year, month, day, start_year)


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _month(name: str) -> int:
    return _MONTHS[name[:3].lower()]


def _is_amount(match: re.Match[str]) -> bool:
    """Whether what looks like a year counts something: "2025 personer"."""
    return _COUNTED.match(match.string, match.end()) is not None


def _full_year(text: str | None, start: int) -> int | None:
    """The year that "24" stands for after 2023: 2024."""
    if text is None:
        return None
    return int(text) if len(text) == 4 else start // 100 * 100 + int(text)


def _isodays(m: re.Match[str]) -> DateMention | None:
    return _mention(m, "range", int(m["id_y2"]), int(m["id_m"]), int(m["id_d"]), int(m["id_y1"]))


def _isorange(m: re.Match[str]) -> DateMention | None:
    return _mention(m, "range", int(m["ir_y2"]), int(m["ir_m2"]), start_year=int(m["ir_y1"]))


def _iso(m: re.Match[str]) -> DateMention | None:
    return _mention(m, "day", int(m["iso_y"]), int(m["iso_m"]), int(m["iso_d"]))


def _compact(m: re.Match[str]) -> DateMention | None:
    if _is_amount(m):
        return None
    day = _int(m["c_d"])
    return _mention(m, "day" if day else "month", int(m["c_y"]), int(m["c_m"]), day)


def _monthrange(m: re.Match[str]) -> DateMention | None:
    end = _int(m["mr_y2"])
    return _mention(m, "range", end, _month(m["mr_m2"]), _int(m["mr_d2"]), _int(m["mr_y1"]) or end)


def _slash(m: re.Match[str]) -> DateMention | None:
    return _mention(m, "day", int(m["s_y"]), int(m["s_m"]), int(m["s_d"]))


def _dayname(m: re.Match[str]) -> DateMention | None:
    month, year = _month(m["d_m"]), _int(m["d_y"])
    day = calendar.monthrange(year or 2023, month)[1] if m["d_last"] else int(m["d_d"])
    return _mention(m, "day", year, month, day)


def _month_alone(m: re.Match[str]) -> DateMention | None:
    name = m["m_m"].lower()
    if m["m_y"] is None and len(name) <= 4 and name not in _SHORT_BUT_WHOLE:
        return None  # an abbreviation says a month only beside a year: "dec" may be anything
    return _mention(m, "month", _int(m["m_y"]), _month(name))


def _quarter(m: re.Match[str]) -> DateMention | None:
    number = _int(m["q_n"] or m["q_q"]) or _ORDINALS[m["q_o"].lower()]
    return _mention(m, "quarter", _int(m["q_y"]), 3 * number)


def _tertial(m: re.Match[str]) -> DateMention | None:
    number = _int(m["t_n"] or m["t_t"]) or min(3, _ORDINALS[m["t_o"].lower()])
    return _mention(m, "tertial", _int(m["t_y"]), 4 * number)


def _half(m: re.Match[str]) -> DateMention | None:
    number = _int(m["h_n"]) or _ORDINALS[m["h_o"].lower()]
    return _mention(m, "range", _int(m["h_y"]), 6 * number)


def _season(m: re.Match[str]) -> DateMention | None:
    if m["sc"]:
        return _mention(m, "season", 2000 + int(m["sc_y"]), _SEASON_END[m["sc"].lower()])
    season = (m["se"] or m["sb"]).lower()
    year = _int(m["se_y"] or m["sb_y"])
    if season == "vint" and year is not None and m["se_z"]:
        return _mention(m, "season", _full_year(m["se_z"], year), 3, start_year=year)
    return _mention(m, "season", year, _SEASON_END[season])


def _turn(m: re.Match[str]) -> DateMention | None:
    return _mention(m, "turn", _int(m["u_y"]), 12 if m["u_y"] else None, 31 if m["u_y"] else None)


def _yearpart(m: re.Match[str]) -> DateMention | None:
    number = int(m["yp_n"])
    if m["yp_k"].upper() == "Q":
        return _mention(m, "quarter", int(m["yp_y"]), 3 * number)
    return _mention(m, "tertial", int(m["yp_y"]), 4 * number) if number < 4 else None


def _isomonth(m: re.Match[str]) -> DateMention | None:
    return _mention(m, "month", int(m["im_y"]), int(m["im_m"]))


def _range(m: re.Match[str]) -> DateMention | None:
    start = int(m["r_a"])
    end = _full_year(m["r_b"] or m["r_c"] or m["r_d"], start)
    if end is None or end < start or _is_amount(m):
        return None
    return _mention(m, "range", end, start_year=start)


def _year(m: re.Match[str]) -> DateMention | None:
    if _is_amount(m):
        return None
    return _mention(m, "year", int(m["y"] if m["year"] else m["o"]))


_READERS = {
    "isodays": _isodays,
    "isorange": _isorange,
    "iso": _iso,
    "compact": _compact,
    "monthrange": _monthrange,
    "slash": _slash,
    "dayname": _dayname,
    "month": _month_alone,
    "quarter": _quarter,
    "tertial": _tertial,
    "half": _half,
    "season": _season,
    "turn": _turn,
    "yearpart": _yearpart,
    "isomonth": _isomonth,
    "range": _range,
    "year": _year,
    "openyear": _year,
}

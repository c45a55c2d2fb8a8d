"""Numbers as Swedish plans write them.

Decimal comma or point, thousands parted by a space (hard, narrow or thin ones too) or a point, minus
as hyphen, dash or word, percent, units of money and time, number words, and the words that say that a
number is not exact. Years, dates and numbers that are part of a name or a code are no numbers here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish._known import of_short
from malkoll.swedish._zones import Zones
from malkoll.swedish.dates import find_dates

__all__ = ["Approximate", "Number", "find_numbers", "parse_number", "parse_number_word"]

Approximate = Literal["about", "over", "under"]


@record
class Number:
    """A number in a text.

    ``start`` and ``end`` are offsets, half-open, of sign and figures (or of the number word);
    ``text`` is what stands there. ``value`` is an int where no decimals are written; it is not
    multiplied by its unit ("15 miljoner kronor" is 15). ``decimals`` counts the decimals written.
    ``unit`` is a unit of share, money, time or measure as written ("%", "mnkr", "procentenheter"),
    not any noun that follows. ``full_start`` and ``full_end`` take in what belongs to the number:
    "cirka" before it and the unit after it.
    """

    start: int
    end: int
    value: int | float
    text: str
    decimals: int = 0
    approximate: Approximate | None = None
    unit: str | None = None
    percent: bool = False
    full_start: int = 0
    full_end: int = 0
    word: bool = False


_SPACE = r"[ \u00a0\u2007\u2009\u202f]"
_DASH = r"[-‐‑‒–—−]"

# Integer part with thousands, then decimals. Order matters: the longest reading comes first.
_FIGURES = rf"""(?:
    [0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]+            # 1.049,5
  | [0-9]{{1,3}}(?:,[0-9]{{3}})+\.[0-9]+            # 1,049.5
  | [0-9]{{1,3}}(?:,[0-9]{{3}}){{2,}}(?![0-9])      # 1,049,000
  | [0-9]{{1,3}}(?:\.[0-9]{{3}})+(?![0-9])          # 1.049.000
  | [0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?
  | [0-9]+(?:[.,][0-9]+)?
)"""
# Longer runs of figures are no amounts (and ``int`` would refuse the longest).
_LONGEST = 60
_FIGURES_RE = compiled(_FIGURES, re.VERBOSE)
_WHOLE = compiled(rf"(?:(?P<sign>{_DASH}|\+|minus\b)\s*)?(?P<figures>{_FIGURES})", re.VERBOSE | re.IGNORECASE)

# Where digits are no number: laws, codes, references, labels, clock times, addresses.
_LABELS = (
    r"avsnitt|kapitel|kap|tabell|tabellen|diagram|figur|bilaga|bild|punkt|punkten|punkterna|paragraf|artikel|sid|sida|"
    r"sidan|sidorna|s\.|nr|nummer|vecka|veckorna|v\.|fas|steg|etapp|nivå|årskurs|åk|klass|grupp|version|agenda|mål|"
    r"målen|delmål|delmålen|nämndmål|nämndsmål|fokusmål|årsmål|huvudmål|inriktningsmål|effektmål|verksamhetsmål|"
    r"resultatmål|kvalitetsmål|etappmål|etappmålen|utvecklingsmål|kommunfullmäktigemål|uppdrag|uppdragen|indikator|"
    r"nyckeltal|mått|åtgärd|aktivitet|insats|fokusområde|målområde|område|nb|rad|fråga|prio|prioritet|linje|väg|rum|"
    r"zon|skede|alternativ|scenario|spår|rutin|blankett|version"
)
_ADDRESSES = compiled(r"https?://\S+|www\.\S+|\S+@\S+\.\w+")
_AND = rf"(?:,|{_SPACE}och|{_SPACE}eller|{_SPACE}samt|{_SPACE}?{_DASH}|{_SPACE}till){_SPACE}?"
_CODE = compiled(
    rf"""
    (?P<law>[0-9]{{4}}:[0-9]+)                                           # (2017:725)
  | (?P<diary>[0-9]{{4}}[/:-][0-9]{{3,}}[-/.:0-9]*)                                  # SN 2019/0417
  | (?P<section>[0-9]{{1,4}}(?:{_AND}[0-9]{{1,4}}){{0,8}}[ ]?[a-z]?\s?§§?)                  # 24 §
  | (?P<chapter>[0-9]+{_SPACE}?kap\b)
  | (?P<ordinal>[0-9]+:[aeAE]?[^\W\d_]+)                                 # 2:a
  | (?P<clock>[0-2]?[0-9]:[0-5][0-9](?![0-9]))
  | (?P<always>24/7\b)
  | (?P<day>(?:(?<=(?:tom|fom|den|per){_SPACE})|(?<=o\.m\.{_SPACE})|(?<=sedan{_SPACE}))
        (?:3[01]|[12]?[0-9])/(?:1[0-2]|[1-9])(?![0-9/]))                # tom 12/7
  | (?P<identity>[0-9]{{6}}(?:[0-9]{{2}})?-[0-9]{{4}}\b)                  # organisation and personal numbers
  | (?P<phone>0[0-9]{{1,3}}(?:{_SPACE}?[-–]{_SPACE}?[0-9]{{2,3}}(?:{_SPACE}?[0-9]{{2,3}}){{1,3}}|-[0-9]{{5,8}})\b)
  | (?P<dotted>[0-9]+(?:\.[0-9]+){{2,}}(?![0-9]))                         # 3.1.2, unless thousands (see below)
    """,
    re.VERBOSE,
)
_REFERENCE = compiled(r"[0-9]+(?:[.:][0-9]+)*(?![0-9%])(?!,[0-9])(?!\s?(?:%|procent))")
_AFTER_LABEL = compiled(
    rf"(?:(?<![^\W_])(?:{_LABELS})\.?{_SPACE}|§§?\s?|(?<![^\W_])(?:kl|klockan|dnr|diarienummer|ärende|covid)\b\.?:?\s?-?)$",
    re.IGNORECASE,
)
_AFTER_REFERENCE = compiled(rf"{_AND}$")
_CODE_HEAD = compiled(r"(?:(?<![^\W_])[A-ZÅÄÖ]{2,}[A-Za-zÅÄÖåäö]*[ -]?|\+[0-9 ]*)$")
_CODE_TAIL = compiled(r"(?:(?:19|20)[0-9]{2}|[0-9]{2,4}(?=[/:]))[-/:][0-9][-/.:0-9]*|46[0-9 -]+")
_BLANK = r"[ \t\u00a0\u2007\u2009\u202f]"
_HEADING_NUMBER = compiled(rf"(?:[0-9]+(?:\.[0-9]+)+\.?{_BLANK}+(?=[A-ZÅÄÖ])|[0-9]{{1,3}}[.)]{_BLANK}+(?=[^\W\d_]))")
_LINE_LEAD = compiled(rf"{_BLANK}*(?:(?:[-*•]|\#+){_BLANK}+)?[*_]*")
_THOUSANDS = compiled(r"[0-9]{1,3}(?:\.[0-9]{3})+")

_UNIT = compiled(
    rf"""{_SPACE}*(?P<unit>%-?enheter|%|‰|procentenhet(?:er)?(?:s|ers)?\b|procent\b
    | (?:miljon(?:er)?|miljard(?:er)?|milj\.?|mdr|tusen){_SPACE}(?:kronor|kr)\b
    | miljon(?:er)?\b | miljard(?:er)?\b
    | (?:mnkr|tkr|mkr|mdkr|mdr|msek|tsek|sek|kronor|kr|öre)\b
    | (?:timmars?|timme|tim|minuter|minut|min|dagars?|dag|dygn|veckors?|vecka|månaders?|månad|år|arbetsdagar|
         kalenderdagar|vardagar)\b(?!{_SPACE}(?:19|20)[0-9]{{2}})
    | (?:årsarbetare|årsarbeten|heltidstjänster|tjänster|heltider|stycken|st|poäng|enheter)\b
    | (?:kwh|mwh|gwh|kg|ton|gram|km|mil|meter|kvm|m2|m²|hektar|ha|liter|gånger|grader|co2e|%)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)

_APPROXIMATORS: dict[str, Approximate] = {
    "cirka": "about", "ca": "about", "ca.": "about", "c:a": "about", "circa": "about", "omkring": "about",
    "runt": "about", "ungefär": "about", "kring": "about", "uppskattningsvis": "about", "~": "about", "≈": "about",
    "drygt": "over", "över": "over", "minst": "over", "mer än": "over", "fler än": "over", "åtminstone": "over",
    "överstiger": "over", "överstigande": "over", "lägst": "over", "≥": "over", ">": "over", ">=": "over",
    "mera än": "over", "högre än": "over", "större än": "over",
    "knappt": "under", "nästan": "under", "närmare": "under", "uppemot": "under", "upp till": "under",
    "upp emot": "under", "högst": "under", "maximalt": "under", "max": "under", "mindre än": "under",
    "färre än": "under", "understiger": "under", "lägre än": "under", "inte fler än": "under", "≤": "under",
    "<": "under", "<=": "under", "som mest": "under",
}  # fmt: skip
_APPROX = compiled(
    r"(?:(?<![^\W_])(?P<word>"
    + "|".join(
        sorted((re.escape(word) for word in _APPROXIMATORS if word[0].isalpha()), key=len, reverse=True)
    ).replace(r"\ ", r"\s")
    + r")|(?P<sign>(?<![\w\"'/])[≥≤><~≈]=?))\s*$",
    re.IGNORECASE,
)

_MINUS_WORD = compiled(r"(?<![^\W_])minus\s+$", re.IGNORECASE)
_LOOSE_MINUS = compiled(rf"{_DASH}{_SPACE}$")
_MONEY_OR_SHARE = compiled(rf"{_SPACE}*(?:%|procent|miljon|miljard|mnkr|tkr|mkr|mdkr|kronor\b|kr\b)", re.IGNORECASE)
_LINE_ENDS = compiled(rf"{_SPACE}*(?:%|[^\W\d_]+)?[ \t\u00a0]*(?:\n|$)")


def find_numbers(text: str, words: bool = False) -> tuple[Number, ...]:
    """Every number in ``text``, in order; with ``words`` number words too ("två", "ett tiotal").

    Not read: years and dates, laws, codes, phone numbers, references ("kap. 6", "mål 3"), numbers in
    words ("covid-19", "15-åringar") and what numbers a heading or an item of a list.
    """
    return _figures_and_words(text) if words else _figures(text)


def parse_number(text: str) -> int | float | None:
    """The number that ``text`` is, all of it; ``None`` if it is not a number. Percent signs are no part."""
    match = _WHOLE.fullmatch(text.strip())
    if match is None or len(match["figures"]) > _LONGEST:
        return None
    value, _ = _value(match["figures"])
    return -value if match["sign"] not in (None, "+") else value


def _value(figures: str) -> tuple[int | float, int]:
    """Value and number of decimals of sign-less figures."""
    figures = re.sub(_SPACE, "", figures)
    comma, point = figures.rfind(","), figures.rfind(".")
    if comma >= 0 and point >= 0:
        mark = max(comma, point)
    elif figures.count(",") > 1 or figures.count(".") > 1:
        mark = -1
    elif point >= 0 and len(figures) - point == 4 and figures[0] != "0":
        mark = -1  # three figures after a lone point: thousands
    else:
        mark = max(comma, point)
    whole = (figures if mark < 0 else figures[:mark]).replace(",", "").replace(".", "")
    if mark < 0:
        return int(whole), 0
    return float(f"{whole}.{figures[mark + 1 :]}"), len(figures) - mark - 1


def _named_elsewhere(text: str) -> Zones:
    """The dates and addresses of ``text``: their figures are no numbers."""
    spans = [(date.start, date.end) for date in find_dates(text)]
    if "@" in text or "://" in text or "www." in text:
        spans.extend(match.span() for match in _ADDRESSES.finditer(text))
    return Zones(spans)


def _reference_end(text: str, start: int, last_reference: int) -> int | None:
    """Where the code or reference whose figures begin at ``start`` ends; ``None`` if it is none.

    ``last_reference`` is where the reference before it ended, for "mål 3, 4 och 7".
    """
    head = text[max(0, start - 32) : start]
    code = _CODE.match(text, start)
    if code is not None and not _THOUSANDS.fullmatch(code.group()):
        return code.end()
    tail = _CODE_TAIL.match(text, start)
    if tail is not None and _CODE_HEAD.search(head):
        return tail.end()
    if _AFTER_LABEL.search(head) or (last_reference and _AFTER_REFERENCE.fullmatch(text, last_reference, start)):
        reference = _REFERENCE.match(text, start)
        if reference is not None:
            return reference.end()
    line = text.rfind("\n", 0, start) + 1
    if start - line < 12 and _LINE_LEAD.fullmatch(text, line, start):
        number = _HEADING_NUMBER.match(text, start)
        if number is not None:
            return number.end()
    return None


@of_short
def _figures_and_words(text: str) -> tuple[Number, ...]:
    return _merge(_figures(text), _number_words(text))


@of_short
def _figures(text: str) -> tuple[Number, ...]:
    if not any(figure in text for figure in "0123456789"):
        return ()
    zones = _named_elsewhere(text)
    found: list[Number] = []
    at = last_reference = 0
    while (match := _FIGURES_RE.search(text, at)) is not None:
        start, end = match.span()
        at = end
        if zones.holds(start) or end - start > _LONGEST:
            continue
        reference = _reference_end(text, start, last_reference)
        if reference is not None:
            at = last_reference = reference
            continue
        if not _stands_alone(text, start, end):
            continue
        value, decimals = _value(match.group())
        first = _sign(text, start, end, found[-1].end if found else 0)
        found.append(_number(text, first, end, -value if first < start else value, decimals))
    return tuple(found)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the figures are no part of a word: "covid-19", "15-åringar" and "CO2" are words."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_#":
        return False
    if before in "-‐‑–/.:" and start > 1:
        earlier = text[start - 2]
        if earlier.isalpha() if before != ":" else earlier.isdigit():
            return False
    after = text[end : end + 2]
    if after[:1].isalpha() or after[:1] == "_":
        return _UNIT.match(text, end) is not None
    return not (len(after) == 2 and after[0] in "-‐‑" and after[1].isalpha())


def _sign(text: str, start: int, end: int, previous: int) -> int:
    """Where the number begins once its minus, if it has one, is counted in; ``start`` if it has none."""
    if start == 0:
        return start
    before = text[start - 1]
    if before in "-‐‑‒–—−":
        earlier = text[start - 2] if start > 1 else " "
        return start - 1 if earlier.isspace() or earlier in "([|=:;\"”'~<>≥≤/" else start
    head = text[max(previous, start - 8) : start]
    word = _MINUS_WORD.search(head)
    if word is not None:
        return start - (len(head) - word.start())
    if before in " \u00a0\u2007\u2009\u202f" and _LOOSE_MINUS.search(head):
        dash = start - 2
        line = text.rfind("\n", 0, dash) + 1
        lead = text[line:dash].rstrip()
        if not lead or lead.endswith(("|", "\t")) or text[line:dash].endswith("\t"):
            return dash if _LINE_ENDS.match(text, end) or text[end : end + 1] in "\t|" else start
        if lead[-1] in "([:=" or (lead[-1].isalpha() and _MONEY_OR_SHARE.match(text, end)):
            return dash
    return start


def _number(text: str, start: int, end: int, value: int | float, decimals: int, word: bool = False) -> Number:
    unit_match = _UNIT.match(text, end)
    unit = unit_match["unit"] if unit_match else None
    full_end = unit_match.end() if unit_match else end
    head = text[max(0, start - 24) : start]
    approx = _APPROX.search(head)
    approximate: Approximate | None = None
    full_start = start
    if approx is not None:
        key = re.sub(r"\s+", " ", (approx["word"] or approx["sign"]).lower())
        approximate = _APPROXIMATORS.get(key)
        full_start = start - (len(head) - approx.start())
    percent = unit is not None and unit.lower() in ("%", "procent")
    return Number(start, end, value, text[start:end], decimals, approximate, unit, percent, full_start, full_end, word)


# --- number words -------------------------------------------------------------------------------

_ONES = {
    "noll": 0, "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8, "nio": 9,
}  # fmt: skip
_TEENS = {
    "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15, "sexton": 16, "sjutton": 17,
    "arton": 18, "aderton": 18, "nitton": 19,
}  # fmt: skip
_TENS = {
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "sextio": 60, "sjuttio": 70, "åttio": 80, "nittio": 90,
}  # fmt: skip
_GROUPS = {"tiotal": 10, "tjugotal": 20, "trettiotal": 30, "fyrtiotal": 40, "femtiotal": 50, "hundratal": 100,
           "tusental": 1000, "dussin": 12, "femtontal": 15, "sextiotal": 60, "sjuttiotal": 70, "åttiotal": 80,
           "nittiotal": 90, "tjog": 20}  # fmt: skip
_SMALL = {**_ONES, **_TEENS, **_TENS}
_SMALL |= {tens + ones: high + low for tens, high in _TENS.items() for ones, low in _ONES.items() if low}
_UNDER_THOUSAND = dict(_SMALL)
for _ones, _count in [("", 1), *((word, n) for word, n in _SMALL.items() if 1 <= n <= 19)]:
    _UNDER_THOUSAND[f"{_ones}hundra"] = _count * 100


@lru_cache(maxsize=4096)
def parse_number_word(word: str) -> int | None:
    """The value of a number word: "två", "tjugofem", "etthundrafemtio", "tvåtusen"; ``None`` if it is none.

    "en" and "ett" are 1 here; ``find_numbers`` leaves them alone, for they are mostly articles.
    """
    word = re.sub(r"[\s\u00ad]+", "", word.lower())
    if word.endswith("tusen"):
        head = word[:-5]
        count = 1 if not head else _under_thousand(head)
        return None if count is None or count == 0 else count * 1000
    head, joint, tail = word.partition("tusen")
    if joint:
        count = 1 if not head else _under_thousand(head)
        rest = _under_thousand(tail.removeprefix("och"))
        return None if not count or rest is None else count * 1000 + rest
    return _under_thousand(word)


def _under_thousand(word: str) -> int | None:
    if word in _UNDER_THOUSAND:
        return _UNDER_THOUSAND[word]
    head, joint, tail = word.partition("hundra")
    if not joint:
        return None
    count = 1 if not head else _SMALL.get(head)
    rest = _SMALL.get(tail.removeprefix("och"))
    return None if not count or count > 19 or not rest else count * 100 + rest


_WORD_NUMBER = compiled(
    rf"""(?<![^\W_])(?<!-)(?:
      (?:ett|några){_SPACE}(?P<group>{"|".join(_GROUPS)})\b
    | (?P<pair>ett{_SPACE}par)\b(?!{_SPACE}?-)
    | (?P<two>[a-zåäöA-ZÅÄÖ]+){_SPACE}(?P<high>hundra|tusen)(?P<tail>[a-zåäö]*)\b
    | (?P<one>[a-zåäöA-ZÅÄÖ]+)
    )(?![^\W_]|-[^\W\d_])""",
    re.VERBOSE | re.IGNORECASE,
)
_COULD_BE_WORD = compiled(
    r"(?<![^\W_])(?:noll|två|tre|fyr|fem|sex|sju|åtta|åttio|nio|nitt|tio|elva|tolv|fjorton|arton|aderton|tjugo|"
    r"ett|hundra|tusen|några|en\s)",
    re.IGNORECASE,
)
_NOT_SIX = compiled(r"\s+(?:och\s+(?:samlevnad|relationer)|mot\s+ersättning)", re.IGNORECASE)


def _number_words(text: str) -> list[Number]:
    found: list[Number] = []
    at = 0
    while (start := _COULD_BE_WORD.search(text, at)) is not None:
        match = _WORD_NUMBER.match(text, start.start())
        if match is None:
            at = start.end()
            continue
        at = match.end()
        value: int | None = None
        approximate: Approximate | None = None
        end = match.end()
        if match["group"]:
            value, approximate = _GROUPS[match["group"].lower()], "about"
        elif match["pair"]:
            value, approximate = 2, "about"
        elif match["two"]:
            value = parse_number_word(match["two"] + match["high"] + match["tail"])
            if value is None:
                value, end = _lone(match["two"]), match.end("two")
                at = end
        else:
            value = _lone(match["one"])
        if value is None or (value == 6 and _NOT_SIX.match(text, end)):
            continue
        number = _number(text, match.start(), end, value, 0, word=True)
        if approximate and not number.approximate:
            number = Number(
                number.start, end, value, number.text, 0, approximate, number.unit, number.percent,
                number.full_start, number.full_end, True,
            )  # fmt: skip
        found.append(number)
    return found


def _lone(word: str) -> int | None:
    return None if word.lower() in ("en", "ett") else parse_number_word(word)


def _merge(figures: tuple[Number, ...], words: list[Number]) -> tuple[Number, ...]:
    """Both in order; a word inside a figure's unit ("3 tusen kronor") belongs to the figure."""
    taken = Zones((number.start, number.full_end) for number in figures)
    alone = [word for word in words if not taken.holds(word.start)]
    return tuple(sorted((*figures, *alone), key=_place)) if alone else figures


def _place(number: Number) -> int:
    return number.start

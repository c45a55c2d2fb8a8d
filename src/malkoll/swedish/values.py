"""What a value in a plan says: its number, unit, time, values by sex and values by label.

"74,2% (kvinnor 73,5%, män 75,4%) (mars 2024)" is a number, its unit, two values by sex and a
period. ``read_value`` never fails; what it cannot tell is ``None``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish._known import of_short
from malkoll.swedish._tables import word_set
from malkoll.swedish._zones import Zones
from malkoll.swedish.dates import DateMention, find_dates
from malkoll.swedish.numbers import Approximate, Number, find_numbers, parse_number

__all__ = [
    "ValueReading",
    "is_empty",
    "mentions_sex_values",
    "names_sex",
    "read_value",
    "says_no_follow_up",
    "says_nothing",
]

Amount = int | float
Sex = Literal["women", "men"]


@record
class ValueReading:
    """What a value says.

    ``number`` is the first number outside parentheses that is neither one sex's nor a year's.
    ``unit`` is what it counts, as written. ``period`` is the time it was measured over, as written and
    without parentheses, with ``year`` its last year; a year after "år", "till" or "senast" ("80 % år
    2026") is a ``year`` and no period. ``labelled`` holds numbers that a label tells apart, ``by_year``
    numbers that years tell apart (only where there are several). ``bound`` is "over" for "minst 80 %",
    "under" for "högst 5", "about" for "cirka 40". ``out_of`` is 5 in "4,2 av 5".
    """

    number: Amount | None = None
    unit: str | None = None
    period: str | None = None
    year: int | None = None
    women: Amount | None = None
    men: Amount | None = None
    labelled: tuple[tuple[str, Amount], ...] = ()
    by_year: tuple[tuple[int, Amount], ...] = ()
    bound: Approximate | None = None
    out_of: Amount | None = None


_EMPTY_READING = ValueReading()

# --- no value yet -------------------------------------------------------------------------------

# "Fastställs i tertialrapport 1": the figure is the report's.
_PART_OF_YEAR = compiled(r"(?<=[a-zåäö])\s+[1-4](?![0-9]|[.,][0-9]|\s*%)$")
_NO_VALUE = compiled(
    r"""(?:
      (?:x+|n/?a|i\.?u\.?|tbd|na|nan|null|okänt|okänd|saknas?|utgår|ingen|inget|inga|nytt|ny|nya|vakant|planeras)
    | (?:(?:uppgift(?:en|er)?|värde[tn]?|utgångsvärde[tn]?|målvärde[tn]?|utfall(?:et)?|mätning(?:en|ar)?|mätvärde[tn]?|
          data|statistik(?:en)?|resultat(?:et)?|underlag(?:et)?|siffr(?:a|or)|nuläge(?:t)?|baslinje(?:n)?|
          jämförelsevärde[tn]?|indikator(?:n)?|mått(?:et)?)\s+)+
      (?:saknas|finns\s+(?:ej|inte)|är\s+inte\s+klart?|ej\s+klara?|kommer\s+senare|redovisas\s+senare|
         (?:ska(?:ll)?\s+)?tas\s+fram|kommer\s+(?:att\s+)?tas\s+fram|(?:fastställs|sätts|mäts)(?:\s+.*)?)
    | (?:fastställs|beslutas|bestäms|redovisas|tas\s+fram)
      (?:\s+(?:av|i|vid|under|till|hösten|våren|senare|när)(?:\s+[^\W\d]+){0,5})?
    | (?:saknar|saknas)\s+(?:uppgift(?:er)?|värden?|data|mätning(?:ar)?|statistik|utgångsvärde)
    | (?:ingen|inget|inga)\s+(?:uppgift(?:er)?|värden?|data|mätning(?:ar)?|utfall|tidigare\s+\w+|uppföljning)
      (?:\s+(?:finns|har\s+gjorts|gjord|tillgänglig[ta]?))?
    | (?:ny|nytt|nya)\s+(?:mått|indikator(?:er)?|nyckeltal|mätning(?:ar)?|mål|målvärde|fråga|frågor|enkät|metod)
      (?:\s+(?:för|från|fr\.?o\.?m\.?|i|under)\b.*)?
    | (?:ej|inte|icke)\s+(?:ännu\s+)?(?:framtag(?:et|en|na)|mätt|mätbar[ta]?|uppmätt|tillgänglig[ta]?|aktuell[ta]?|
         fastställ[td]a?|klart?|känt|känd|angiv(?:et|en)|mätts?|tillämpligt?|tillämplig|relevant|publicera[td]|
         redovisa[td]|utvärdera[td]|påbörja[td]|beslutat|satt|bestämt|möjligt?(?:\s+att\s+mäta)?|uppföljt?)(?:\s+än(?:nu)?)?
    | (?:mäts|redovisas|följs\s+upp|finns|framgår)\s+(?:ej|inte)(?:\s+än(?:nu)?)?
    | (?:(?:ska(?:ll)?|kommer(?:\s+att)?)\s+)?(?:tas|arbetas|utarbetas|räknas)\s+(?:fram|ut)?(?:\s+.*)?
    | (?:är\s+)?under\s+(?:framtagande|utveckling|arbete|utarbetande)(?:\s+.*)?
    | (?:fastställs|redovisas|kommer|sätts|anges|kompletteras|bestäms|publiceras|presenteras|mäts|mätning|
         (?:ska|kommer\s+att)\s+(?:fastställas|mätas|sättas|kompletteras))
      (?:\s+(?:senare|först|för\s+första\s+gången|första\s+gången|under\s+året|i\s+samband\s+med\s+.*|efter\s+.*|vid\s+.*))*
    | basår|första\s+mätning(?:en)?|att\s+fastställa|att\s+ta\s+fram|enligt\s+senare\s+beslut
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_ONLY_MARKS = compiled(r"[\s\-‐‑‒–—−.…·?_*/|:;,()\[\]]*")
# "[fylls i]", "<värde>", "X %": what a form has where the value is to come.
_ASKED_FOR = compiled(r"\s*(?:\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}|‹[^‹›]*›|[xX]+\s*(?:%|procent)?)\s*\.?\s*")
_AROUND = " \t\n\r\u00a0.,:;!?*_()[]–—-"


@of_short
def is_empty(text: str) -> bool:
    """Whether ``text`` says that there is no value (yet): "", "–", "saknas", "nytt mått", "tas fram"."""
    if _ONLY_MARKS.fullmatch(text) or _ASKED_FOR.fullmatch(text):
        return True
    bare = _without(text, find_dates(text))
    bare = re.sub(r"\([^()]*\)", " ", bare)
    bare = re.sub(r"(?<![^\W_])(?:år|under|i|per|från|och\s+med)\s*$", " ", bare.strip(_AROUND), flags=re.IGNORECASE)
    bare = re.sub(r"\s+", " ", bare).strip(_AROUND)
    bare = _PART_OF_YEAR.sub("", bare)
    if not bare or re.search("[0-9]", bare):
        return False
    return _NO_VALUE.fullmatch(bare) is not None


_NOBODY = compiled(
    r"(?:nej|ja|n\.?\s?n\.?|(?:ännu\s+)?(?:ej|inte)\s+(?:utsedd|utsett|bestämt|bestämd|beslutat|klart|aktuellt)|"
    r"(?:utses|beslutas|bestäms|tillsätts|meddelas)(?:\s+(?:senare|inom\s+kort|under\s+\w+))?|vakant|"
    r"(?:målet\s+)?följs\s+(?:inte|ej)\s+upp|ingen\s+(?:uppföljning|ansvarig|utsedd)(?:\s+(?:görs|sker|planeras|utsedd|finns))?)",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether what stands after a label names nobody and nothing: "saknas", "Ingen", "Utses senare", "[namn]"."""
    return is_empty(text) or _NOBODY.fullmatch(text.strip(_AROUND)) is not None


# "Redovisas i årsrapporten" puts off a value, and is how a goal is followed up.
_FOLLOWS = compiled(
    r"\b(?:redovisas|presenteras|publiceras|mäts|mätning(?:en|ar)?)\b(?!\s+(?:senare|ej|inte|först)\b)", re.IGNORECASE
)


def says_no_follow_up(text: str) -> bool:
    """Whether what stands after "Uppföljning" says how nothing is followed up: "saknas", "Ingen", "tas fram senare"."""
    return says_nothing(text) and _FOLLOWS.search(text) is None


def _without(text: str, dates: Sequence[DateMention]) -> str:
    """``text`` with its dates blanked out, so that every offset still holds."""
    for date in dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


# --- women and men ------------------------------------------------------------------------------

_WOMEN = r"(?:kvinn(?:a|an|or|orna|ors|ornas)|flick(?:a|an|or|orna|ors|ornas)|tjej(?:er|erna|ers)?|wom[ae]n|girls?)"
_MEN = r"(?:män|männen|mäns|männens|pojk(?:e|en|ar|arna|ars|arnas)|kill(?:e|ar|arna|ars)|men|boys?)"
_SEX_WORD = compiled(rf"(?<![^\W_])(?:(?P<women>{_WOMEN})|(?P<men>{_MEN}))(?![^\W_])(?!-)", re.IGNORECASE)
# One letter stands for a sex only where the other does too.
_SEX_LETTER = compiled(
    r"(?<![^\W_])(?:(?P<women>kv?|f)|(?P<men>m|p))(?![^\W_])(?=\.?\s?[:=]?\s?[0-9]|\s?[),;]|\s?$)", re.IGNORECASE
)
_TO_NUMBER = compiled(
    r"[\s:=(–-]*(?:(?:är|var|på|hade|har|utgör|utgjorde|svarar|uppgår\s+till|uppgick\s+till|med|cirka|ca|drygt|knappt|"
    r"andelen|andel|antal|och\s+flickor|och\s+pojkar|\w+s?frånvaro)[\s:=]*){0,3}",
    re.IGNORECASE,
)
_TO_SEX = compiled(
    r"[ \t\u00a0]*(?:%|procent|st|stycken|personer|elever|barn|brukare|av\s+dem)?[ \t\u00a0]*[(/–]?[ \t\u00a0]*"
    r"(?:(?:är|var|av|för|bland|hos|av\s+alla)\s+)?",
    re.IGNORECASE,
)
_PAIR_LEGEND = compiled(
    r"(?<![^\W_])(?:(?P<wm>(?:kv?|kvinnor|f|flickor)\s?(?:/|resp\.?|respektive)\s?(?:m|män|p|pojkar))|"
    r"(?P<mw>(?:m|män|p|pojkar)\s?(?:/|resp\.?|respektive)\s?(?:kv?|kvinnor|f|flickor)))(?![^\W_])",
    re.IGNORECASE,
)
_PAIR = compiled(r"\s*(?:%|procent)?\s*(?:/|resp\.?|respektive|och|[–-])\s*", re.IGNORECASE)


@record
class _SexValue:
    sex: Sex
    number: Number
    start: int
    end: int


def _sex_values(text: str, numbers: Sequence[Number]) -> list[_SexValue]:
    """The numbers that stand for women or men, with the stretch of text that says so."""
    if not numbers:
        return []
    paired = _paired(text, numbers)
    if paired:
        return paired
    words = [(match, "women" if match["women"] else "men") for match in _SEX_WORD.finditer(text)]
    if len({sex for _, sex in words}) < 2:
        letters = [(match, "women" if match["women"] else "men") for match in _SEX_LETTER.finditer(text)]
        if {sex for _, sex in letters} == {"women", "men"}:
            words = letters
    if not words:
        return []
    before, after = _word_first(text, words, numbers), _number_first(text, words, numbers)
    # "kvinnor 71 %, män 68 %" and "71 % kvinnor, 68 % män" both hold words between numbers: the order that
    # explains more of them is the one meant, and of two that explain as many the one that begins first.
    if len(before) != len(after):
        return before if len(before) > len(after) else after
    if not before:
        return []
    # A parenthesis holds its own number: "6,8 (kvinnor 7,3)".
    own = text[: before[0].start].rstrip().endswith("(")
    return before if own or before[0].start <= after[0].start else after


def _paired(text: str, numbers: Sequence[Number]) -> list[_SexValue]:
    """Values in a pair: "71/68 (kv/m)", "kvinnor/män: 71/68", "kvinnor och män: 71 respektive 68"."""
    legend = _PAIR_LEGEND.search(text)
    if legend is None:
        legend_both = re.search(
            rf"(?:{_WOMEN})\s+(?:och|respektive|resp\.?)\s+{_MEN}[^0-9]{{0,20}}?(?=[0-9])", text, re.IGNORECASE
        )
        if legend_both is None:
            return []
        start, women_first = legend_both.start(), True
        numbers = [number for number in numbers if number.start >= legend_both.end() - 1]
        if len(numbers) < 2 or "resp" not in text[numbers[0].end : numbers[1].start]:
            return []
    else:
        start, women_first = legend.start(), bool(legend["wm"])
    for one, two in pairwise(numbers):
        if _PAIR.fullmatch(text, one.end, two.start):
            sexes: tuple[Sex, Sex] = ("women", "men") if women_first else ("men", "women")
            low = min(start, one.full_start)
            return [_SexValue(sexes[0], one, low, one.full_end), _SexValue(sexes[1], two, two.start, two.full_end)]
    return []


def _word_first(text: str, words: list[tuple[re.Match[str], str]], numbers: Sequence[Number]) -> list[_SexValue]:
    found = []
    for at, (match, sex) in enumerate(words):
        limit = words[at + 1][0].start() if at + 1 < len(words) else len(text)
        number = next((n for n in numbers if n.start >= match.end()), None)
        if number is None or number.start >= limit:
            continue
        if _TO_NUMBER.fullmatch(text, match.end(), number.full_start):
            found.append(_SexValue(_sex(sex), number, match.start(), number.full_end))
    return found


def _number_first(text: str, words: list[tuple[re.Match[str], str]], numbers: Sequence[Number]) -> list[_SexValue]:
    found = []
    for match, sex in words:
        number = next((n for n in reversed(numbers) if n.end <= match.start()), None)
        if number is not None and _TO_SEX.fullmatch(text, number.end, match.start()):
            found.append(_SexValue(_sex(sex), number, number.full_start, match.end()))
    return found


def _sex(name: str) -> Sex:
    return "women" if name == "women" else "men"


def mentions_sex_values(text: str) -> bool:
    """Whether ``text`` gives a number for women or men, girls or boys: "31 kvinnor, 44 män"."""
    if _SEX_WORD.search(text) is None and _SEX_LETTER.search(text) is None and _PAIR_LEGEND.search(text) is None:
        return False
    return bool(_sex_values(text, find_numbers(text, words=True)))


_SEX_SPLIT = compiled(
    r"""(?<![^\W_])(?:
      köns(?:uppdel|fördel|skill|mässig|perspektiv|indel|bunden|bundet|statistik|aspekt|analys|jämförelse|balans)\w*
    | (?:per|efter|utifrån|på|av|avseende|båda|bägge|respektive|mellan|vilket|enligt|och|ålder,?)\s+
      (?:juridiskt\s+)?kön(?:en)?
    | kön(?=\s*(?:[,;.)/]|$|och\b|samt\b|eller\b|respektive\b|redovis\w*|framg\w*|har\b|är\b|visas\b|anges\b|saknas\b))
    | könet | könen
    )(?![^\W_])""",
    re.VERBOSE | re.IGNORECASE,
)
# "kön" is also the queue; "oavsett kön" and "mäns våld mot kvinnor" speak of no figures.
_OTHER_SENSE = compiled(
    r"(?<![^\W_])(?:(?:i|till|från|på\s+grund\s+av|stå\w*\s+i|oavsett|oberoende\s+av)\s+kön|"
    r"mäns\s+våld\s+mot\s+kvinnor)(?![^\W_])",
    re.IGNORECASE,
)
_WOMEN_WORD = compiled(rf"(?<![^\W_]){_WOMEN}s?(?![^\W_])", re.IGNORECASE)
_MEN_WORD = compiled(rf"(?<![^\W_]){_MEN}s?(?![^\W_])", re.IGNORECASE)


def names_sex(text: str) -> bool:
    """Whether ``text`` speaks of figures by sex at all: "könsuppdelat", "per kön", "kvinnor och män"."""
    text = _OTHER_SENSE.sub(" ", text)
    if _SEX_SPLIT.search(text):
        return True
    if _PAIR_LEGEND.search(text):
        return True
    return _WOMEN_WORD.search(text) is not None and _MEN_WORD.search(text) is not None


# --- the whole value ----------------------------------------------------------------------------

_PARENTHESES = compiled(r"\([^()]*\)|\[[^\[\]]*\]")
_WORDS_AFTER = compiled(r"[ \t\u00a0]*((?:[^\W\d_][^\s,;:()\[\]]*[ \t\u00a0]+){0,2}[^\W\d_][^\s,;:()\[\]]*)")
_STOP = word_set("""
    av och eller samt till från för i på per under inom vid med som är var har ska varav år åren helår totalt
    kvinnor män flickor pojkar kvinna man senast utgång utgången fram mot jämfört men enligt hos bland
    respektive resp minst högst cirka ca varje den det de vilket där om över utifrån utav tom fom t.o.m ej inte
    """)
_TARGET_LEAD = compiled(
    r"(?<![^\W_])(?:senast|till|till\s+och\s+med|fram\s+till|år|vid\s+utgången\s+av|t\.?o\.?m\.?|inför)\s*$",
    re.IGNORECASE,
)
_PERIOD_WORDS = compiled(
    r"(?:helår(?:et)?|läsår(?:et)?|läså|ht|vt|hösten|våren|mätning(?:en)?|per|i|under|perioden|period|från|utfall|"
    r"bokslut|prognos|avser|mätt|rullande|12|månader|snitt|medel|värde(?:t)?|år|den|kalenderår(?:et)?|resultat|"
    r"senaste|delår(?:et)?|ack(?:umulerat)?|till|och|med|t\.?o\.?m\.?|fr\.?o\.?m\.?|budget|nuläge|utgången|av|"
    r"enkät(?:en)?|medarbetarenkät(?:en)?|brukarundersökning(?:en)?|verksamhetsår(?:et)?|basår|[\s,.:;/–-])*",
    re.IGNORECASE,
)
_OUT_OF = compiled(r"\s+av\s+", re.IGNORECASE)
_SPLIT = compiled(r"[,;\n]|(?<=[\d%])\s+(?:och|samt|respektive|resp\.?)\s+|\s/\s")


_JOINER = compiled(r"^\s*(?:och|samt|respektive|resp\.?)\s+", re.IGNORECASE)


@of_short
def read_value(text: str) -> ValueReading:
    """What the value ``text`` says."""
    text = text.strip()
    plain = parse_number(text)
    if plain is not None and not _YEAR_ALONE.fullmatch(text):
        return ValueReading(number=plain)
    outer = re.fullmatch(r"\(([^()]*)\)|\[([^\[\]]*)\]", text)
    if outer is not None:
        text = (outer[1] or outer[2] or "").strip()
    if not text or is_empty(text):
        return _EMPTY_READING
    return _Reader(text).read()


_YEAR_ALONE = compiled(r"\s*(?:199\d|20[0-5]\d|2060)\s*")


class _Reader:
    """Reads one value: first what stands in parentheses, then the rest."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.dates = find_dates(text)
        self.numbers = find_numbers(text) or find_numbers(text, words=True)
        self.sexes = _sex_values(text, self.numbers)
        self.groups = [match.span() for match in _PARENTHESES.finditer(text)]
        self._grouped = Zones(self.groups)
        self._group_starts = [start for start, _ in self.groups]
        self._date_starts = [date.start for date in self.dates]
        self._number_starts = [number.start for number in self.numbers]

    def read(self) -> ValueReading:
        text = self.text
        by_sex: dict[Sex, Amount] = {}
        for item in self.sexes:
            by_sex.setdefault(item.sex, item.number.value)
        sexed = {item.number.start for item in self.sexes}
        free = [n for n in self.numbers if n.start not in sexed and not self._grouped.holds(n.start)]
        out_of = None
        if len(free) > 1 and _OUT_OF.fullmatch(text, free[0].full_end, free[1].start) and not free[0].percent:
            out_of = free[1].value
            del free[1]
        by_year = self._by_year(free)
        labelled = self._labelled(free, bool(by_year))
        number = free[0] if free else None
        period, year = self._time(bool(by_year), by_year)
        return ValueReading(
            number=number.value if number else None,
            unit=self._unit(number) if number else self._sex_unit(),
            period=period,
            year=year,
            women=by_sex.get("women"),
            men=by_sex.get("men"),
            labelled=labelled,
            by_year=by_year,
            bound=number.approximate if number else None,
            out_of=out_of,
        )

    def _dates_in(self, start: int, end: int) -> Sequence[DateMention]:
        return self.dates[bisect_left(self._date_starts, start) : bisect_left(self._date_starts, end)]

    def _numbers_in(self, start: int, end: int) -> Sequence[Number]:
        return self.numbers[bisect_left(self._number_starts, start) : bisect_left(self._number_starts, end)]

    def _sex_unit(self) -> str | None:
        return next((item.number.unit for item in self.sexes if item.number.unit), None)

    def _unit(self, number: Number) -> str | None:
        if number.unit is not None:
            return number.unit
        rest = self.text[number.end :]
        for date in self.dates:
            if date.start >= number.end:
                rest = self.text[number.end : date.start]
                break
        match = _WORDS_AFTER.match(rest)
        if match is None:
            return self._shared_unit(number)
        words = []
        for word in match[1].split():
            if word.strip(".!?").lower() in _STOP:
                break
            words.append(word.rstrip(".!?"))
            if word[-1] in ".!?":
                break
        return " ".join(words) or self._shared_unit(number)

    def _shared_unit(self, number: Number) -> str | None:
        """The unit after a range, which is that of both its ends: "80–85 %"."""
        for other in self.numbers:
            if other.start > number.end and re.fullmatch(r"\s*[-–]\s*", self.text[number.end : other.start]):
                return other.unit
        return None

    def _time(self, several: bool, by_year: tuple[tuple[int, Amount], ...]) -> tuple[str | None, int | None]:
        if several:
            return None, by_year[0][0]
        if not self.dates:
            return None, None
        sexed = {item.number.start for item in self.sexes}
        for start, end in self.groups:
            inner = self._dates_in(start, end)
            if not inner or any(n.start not in sexed for n in self._numbers_in(start, end)):
                continue  # "2 310 (1 960 samma period 2021)": the time of the other number
            left = _without(self.text, inner)[start + 1 : end - 1]
            body = self.text[start + 1 : end - 1] if _PERIOD_WORDS.fullmatch(left) else self._stretch(inner)
            return body.strip(), next((d.year for d in reversed(inner) if d.year is not None), None)
        free = [date for date in self.dates if not self._grouped.holds(date.start)]
        if not free:
            return None, None
        first = free[0]
        year = next((date.year for date in reversed(free) if date.year is not None), None)
        if first.kind == "year" and (
            _TARGET_LEAD.search(self.text[: first.start]) or first.text.lower().startswith("år")
        ):
            return None, year
        return self._stretch(free), year

    def _stretch(self, dates: Sequence[DateMention]) -> str:
        """The text from the first of ``dates`` to the last, or the first alone where a number stands between."""
        first, last = dates[0], dates[-1]
        if any(first.end <= number.start < last.start for number in self.numbers):
            return first.text
        return self.text[first.start : last.end]

    def _by_year(self, free: list[Number]) -> tuple[tuple[int, Amount], ...]:
        """Numbers that years tell apart: "85 % (2025), 90 % (2026)", "2025: 85 %, 2026: 90 %"."""
        years = [date for date in self.dates if date.kind == "year" and date.year is not None]
        if len(years) < 2 or len(free) != len(years):
            return ()
        pairs = zip(sorted(years, key=lambda date: date.start), free, strict=True)
        leads = years[0].start < free[0].start
        taken = []
        for at, (year, number) in enumerate(pairs):
            if leads != (year.start < number.start):
                return ()
            if not leads and at + 1 < len(free) and year.start > free[at + 1].start:
                return ()
            assert year.year is not None
            taken.append((year.year, number.value))
        return tuple(taken) if len({year for year, _ in taken}) == len(taken) else ()

    def _labelled(self, free: list[Number], several: bool) -> tuple[tuple[str, Amount], ...]:
        if several or not free:
            return ()
        found: list[tuple[str, Amount]] = []
        for at, number in enumerate(free):
            limit = free[at + 1].start if at + 1 < len(free) else len(self.text)
            label = self._label_after(number, limit)
            if label is not None:
                found.append((label, number.value))
        if found or len(free) < 2:
            return tuple(found)
        for number, label in zip(free, self._labels_before(free), strict=True):
            if label:
                found.append((label, number.value))
        return tuple(found) if len(found) > 1 else ()

    def _label_after(self, number: Number, limit: int) -> str | None:
        """The words in the parentheses that follow ``number`` before the next one."""
        first, last = bisect_left(self._group_starts, number.end), bisect_left(self._group_starts, limit)
        for start, end in self.groups[first:last]:
            body = self.text[start + 1 : end - 1].strip()
            told = self._dates_in(start, end) or self._numbers_in(start, end)
            if body and not told and not _PAIR_LEGEND.search(body):
                if _SEX_WORD.fullmatch(body) or is_empty(body):
                    continue
                return body
        return None

    def _labels_before(self, free: list[Number]) -> list[str]:
        labels = []
        previous = 0
        for number in free:
            words = self.text[previous : number.full_start]
            words = _SPLIT.split(words)[-1] if previous else words
            words = _JOINER.sub("", words)
            label = words.strip(_AROUND + "=")
            labels.append("" if label.lower() in _STOP or is_empty(label) or "(" in label or ")" in label else label)
            previous = number.full_end
        return labels

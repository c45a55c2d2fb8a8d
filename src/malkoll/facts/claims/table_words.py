"""The words that tell what rows and columns of a table of figures are: totals, parts, differences, shares.

Small closed classes of words that every table uses; nothing here is a list a municipality would extend.
"""

from __future__ import annotations

import re
from typing import Literal

from malkoll.regexes import compiled

__all__ = [
    "Rank",
    "bare_total",
    "change_word",
    "counts_people",
    "deducts",
    "difference_word",
    "flow",
    "identifies",
    "is_part",
    "is_sex",
    "names_year",
    "of_one_kind",
    "percent_word",
    "rank",
    "ratio_over",
    "ratio_word",
    "speaks_of_measures",
    "speaks_of_money",
    "year_of",
]

Rank = Literal["total", "result", ""]

# "Summa", "Delsumma", "Summa kostnader", "Totalt", "Nämnden totalt", "Totala kostnader", "S:a".
_TOTAL = compiled(
    r"(?:s:a|\w*summa|summering|sammanlagt|sum|total(?:t|a|summa)?|tot\.?)(?![\w-]).*"
    r"|.{1,60}\s(?:totalt|total|summa)(?:\s*[,(]?\s*(?:tkr|mnkr|mkr|kr|kronor)\)?)?",
    re.IGNORECASE | re.DOTALL,
)
_BARE = compiled(
    r"(?:s:a|(?:tot(?:al)?|slut|del)?summa|summa\s+totalt|total(?:t|\s+summa)?|"
    r"summa\s+(?:kostnad|utgift|intäkt|inkomst)(?:er)?)"
    r"\s*(?:[,(]?\s*(?:tkr|mnkr|mkr|kr|kronor)\)?)?\s*:?",
    re.IGNORECASE,
)
# What is left when income and cost, need and means, have been set against each other.
_RESULT = compiled(
    r"(?:\w+s\s+)?(?:\w*resultat|netto\w*|\w*underskott|\w*överskott|ekonomisk\s+effekt|\w*avvikelse|differens|diff|"
    r"skillnad|\w*förändring|balanskravsresultat|saldo|kvar(?:står)?|att\s+fördela)(?![\w-]).*",
    re.IGNORECASE | re.DOTALL,
)
_PART = compiled(
    r"(?:(?:[-–—•·*]\s*)?(?:varav|därav|av\s+vilka|av\s+vilket|i\s+vilket\s+ingår|of\s+which)(?!\w)|[-–—•·]\s*\w)",
    re.IGNORECASE,
)
# No increase: "ansökningar", "undersökning", "rökning".
_INCREASE = r"(?!sök|\w*(?:(?:an|under|efter|upp|genom)sök|rök))\w*ökning\w{0,3}"
_DIFFERENCE = compiled(
    rf"(?<!\w)(?:\w*(?:avvikelse|differens|skillnad|förändring|minskning)\w{{0,3}}|{_INCREASE}|diff|netto\w{{0,8}}|kvar|återst(?:år|ående))(?!\w)",
    re.IGNORECASE,
)
_CHANGE = compiled(rf"(?<!\w)(?:(?:för)?ändring\w{{0,3}}|{_INCREASE})(?!\w)", re.IGNORECASE)
_MEASURES = compiled(r"(?<!\w)(?:\w*indikator\w*|mått\w*|nyckeltal\w*|mål\w*|styrtal\w*)(?!\w)", re.IGNORECASE)
_PERCENT = compiled(r"%|‰|(?<!\w)(?:i\s+)?(?:procent|promille|andel(?:en|ar)?)(?!\w)|procentenhet", re.IGNORECASE)
# "per" before a time ("Resultat per augusti") says when and not of what.
_MONTH = r"jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec"
_NOT_OF_WHAT = rf"(?:\d|{_MONTH}|den\b|sista|tertial|kvartal|delår|bokslut|t\d|q\d|idag|dags)"
_SHARES = (
    r"%|‰|(?<!\w)(?:procent|promille|procentenhet\w*|andel(?:en)?|ind(?:ex|exvärde\w*)|\w*index|snitt\w*|i\s+medel|"
    r"medel(?:värde|tal|ålder|lön|betyg|tid|poäng)\w*|genomsnitt\w*|median\w*|meritvärde\w*|betyg\w*|\w*poäng|kvot\w*|"
    r"\w*grad(?:en)?|\w*frånvaro\w*|\w*täthet|nki|nöjd\w*|soliditet\w*|ranking|tillväxttakt|takt|frekvens)(?!\w)"
    r"|(?:kr|kronor|tkr|antal)\s*/\s*(?!år|mån|kvartal)\w|/\s*(?:inv|brukare|elev|barn|plats|person|kvm|m2)"
)
# "Medel" alone is a mean, but "likvida medel" and "medel från verksamheten" are money.
_RATIO = compiled(rf"\A\s*medel\W*\Z|{_SHARES}|(?<!\w)per\s+(?!{_NOT_OF_WHAT})\w", re.IGNORECASE)
# Over a table "per nämnd" tells what its rows are, and only "per invånare" what its figures are of.
_RATIO_OVER = compiled(
    rf"{_SHARES}|(?<!\w)per\s+(?:invånare|inv|capita|brukare|elev|barn|pojk|flick|person|plats|anställd|medarbetare|chef|"
    r"hushåll|\w*dygn|tim|dag|kvm|kvadratmeter|m2|m²|portion|måltid|kilo|km|mil|besök|ärende|lägenhet|lärare|deltagare|"
    r"årsarbet|heltid|1|tusen|hundra)",
    re.IGNORECASE,
)
_MONEY = compiled(
    r"(?<!\w)(?:tkr|mnkr|mkr|mdkr|mdr|kr|kronor|tusental|belopp|\w*budget\w*|\w*kostnad\w*|\w*intäkt\w*|anslag|ram|ramar|"
    r"bokslut\w*|investering\w*|\w*utgift\w*|\w*bidrag)(?!\w)",
    re.IGNORECASE,
)
# Things that may be counted under two rows and once in the total.
_PEOPLE = compiled(
    r"(?<!\w)(?:antal\w*|\w*(?:brukare|person|personer|elev|elever|deltagare|klient|klienter|individ|individer|barn|"
    r"ungdomar|besökare|hushåll|ärenden|kvinnor|män|anställda|medarbetare|unika|invånare|patienter|familjer|företag|inskrivna|aktiva|inskrivningar))"
    r"(?!\w)",
    re.IGNORECASE,
)
_SEX = compiled(r"[-–—•·]?\s*(?:varav\s+)?(?:kvinnor|kvinna|män|man|flickor|pojkar|k|m|women|men)\s*:?", re.IGNORECASE)
_IDENTIFIES = compiled(
    r"(?:nr|nummer|\w*nummer|löpnr|id|kod|\w*kod|konto|konton|ansvar|objekt|prio|prioritet\w*|rad|sida|sid|år|årtal|#|"
    r"dnr|diarienr|vecka|åk|årskurs)\.?",
    re.IGNORECASE,
)
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What tells columns of one thing apart: years, months, parts of the year.
_TIMES = compiled(
    r"[\d\s,.()/–-]|(?<![^\W\d])(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec|tertial|kvartal|delår|helår|[tqk](?=\d)|år)(?![^\W\d])"
)
_LEDGER = compiled(
    r"(?<!\w)(?:utfall\w*|prognos\w*|helårsprognos\w*|avvikelse\w*|\w*avvikelse|netto\w*|förbruk\w*|plan|redovisat)(?!\w)",
    re.IGNORECASE,
)
_INCOME = compiled(
    r"(?<!\w)(?:\w*intäkt(?:er|erna)?|\w*inkomst(?:er)?|\w*avgift(?:er)?|\w*bidrag|\w*ersättning(?:ar)?|anslag)(?!\w)",
    re.IGNORECASE,
)
_COST = compiled(
    r"(?<!\w)(?:\w*kostnad(?:er|erna)?|\w*utgift(?:er)?|personal\w*|drift|\w*avskrivning(?:ar)?)(?!\w)", re.IGNORECASE
)
_DEDUCTS = compiled(r"(?:avgår|minus|avdrag|\./\.|/\.|reducering|eliminering\w*)(?!\w)", re.IGNORECASE)


def rank(label: str) -> Rank:
    """What a row or column of this label is by its words: a total, what is left of something, or neither."""
    label = label.strip(" *:.")
    if _TOTAL.fullmatch(label):
        return "total"
    return "result" if _RESULT.fullmatch(label) else ""


def bare_total(label: str) -> bool:
    """Whether the label says only that it is a total, and not of which things."""
    return _BARE.fullmatch(label.strip(" *")) is not None


def is_part(label: str) -> bool:
    """Whether the row is a part of the one above it ("varav LSS", "– kvinnor")."""
    return _PART.match(label) is not None


def is_sex(label: str) -> bool:
    """Whether the label is that of one sex and no more, so that two of them share nobody."""
    return _SEX.fullmatch(label.strip()) is not None


def difference_word(head: str) -> bool:
    """Whether a column of this head sets two others against each other."""
    return _DIFFERENCE.search(head) is not None


def change_word(head: str) -> bool:
    """Whether the column says what has become more or less."""
    return _CHANGE.search(head) is not None


def year_of(head: str) -> int | None:
    """The only year that the head names."""
    found = _YEAR.findall(head)
    return int(found[0]) if len(found) == 1 else None


def speaks_of_measures(corner: str) -> bool:
    """Whether the rows are indicators, each of something else."""
    return _MEASURES.search(corner) is not None


def percent_word(head: str) -> bool:
    """Whether the head says that its figures are percentages."""
    return _PERCENT.search(head) is not None


def ratio_word(label: str) -> bool:
    """Whether the label is of shares, averages or indices, which are never summed."""
    return _RATIO.search(label) is not None


def ratio_over(caption: str) -> bool:
    """Whether the words over a table, or in its corner, say that all its figures are shares, averages or indices."""
    return _RATIO_OVER.search(caption) is not None


def speaks_of_money(label: str) -> bool:
    """Whether the label is of money, which is in one place only."""
    return _MONEY.search(label) is not None


def counts_people(label: str) -> bool:
    """Whether the label is of people or cases, who may be counted in several rows."""
    return _PEOPLE.search(label) is not None


def identifies(head: str) -> bool:
    """Whether the column's figures are names: numbers, accounts, years."""
    return _IDENTIFIES.fullmatch(head.strip()) is not None


def names_year(head: str) -> bool:
    """Whether the head is of a certain year."""
    return _YEAR.search(head) is not None


def of_one_kind(head: str, other: str) -> bool:
    """Whether two columns are of the same thing: at other times, or both of money, as their heads tell."""
    if _TIMES.sub("", head.casefold()) == _TIMES.sub("", other.casefold()):
        return True
    return all(
        (_LEDGER.search(one) is not None or speaks_of_money(one)) and not counts_people(one) for one in (head, other)
    )


def flow(label: str) -> Literal["in", "out", ""]:
    """Whether a row is of income or of cost, by its words."""
    if _INCOME.search(label):
        return "in"
    return "out" if _COST.search(label) else ""


def deducts(label: str) -> bool:
    """Whether the row's figure is taken away though no minus stands before it ("Avgår …")."""
    return _DEDUCTS.match(label.strip()) is not None

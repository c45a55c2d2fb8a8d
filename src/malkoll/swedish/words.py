"""Words in their inflected forms and compounds.

``WordMatcher`` looks up each word of a text in a table made once from the list: every form the listed
words can take, and for compounds every ending of the word. Its cost grows with the text and not with
the list. Forms are made by rule and are generous: a form that no one writes does no harm.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from malkoll.records import record
from malkoll.regexes import compiled
from malkoll.swedish._tables import word_row, word_set

__all__ = ["Match", "WordMatcher", "inflections", "stem"]


@record
class Match:
    """A word of the list found in a text: offsets (half-open), the text there, the word as listed."""

    start: int
    end: int
    text: str
    word: str


_stemmer: Any = None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a Swedish word. Coarse ("personlig" has the stem of "person"): for comparing texts."""
    global _stemmer
    if _stemmer is None:
        from malkoll.swedish._stemmer import swedish_stemmer

        _stemmer = swedish_stemmer()
    return str(_stemmer.stemWord(word.lower()))


# --- inflection ---------------------------------------------------------------------------------

_VOWELS = frozenset("aeiouyåäöé")

# Nouns, verbs and adjectives whose forms no rule below gives; each also as the head of compounds.
_IRREGULAR: dict[str, str] = {
    "man": "mans mannen mannens män mäns männen männens",
    "män": "mäns männen männens mannen mannens",
    "son": "sons sonen sonens söner söners sönerna sönernas",
    "dotter": "dotters dottern dotterns döttrar döttrars döttrarna döttrarnas",
    "mor": "mors modern moderns mödrar mödrarna mödrarnas",
    "far": "fars fadern faderns fäder fäderna fädernas",
    "bror": "brors brodern broderns bröder bröderna brödernas",
    "bok": "boks boken bokens böcker böckers böckerna böckernas",
    "hand": "hands handen handens händer händerna händernas",
    "stad": "stads staden stadens städer städers städerna städernas",
    "natt": "natts natten nattens nätter nätterna nätternas",
    "land": "lands landet landets länder länders länderna ländernas",
    "strand": "strands stranden strandens stränder stränderna strändernas",
    "tand": "tands tanden tandens tänder tänderna tändernas",
    "fot": "fots foten fotens fötter fötterna fötternas",
    "rot": "rots roten rotens rötter rötterna rötternas",
    "bonde": "bondes bonden bondens bönder bönderna böndernas",
    "ledamot": "ledamots ledamoten ledamotens ledamöter ledamöters ledamöterna ledamöternas",
    "kraft": "krafts kraften kraftens krafter krafterna krafternas",
    "förmån": "förmåns förmånen förmåner förmånerna",
    "öga": "ögat ögats ögon ögonen ögonens",
    "öra": "örat örats öron öronen öronens",
    "huvudman": "huvudmans huvudmannen huvudmannens huvudmän huvudmäns huvudmännen huvudmännens",
    "sommar": "sommarn sommaren sommarens somrar somrarna somrarnas sommars",
    "syster": "systern systerns systrar systrars systrarna systrarnas systers",
    "förälder": "förälderns föräldern förälders föräldrar föräldrars föräldrarna föräldrarnas",
    "ålder": "åldern ålderns ålders åldrar åldrars åldrarna åldrarnas",
    "nummer": "numret numrets numren numrens nummers",
    "medel": "medlet medlets medlen medlens medels",
    "vuxen": "vuxens vuxet vuxna vuxnas vuxne",
    "ungdom": "ungdoms ungdomen ungdomens ungdomar ungdomars ungdomarna ungdomarnas",
    "gammal": "gammalt gamla gamlas äldre äldres äldst äldsta",
    "äldre": "äldres",
    "ung": "ungt unga ungas unge yngre yngres yngst yngsta",
    "god": "gott goda bättre bäst bästa",
    "stor": "stort stora större störst största",
    "liten": "litet lilla små mindre minst minsta",
    "fri": "fritt fria frias friare friast friaste",
    "ny": "nytt nya nyas nyare nyast nyaste",
    "hög": "högt höga högre högst högsta",
    "låg": "lågt låga lägre lägst lägsta",
    "vara": "är var varit vore",
    "bli": "blir blev blivit",
    "ha": "har hade haft",
    "få": "får fick fått fås",
    "gå": "går gick gått gås gående",
    "stå": "står stod stått stående",
    "nå": "når nådde nått nås uppnå",
    "ge": "ger gav gett givit ges gavs getts given givet givna",
    "ta": "tar tog tagit tas togs tagits tagen taget tagna",
    "göra": "gör gjorde gjort görs gjordes gjorts gjord gjorda",
    "se": "ser såg sett ses sågs setts sedd sedda",
    "ske": "sker skedde skett",
    "bidra": "bidrar bidrog bidragit bidras",
    "bedriva": "bedriver bedrev bedrivit bedrivs bedrevs bedrivits bedriven bedrivet bedrivna",
    "driva": "driver drev drivit drivs drevs drivits driven drivet drivna",
    "skriva": "skriver skrev skrivit skrivs skrevs skrivits skriven skrivet skrivna",
    "bryta": "bryter bröt brutit bryts bröts brutits bruten brutet brutna",
    "finna": "finner fann funnit finns fanns funnits funnen funnet funna",
    "hålla": "håller höll hållit hålls hölls hållits hållen hållet hållna",
    "sätta": "sätter satte satt sätts sattes satts satta",
    "lägga": "lägger lade lagt läggs lades lagts lagd lagda",
    "säga": "säger sade sa sagt sägs",
    "skapa": "skapar skapade skapat skapas skapades skapats skapad skapade skapande",
    "följa": "följer följde följt följs följdes följts följd följda följande",
    "sträva": "strävar strävade strävat strävan strävas",
    "främja": "främjar främjade främjat främjas främjades främjats främjad främjande",
    "stödja": "stödjer stöder stödde stött stöds stöddes stödjande",
    "välja": "väljer valde valt väljs valdes valts vald valda",
}  # fmt: skip

# Neuter nouns without plural ending: "barnar" and "målar" are no forms of theirs.
_NEUTER = word_row("""
    mål barn krav stöd beslut bidrag uppdrag underlag resultat mått avtal behov avsnitt förslag bolag slag fall
    utfall ansvar svar hem rum program system samtal besök år kön liv arv arvode namn brott hot våld mord skydd
    projekt tal antal hushåll avslag anslag inslag utslag hus problem samhäll lån kort mönster ord sätt prov
    tillstånd utsläpp avfall vatten djur ljud hinder inköp inflytand tjänstefel larm lärarpass pass kap verk
    nätverk bygg spår steg stråk
    """)
# Nouns (or their endings) that take no adjective endings: "åtgärda" is another word than "åtgärd".
_NOUN_LIKE = word_row("""
    åtgärd vård nämnd kund fond stund grund värd skuld avgift plan tid person elev chef klient patient individ
    ing het tion sion ör ist skap dom isering or ör ator besked indikator läkare kostnad skillnad byggnad
    marknad månad bostad frånvaro närvaro vikt hund höjd längd mängd bygd strand
    """)
_NEUTER_ENDINGS = ("s", "et", "ets", "en", "ens")
_NOUN_ENDINGS = word_row("s en ens et ets ar ars arna arnas er ers erna ernas")
_ADJECTIVE_ENDINGS = word_row("a as t ts e es")
_A_WORD = word_row("an ans as or ors orna ornas at ats")
_VERB = word_row("er ar as es s te tes t ts de des d da das ade ades ad at ats ats ande andes tt tts dde ddes dda dd")
_E_WORD = word_row("en ens es ar ars arna arnas na nas et ets ena enas er ers erna ernas")
_VOWEL_ENDINGS = word_row("n ns s t ts r rs rna rnas na nas er ers erna ernas ar ars arna arnas tt")
_SYNCOPE = word_row("et ets en ens ar ars arna arnas er erna a as e es")
_FUNCTION_WORDS = word_set(
    "och eller av i på till för med att som om inom från per vid utan under över mot kring den det de en ett sig "
    "sin sitt sina inte ej är"
)


@lru_cache(maxsize=8192)
def inflections(word: str) -> frozenset[str]:
    """The forms ``word`` can take, itself among them, in lower case."""
    word = word.lower()
    if word in _FUNCTION_WORDS:
        return frozenset({word})
    irregular = _irregular(word)
    if irregular is not None:
        return irregular
    forms = {word}
    last = word[-1:]
    if not last.isalpha():
        return frozenset({word, word + "s"})
    if last == "a" and len(word) > 2:
        base = word[:-1]
        forms.update(base + ending for ending in _A_WORD)
        forms.update(base + ending for ending in _VERB)
        if len(base) > 3:
            forms.add(base)
        if base.endswith(("mm", "nn")):
            # "bestämma": bestämd, bestämt, bestämmer
            forms.update(base[:-1] + ending for ending in ("s", "t", "ts", "d", "da", "das", "de", "des"))
    elif last == "e" and len(word) > 2:
        forms.update(word[:-1] + ending for ending in _E_WORD)
    elif last in _VOWELS:
        forms.update(word + ending for ending in _VOWEL_ENDINGS)
    elif word.endswith(_NEUTER):
        forms.update(word + ending for ending in _NEUTER_ENDINGS)
        if last in "mn" and word[-2] in _VOWELS:
            forms.update(word + last + ending for ending in ("et", "ets", "en", "ens"))
        forms.update(_syncopated(word, ("et", "ets", "en", "ens")))
    else:
        forms.update(_consonant_forms(word))
    return frozenset(forms)


def _consonant_forms(word: str) -> Iterator[str]:
    last = word[-1]
    adjective = not word.endswith(_NOUN_LIKE)
    for ending in (*_NOUN_ENDINGS, *(_ADJECTIVE_ENDINGS if adjective else ())):
        yield word + ending
    if last in "mn" and word[-2:-1] and word[-2] in _VOWELS:
        for ending in (*_NOUN_ENDINGS, "a", "t"):
            yield word + last + ending
    if last == "d" and adjective:
        yield from (word[:-1] + "t", word[:-1] + "ts", word[:-1] + "tt")
    if word.endswith("um") and len(word) > 4:
        for ending in ("et", "ets", "er", "ers", "erna", "ernas", "a", "en", "ens"):
            yield word[:-2] + ending
    if word.endswith("en") and len(word) > 4:
        yield word[:-1] + "t"
    if word.endswith(("er", "el", "ar", "or")):
        yield from (word + "n", word + "ns")
    if word.endswith(("or", "ar", "er")) and len(word) > 4:
        yield from (word + "na", word + "nas")
    yield from _syncopated(word, _SYNCOPE)


def _syncopated(word: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Forms without the last vowel: "nyckel" gives "nycklar", "nummer" (an m too) "numret"."""
    if len(word) > 4 and word[-2] == "e" and word[-1] in "lrn" and word[-3] not in _VOWELS:
        short = word[:-2] + word[-1]
        doubled = word[-3] == word[-4] and word[-3] in "mn"
        for ending in endings:
            yield short + ending
            if doubled:
                yield word[:-3] + word[-1] + ending


def _irregular(word: str) -> frozenset[str] | None:
    known = _IRREGULAR.get(word)
    if known is not None:
        return frozenset((word, *known.split()))
    for cut in range(3, len(word) - 2):
        known = _IRREGULAR.get(word[cut:])
        if known is not None and (len(word) - cut > 3 or word[cut:] in _SHORT_HEADS):
            return frozenset((word, *(word[:cut] + form for form in known.split())))
    return None


# Heads of three letters end many words that are no compounds of them; "fossilfri" is one of "fri".
_SHORT_HEADS = frozenset({"fri"})


# --- compounds ----------------------------------------------------------------------------------

# Before a short noun these make a derived word, and no compound of it: "underlag", "uppdrag", "föremål".
_PARTICLES = word_set(
    "be för an av upp ut in under över till från om ned ner fram bort sam mot åt er ge gen före ända förs ans avs uts "
    "ins bes bi miss om åter efter genom på vid und um"
)
# Words that end as if they were compounds of the key, and are not.
_FALSE_COMPOUNDS: dict[str, tuple[str, ...]] = {
    "enhet": ("erfarenhet", "öppenhet", "medvetenhet", "angelägenhet", "benägenhet", "belägenhet", "egenhet",
              "vakenhet", "mogenhet", "lägenhet", "befogenhet"),
    "son": ("person",),
    "bil": ("mobil", "stabil", "labil", "debil"),
    "tal": ("kapital", "digital", "hospital", "brutal", "horisontal", "antal", "vital", "total", "metal"),
    "ort": ("rapport", "sport", "transport", "import", "export", "resort", "kort", "support"),
    "sak": ("orsak",),
    "dag": ("idag", "uppdag"),
    "tid": ("alltid", "samtid", "någontid"),
    "val": ("festival", "interval", "rival", "karneval"),
    "plan": ("helplan",),
    "rad": ("grad", "hundrad"),
    "mor": ("humor", "tumor"),
    "far": ("erfar", "affär"),
    "ting": ("ställning",),
    "lag": ("förslag", "beslag", "bolag", "uppslag"),
    "åring": ("våring",),
    "ålder": ("förälder",),
    "mål": ("föremål", "ändamål", "önskemål", "dröjsmål", "spörsmål", "modersmål", "klagomål",
            "kostmål", "mellanmål", "brottmål", "tvistemål", "skiljemål"),
    "sätt": ("ersätt", "fortsätt", "förutsätt"),
    "boende": ("inneboende",),
    "stad": ("bostad",),
    "hem": ("anathem",),
    "kund": ("sekund",),
    "part": ("apart",),
    "ras": ("terras",),
    "kön": ("skön", "drakön"),
    "ö": ("miljö",),
    "kurs": ("resurs", "konkurs", "diskurs"),
    "tur": ("kultur", "struktur", "natur", "litteratur", "faktur", "temperatur", "rekryt"),
    "form": ("reform", "plattform", "uniform"),
    "sikt": ("avsikt", "insikt", "utsikt", "åsikt", "översikt", "hänsikt"),
    "mat": ("format", "tomat", "klimat", "automat", "informat"),
}  # fmt: skip


def _is_compound(first: str, base: str, whole: str) -> bool:
    """Whether ``first`` + (a form of) ``base`` is a compound, and not a word that happens to end so."""
    if len(first) < (3 if len(base) <= 3 else 2):
        return False
    if not any(letter in _VOWELS for letter in first) and len(first) < 3:
        return False
    if len(base) <= 4 and first in _PARTICLES:
        return False
    for false in _FALSE_COMPOUNDS.get(base, ()):
        head = false[: len(false) - len(base)]
        if head and first.endswith(head):
            return False
    return True


# --- matching -----------------------------------------------------------------------------------

_HYPHENS = "-‐‑"
_TOKEN = compiled(r"[\w\u0300-\u036f\u00ad]+(?:[-‐‑:][\w\u0300-\u036f\u00ad]+)*[-‐‑]?")
# After a word cut short: "barn- och ungdomsvård", "barn-/ungdomsvård".
_CUT_SHORT = compiled(r"\s*(?:och|eller|samt|respektive|resp|som|,|/|&)", re.IGNORECASE)
_CASE_ENDING = compiled(r":(?:s|n|ns|en|ens|et|ets|er|erna|ar|arna|t|ts)$")
_GAP = compiled(r"[ \t\u00a0\u202f]*\n?[ \t\u00a0\u202f]*")
_OUTER = " \t\n\r\u00a0.,:;!?\"'”“’()[]*_–-•"
_KNOWN_LIMIT = 100_000


def _normal(token: str) -> str:
    if not token.isascii():
        token = unicodedata.normalize("NFC", token.replace("\u00ad", "")).replace("‐", "-").replace("‑", "-")
    return token.lower()


class WordMatcher:
    """Finds the words of a list in texts, inflected and as heads of compounds.

    A listed word matches its forms ("person": "personernas") and compounds that end in it
    ("kontaktpersoner"), never words that only begin with it ("personal"). One with a trailing hyphen
    ("övertids-") matches compounds that begin with it, one with a leading hyphen only compounds that
    end in it. A phrase matches word by word, each word in any of its forms, with nothing in between.
    """

    __slots__ = ("_forms", "_known", "_phrases", "_prefixes", "_tail_lengths", "_tails", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(dict.fromkeys(words))
        self._forms: dict[str, str] = {}
        self._tails: dict[str, list[tuple[str, str]]] = {}
        self._prefixes: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[tuple[frozenset[str], ...], str]]] = {}
        self._known: dict[str, str | None] = {}
        for listed in self.words:
            self._add(listed)
        self._tail_lengths = frozenset(map(len, self._tails))

    def _add(self, listed: str) -> None:
        word = _normal(unicodedata.normalize("NFC", listed)).strip()
        parts = word.split()
        if not parts or parts == ["-"]:
            return
        if len(parts) > 1:
            forms = tuple(inflections(part) for part in parts)
            for first in forms[0]:
                self._phrases.setdefault(first, []).append((forms, listed))
        elif word.endswith("-"):
            self._prefixes.setdefault(word[:-1], listed)
        else:
            base = word.removeprefix("-")
            whole = base == word
            # A bare imperative ("ställ") ends no compound.
            imperative = base[:-1] if base.endswith("a") else None
            forms_of_words, tails, entry = self._forms, self._tails, (base, listed)
            for form in inflections(base):
                if whole:
                    forms_of_words.setdefault(form, listed)
                if len(form) > 2 and form != imperative:
                    known = tails.get(form)
                    if known is None:
                        tails[form] = [entry]
                    else:
                        known.append(entry)

    def find(self, text: str) -> list[Match]:
        """All matches in ``text``, from left to right, none overlapping; a phrase wins over a word."""
        return list(self._scan(text))

    def search(self, text: str) -> Match | None:
        """The first match, if there is one."""
        return next(self._scan(text), None)

    def matches(self, text: str) -> bool:
        """Whether ``text`` holds a word of the list."""
        return self.search(text) is not None

    def match_whole(self, text: str) -> Match | None:
        """The match that is all of ``text``, but for blanks and punctuation around it."""
        start = len(text) - len(text.lstrip(_OUTER))
        end = len(text.rstrip(_OUTER))
        for match in self._scan(text):
            if match.start != start:
                return None
            return match if match.end >= end else None
        return None

    def _scan(self, text: str) -> Iterator[Match]:
        known = self._known
        if len(known) > _KNOWN_LIMIT:
            known.clear()
        done = 0
        for found in _TOKEN.finditer(text):
            token = found.group()
            start = found.start()
            if start < done:
                continue
            if self._phrases:
                phrase = self._phrase_at(text, found)
                if phrase is not None:
                    done = phrase.end
                    yield phrase
                    continue
            end = found.end()
            if token[-1] in _HYPHENS and not _CUT_SHORT.match(text, end):
                token = token[:-1]
                end -= 1
            try:
                word = known[token]
            except KeyError:
                word = known[token] = self._look_up(_normal(token))
            if word is not None:
                done = end
                yield Match(start, end, text[start:end], word)

    def _look_up(self, token: str) -> str | None:
        """The listed word that ``token`` is a form or a compound of."""
        if token.endswith("-"):
            return self._prefixed(token)
        if ":" in token:
            whole = self._forms.get(token)
            if whole is not None:
                return whole
            token = _CASE_ENDING.sub("", token)
        listed = self._forms.get(token)
        if listed is not None:
            return listed
        last = token.rpartition("-")[2]
        if last != token:
            listed = self._forms.get(last)
            if listed is not None:
                return listed
            for base, listed in self._tails.get(last, ()):
                if base:
                    return listed
        return self._compound(last) or self._prefixed(token)

    def _compound(self, token: str) -> str | None:
        lengths = self._tail_lengths
        for cut in range(2, len(token) - 2):
            if len(token) - cut not in lengths:
                continue
            for base, listed in self._tails.get(token[cut:], ()):
                if _is_compound(token[:cut], base, token):
                    return listed
        return None

    def _prefixed(self, token: str) -> str | None:
        for prefix, listed in self._prefixes.items():
            if token.startswith(prefix) and (len(token) > len(prefix) + 1 or token == prefix + "-"):
                return listed
        return None

    def _phrase_at(self, text: str, first: re.Match[str]) -> Match | None:
        candidates = self._phrases.get(_normal(first.group()))
        if candidates is None:
            return None
        best: Match | None = None
        for forms, listed in candidates:
            end = first.end()
            for options in forms[1:]:
                gap = _GAP.match(text, end)
                following = None if gap is None or gap.end() == end else _TOKEN.match(text, gap.end())
                if following is None:
                    break
                token = following.group()
                cut = token[-1] in _HYPHENS and not _CUT_SHORT.match(text, following.end())
                if _normal(token[:-1] if cut else token) not in options:
                    break
                end = following.end() - cut
            else:
                if best is None or end > best.end:
                    best = Match(first.start(), end, text[first.start() : end], listed)
        return best

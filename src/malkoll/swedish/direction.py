"""Which way a measure or a goal shall go, by its own words.

Only words that set a direction count: "ska öka", "Minska …", "Ökad …", "Fler …", "minst 80 %". What a
measure counts says nothing: "andel medarbetare som upplever att stödet ökat".
"""

from __future__ import annotations

import re
from typing import Literal

from malkoll.regexes import compiled
from malkoll.swedish._tables import word_row, word_set
from malkoll.swedish.verbs import main_verbs, starts_with_infinitive_or_imperative

__all__ = ["Direction", "change_of", "direction_of"]

Direction = Literal["increase", "decrease", "maintain"]

_INCREASE_VERBS = word_set(
    "öka höja förbättra stiga växa stärka förstärka utöka fördubbla maximera förlänga bredda tillta stegra utvidga"
)
_DECREASE_VERBS = word_set(
    "minska sänka korta förkorta halvera reducera minimera sjunka avta försämra begränsa nedbringa krympa understiga"
)
_MAINTAIN_VERBS = word_set("bibehålla behålla vidmakthålla upprätthålla kvarstå bevara stabilisera")
# Verbs that in a title rather promise effort than set a direction for a measure.
_WEAK_AT_START = word_set("stärka förstärka begränsa utvidga bredda förlänga växa förbättra bevara upprätthålla")

_FROM_ADJECTIVE: dict[str, Direction] = {}
for _word in word_row(
    "ökad ökat ökade ökande fler flera högre större förbättrad förbättrat förbättrade förhöjd förhöjt utökad utökat "
    "utökade höjd höjt höjda fördubblad fördubblat fördubblade maximerad maximerat mer bättre längre ökning"
):
    _FROM_ADJECTIVE[_word] = "increase"
for _word in word_row(
    "minskad minskat minskade minskande färre lägre mindre kortare sänkt sänkta minimerad minimerat minimerade "
    "halverad halverat halverade reducerad reducerat reducerade förkortad förkortat förkortade snabbare minskning"
):
    _FROM_ADJECTIVE[_word] = "decrease"
for _word in word_row("bibehållen bibehållet bibehållna oförändrad oförändrat oförändrade stabil stabilt stabila"):
    _FROM_ADJECTIVE[_word] = "maintain"
# "Mer", "bättre", "längre", "mindre", "snabbare": said of quality as often as of a number.
_ONLY_BEFORE_MEASURE = word_set("mer bättre längre mindre snabbare större stabil stabilt stabila")
_MEASURE_WORD = compiled(
    r"\s+(?:\w+\s+)?(?:andel\w*|antal\w*|resultat\w*|nöjdhet|tid\w*|\w+tid(?:er)?|volym\w*|kostnad\w*|\w+kostnad\w*|nivå\w*|"
    r"än\b|index\w*|värde\w*|kvot\w*|frånvaro|\w+frånvaro|utsläpp|\w+utsläpp)",
    re.IGNORECASE,
)

_AS_TODAY = compiled(
    r"(?<![^\W_])(?:(?:minst|lägst|som\s+lägst|på|i|ligga\s+kvar\s+på|ligga\s+på|inte\s+lägre\s+än|inte\s+sämre\s+än|inte\s+högre\s+än|"
    r"högst|i\s+nivå\s+med|samma)\s+)"
    r"(?:samma\s+(?:nivå|resultat|andel|antal|värde)|(?:oförändrad|nuvarande|dagens)\s+(?:nivå|resultat)|som\s+i\s?dag|som\s+idag|"
    r"i\s?dag|nivå\s+som|nuläget|(?:föregående|förra|tidigare)\s+(?:års?|mätning\w*|resultat)|utgångsvärdet|utgångsläget|"
    r"resultat(?:et)?\s+(?:från\s+)?(?:föregående|förra))"
    r"|(?<![^\W_])(?:oförändra[dt]e?|bibehåll(?:a|as|s|er|en|et|na)|vidmakthåll(?:a|as|s|er)|ligga\s+kvar|samma\s+nivå|som\s+i\s?dag|"
    r"lika\s+(?:många|stor|hög|låg|bra)\s+som|inte\s+försämras|inte\s+bli\s+sämre|inte\s+sämre\s+än|ej\s+försämras)(?![^\W_])",
    re.IGNORECASE,
)
_NOT_GROW = compiled(
    r"(?<![^\W_])(?:inte|ej|icke)\s+(?:längre\s+)?(?:öka|ökas|ökar|minska|minskas|minskar|sjunka|sjunker|stiga|stiger|höjas|sänkas|"
    r"försämras|försämra|bli\s+fler|bli\s+färre)(?![^\W_])",
    re.IGNORECASE,
)
_LEAST = compiled(
    r"(?:^|[:–-]\s*|(?:ska|skall|bör|måste|till|vara|är|på|uppgå\s+till|nå|ha|får)\s+)(?:minst|lägst|åtminstone|ej\s+under|inte\s+under|"
    r"inte\s+understiga|ej\s+understiga|överstiga|mer\s+än|över|≥\s?|>\s?)\s*(?=\d|[^\W\d_]+\s+(?:procent|%)|hälften)",
    re.IGNORECASE,
)
_MOST = compiled(
    r"(?:^|[:–-]\s*|(?:ska|skall|bör|måste|till|vara|är|på|uppgå\s+till|ha|får)\s+)(?:högst|max|maximalt|som\s+mest|ej\s+över|inte\s+över|"
    r"inte\s+överstiga|ej\s+överstiga|understiga|mindre\s+än|under|färre\s+än|≤\s?|<\s?)\s*(?=\d|[^\W\d_]+\s+(?:procent|%|dagar))",
    re.IGNORECASE,
)
_LEAD = compiled(
    r"[\s\d.):*•_#\"”“'–-]*(?:(?:att|ett|en|nå|få|skapa|bli|ge|inför)\s+(?=fler|färre|ökad|ökat|minskad|högre|lägre|kortare))?",
    re.IGNORECASE,
)
_FIRST_WORD = compiled(r"[^\W\d_]+")
_PARTS = compiled(r"\s[-–—]\s|:\s|;\s|(?<=[^\W\d_])\.\s|\n")
_BECOME = compiled(
    r"(?<![^\W_])(?:ska|skall|bör|måste|kommer\s+att|behöver)\s+(?:\w+\s+){0,2}?(?:bli|vara|få|ha|nå)\s+(?:\w+\s+){0,1}?"
    r"(?P<word>fler|färre|högre|lägre|kortare|större\s+andel|större|mindre|ökad|minskad|bättre)(?![^\W_])",
    re.IGNORECASE,
)
_SO_THAT = compiled(
    r"(?<![^\W_])(?:verka\s+för\s+att|arbeta\s+för\s+att|bidra\s+till\s+att|säkerställa\s+att|för\s+att|så\s+att)\s+(?:en\s+|ett\s+)?"
    r"(?P<word>fler|färre|större\s+andel|högre\s+andel|större\s+antal|lägre\s+andel|mindre\s+andel)(?![^\W_])",
    re.IGNORECASE,
)
_SUBORDINATE = compiled(r"(?<![^\W_])(?:som|att|där|när|vilka|vilket|vars)(?![^\W_])", re.IGNORECASE)
_VALUE_WORD = compiled(
    r"\W*(?:(?P<increase>öka|ökas|ökar|ökning|ökande|uppåt|↑|höjas|förbättras)|"
    r"(?P<decrease>minska|minskas|minskar|minskning|minskande|nedåt|↓|sänkas)|"
    r"(?P<maintain>behålla|behålls|oförändrat|=|→|kvar))\W*",
    re.IGNORECASE,
)


def direction_of(text: str) -> Direction | None:
    """The direction that the words of ``text`` set; ``None`` where they set none, or more than one."""
    whole = _VALUE_WORD.fullmatch(text)
    if whole is not None:
        return _direction(whole.lastgroup or "")
    if _AS_TODAY.search(text) or _NOT_GROW.search(text):
        kept: set[Direction] = {"maintain"}
        rest = _NOT_GROW.sub(" ", _AS_TODAY.sub(" ", text))
        return "maintain" if not (_verbs_say(rest) - kept) else None
    said = _words_of_change(text)
    if not said:
        if _LEAST.search(text):
            said.add("increase")
        if _MOST.search(text):
            said.add("decrease")
    return said.pop() if len(said) == 1 else None


def change_of(text: str) -> Direction | None:
    """The direction that words of change set for a figure: "ska minska", "Fler …", "ökning".

    Unlike ``direction_of`` neither a bound ("minst 80 %") nor a quality ("bättre tider") sets one: the
    figure may be above the bound already, and a better time is a shorter one.
    """
    whole = _VALUE_WORD.fullmatch(text)
    if whole is not None:
        return None if whole.lastgroup == "maintain" else _direction(whole.lastgroup or "")
    if _AS_TODAY.search(text) or _NOT_GROW.search(text) or _QUALITY.search(text):
        return None
    said = _words_of_change(text)
    return said.pop() if len(said) == 1 else None


_QUALITY = compiled(
    r"(?<![^\W_])(?:förbättr\w*|bättre|förstärk\w*|stärk\w*|försämr\w*|utveckl\w*|snabbare|inte|ej|utan)(?![^\W_])",
    re.IGNORECASE,
)


def _words_of_change(text: str) -> set[Direction]:
    """The directions that verbs, adjectives and nouns of change in ``text`` set."""
    said = _verbs_say(text)
    for part in _PARTS.split(text):
        leading = _leading(part)
        if leading is not None:
            said.add(leading)
    subordinate = _SUBORDINATE.search(text)
    for pattern in (_BECOME, _SO_THAT):
        for match in pattern.finditer(text):
            if pattern is _SO_THAT or subordinate is None or subordinate.end() > match.start():
                said.add(
                    "decrease" if match["word"].split()[0].lower() in _LOW or "lägre" in match["word"] else "increase"
                )
    return said


_LOW = word_set("färre lägre kortare mindre minskad")


def _direction(name: str) -> Direction | None:
    if name == "increase":
        return "increase"
    if name == "decrease":
        return "decrease"
    return "maintain" if name == "maintain" else None


def _of_verb(lemma: str) -> Direction | None:
    if lemma in _INCREASE_VERBS:
        return "increase"
    if lemma in _DECREASE_VERBS:
        return "decrease"
    return "maintain" if lemma in _MAINTAIN_VERBS else None


def _verbs_say(text: str) -> set[Direction]:
    said: set[Direction] = set()
    for verb in main_verbs(text):
        direction = _of_verb(verb.lemma)
        if direction is None or verb.auxiliary in ("har", "hade", "ha", "kan", "kunde"):
            continue
        said.add("maintain" if verb.negated else direction)
    return said


def _leading(part: str) -> Direction | None:
    """The direction that the first word of ``part`` sets: "Minska …", "Ökad …", "Fler …"."""
    lead = _LEAD.match(part)
    rest = part[lead.end() if lead else 0 :]
    first = _FIRST_WORD.match(rest)
    if first is None:
        return None
    word = first.group().lower()
    direction = _FROM_ADJECTIVE.get(word)
    if direction is not None:
        if word in _ONLY_BEFORE_MEASURE and not _MEASURE_WORD.match(rest, first.end()):
            return None
        return direction
    verb = starts_with_infinitive_or_imperative(rest)
    if verb is None and _of_verb(word) is not None:
        verb = word
    if verb is None or verb in _WEAK_AT_START:
        return None
    return _of_verb(verb)

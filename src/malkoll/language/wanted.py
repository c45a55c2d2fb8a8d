"""What a requirement in everyday Swedish or English wants, told as a sentence that the language has.

Every turn of phrase here is one that people write and that the language has no words for. Where the
whole of it can be said otherwise the advice is that sentence, tried beforehand; where it cannot, that is
said, and what can be required instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from malkoll.finding import Text
from malkoll.language.shape import Shape, Told, write
from malkoll.language.wished import judgement, linked, wish
from malkoll.language.wishes import as_clause, deny
from malkoll.language.wordforms import NOUN_FORMS, fold
from malkoll.regexes import compiled

__all__ = ["wanted"]

_FLAGS = re.IGNORECASE | re.DOTALL
_MONEY_VERB = compiled(
    r"\b(?:kosta[rts]?|(?:finansieras?|budgeteras?|kalkyleras?)(?:\s+(?:med|av|via|inom)\s+[\w ]+?(?=[.]))?"
    r"|(?:vara|är)\s+(?:kostnads\w+|(?:full\w*\s+|del\w*\s+)?finansiera\w*|budgetera\w*|kalkylera\w*)"
    r"|(?:vara|är)\s+(?:utan|inom|med)\s+(?:\w+\s+)?(?:kostnad|budget|finansiering|pengar)\w*"
    r"|cost\s+(?:at|less|more|no|under)\b|be\s+(?:fully\s+)?(?:funded|financed|budgeted|costed)|be\s+within\s+budget)",
    _FLAGS,
)
_AMOUNT = compiled(
    r"(?:\b(?:på|om|of)\s+)?(?:\b(?:högst|minst|max|maximalt|under|över|mer\s+än|mindre\s+än|at\s+most|at\s+least|up\s+to"
    r"|more\s+than|less\s+than)\s+)?(?:\d[\d .,\u00a0]*|\b(?:en|två|tre|fyra|fem|tio|one|two|three|five|ten)\s+)"
    r"\s*(?:miljon\w*|miljard\w*|tusen|tkr|mkr|mnkr|kr|kronor|sek|euro|million\w*|billion\w*|thousand)\b"
    r"(?:\s+(?:kr|kronor|sek|euro))?(?:\s+i\s+\w+|\s+in\s+\w+)?",
    _FLAGS,
)
_MONTH = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|slutet\s+av|början\s+av"
    r"|januar\w*|march|may|june|july|august|october|the\s+end\s+of|end\s+of|våren|hösten|sommaren)"
)
_DATE = compiled(
    r"(?:\b(?:som\s+|that\s+)?(?:är\s+|infaller\s+|ligger\s+|is\s+)?"
    r"(?:senast|före|innan|efter|till|under|år|den|by|before|after|no\s+later\s+than)\s+)++"
    rf"(?:(?:den|år|\d{{1,2}})\s+)*+(?:{_MONTH}\s+)*+(?:19|20)\d\d(?:-\d\d){{0,2}}\b"
    r"|(?<=tidsgräns\s)(?:19|20)\d\d(?:-\d\d){0,2}\b|(?<=deadline\s)(?:19|20)\d\d(?:-\d\d){0,2}\b",
    _FLAGS,
)
_VALUE = compiled(
    r"\b(?:på|om|som\s+(?:är|uppgår\s+till)|of|that\s+is)\s+(?:(?:minst|högst|över|under|mer\s+än|mindre\s+än|minimum"
    r"|lägre\s+än|högre\s+än|at\s+least|at\s+most|above|below)\s+)?\d[\d .,]*(?:\s*(?:procent\w*|%|st|percent|poäng))?"
    r"(?!\s*(?:\w+\s+)?(?:högre|lägre|större|mindre|higher|lower|greater|less)\b)",
    _FLAGS,
)
_LENGTH = compiled(
    r"\b(?:(?:högst|minst|max|maximalt|exakt|fler\s+än|färre\s+än|at\s+most|at\s+least)\s+)?(?:\d+|[^\W\d]+)\s+"
    r"(?:ord|tecken|meningar?|rader|sidor|bokstäver|words|characters|sentences|lines|pages)(?:\s+långt?)?(?![\w-])(?!\s+(?:ur|av|från|of|from)\b)",
    _FLAGS,
)
_OFTEN = compiled(
    r"\s+(?:minst\s+|at\s+least\s+)?(?:(?:en|ett|två|tre|fyra|once|twice|\d+)\s+(?:gång(?:er)?\s+)?(?:times?\s+)?"
    r"(?:per|om|i|a|every)\s+|(?:varje|var|vart|vartannat|varannan|per|every|each)\s+)(?:tredje\s+|annat\s+)?"
    r"(?:år|årsskifte|halvår|månad|kvartal|tertial|vecka|dag|termin|delår|period"
    r"|year|month|quarter|week|day|half-year|term)(?:en|et)?\b"
    r"|\s+(?:årligen|årsvis|månadsvis|månatligen|kvartalsvis|tertialvis|halvårsvis|veckovis|löpande|regelbundet"
    r"|kontinuerligt|yearly|annually|monthly|quarterly|weekly|regularly|continuously)\b",
    _FLAGS,
)
_FOLLOWED = compiled(
    r"(?:(?:kunna\s+|be\s+)?(?:följ|utvärder|mät|redovisa|rapporter|revider|uppdater|stäm|kontroll|follow|evaluat|report"
    r"|review|measur|updat)\w*)",
    re.IGNORECASE,
)
_RANGE = compiled(
    r"(?:mellan\s+|between\s+)?(?P<low>\d+|[^\W\d]+)(?:\s*[–-]\s*|\s+(?:till|och|upp\s+till|to|and)\s+)"
    r"(?P<high>\d+|[^\W\d]+)\s+(?P<noun>[^\W\d]\w*)",
    _FLAGS,
)
_WORD = compiled(
    r"(?:ha|innehålla|använda|ange|skriva|ta\s+upp|nämna|have|contain|include|use|mention)\s+"
    r"(?:med\s+)?(?:(?:ett|något)\s+av\s+)?(?:the\s+)?"
    r"(?:ordet|orden|begreppet|begreppen|termen|uttrycket|frasen|words?|term|phrase)\s+"
    r"[\"”“]?(?P<word>[^\W\d_][\w-]*)[^.]*",
    _FLAGS,
)
_ABOUT = compiled(
    r"(?:(?:som|that)\s+)?(?P<neg>inte\s+)?(?:handlar\s+om|rör|berör|avser|om|(?:is\s+)?about|concerns)\s+"
    r"(?P<word>[^\W\d_][\w-]*)(?:(?:,|\s+(?:och|eller|and|or))\s+(?!(?:som|that|ska|har)\b)[^\W\d_][\w-]*)*",
    _FLAGS,
)
_HOW_MUCH = compiled(
    r"(?P<that>(?:som|that)\s+(?:inte\s+)?(?:är|is)\s+)(?P<amount>.*?\d.*?)\s+"
    r"(?P<than>(?:högre|lägre|större|mindre)\s+än|(?:higher|lower|greater|less)\s+than)",
    _FLAGS,
)
_WHERE = compiled(
    r",?\s+(?:där|vars|where|whose)\s+(?P<noun>(?:the\s+)?[^\W\d]\w*)\s+"
    r"(?P<than>(?:inte\s+)?(?:är|is)\s+.+?)(?=,|\s+(?:ska|bör|must|should)\b|[.\s]*\Z)",
    _FLAGS,
)
_EXCEPT = compiled(
    r"(?P<head>\s*(?:varje|alla|every|all)\s+(?P<noun>[^\W\d]\w*)),?\s+"
    r"(?P<word>utom|förutom|undantaget|dock\s+inte|med\s+undantag\s+(?:för|av)|except(?:\s+for)?)\s+"
    r"(?:(?:de|sådana|those|the)\s+)?(?P<other>.+?),?\s+(?P<modal>ska|skall|måste|bör|must|should)\s+(?P<rest>.+?)[.\s]*\Z",
    _FLAGS,
)
_EXCEPT_LAST = compiled(
    r"(?P<head>\s*(?:varje|alla|every|all)\s+(?P<noun>[^\W\d]\w*))\s+(?P<modal>ska|skall|måste|bör|must|should)\s+"
    r"(?P<rest>[^,.]+?),?\s+(?P<word>utom|förutom|undantaget|dock\s+inte|med\s+undantag\s+(?:för|av)|except(?:\s+for)?)"
    r"\s+(?:för\s+)?(?:(?:de|sådana|those|the)\s+)?(?P<other>.+?)[.\s]*\Z",
    _FLAGS,
)
_SECOND_VERB = compiled(
    r"\s*,?\s+(?P<joiner>och|samt|eller|and|or)\s+(?:(?:ska|bör|must|should)\s+)?"
    r"(?P<second>(?:(?:inte|not)\s+)?(?:ha|nämna|sakna|vara|finnas|ange|innehålla|have|mention|lack|be|name)\s+.+?)"
    r"[.\s]*\Z",
    _FLAGS,
)


def wanted(words: str, at: int, lists: frozenset[str]) -> Told | None:
    """What the sentence ``words`` wants, where it is not understood from ``at`` on; ``None`` if nothing here fits."""
    shape = Shape(words, lists)
    if not shape.known:
        return None
    for turn in _TURNS:
        told = turn(shape)
        if told is not None and told.end >= at - 1:
            return told
    return None


def _except(shape: Shape) -> Told | None:
    found = _EXCEPT.match(shape.words) or _EXCEPT_LAST.match(shape.words)
    if found is None:
        return None
    said = _without_noun(found["other"])
    every = "Every" if shape.lang == "en" else "Varje"
    modal, rest = found["modal"], found["rest"]
    turned = _turned(said, shape)
    sentence = shape.first_of(f"{every} {found['noun']} {one} {modal} {rest}" for one in turned)
    how = write(sentence) if sentence else None
    values: dict[str, str | Text] = {"word": found["word"]} | ({"how": how} if how else {})
    return Told("except", found.start("word"), found.end("word"), values)


def _without_noun(words: str) -> str:
    """What is said of the excepted things, without the noun that says what they are."""
    first, _, rest = words.strip(" ,").partition(" ")
    return rest if rest and fold(first) in NOUN_FORMS else words.strip(" ,")


def _turned(said: str, shape: Shape) -> list[str]:
    """What the rest has, where the excepted are those that ``said`` is true of."""
    low = said.lower()
    english = shape.lang == "en"
    for one, other in (("utan ", "med "), ("without ", "with ")):
        if low.startswith(one):
            thing = low.removeprefix(one)
            articles = ("a ", "an ", "") if english else ("en ", "ett ", "")
            return [f"{other}{article}{thing}" for article in articles]
        if low.startswith(other):
            thing = re.sub(r"\A(?:en|ett|an?)\s+", "", low.removeprefix(other))
            return [one + thing]
    that = "that" if english else "som"
    clause = low.removeprefix(that + " ")
    is_a = ("is a ", "is an ", "is ") if english else ("är ett ", "är en ", "är ")
    clauses = [clause] if clause != low else [start + clause for start in is_a]
    return [f"{that} {denied}" for one in clauses if (denied := deny(one, shape.lang)) is not None]


def _where(shape: Shape) -> Told | None:
    found = _WHERE.search(shape.words)
    if found is None:
        return None
    noun = fold(found["noun"])
    that = "that" if shape.lang == "en" else "som"
    before, after = shape.words[: found.start()], shape.words[found.end() :]
    readings = NOUN_FORMS.get(noun.removeprefix("the "), ())
    singulars = [form for form, all_ in NOUN_FORMS.items() if readings and all_[0].noun == readings[0].noun]
    has = "has" if shape.lang == "en" else "har"
    articles = ("a", "an") if shape.lang == "en" else ("en", "ett")
    tried = [f"{before} {that} {found['than']}{after}"]
    for one in singulars:
        for article in articles:
            tried.append(f"{before} {that} {has} {article} {one} {that} {found['than']} {after.lstrip(', ')}")
            tried.append(f"{before} {that} {has} {article} {one} {after.lstrip(', ')}")
    sentence = shape.first_of(tried)
    word_at = found.start() + len(found[0]) - len(found[0].lstrip(", \n\t"))
    word = found[0].strip(", \n\t").split()[0]
    values: dict[str, str | Text] = {"word": word} | ({"how": write(sentence)} if sentence else {})
    return Told("where-clause", word_at, word_at + len(word), values)


def _how_often(shape: Shape) -> Told | None:
    found = _OFTEN.search(shape.words, shape.rest_at)
    if found is None or not shape.rest or shape.mentions or shape.denies:
        return None
    said = shape.words[shape.rest_at : found.start()].strip()
    follow = "have a follow-up" if shape.lang == "en" else "ha en uppföljning"
    sentence = shape.requiring(said)
    if sentence is None and not _FOLLOWED.match(said):
        return None
    sentence = sentence or shape.requiring(follow) or shape.of_goals(follow)
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Told("how-often", start, found.end(), {"word": found[0].strip(), "how": write(sentence)})


def _date(shape: Shape) -> Told | None:
    found = _DATE.search(shape.words, shape.rest_at)
    if found is None or not shape.rest or shape.mentions or shape.denies:
        return None
    said = shape.words[shape.rest_at : found.start()].strip()
    deadline = "have a deadline" if shape.lang == "en" else "ha en tidsgräns"
    shorter = re.sub(r"\s+(?:som|that)\s+(?:ska\s+vara|är|is)\s+\w+\Z", "", said)
    sentence = shape.requiring(said, shorter, deadline) or shape.of_goals(deadline)
    return Told("date", found.start(), found.end(), {"word": found[0].strip(), "how": write(sentence)})


def _value(shape: Shape) -> Told | None:
    found = _VALUE.search(shape.words, shape.rest_at)
    if found is None or not shape.rest or shape.mentions or shape.denies:
        return None
    sentence = shape.first_of([shape.words[: found.start()]])
    if sentence is None:
        return None
    return Told("value-and-number", found.start(), found.end(), {"word": found[0].strip(), "how": write(sentence)})


def _length(shape: Shape) -> Told | None:
    found = _LENGTH.search(shape.words, shape.rest_at)
    if found is None or not shape.rest or shape.mentions:
        return None
    return Told("length", found.start(), found.end(), {"word": found[0].strip()})


def _money(shape: Shape) -> Told | None:
    found = _AMOUNT.search(shape.words) or _MONEY_VERB.search(shape.words, shape.rest_at)
    if found is None or shape.mentions:
        return None
    listed = shape.money_list()
    verb = "mention" if shape.lang == "en" else "nämna"
    # A limit, or "not without", asks for the words as much as a plain requirement does.
    limited = found.re is _AMOUNT or re.search(r"\b(?:utan|without)\b", found[0], re.IGNORECASE) is not None
    sentence = shape.requiring(f"{verb} {listed.name}") if limited and not shape.asks else None
    how = shape.mentioning(listed, sentence)
    return Told("money", found.start(), found.end(), {"word": found[0].strip(), "how": how})


def _how_much(shape: Shape) -> Told | None:
    found = _HOW_MUCH.search(shape.words)
    if found is None:
        return None
    words = shape.words
    sentence = shape.first_of([words[: found.start("amount")] + found["than"] + words[found.end() :]])
    values: dict[str, str | Text] = {"word": found["amount"]} | ({"how": write(sentence)} if sentence else {})
    return Told("how-much", found.start("amount"), found.end("amount"), values)


def _range(shape: Shape) -> Told | None:
    found = _RANGE.search(shape.words, shape.rest_at)
    if found is None:
        return None
    least, most = ("at least", "at most") if shape.lang == "en" else ("minst", "högst")
    rest, words = shape.words[found.end() :], shape.words
    ranges = [f"{least} {found['low']} {found['noun']}", f"{most} {found['high']} {found['noun']}"]
    both = [shape.first_of([words[: found.start()] + one + rest]) for one in ranges]
    if None in both:
        return None
    advised = " ".join(one for one in both if one)
    how = Text(f"Skriv två meningar: {advised}", f"Write two sentences: {advised}")
    said = words[found.start() : found.start("noun")].rstrip()
    return Told("between", found.start(), found.start() + len(said), {"word": said, "how": how})


def _word(shape: Shape) -> Told | None:
    found = _WORD.search(shape.words, shape.rest_at)
    if found is None or found["word"] in shape.lists:
        return None
    end = found.end("word")
    end += shape.words[end : end + 1] in ('"', "”", "“")
    return Told("word-in-plan", found.start(), end, {"how": shape.mentioning(shape.list_for(found["word"]))})


def _about(shape: Shape) -> Told | None:
    end = shape.rest_at or len(shape.words)
    found = _ABOUT.search(shape.words, 0, end)
    if found is None or found.start() == 0:
        return None
    listed = shape.list_for(found["word"])
    that, verb = ("that", "mentions") if shape.lang == "en" else ("som", "nämner")
    neg = found["neg"] or ""
    words = shape.words
    sentence = shape.first_of([f"{words[: found.start()]}{that} {neg}{verb} {listed.name}{words[found.end() :]}"])
    if sentence is None:
        return None
    how = shape.mentioning(listed, sentence)
    return Told("about-what", found.start(), found.end(), {"word": found[0].strip(), "how": how})


def _two_verbs(shape: Shape) -> Told | None:
    found = _SECOND_VERB.search(shape.words, shape.rest_at)
    if found is None or not shape.rest or shape.denies:
        return None
    first, second = shape.words[shape.rest_at : found.start()].strip(), found["second"]
    every = "Every" if shape.lang == "en" else "Varje"
    subject = "Planen" if shape.of_plan else f"{every} {shape.subject}"
    code = "or-between-verbs" if found["joiner"].lower() in ("eller", "or") else "two-requirements"
    word = found["joiner"] if code == "or-between-verbs" else second.split()[0]
    values: dict[str, str | Text] = {"word": word}
    if code == "two-requirements":
        both = [shape.first_of([f"{subject} {shape.modal} {one}"]) for one in (first, second)]
        said = " ".join(one for one in both if one)
        if None not in both:
            values["how"] = Text(f"Skriv två meningar: {said}", f"Write two sentences: {said}")
    else:
        that = "that" if shape.lang == "en" else "som"
        tried = [
            f"{subject} {that} {denied} {shape.modal} {one}"
            for one, other in ((first, second), (second, first))
            if (denied := as_clause(other, shape.lang, denied=True)) is not None
        ]
        sentence = shape.first_of(tried)
        if sentence is not None:
            values["how"] = write(sentence)
    at = found.start("joiner") if code == "or-between-verbs" else found.start("second")
    return Told(code, at, at + len(word), values)


_TURNS: tuple[Callable[[Shape], Told | None], ...] = (
    _except,
    _where,
    _how_much,
    linked,
    _how_often,
    _date,
    _length,
    _range,
    _word,
    _money,
    _value,
    wish,
    judgement,
    _about,
    _two_verbs,
)

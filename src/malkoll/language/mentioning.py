"""What stands after "nämna" where only the name of a word list can, and what is had that can only be mentioned."""

from __future__ import annotations

import re

from malkoll.finding import Text
from malkoll.language.shape import Shape, Told, write
from malkoll.language.tree import Lang
from malkoll.language.wishes import as_clause
from malkoll.language.wordforms import fold
from malkoll.regexes import compiled

__all__ = ["after_mention", "noun_wanted", "subject_wanted"]

_HAD = {
    # what was said of having → how mentioning is said there
    "ha": "nämna", "sakna": "inte nämna", "inte ha": "inte nämna", "har": "nämner", "saknar": "inte nämner",
    "inte har": "inte nämner", "med": "som nämner", "utan": "som inte nämner",
    "have": "mention", "lack": "not mention", "not have": "not mention", "has": "mentions",
    "lacks": "does not mention", "does not have": "does not mention", "with": "that mentions",
    "without": "that does not mention",
}  # fmt: skip
_LACKING = frozenset({"sakna", "inte ha", "lack", "not have", "utan", "without"})
_SMALL = frozenset(
    {"en", "ett", "vad", "det", "den", "hur", "att", "sin", "sitt", "sina", "a", "an", "the", "what", "how", "it",
     "its", "minst", "några", "något", "any", "some", "at", "least", "är", "is", "are"}
)  # fmt: skip
_MENTION = compiled(
    r"\b(?P<verb>(?:inte\s+|does\s+not\s+|not\s+)?(?:nämna|nämner|mentions?))\s+(?P<what>.+?)"
    r"(?=\s+(?:ska|skall|bör|får|måste|must|should|may)\b|[.\s]*\Z)",
    re.I | re.S,
)
_COUNTED = compiled(
    r"(?:minst|högst|fler\s+än|exakt|at\s+least|at\s+most|more\s+than|exactly)\s+"
    r"(?:\d+|två|tre|fyra|fem|two|three|four|five)\s+(?:av\s+|ord\s+ur\s+|of\s+)?(?P<name>[^\W\d_][\w-]*)\Z",
    re.IGNORECASE,
)
_LISTLIKE = compiled(r"(?:ord|words)\Z", re.IGNORECASE)


def after_mention(words: str, at: int, lists: frozenset[str]) -> Told | None:
    """What is wrong with what stands after "nämna", where the sentence is not understood from ``at`` on."""
    shape = Shape(words, lists)
    found = next((one for one in _MENTION.finditer(words) if one.end() >= at >= one.start("verb")), None)
    if found is None:
        return None
    what, start = " ".join(found["what"].split()), found.start("what")
    counted = _COUNTED.match(what)
    before, after = words[: found.start()], words[found.end() :]
    if counted is not None:
        sentence = shape.first_of([f"{before}{found['verb']} {counted['name']}{after}"])
        if sentence is None:
            return None
        return Told("list-count", found.start(), found.end(), {"how": write(sentence)})
    first, _, more = what.partition(" ")
    if more and (first in lists or _LISTLIKE.search(first)):
        sentence = shape.first_of([f"{before}{found['verb']} {first}{after}"])
        if sentence is None:
            return None
        end = found.end()
        begin = start + len(first) + len(found["what"][len(first) :]) - len(found["what"][len(first) :].lstrip())
        return Told("after-list", begin, end, {"word": more, "list": first, "how": write(sentence)})
    quoted = re.search(r"[\"”“](?P<word>[^\"”“]+)[\"”“]", what)
    listed = shape.list_for(quoted["word"] if quoted else _telling(what, shape.lang))
    said = f"{before}{found['verb']} {listed.name}{after}"
    sentence = shape.first_of([said])
    if sentence is None and found.start() < shape.rest_at:
        sentence = " ".join(said.split())  # more is wrong with it: a condition is no requirement for all that
    how = shape.mentioning(listed, sentence)
    code = "list-expected" if quoted else "list-not-words"
    return Told(code, start, found.end(), {"word": fold(found["verb"]), "said": what, "how": how})


def _telling(words: str, lang: Lang) -> str:
    """The word that tells most of what is to be mentioned."""
    found = re.findall(r"[^\W\d_][\w-]*", words)
    return next((str(one) for one in found if fold(one) not in _SMALL), "other" if lang == "en" else "annat")


def noun_wanted(words: str, at: int, word: str, verb: str, lists: frozenset[str]) -> Text | None:
    """How to mention ``word``, which no concept is called, where the sentence said that something has it.

    ``verb`` is the word for having that stands before it. ``None`` where no sound sentence comes of it.
    """
    shape = Shape(words, lists)
    listed = shape.list_for(word)
    end = at + len(word)
    said = _HAD.get(fold(verb))
    if said is None:
        return None
    start = max((one.start() for one in re.finditer(rf"\b{re.escape(verb)}\b", words[:at], re.I)), default=-1)
    if start < 0:
        return None
    if not shape.denies and shape.rest and start >= shape.rest_at:
        both = _with_others(shape, word, at, f"{said} {listed.name}")
        if both is not None:
            return shape.mentioning(listed, both)
    if shape.denies and fold(verb) in _LACKING and start >= shape.rest_at:
        positive = said.removeprefix("inte ").removeprefix("not ")
        return shape.mentioning(listed, shape.requiring(f"{positive} {listed.name}"))
    before, after = words[:start], words[end:]
    heads = (before, re.sub(r"\b(?:behöver)\b", "ska", before))
    tried = [f"{head}{said} {listed.name}{tail}" for head in heads for tail in (after, "")]
    if not shape.rest or start < shape.rest_at:
        tried = tried[:1]
    sentence = shape.first_of(tried)
    if sentence is None and shape.rest:
        sentence = shape.requiring(f"{said} {listed.name}")
    return shape.mentioning(listed, sentence) if sentence else None


def _with_others(shape: Shape, word: str, at: int, mentioning: str) -> str | None:
    """What requires the other things of the list that ``word`` at ``at`` stands in, and ``mentioning`` for it."""
    article = r"(?:(?:en|ett|sin|sitt|sina|an?|its|their)\s+)?"
    joiner = r"(?P<joiner>och|samt|eller|and|or)"
    words = shape.words
    before = re.search(rf"\s+{joiner}\s+{article}\Z", words[:at], re.IGNORECASE)
    after = re.match(rf"\s+{joiner}\s+", words[at + len(word) :], re.IGNORECASE)
    if before is not None:
        others, found = words[: before.start()] + words[at + len(word) :], before
    elif after is not None:
        own = re.search(rf"\b{article}\Z", words[:at], re.IGNORECASE)
        others, found = words[: own.start() if own else at] + words[at + len(word) + after.end() :], after
    else:
        return None
    opening = r"\s+".join(map(re.escape, (shape.subject or shape.start, shape.modal)))
    rest = re.split(opening + r"\s+", others, maxsplit=1, flags=re.IGNORECASE)
    every = "Every" if shape.lang == "en" else "Varje"
    head = shape.start.capitalize() if shape.of_plan else f"{every} {shape.subject}"
    predicate = rest[-1].rstrip(" .\n\t") if len(rest) == 2 else ""
    joined = re.sub(r",\s*(?=[^,]*\Z)", " and " if shape.lang == "en" else " och ", predicate)
    tried = [f"{head} {shape.modal} {one}" for one in (predicate, joined)]
    first = shape.first_of(tried) if predicate else None
    if first is None:
        return None
    if found["joiner"].lower() in ("eller", "or"):
        denied = as_clause(predicate, shape.lang, denied=True)
        that = "that" if shape.lang == "en" else "som"
        return shape.first_of([f"{head} {that} {denied} {shape.modal} {mentioning}"]) if denied else None
    second = shape.first_of([f"{head} {shape.modal} {mentioning}"]) or shape.requiring(mentioning)
    return f"{first} {second}" if second else None


def subject_wanted(words: str, word: str, lists: frozenset[str]) -> Text | None:
    """How to require something of the goals that are about ``word``, which no concept is called."""
    shape = Shape(words, lists)
    listed = shape.list_for(word)
    goal, that = ("Every goal", "that mentions") if shape.lang == "en" else ("Varje mål", "som nämner")
    if not shape.rest or shape.denies:
        return None
    sentence = shape.first_of([f"{goal} {that} {listed.name} {shape.modal} {shape.rest}"])
    return shape.mentioning(listed, sentence) if sentence else None

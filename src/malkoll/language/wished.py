"""What people wish of a plan ("mätbart", "realistiskt", "kopplat till budget"), told as what can be required."""

from __future__ import annotations

import re

from malkoll.finding import Text
from malkoll.language.shape import Shape, Told, write
from malkoll.language.wishes import JUDGEMENTS, WISHES, as_clause
from malkoll.regexes import compiled

__all__ = ["judgement", "linked", "wish"]

_FLAGS = re.IGNORECASE | re.DOTALL
_LINKED = compiled(
    r"(?:vara\s+)?(?:kopplas?|koppla(?:d|t|de)|länka(?:d|t)|knut(?:en|et)|relatera(?:d|t)|anpassa(?:d|t)|förankra(?:d|t)"
    r"|bidra|leda|utgå|stödja|kunna\s+kopplas|be\s+(?:linked|connected|related|tied)|contribute)\s+"
    r"(?:(?:till|med|från|i|to|with)\s+)?"
    r"(?:(?:vår|våra|den|det|de|en|ett|minst|något|någon|av|kommunens|nämndens|the|our|an?|one|any|of)\s+)*"
    r"(?P<word>[^\W\d_][\w-]*)",
    _FLAGS,
)


def wish(shape: Shape) -> Told | None:
    """The nearest that can be checked of what the sentence wishes; several wishes give a sentence each."""
    start = re.match(r"(?:inte\s+|not\s+)?(?:vara\s+|be\s+)?", shape.rest, re.IGNORECASE)
    if start is None or not shape.rest or shape.denies or start[0].lower().startswith(("inte", "not")):
        return _wish_in_clause(shape)
    sentences: list[str] = []
    at, end = start.end(), 0
    while (found := _one_wish(shape, at)) is not None:
        sentence, end = found
        if sentence not in sentences:
            sentences.append(sentence)
        joined = re.compile(r"\s*(?:,|och|samt|and|,\s*and)\s+(?:vara\s+|be\s+)?", re.IGNORECASE).match(shape.rest, end)
        if joined is None:
            break
        at = joined.end()
    if not sentences or (len(sentences) == 1 and sentences[0].startswith(("Fråga", "Ask"))):
        return _wish_in_clause(shape)
    said = " ".join(sentences)
    how = write(said) if len(sentences) == 1 else Text(f"Skriv en mening för varje: {said}", f"Write one each: {said}")
    word = shape.rest[:end]
    return Told("nearest", shape.rest_at, shape.rest_at + end, {"word": word, "how": how})


def _one_wish(shape: Shape, at: int) -> tuple[str, int] | None:
    """The sentence that comes nearest to the wish at ``at`` of what is required, and where the wish ends."""
    every, must = ("Every", "must") if shape.lang == "en" else ("Varje", "ska")
    modal = must if shape.modal in ("får", "behöver", "may", "needs") else shape.modal
    for one in WISHES[shape.lang]:
        found = one.written.match(shape.rest, at)
        if found is not None:
            head = f"{every} {shape.subject or 'mål'} {modal}"
            sentence = shape.first_of(f"{head} {said}" if said[0].islower() else said for said in one.instead)
            return (sentence, found.end()) if sentence is not None else None
    judged = JUDGEMENTS[shape.lang].match(shape.rest, at)
    asked = shape.first_of([f"{'Ask for every' if shape.lang == 'en' else 'Fråga vid varje'} {shape.subject}"])
    return (asked, judged.end()) if judged is not None and asked is not None else None


def _wish_in_clause(shape: Shape) -> Told | None:
    for start in re.finditer(
        r"(?:som|that)\s+(?P<neg>inte\s+)?(?:är|is)\s+(?P<not>not\s+)?", shape.words, re.IGNORECASE
    ):
        for one in WISHES[shape.lang]:
            found = one.written.match(shape.words, start.end())
            if found is None:
                continue
            denied = bool(start["neg"] or start["not"])
            that = "that" if shape.lang == "en" else "som"
            clauses = (as_clause(said, shape.lang, denied=denied) for said in one.instead if said[0].islower())
            before, after = shape.words[: start.start()], shape.words[found.end() :]
            sentence = shape.first_of(f"{before}{that} {clause}{after}" for clause in clauses if clause)
            if sentence is not None:
                word = shape.words[start.start() : found.end()]
                return Told("nearest", start.start(), found.end(), {"word": word, "how": write(sentence)})
    return None


def judgement(shape: Shape) -> Told | None:
    """What only a person can judge: malkoll can ask."""
    found = re.search(
        rf"\b(?:vara|är|be|is)\s+(?:(?:inte|not|mycket|very)\s+)?(?P<word>{JUDGEMENTS[shape.lang].pattern})",
        shape.words,
        re.I,
    ) or (re.compile(rf"(?P<word>{JUDGEMENTS[shape.lang].pattern})", re.I).match(shape.rest) if shape.rest else None)
    if found is None:
        return None
    ask = "Ask for every" if shape.lang == "en" else "Fråga vid varje"
    subject = re.split(r"\s+(?:som|that)\s+", shape.subject)[0]
    sentence = shape.first_of([f"{ask} {subject}", f"{ask} {shape.noun() or 'mål'}", "Fråga vid varje mål."])
    at = 0 if found.re.groups and found.string is shape.words else shape.rest_at
    return Told(
        "judgement", at + found.start("word"), at + found.end("word"),
        {"word": found["word"], "how": write(sentence or "Fråga vid varje mål.")},
    )  # fmt: skip


def linked(shape: Shape) -> Told | None:
    """What is to be linked to something: its words can be mentioned."""
    found = _LINKED.match(shape.rest) if shape.rest else None
    if found is None:
        return None
    at = shape.rest_at
    how = shape.mentioning(shape.list_for(found["word"]))
    return Told("only-words", at, at + found.end(), {"word": found[0], "how": how})

"""Who answers for a goal: roles in titles and sentences, and whether what is named is a role at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from malkoll.facts.given_names import GIVEN_NAMES
from malkoll.facts.patterns import GOALS, OWN_PLAN, any_of
from malkoll.facts.prose import told_of
from malkoll.plan import Goal, Passage, Responsible
from malkoll.regexes import compiled
from malkoll.span import Span
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.values import says_nothing
from malkoll.swedish.words import WordMatcher

__all__ = ["complete", "for_all", "for_section", "in_goal", "in_text", "labelled", "named", "names_role"]

# Characters of a role, or of a few of them.
_LONGEST_ROLE = 120

_PERSON_ROLE = (
    r"\b\w*(?:chef|direktör|ledare|samordnare|strateg|rektor|controller|sekreterare|handläggare|utvecklare|planerare|"
    r"ingenjör|läkare|sköterska|arkitekt|ordförande|ansvarig|ombud|ekolog|inspektör|förvaltare|bibliotekarie|pedagog|"
    r"director|officer|manager|coordinator|secretary|head|principal)"
    r"(?:n|en|s|ns|ens|er|erna|na|r|rna)?\b"
)
_UNIT_ROLE = (
    r"nämnd|styrelse|förvaltning|enhet|avdelning|kontor|råd|utskott|grupp|team|bolag|kommun|kansli|verksamhet|område|funktion|"
    r"stab|konsult|specialist|samordning|myndighet|räddningstjänst|central|institution|presidi|lärare|\bhr\b|\bab\b|\bvo\b|"
    r"\bvd\b|\bceo\b|\bboard\b|\bcommittee\b|\bunit\b|\bdepartment\b|\boffice\b"
)
# Names of occupations by their endings; a surname ("Lindkvist") may end so too, but stands after another name.
_OCCUPATION = compiled(r"(?:\A\w|\b[a-zåäö])\w{3,}(?:are|ör|ist|log|nom|ator)(?:n|en|na)?\b")
_ROLE = compiled(f"{_PERSON_ROLE}|{_UNIT_ROLE}", re.IGNORECASE)
_SOMEBODY = compiled(rf"{_PERSON_ROLE}|\b(?:alla|samtliga|varje)\b", re.IGNORECASE)

_IS = compiled(
    r"^(?:ansvarig|ansvariga|huvudansvarig|målansvarig)\b(?P<what>[^.:]{0,80}?)\s(?:är|blir)\s+(?P<role>[^.]{2,160})\.?$",
    re.IGNORECASE,
)
_ANSWERS = compiled(
    r"^(?P<role>[^.,;:]{2,90}?)\s+(?:ansvarar|svarar|är\s+(?:ytterst\s+)?ansvarig[at]?|har\s+(?:det\s+)?(?:övergripande\s+)?ansvaret)"
    r"(?P<what>\b.*)$",
    re.IGNORECASE,
)
# "För fullmäktiges mål svarar förvaltningschefen inför nämnden."
_FOR_WHAT = compiled(
    r"^(?P<what>för\s+[^.,;:]{2,90}?)\s+(?:ansvarar|svarar)\s+(?P<role>[^.,;:]{2,90}?)(?:\s+inför\s+[^.,;:]{2,60})?\.?$",
    re.IGNORECASE,
)
_GOAL_NOUN = any_of("mål, målet, målen, uppdraget, uppdragen, genomförandet, måluppfyllelsen, planen")
_GOAL = compiled(rf"\b{_GOAL_NOUN}\b", re.IGNORECASE)
_ALL = compiled(
    rf"\bvart\s+och\s+ett\s+av\s+(?:\w+\s+)?{GOALS}\b"
    rf"|\b(?:alla|samtliga)\s+{GOALS}\b"
    rf"|\b(?:samtliga|alla|varje)\s+(?:\w+\s+)?{GOALS}\b"
    rf"|\b{any_of('målen, uppdragen')}\s+i\s+(?:denna\s+)?plan"
    # "… ansvarar för att målen nås", "Ansvarig för att planen genomförs är kommunchefen."
    rf"|\bför\s+att\s+(?:\w*målen|uppdragen|{OWN_PLAN})\s+"
    rf"{any_of('nås, uppnås, uppfylls, genomförs, förverkligas, verkställs, blir verklighet')}\b",
    re.IGNORECASE,
)
_ALL_GOALS = any_of("mål, målen, målet, uppdragen")
_PLAN_GOALS = any_of("avsnitt, avsnittet, kapitel, kapitlet, område, området")
_SECTION = compiled(
    rf"\b{_ALL_GOALS}\s+(?:i|inom|under)\s+{any_of('detta, det här')}\s+{_PLAN_GOALS}"
    rf"|\b{any_of('det, de, detta, dessa')}\s+(?:\w+\s+)?{GOALS}\b"
    rf"|^\s*för\s+(?:nämndens|styrelsens|bolagets|enhetens|avdelningens|områdets)\s+(?:egna\s+)?\w*mål\b",
    re.IGNORECASE,
)
_BETWEEN = r"(?:,\s*|\s+och\s+|\s+samt\s+|/|\s*;\s*)"
_BOARDS = compiled(rf"\(([A-ZÅÄÖ]{{2,5}}(?:{_BETWEEN}[A-ZÅÄÖ]{{2,5}})*{_BETWEEN}?)\)\s*\.?\s*$")
_SECTION_GOALS = any_of(
    """chef, chefer, cheferna, medarbetare, medarbetarna, anställda, nämnder, förvaltningar, verksamheter,
    enheter, enhetschefer, nämnd, förvaltning,
    verksamhet, enhet, enhetschef, avdelning, avdelningschef, rektor"""
)
_ALL_OF_US = any_of(
    """alla, samtliga, everyone, everybody, all staff, var och en, vem som helst, all personal, hela nämnden,
    hela förvaltningen, hela organisationen, hela personalen, hela arbetslaget, hela teamet, hela gänget, hela huset,
    hela ledningen, hela ledningsgruppen, hela styrelsen, hela kommunen, hela enheten, hela avdelningen, hela staben,
    vi, oss, we, we all, tillsammans, gemensamt"""
)
_EVERYBODY = compiled(
    rf"^{_ALL_OF_US}(?![\w-])"
    rf"|^{any_of('varje, respektive, berörda, resp')}\.?\s+(?:\w+\s+)?"
    rf"{_SECTION_GOALS}\b",
    re.IGNORECASE,
)
_ANY_PERSON_ROLE = compiled(_PERSON_ROLE, re.IGNORECASE)
_SOMEBODY_AT = compiled(
    r"(?P<given>[A-ZÅÄÖÉ][a-zåäöéü]+)(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?(?:\s+[A-ZÅÄÖÉ][a-zåäöéü]+){0,2}"
    r"(?:\s+(?:på|i|från|vid|inom|hos|at|from|in)\s+.*)?$"
)
_WORD = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?"
_NAME = compiled(rf"{_WORD}(?:\s+(?:von|af|de)\b)?(?:\s+{_WORD})*")


def in_goal(goal: Goal) -> tuple[Responsible, ...]:
    """Roles in the title's parenthesis ("(OSN, AMN och UBN)"), or in a sentence of the goal's text."""
    found = _BOARDS.search(goal.title.text)
    if found is not None:
        return (Responsible(found.group(1).strip(), goal.span),)
    for sentence, span in _sentences(told_of(goal)):
        said = _said(sentence)
        if said is None:
            continue
        role, what = said
        if _SOMEBODY.search(role) or (_ROLE.search(role) and _GOAL.search(what)):
            return (Responsible(role, span),)
    return ()


def in_text(passages: Iterable[Passage]) -> tuple[Responsible, ...]:
    """The role that the text under an area's heading names for its goals: "Fritidschefen ansvarar."."""
    for sentence, span in _sentences(passages):
        said = _said(sentence)
        if said is not None and _ROLE.search(said[0]) and (_GOAL.search(said[1]) or not said[1].strip(" .")):
            return (Responsible(said[0], span),)
    return ()


def for_all(passages: Iterable[Passage]) -> tuple[Responsible, ...]:
    """The role that a sentence outside the goals names for all of them."""
    for sentence, span in _sentences(passages):
        said = _said(sentence)
        if said is not None and _ROLE.search(said[0]) and _ALL.search(said[1]):
            return (Responsible(said[0], span),)
    return ()


_BY_NUMBER = compiled(
    r"^\W*(?:för\s+)?(?:mål|målen|delmål|delmålen|uppdrag|uppdragen)\s+(?P<numbers>[0-9][0-9.,\soch–-]*)", re.IGNORECASE
)
_NUMBERS = compiled(r"(?P<first>[0-9]+(?:\.[0-9]+)*)(?:\s*[–-]\s*(?P<last>[0-9]+(?:\.[0-9]+)*))?")
# "… och kulturchefen för mål 2.1–2.3": another role, after the first, with the verb left out.
_AND_ANOTHER = compiled(
    r"\W*(?:(?:och|samt|medan)\s+)?(?P<role>[^\W\d][^.,;:0-9]{2,60}?)\s+(?P<what>för\s+(?:mål|målen|delmål|delmålen|uppdrag|"
    r"uppdragen)\s+[0-9].*)$",
    re.IGNORECASE | re.DOTALL,
)
_MOST_IN_RANGE = 99


def by_number(passages: Iterable[Passage]) -> dict[str, Responsible]:
    """The roles that sentences name for goals by their numbers: "Kulturchefen ansvarar för mål 1, 2 och 5."."""
    found: dict[str, Responsible] = {}
    for sentence, span in _sentences(passages):
        said = _said(sentence)
        while said is not None and _ROLE.search(said[0]) and (told := _BY_NUMBER.match(said[1])) is not None:
            for number in _NUMBERS.finditer(told["numbers"]):
                for one in _numbers_of(number["first"], number["last"]):
                    found.setdefault(one, Responsible(said[0], span))
            further = _AND_ANOTHER.match(said[1], told.end())
            said = None if further is None else (further["role"].strip(), further["what"])
    return found


def _numbers_of(first: str, last: str | None) -> list[str]:
    """The numbers from ``first`` to ``last``: 1.1, 1.2 and 1.3 of "1.1–1.3" and of "1.1–3"."""
    above, _, begins = first.rpartition(".")
    other, _, ends = (last or "").rpartition(".")
    if not ends or (other and other != above) or not 0 <= int(ends) - int(begins) <= _MOST_IN_RANGE:
        return [first]
    return [f"{above}.{one}" if above else str(one) for one in range(int(begins), int(ends) + 1)]


_BY_KIND = compiled(r"\b(?P<whose>[^\W\d]{4,})\s+mål(?:en)?\b|\b(?P<kind>[^\W\d]{3,}mål)en\b", re.IGNORECASE)
# What goals are said to be that tells nothing of whose they are.
_NOBODYS = any_of("för, samtliga, alla, dessa, våra, planens, egna, övriga, dess, deras, sina, olika, strategiska")


def by_kind(passages: Iterable[Passage]) -> list[tuple[str, Responsible]]:
    """The roles that sentences name for goals of one kind: "För fullmäktiges mål svarar förvaltningschefen.".

    Each with a part of the word that such goals are called by ("fullmäktige" of "kommunfullmäktigemål").
    """
    found = []
    for sentence, span in _sentences(passages):
        said = _said(sentence)
        told = _BY_KIND.search(said[1]) if said is not None and _ROLE.search(said[0]) else None
        if said is None or told is None:
            continue
        if told["kind"]:
            found.append((told["kind"].lower(), Responsible(said[0], span)))
        elif re.fullmatch(_NOBODYS, told["whose"], re.IGNORECASE) is None:
            whose = re.sub(r"(?:(?:en|et|n)?s)$", "", told["whose"].lower())
            found.append((whose, Responsible(said[0], span)))
    return found


_BODY = r"(?:[^\W\d][\w-]*\s(?:och|samt)\s)?[\w-]*(?:nämnd|styrelse|förvaltning|kontor|bolag)\w{0,4}"
# "Fullmäktige har gett nämnden fyra uppdrag", "har lämnat fem uppdrag till nämnden".
_GIVEN = compiled(
    rf"\b(?:gett|givit|tilldelat|tilldelade|gav|ger)\s+(?P<role>{_BODY})\s+(?:[\w-]+\s+){{0,4}}?uppdrag(?!et\b)\w*"
    rf"|\b(?:lämnat|lämnade|lämnar|gett|givit|riktat|formulerat|beslutat\s+om)\s+(?:[\w-]+\s+){{0,4}}?uppdrag\s+till\s+(?P<to>{_BODY})",
    re.IGNORECASE,
)


def for_section(passages: Iterable[Passage]) -> list[Responsible]:
    """Roles that sentences name for the goals of the section they stand in, or whom its missions were given to."""
    found = []
    for sentence, span in _sentences(passages):
        said = _said(sentence)
        if said is not None and _ROLE.search(said[0]) and _SECTION.search(said[1]):
            found.append(Responsible(said[0], span))
        elif (given := _GIVEN.search(sentence)) is not None:
            role = given["to"] or given["role"]
            found.append(Responsible(role[:1].upper() + role[1:], span))
    return found


def labelled(passages: Iterable[Passage], labels: WordMatcher | None) -> list[Responsible]:
    """Roles on a line of their own ("Ansvarig: Kundchef") that belong to no goal: they hold for their section."""
    found = []
    for passage in passages:
        label, mark, role = passage.text.partition(":")
        role = role.strip()
        if not mark or labels is None or not 3 <= len(role) <= _LONGEST_ROLE or "\n" in role:
            continue
        label = label.strip(" *_•–-")
        if label.lower().startswith(("ansvar", "mål", "process", "uppdrag")) and labels.match_whole(label) is not None:
            while role[: len(label)].lower() == label.lower() and role[len(label) :].lstrip().startswith(":"):
                role = role[len(label) :].lstrip(" :")
            found.append(Responsible(role, passage.span))
    return found


def _said(sentence: str) -> tuple[str, str] | None:
    """The role that a sentence names as responsible, and what for."""
    found = _IS.match(sentence) or _FOR_WHAT.match(sentence) or _ANSWERS.match(sentence)
    return None if found is None else (found.group("role").strip(), found.group("what"))


def _sentences(passages: Iterable[Passage]) -> Iterable[tuple[str, Span]]:
    for passage in passages:
        for start, end in split_sentences(passage.text):
            sentence = passage.text[start:end].strip()
            if len(sentence) <= 400:
                yield sentence, passage.span


def named(given: Iterable[Responsible]) -> tuple[Responsible, ...]:
    """Those of ``given`` that name somebody, completed: "saknas" and "[namn]" do not."""
    return tuple(complete(one) for one in given if not says_nothing(one.role))


def complete(responsible: Responsible) -> Responsible:
    """``responsible`` with its words tidied and whether they name a role: no person's name, not everybody."""
    text = re.sub(r"\s+", " ", responsible.role).strip(" .;*_•|–-")
    return replace(
        responsible, role=text, is_role=not (_EVERYBODY.match(text) or _only_names(text) or _is_somebody_at(text))
    )


def _is_somebody_at(text: str) -> bool:
    """Whether a person is named by first name, and perhaps a place of work: "Sara på mottagningen"."""
    found = _SOMEBODY_AT.match(text)
    if found is None or found["given"].lower() not in GIVEN_NAMES:
        return False
    return _ANY_PERSON_ROLE.search(text) is None and _OCCUPATION.search(text) is None


def names_role(text: str) -> bool:
    """Whether ``text`` holds the name of a role, of an occupation or of a body that can answer for something."""
    return _ROLE.search(text) is not None or _OCCUPATION.search(text) is not None


def _only_names(text: str) -> bool:
    if names_role(text):
        return False
    people = [part.strip() for part in re.split(r",|;|\boch\b|/", text) if part.strip()]
    if len(people) == 1:
        return _NAME.fullmatch(text) is not None and " " in text
    return bool(people) and all(_NAME.fullmatch(part) for part in people)

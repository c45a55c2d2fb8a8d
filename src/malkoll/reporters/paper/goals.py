"""Goal by goal: what is there, what is missing and the words to add, questions, exceptions, what was not checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from malkoll.finding import Excepted, Finding, GoalRef, Text
from malkoll.plan import Goal
from malkoll.regexes import compiled
from malkoll.reporters.paper.contents import what_is_there
from malkoll.reporters.paper.model import Block, Heading, Item, Items, Para, Part, Run, Said, plain
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.voice import TITLE, safe, shortened
from malkoll.reporters.paper.words import SAYS, STANDING, TAGS
from malkoll.reporters.wording import place

__all__ = ["by_goal", "outside", "without_names"]

_MOST_ENTRIES = 60


def by_goal(seen: Seen, level: int) -> Part:
    """The part that tells of every goal in the document's own order."""
    blocks: list[Block] = [Heading(level, seen.voice.own(SAYS["by_goal"]))]
    blocks += [_goal(goal, seen, level + 1) for goal in seen.goals]
    return Part(f"{seen.prefix}mal", tuple(blocks), "goals")


def _goal(goal: GoalRef, seen: Seen, level: int) -> Part:
    voice = seen.voice
    planned = seen.planned(goal)
    stands = seen.standing[goal.id]
    heading = Heading(
        level,
        voice.goal(goal, TITLE),
        _above(goal, planned, seen),
        stands,
        voice.word(STANDING[seen.kind][stands]),
    )
    blocks: list[Block] = [heading, *what_is_there(seen, goal)]
    findings = seen.findings.get(goal.id, ())
    lacking = [one for one in findings if one.severity != "question"]
    questions = [one for one in findings if one.severity == "question"]
    if lacking:
        blocks += [_label("missing", level, seen), Items(tuple(_gathered(lacking, seen)), look="missing")]
    asked = [*_gathered(questions, seen), *_left_open(planned, seen)]
    if asked:
        blocks += [_label("questions", level, seen), Items(tuple(asked), look="questions")]
    blocks += _exceptions(seen.excepted.get(goal.id, ()), seen, level)
    unchecked = tuple(_unchecked(goal, seen))
    if unchecked:
        blocks += [_label("unchecked_here", level, seen), Items(unchecked)]
    if not findings and not asked and not unchecked and goal.id not in seen.excepted:
        blocks.append(Para(voice.own(SAYS["fine"])))
    return Part(seen.anchor(goal), tuple(blocks), "goal")


def _label(key: str, level: int, seen: Seen) -> Block:
    return Heading(level + 1, seen.voice.own(SAYS[key]))


def _above(goal: GoalRef, planned: Goal | None, seen: Seen) -> Said:
    """What the plan calls a goal of this kind, and what it stands under."""
    said: Said = ()
    if planned is not None and planned.kind and planned.kind.casefold() not in ("mål", "goal"):
        kind = shortened(planned.kind, 60)
        said = seen.voice.plan(kind[:1].upper() + kind[1:])
    if goal.under:
        said = (*said, *((Run(" · "),) if said else ()), *seen.voice.plan(goal.under, 120))
    return said


# --- findings, gathered ------------------------------------------------------------------------------

_QUOTED = compiled(r"”[^”]*”|“[^“”]*”")
_GAP = "…"


def _gathered(findings: Sequence[Finding], seen: Seen) -> Iterator[Item]:
    """An entry for each thing that is said, whatever the number of places it is said of."""
    order = {"error": 0, "warning": 1, "question": 2}
    by_rule: dict[tuple[int, str], dict[tuple[str, bool], list[Finding]]] = {}
    for one in findings:
        alike = by_rule.setdefault((order[one.severity], one.code), {})
        alike.setdefault((_frame(one, seen), one.confidence == "low"), []).append(one)
    for _, alike in sorted(by_rule.items(), key=lambda pair: pair[0][0]):
        of_rule = [one for many in alike.values() for one in many]
        for many in alike.values():
            text, entries = (_single(many[0], seen), ()) if len(many) == 1 else _several(many, seen)
            more: tuple[Said, ...] = ()
            if many[0].code in seen.advised:
                text = (*text, Run(" "), *_elsewhere(many[0].code, seen))
            elif many[-1] is of_rule[-1]:
                more = tuple(_advice(of_rule, seen))
            severity = many[0].severity
            yield Item(text, more, entries, seen.voice.word(TAGS[severity]), severity)


def _frame(finding: Finding, seen: Seen) -> str:
    """A finding's message without the first words that it quotes: what is the same in many of its kind."""
    return _QUOTED.sub(_GAP, without_names(finding).in_language(seen.language), count=1)


def _single(finding: Finding, seen: Seen) -> Said:
    return (*_message(finding, seen), *_where(finding, seen), *_asides(finding, seen))


_SENTENCE = compiled(r"(?<=[.?!])\s+")


# Where the noun stands before it: "målet ”…”", and not "Status för ”…”".
_NAMED = compiled(r"\b(målet|rubriken|goal|heading) [”“]([^”“]+)”", re.IGNORECASE)


def _message(finding: Finding, seen: Seen) -> Said:
    """What a finding says below the goal's own heading, which need not be repeated: "när målet ska vara nått".

    Of one about who is responsible the sentence that repeats a name is left out.
    """
    said = without_names(finding)
    return seen.voice.rule(Text(*(None if one is None else _here(one, finding.goal) for one in (said.sv, said.en))))


def _here(message: str, goal: GoalRef | None) -> str:
    if goal is None:
        return message
    title = safe(goal.title)

    def left(found: re.Match[str]) -> str:
        return found[1] if title.startswith(safe(found[2]).removesuffix(_GAP)) else found[0]

    return _NAMED.sub(left, message)


def without_names(finding: Finding) -> Text:
    """A finding's message: who is named as responsible stands in the plan, and a paper for many need not repeat it."""
    if finding.noun != "responsible" or not finding.element:
        return finding.message

    def left(said: str | None) -> str | None:
        if said is None:
            return None
        kept = [one for one in _SENTENCE.split(said) if finding.element not in " ".join(one.split())]
        return " ".join(kept) or None

    kept = Text(left(finding.message.sv), left(finding.message.en))
    return kept if kept.sv or kept.en else finding.message


def _where(finding: Finding, seen: Seen) -> Said:
    return (Run(f" ({shortened(place(finding.span, seen.language), 120)}, {finding.code})"),)


def _asides(finding: Finding, seen: Seen) -> Said:
    said: Said = ()
    if finding.confidence == "low":
        said = (*said, *seen.voice.own(SAYS["unsure"]))
    if finding.known:
        said = (*said, *seen.voice.own(SAYS["known"]))
    return said


def _several(many: Sequence[Finding], seen: Seen) -> tuple[Said, tuple[Said, ...]]:
    """What is said of many, once, and what it is said of."""
    voice = seen.voice
    text = without_names(many[0])
    said = Text(*(None if one is None else _QUOTED.sub(_GAP, one, count=1) for one in (text.sv, text.en)))
    doubt = voice.own(SAYS["unsure"]) if many[0].confidence == "low" else ()
    head = (*voice.rule(said), Run(f" ({voice.word(SAYS['times'], len(many))}, {many[0].code})"), *doubt)
    entries = [_entry(one, seen) for one in many]
    if len(entries) > _MOST_ENTRIES:
        entries = [*entries[:_MOST_ENTRIES], voice.own(SAYS["more_entries"], len(entries) - _MOST_ENTRIES)]
    return head, tuple(entries)


def _quoted(finding: Finding, seen: Seen) -> Said:
    """What a finding is about: the words that it quotes first."""
    voice = seen.voice
    found = _QUOTED.search(without_names(finding).in_language(seen.language))
    words = found[0][1:-1] if found is not None else ""
    if finding.goal is not None and words and safe(finding.goal.title).startswith(safe(words).removesuffix(_GAP)):
        return voice.own(SAYS["itself"])
    return voice.plan(words, 200) if words else ()


def _entry(finding: Finding, seen: Seen) -> Said:
    """What a finding is about, and where it stands."""
    about, where = _quoted(finding, seen), shortened(place(finding.span, seen.language), 120)
    said: Said = (*about, Run(f" ({where})" if about else where))
    return (*said, *seen.voice.own(SAYS["known"])) if finding.known else said


def _elsewhere(code: str, seen: Seen) -> Said:
    """Where the advice is that many goals need."""
    number = seen.points[code]
    return (Run(seen.voice.word(SAYS["see_point"], number), link=f"{seen.prefix}punkt-{number}"),)


def _advice(many: Sequence[Finding], seen: Seen) -> Iterator[Said]:
    """What to do about it."""
    for hint in {one.hint: None for one in many}:
        if hint.sv or hint.en:
            yield (*seen.voice.own(SAYS["hint"], strong=True), Run(" "), *seen.voice.rule(hint))


# --- questions, exceptions, what was not checked -----------------------------------------------------


def _left_open(goal: Goal | None, seen: Seen) -> Iterator[Item]:
    """What the document itself leaves open: an assessment that is yet to be made."""
    if goal is None or goal.assessment is None or not goal.assessment.open or not goal.assessment.text.strip():
        return
    voice = seen.voice
    words = voice.plan(goal.assessment.text, 160)
    said = (*voice.own(SAYS["open_assessment"]), *words, *voice.own(SAYS["open_assessment_end"]))
    yield Item(said, tag=voice.word(TAGS["question"]), tag_look="question")


def _exceptions(excepted: Sequence[Excepted], seen: Seen, level: int) -> list[Block]:
    if not excepted:
        return []
    items = tuple(
        Item((*_message(one.finding, seen), Run(f" ({one.finding.code})")), (_exception(one, seen),))
        for one in excepted
    )
    return [_label("excepted_here", level, seen), Items(items)]


def _exception(one: Excepted, seen: Seen) -> Said:
    """Who decided an exception, why and until when, as a line."""
    voice, note = seen.voice, one.note
    pieces: list[Said] = [(Run(f"{voice.word(SAYS['decided'])}: "), *_or_none(note.decision, seen))]
    pieces.append((Run(f"{voice.word(SAYS['reason'])}: "), *_or_none(note.reason, seen)))
    if note.until is not None:
        pieces.append((Run(f"{voice.word(SAYS['until'])} {note.until.isoformat()}"),))
    said: list[Run] = []
    for at, piece in enumerate(pieces):
        if at:
            said.append(Run(" " if plain(pieces[at - 1]).endswith((".", "!", "?")) else ". "))
        said += piece
    return (*said, Run("."))


def _or_none(words: str | None, seen: Seen) -> Said:
    return seen.voice.plan(words) if words and words.strip() else seen.voice.own(SAYS["no_decision"])


def _unchecked(goal: GoalRef, seen: Seen) -> Iterator[Item]:
    for (code, at), row in seen.rows.items():
        if at == goal.id and row.not_checked:
            reason = row.reason or Text(sv="", en="")
            times = f"{seen.voice.word(SAYS['times'], row.not_checked)}, " if row.not_checked > 1 else ""
            count = f" ({times}{code})"
            yield Item((*seen.voice.rule(seen.requires(code)), Run(count)), (seen.voice.rule(reason),))


def outside(seen: Seen, level: int) -> Part | None:
    """What is to be mended outside the goals."""
    findings = seen.findings.get(None, ())
    if not findings:
        return None
    blocks: list[Block] = [
        Heading(level, seen.voice.own(SAYS["beside"])),
        Items(tuple(_gathered(findings, seen)), look="missing"),
    ]
    return Part(f"{seen.prefix}utanfor", tuple(blocks))

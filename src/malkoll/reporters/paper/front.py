"""The first page: how many goals can be followed up, in one sentence and one picture."""

from __future__ import annotations

from collections.abc import Sequence

from malkoll.hooks import ReportContext
from malkoll.reporters.paper.model import Block, Mark, Para, Run, Said, Squares
from malkoll.reporters.paper.view import Seen
from malkoll.reporters.paper.words import SAYS, STANDING

__all__ = ["answer", "answered", "answers", "dated", "lacking", "means", "picture"]

_ORDER: tuple[Mark, ...] = ("yes", "excepted", "unknown", "no")


def answered(language: str, kind: str, counts: dict[Mark, int]) -> str:
    """How many goals can be followed up, as one sentence."""
    return (_swedish if language == "sv" else _english)(kind, counts)


def _swedish(kind: str, counts: dict[Mark, int]) -> str:
    total, able = sum(counts.values()), counts["yes"]
    can = "kan följas upp fullt ut" if kind == "plan" else "går att bedöma fullt ut"
    if total == 1:
        head = {"yes": f"Dokumentets enda mål {can}", "no": f"Dokumentets enda mål {can.replace(' ', ' inte ', 1)}"}
        mark = next(mark for mark in _ORDER if counts[mark])
        return (
            head.get(
                mark,
                "Om dokumentets enda mål går det inte att avgöra"
                if mark == "unknown"
                else "Dokumentets enda mål har undantag genom beslut",
            )
            + "."
        )
    if able == total:
        return f"{'Båda målen' if total == 2 else f'Alla {total} mål'} {can}."
    head_said = f"{able} av {total} mål {can}" if able else f"Inget av de {total} målen {can}"
    tail = []
    if counts["unknown"]:
        tail.append(f"för {counts['unknown']} går det inte att avgöra")
    if counts["excepted"]:
        tail.append(f"{counts['excepted']} har undantag genom beslut")
    return f"{head_said}{'; ' if tail else ''}{' och '.join(tail)}."


def _english(kind: str, counts: dict[Mark, int]) -> str:
    total, able = sum(counts.values()), counts["yes"]
    can = "can be followed up in full" if kind == "plan" else "can be judged in full"
    if total == 1:
        mark = next(mark for mark in _ORDER if counts[mark])
        return {
            "yes": f"The document's only goal {can}.",
            "no": f"The document's only goal {can.replace('can', 'cannot', 1)}.",
            "unknown": "For the document's only goal it cannot be told.",
            "excepted": "The document's only goal has exceptions by decision.",
        }[mark]
    if able == total:
        return f"{'Both goals' if total == 2 else f'All {total} goals'} {can}."
    head = f"{able} of {total} goals {can}" if able else f"None of the {total} goals {can}"
    tail = []
    if counts["unknown"]:
        tail.append(f"for {counts['unknown']} it cannot be told")
    if counts["excepted"]:
        tail.append(f"{counts['excepted']} {'has' if counts['excepted'] == 1 else 'have'} exceptions by decision")
    return f"{head}{'; ' if tail else ''}{' and '.join(tail)}."


def answer(seen: Seen) -> Para:
    """The sentence."""
    return Para((Run(answered(seen.language, seen.kind, dict(seen.standing_counts()))),), "answer")


def answers(documents: Sequence[Seen], language: str) -> list[Block]:
    """The sentence over several documents; one for plans and one for follow-ups, where there are both."""
    kinds = [kind for kind in ("plan", "follow-up") if any(seen.kind == kind for seen in documents)]
    said: list[Block] = []
    for kind in kinds:
        counts: dict[Mark, int] = dict.fromkeys(_ORDER, 0)
        for seen in documents:
            if seen.kind == kind:
                counts = {mark: counts[mark] + count for mark, count in seen.standing_counts()}
        sentence = answered(language, kind, counts)
        lead = f"{SAYS[f'all_{kind}'].in_language(language)} " if len(kinds) > 1 else ""
        said.append(Para((Run(f"{lead}{sentence[:1].lower()}{sentence[1:]}" if lead else sentence),), "answer"))
    return said


def dated(above: Said, context: ReportContext) -> Said:
    """The line over the paper's title with its day, where that is known."""
    return above if context.today is None else (*above, Run(f" · {context.today.isoformat()}"))


def picture(seen: Seen) -> Squares:
    """The picture: a square for each goal."""
    voice = seen.voice
    words = STANDING[seen.kind]
    counts = seen.standing_counts()
    return Squares(
        voice.word(SAYS["picture"]),
        tuple(seen.standing[goal.id] for goal in seen.goals),
        tuple((mark, voice.word(words[mark]), count) for mark, count in counts if count),
    )


def lacking(seen: Seen) -> list[Block]:
    """How far the goals that cannot be followed up are from it: one requirement to mend is another thing than four."""
    counts = [seen.unmet(goal) for goal in seen.goals if seen.standing[goal.id] == "no"]
    parts = [(counts.count(1), "lack_one"), (counts.count(2), "lack_two")]
    parts.append((len(counts) - parts[0][0] - parts[1][0], "lack_more"))
    said = [(count, key) for count, key in parts if count]
    if not said:
        return []
    voice = seen.voice
    if len(said) == 1:
        count, key = said[0]
        only = voice.word(SAYS["lack_only" if count == 1 else "lack_all"], voice.word(SAYS[f"{key}_thing"]))
        return [Para((Run(only),))]
    listed = _listed([voice.word(SAYS[key], count) for count, key in said], seen.language)
    return [Para(voice.own(SAYS["lack"], listed))]


def means(seen: Seen) -> Block:
    """What the sentence means, and which requirements decide it."""
    voice = seen.voice
    said: Said = (*voice.own(SAYS["means"], strong=True), *voice.own(SAYS[f"means_{seen.kind}"]))
    if seen.deciding:
        said = (*said, *voice.own(SAYS["means_rules"], _listed(seen.deciding, seen.language)))
    else:
        said = (*said, *voice.own(SAYS["means_none"]))
    return Para(said, "small")


def _listed(words: Sequence[str], language: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {'och' if language == 'sv' else 'and'} {words[-1]}"

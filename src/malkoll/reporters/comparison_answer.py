"""What became of the goals: the sentences that a comparison begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from malkoll.comparison import Comparison, Reached, Standing
from malkoll.finding import Text
from malkoll.reporters.comparison_terms import called, counted, either, is_or_are, joined, quoted, shares, unknowable

__all__ = ["answer", "heading", "left_out"]


def heading(comparison: Comparison, language: str) -> str:
    """What is compared with what."""
    against = either(language, "jämförd med", "compared with")
    several = [called(plan) for plan in comparison.follow_ups]
    last = several.pop()
    listed = f"{', '.join(several)} {either(language, 'och', 'and')} {last}" if several else last
    return f"{called(comparison.plan)}, {against} {listed}"


def answer(comparison: Comparison, language: str) -> Iterator[str]:
    """What became of the goals: a sentence or two for each follow-up."""
    several = len(comparison.follow_ups) > 1
    for number, plan in enumerate(comparison.follow_ups):
        lead = f"{called(plan)}: " if several else ""
        said = _editions(comparison, number, language) if comparison.editions else _goals(comparison, number, language)
        rest = (_standings(comparison, number, language), _indicators(comparison, number, language))
        yield lead + " ".join(one for one in (said, *rest) if one)
        clashes = _clashes(comparison, number)
        if clashes:
            yield either(
                language,
                f"För {counted(clashes, 'mål', 'mål')} säger bedömningen och siffrorna olika saker.",
                f"For {counted(clashes, 'goal', 'goals')} the assessment and the figures say different things.",
            )


def _goals(comparison: Comparison, number: int, language: str) -> str:
    fates = Counter(row.steps[number].fate for row in comparison.planned)
    total = len(comparison.planned)
    told, silent, missing = fates["reported"], fates["not-reported"], fates["missing"]
    new = sum(row.steps[number].fate == "new" for row in comparison.added)
    if told == total:
        first = either(
            language,
            "Planens enda mål redovisas i uppföljningen." if total == 1 else f"Alla planens {total} mål redovisas.",
            "The plan's only goal is reported." if total == 1 else f"All of the plan's {total} goals are reported.",
        )
    else:
        parts = [either(language, f"{told} redovisas", f"{told} {is_or_are(told)} reported")]
        if silent:
            parts.append(
                either(language, f"{silent} nämns utan att redovisas", f"{silent} {is_or_are(silent)} only named")
            )
        if missing:
            parts.append(either(language, f"{missing} saknas", f"{missing} {is_or_are(missing)} missing"))
        listed = joined(parts, language)
        first = either(language, f"Planen har {total} mål: {listed}.", f"The plan has {total} goals: {listed}.")
    if new:
        first += " " + either(
            language, f"{counted(new, 'mål', 'mål')} har kommit till.", f"{counted(new, 'goal is', 'goals are')} new."
        )
    return first


def _editions(comparison: Comparison, number: int, language: str) -> str:
    total = len(comparison.planned)
    gone = sum(row.steps[number].fate == "missing" for row in comparison.planned)
    new = sum(row.steps[number].fate == "new" for row in comparison.added)
    changed = sum(bool(set(row.steps[number].changes) - {"renumbered"}) for row in comparison.planned)
    return either(
        language,
        f"Av {total} mål är {total - gone} kvar, varav {changed} ändrade, och {gone} borttagna. {new} är nya.",
        f"Of {total} goals {total - gone} are kept, {changed} of them changed, and {gone} dropped. {new} are new.",
    )


_STANDINGS: dict[Standing, Text] = {
    "met": Text(sv="{} som uppfyllda", en="{} as met"),
    "partly": Text(sv="{} som delvis uppfyllda", en="{} as met in part"),
    "not-met": Text(sv="{} som ej uppfyllda", en="{} as not met"),
}


def _standings(comparison: Comparison, number: int, language: str) -> str:
    """What the assessments say, where they do."""
    counts = Counter(row.steps[number].standing for row in comparison.planned)
    parts = [said.in_language(language).format(counts[key]) for key, said in _STANDINGS.items() if counts[key]]
    listed = joined(parts, language)
    return either(language, f"Bedömda: {listed}.", f"Assessed: {listed}.") if listed else ""


def _indicators(comparison: Comparison, number: int, language: str) -> str:
    """How the plan's indicators stand, of those goals that are there."""
    steps = [one for row in comparison.planned for one in row.steps[number].indicators if one.planned is not None]
    steps = [one for one in steps if one.fate != "goal-missing" and not unknowable(one)]
    if not steps or comparison.editions:
        return ""
    counts = Counter(one.progress.reached for one in steps if one.progress is not None)
    words = [(counts[key], _REACHED_MANY[key].in_language(language)) for key in _REACHED_MANY]
    parts = [f"{count} {word}" for count, word in words if count]
    listed = joined(parts, language)
    of_all = f"{shares(steps, language)}. "
    if listed:
        of_all += either(language, f"Av utfallen är {listed}.", f"Of the outcomes: {listed}.")
    return of_all.strip()


_REACHED_MANY: dict[Reached, Text] = {
    "reached": Text(sv="vid eller förbi målvärdet", en="at the target or past it"),
    "on-track": Text(sv="i takt", en="on track"),
    "behind": Text(sv="efter i takten", en="behind"),
    "not-reached": Text(sv="inte framme vid målvärdet", en="short of the target"),
    "wrong-way": Text(sv="på väg åt fel håll", en="going the wrong way"),
    "unknown": Text(sv="sådana som inte kan hållas mot ett målvärde", en="not to be held against a target"),
}


def _clashes(comparison: Comparison, number: int) -> int:
    return sum(row.steps[number].clash is not None for row in comparison.rows)


def left_out(comparison: Comparison, language: str) -> Iterator[str]:
    """The areas that a follow-up leaves out whole."""
    for plan, areas in zip(comparison.follow_ups, comparison.left_out, strict=True):
        if areas:
            listed = joined([quoted(area.title, language) for area in areas], language)
            yield either(
                language,
                f"{called(plan)} tar inte upp något mål under {listed}.",
                f"{called(plan)} has no goal under {listed}.",
            )

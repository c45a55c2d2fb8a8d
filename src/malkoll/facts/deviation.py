"""Deviations told in words, with the cause and the action told beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from malkoll.plan import Comment, Goal, Indicator, Measure, Passage
from malkoll.span import Span

__all__ = ["goal", "indicator", "measure"]

_DEVIATES = re.compile(
    r"\b(?:mål\w*|delmål\w*|etappmål\w*|målvärde\w*|målnivå\w*|nivån|uppdraget|åtgärden|indikatorn|resultatet|utfallet|det|detta|som)\b"
    r"[^.;]{0,80}?\b(?:inte|ej|inte heller)\b[^.;]{0,40}?\b(?:nås|nå|når|nått|nåtts|uppnås|uppnå|uppnått|uppnåtts|uppnår|uppfyllt|uppfylls|uppfylla|klaras|klarat|infriats)\b"
    r"|\b(?:ej|inte)\s+(?:\w+\s+)?(?:uppnått|uppnådd|uppnås|uppfyllt|uppfylld|nått|nås)\b"
    r"|\b(?:är|blir|blev|blivit|bedöms\s+som|kraftigt|något)\s+(?:\w+\s+)?(?:försenad\w*|försenat)\b|^\W*försena\w+"
    r"|\bavviker\s+(?:\w+\s+)?(?:negativt|från\s+(?:mål|plan))|\bunder\s+målvärdet\b|\bsämre\s+än\s+mål\w*"
    r"|^\W*(?:ej|inte)\s+(?:uppfyll\w+|uppnå\w+|enligt plan|påbörja\w+)|\blöper inte på enligt plan\b|^\W*(?:röd|rött)\b",
    re.IGNORECASE | re.MULTILINE,
)
_FUTURE_OK = re.compile(r"\b(?:risk|för att inte|om inte|i de fall|när ordinarie)\b", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:på grund av|p\.?\s?g\.?\s?a\.?|beror|berodde|beroende på|orsak\w*|till följd av|eftersom|därför att|förklaras|förklaring\w*|"
    r"med anledning av|då det|då vi|anledning\w*|kan härledas|skäl\w*|som en följd|brist på|har lett till|medfört|medfört att|due to|because)\b",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"\b(?:åtgärd\w*|insats\w*|planeras|planerar|kommer att|ska nu|ska därför|ska|skall|tas fram|har tagits fram|har påbörjats|påbörjats|har startat|"
    r"startas|införs|har införts|genomförs|görs om|görs|fortsätter|fortsatt arbete|rekryter\w+|anställ\w+|förstärk\w+|handlingsplan\w*|upphandl\w+|utökas|ny plan|action)\b",
    re.IGNORECASE,
)


def _lines(passages: list[Passage]) -> list[tuple[str, Span]]:
    out: list[tuple[str, Span]] = []
    for passage in passages:
        out.extend((line, passage.span) for line in passage.text.split("\n") if line.strip())
    return out


def _read(passages: list[Passage]) -> tuple[bool, Passage | None, Passage | None]:
    """Whether a deviation is told, and the line that tells its cause and its action.

    Both are looked for in the line that tells the deviation and the two after it.
    """
    lines = _lines(passages)
    deviates = False
    cause: Passage | None = None
    action: Passage | None = None
    for index, (line, _) in enumerate(lines):
        found = _DEVIATES.search(line)
        if found is None or _FUTURE_OK.search(line[max(0, found.start() - 40) : found.end()]):
            continue
        deviates = True
        for near, span in lines[index : index + 3]:
            if cause is None and _CAUSE.search(near):
                cause = Passage(near, span)
            if action is None and _ACTION.search(near):
                action = Passage(near, span)
    return deviates, cause, action


def _complete(comment: Comment | None, passages: list[Passage]) -> tuple[bool, Comment | None]:
    deviates, cause, action = _read(passages)
    if not deviates:
        return False, comment
    if comment is None:
        # Words beside the deviation count as its comment only for what they tell.
        if cause is None and action is None:
            return True, None
        first = cause or action
        assert first is not None
        return True, Comment("", first.span, cause, action)
    return True, replace(comment, cause=comment.cause or cause, action=comment.action or action)


def goal(said: Goal) -> Goal:
    """``said`` with whether it deviates, and the cause and action its words tell."""
    passages = [Passage(part.text, part.span) for part in (said.assessment, said.forecast) if part is not None]
    if said.comment is not None:
        passages.append(Passage(said.comment.text, said.comment.span))
    deviates, comment = _complete(said.comment, passages)
    if comment is not None and not comment.text:
        comment = None
    return replace(said, deviating=deviates, comment=comment)


def indicator(said: Indicator) -> Indicator:
    """``said`` with whether it deviates, and the cause and action its words tell."""
    passages = [Passage(part.text, part.span) for part in (said.assessment, said.outcome) if part is not None]
    if said.comment is not None:
        passages.append(Passage(said.comment.text, said.comment.span))
    deviates, comment = _complete(said.comment, passages)
    if comment is not None and not comment.text:
        comment = None
    if comment is not None and (said.cause is not None or said.action is not None):
        comment = replace(comment, cause=comment.cause or said.cause, action=comment.action or said.action)
    return replace(said, deviating=deviates, comment=comment)


def measure(said: Measure) -> Measure:
    """``said`` with whether it deviates, and the cause and action its words tell."""
    passages = [said.activities] if said.activities is not None else []
    if said.status is not None and said.status.text:
        passages.append(Passage(said.status.text, said.status.span))
    if said.comment is not None:
        passages.append(Passage(said.comment.text, said.comment.span))
    deviates, comment = _complete(said.comment, passages)
    return replace(said, deviating=deviates, comment=comment)

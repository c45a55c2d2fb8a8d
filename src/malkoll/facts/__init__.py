"""Facts: what can be computed about a plan. Computed once, when the plan is built."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from malkoll.document import Document, Heading, Item
from malkoll.facts import (
    assessments,
    deadlines,
    deviation,
    figures,
    follow_ups,
    indicators,
    listed,
    nearby,
    prose,
    roles,
    titles,
)
from malkoll.facts.claims import claims_in
from malkoll.facts.contents import contents_in
from malkoll.facts.field_labels import labels_in
from malkoll.facts.headed import sections_in
from malkoll.facts.law_references import law_references_in
from malkoll.facts.own_lines import lines_of
from malkoll.facts.paragraphs import paragraphs_in
from malkoll.facts.passages import Running, running_text
from malkoll.facts.people import PeopleWords, asks_only_bodies
from malkoll.facts.placeholders import PlaceWords
from malkoll.facts.plan_references import plan_references_in
from malkoll.facts.sections import Sections
from malkoll.facts.stated import method_in
from malkoll.facts.terms import terms_in
from malkoll.facts.told_by_sex import Splits, with_split_told
from malkoll.language.tree import Statute, WordList
from malkoll.plan import (
    Area,
    Assessment,
    Comment,
    Deadline,
    Decision,
    Evidence,
    Goal,
    Indicator,
    Passage,
    Plan,
    Responsible,
)
from malkoll.records import record
from malkoll.swedish.lists import matcher_for
from malkoll.swedish.sentences import split_sentences
from malkoll.swedish.values import names_sex, says_no_follow_up
from malkoll.swedish.words import WordMatcher

__all__ = ["complete"]

# Fewer characters than this name an outcome and explain nothing.
_SHORTEST_COMMENT = 150


def complete(plan: Plan, document: Document, word_lists: Iterable[WordList], statutes: Iterable[Statute] = ()) -> Plan:
    """``plan`` with its facts; ``document`` is what it was read from, ``statutes`` those whose numbers are known."""
    matchers: dict[str, WordMatcher] = {}
    for word_list in word_lists:
        for name in (word_list.names.sv, word_list.names.en):
            if name:
                matchers[name] = matcher_for(word_list.words)
    words = PeopleWords(matchers)
    areas = tuple(_area(area) for area in plan.areas)
    running = running_text(document)
    placed = _owners(running, plan.goals)
    outside = [Passage(paragraph.text, paragraph.span) for paragraph, owner in placed if owner is None]
    everybodys = roles.for_all(outside)
    by_number = roles.by_number(outside)
    by_kind = roles.by_kind(outside)
    is_plan = plan.kind == "plan"
    told_of_kinds = follow_ups.by_kind(outside) if is_plan else []
    general = _general_follow_up(document, plan, outside) if is_plan else None
    by_when = deadlines.for_all(outside) if is_plan else None
    sections = Sections(document)
    labelled = (
        one for one in roles.labelled(outside, matchers.get("ansvarord")) if not sections.is_in_first(one.span.line)
    )
    responsible = sections.told((*roles.for_section(outside), *labelled))
    followed = sections.told(follow_ups.for_section(outside)) if is_plan else []
    lists = listed.lists_of(document.blocks) if is_plan else []
    beside = {} if is_plan else nearby.comments_on(plan.goals, outside, sections)
    since = _first_year(plan) if is_plan else None
    splits = Splits(outside)
    done = []
    for goal in plan.goals:
        commented = replace(
            goal,
            comment=goal.comment or beside.get(goal.id),
            responsible=goal.responsible or tuple(by_number[n] for n in (goal.number or "",) if n in by_number),
        )
        found_alone = with_split_told(_goal(_with_listed(commented, lists), plan, words, since), splits)
        done.append(_in_section(found_alone, responsible, followed))
    found = tuple(
        replace(_assessed(goal, plan), evidence=tuple(_evidence(one, goal, words) for one in goal.evidence))
        for goal in _inherit(done, areas, _Kinds(by_kind, told_of_kinds), everybodys, general, by_when)
    )
    found = tuple(_grouping(found))
    by_id = {goal.id: goal for goal in found}
    sentences = [
        (sentence, by_id[owner.id] if owner is not None else None)
        for paragraph, owner in placed
        for sentence in paragraph.sentences()
    ]
    sentences += [(passage, goal) for goal in found for passage in _told(goal) if len(passage.text) <= 60]
    sentences = _once(sentences)
    counted = ((sentence, owner.id if owner else None) for sentence, owner in sentences)
    known = replace(
        plan,
        areas=areas,
        goals=found,
        decisions=tuple(_decision(decision) for decision in plan.decisions),
        figures=figures.figures_in(counted, words) if not is_plan else (),
        promises=figures.promises_in(sentences, found, words),
    )
    places = PlaceWords(matchers)
    return _of_itself(places.mark(known), document, placed, places, statutes)


def _of_itself(
    plan: Plan,
    document: Document,
    placed: list[tuple[Running, Goal | None]],
    places: PlaceWords,
    statutes: Iterable[Statute],
) -> Plan:
    """``plan`` with what its document says of itself: figures, text, labels, names and references."""
    return replace(
        plan,
        claims=claims_in(plan, document, placed),
        prose=paragraphs_in(plan, document),
        sections=sections_in(plan, document, places),
        contents=contents_in(document, lines_of(plan)),
        labels=labels_in(document),
        terms=terms_in(plan, document),
        citations=(*law_references_in(document, statutes), *plan_references_in(plan, document)),
    )


def _general_follow_up(document: Document, plan: Plan, outside: list[Passage]) -> Passage | None:
    """How all goals are followed up: a sentence outside them, or a section of its own.

    In a document whose headings have no levels such a section stands in the last goal; its own words
    then say whether it is for all.
    """
    sentence = follow_ups.general_follow_up(outside)
    if sentence is not None:
        return sentence
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    for heading, following in zip(headings, [*headings[1:], None], strict=False):
        if _is_about_follow_up(heading, plan):
            end = following.span.line if following is not None else 10**9
            told = [part for part in outside if heading.span.line < part.span.line < end]
            if told:
                return told[0]
    last = plan.goals[-1].follow_up if plan.goals else None
    if last is None:
        return None
    return last if _is_beside_goals(last, headings, plan) else follow_ups.general_follow_up((last,))


def _is_beside_goals(told: Passage, headings: list[Heading], plan: Plan) -> bool:
    """Whether the last goal's follow-up stands under a heading of its own beside the goals, and so tells of them all.

    The goals are headings of one level with no other headings of that level between them, and none of the others has
    a follow-up: then their parts do not stand beside them.
    """
    starts = {goal.span.line: goal for goal in plan.goals if goal.form == "heading"}
    levels = {one.level for one in headings if one.span.line in starts and one.look == "marked"}
    if len(plan.goals) < 2 or len(starts) < len(plan.goals) or len(levels) != 1 or None in levels:
        return False
    if any(goal.follow_up is not None for goal in plan.goals[:-1]):
        return False
    level = levels.pop()
    beside = [one for one in headings if one.level == level and one.span.line >= min(starts)]
    after = [one for one in beside if one.span.line > max(starts)]
    above = [one for one in headings if one.span.line < told.span.line]
    return (
        [one.span.line for one in beside[: len(starts)]] == sorted(starts)
        and above[-1] in after
        and _is_about_follow_up(above[-1], plan)
    )


def _is_about_follow_up(heading: Heading, plan: Plan) -> bool:
    """Whether a follow-up stands under a heading, by its words or because the template says so."""
    return heading.span.line in plan.follow_up_headings or follow_ups.is_about_follow_up(heading.text)


def _area(area: Area) -> Area:
    return replace(
        area,
        responsible=roles.named(area.responsible or roles.in_text(area.body)),
        assessment=assessments.assess(area.assessment),
        forecast=assessments.forecast(area.forecast),
    )


def _with_listed(goal: Goal, lists: list[list[Item]]) -> Goal:
    """``goal`` with the indicators listed in its text, where it has none with a label."""
    if goal.indicators or goal.evidence:
        return goal
    return replace(goal, indicators=listed.indicators_in(goal, lists))


def _goal(goal: Goal, plan: Plan, words: PeopleWords, since: int | None) -> Goal:
    """The facts that need no other goal. ``since``: the first year that a plan is for."""
    measured = indicators.pair_by_sex(
        tuple(deviation.indicator(indicators.complete(one, words, plan.kind, since)) for one in goal.indicators)
    )
    # "Nuläge: Alla elever har en egen dator." under a goal describes it; nothing is measured.
    measured = tuple(one for one in measured if not _only_describes(one, goal))
    if plan.kind == "plan" and not measured:
        measured = prose.indicators_in(goal, words)
    goal = replace(
        goal,
        indicators=measured,
        evidence=goal.evidence or (() if measured or plan.kind != "plan" else prose.evidence_in(goal)),
        title=titles.complete(goal.title),
        responsible=roles.named(goal.responsible or roles.in_goal(goal)),
        follow_up=_told_at_all(goal.follow_up) or follow_ups.stated_follow_up(goal.body),
        assessment=assessments.assess(goal.assessment or _told_in_prose(goal, plan)),
        forecast=assessments.forecast(goal.forecast),
    )
    ends = deadlines.in_text(goal) is not None
    goal = replace(
        goal,
        # A stated end makes a goal concrete, whatever its title says.
        title=replace(goal.title, concrete=goal.title.concrete or ends or titles.is_measured_state(goal)),
        deadline=deadlines.deadline_of(goal),
        measures=tuple(
            deviation.measure(replace(one, responsible=roles.named(one.responsible))) for one in goal.measures
        ),
    )
    goal = replace(goal, ends_when_done=goal.deadline is not None and titles.is_mission(goal))
    if plan.kind == "follow-up" and goal.assessment is None and goal.comment is not None:
        begun = assessments.begins_with_assessment(goal.comment)
        if begun is not None:
            said, alone = begun
            goal = replace(goal, assessment=assessments.assess(said), comment=None if alone else goal.comment)
    if plan.kind == "follow-up" and goal.comment is None:
        goal = replace(goal, comment=_unlabelled_comment(goal) or _told_of_mission(goal))
    elif plan.kind == "follow-up":
        goal = replace(goal, comment=_with_text_before(goal))
    goal = deviation.goal(replace(goal, status=assessments.in_words(goal.status, goal.comment)))
    return replace(
        goal,
        indicators=tuple(
            indicators.with_goals_change(
                deviation.with_goals_analysis(one, goal.comment), goal.title.text, words, plan.kind
            )
            for one in goal.indicators
        ),
    )


def _first_year(plan: Plan) -> int | None:
    """The first year that a plan is for, where it says so."""
    start = (plan.period.start if plan.period is not None else None) or ""
    return int(start[:4]) if start[:4].isdecimal() else None


def _only_describes(measured: Indicator, goal: Goal) -> bool:
    """Whether what was taken for a goal's own value tells how things are, in words, and no level is set."""
    now = measured.baseline
    return (
        measured.form == "label"
        and measured.name == goal.title.text
        and measured.target is None
        and measured.outcome is None
        and now is not None
        and now.women is None
        and (now.number is None or len(split_sentences(now.text)) > 1)
    )


def _told_at_all(passage: Passage | None) -> Passage | None:
    """A follow-up that says anything: "Ingen" and "saknas" do not."""
    return None if passage is None or says_no_follow_up(passage.text) else passage


def _running_comment(goal: Goal) -> Comment | None:
    """The text that tells how a goal went, where no label parts assessment and comment."""
    told = "\n".join(passage.text for passage in goal.body)
    return Comment(told, goal.body[0].span.to(goal.body[-1].span)) if len(told) >= _SHORTEST_COMMENT else None


def _told(goal: Goal) -> tuple[Passage, ...]:
    """What the goal's text and comment tell; short cells of tables are not in the running text."""
    comments = (goal.comment, *(measure.comment for measure in goal.measures))
    return (*goal.body, *(Passage(comment.text, comment.span) for comment in comments if comment is not None))


def _told_in_prose(goal: Goal, plan: Plan) -> Assessment | None:
    """How a goal told in running text went, in the sentences after it."""
    if plan.kind != "follow-up" or goal.status is not None or goal.forecast is not None:
        return None
    return assessments.in_text(goal.body[1:] if goal.form == "prose" else goal.body)


def _unlabelled_comment(goal: Goal) -> Comment | None:
    """Running text that follows a goal's assessment or status is its comment, though no label says so.

    Where the status stands at the goal's own heading, the first paragraph says what the goal is.
    """
    shown = goal.assessment or goal.status
    if shown is None:
        return None
    told = [passage for passage in goal.body if passage.span.line > shown.span.line and len(passage.text) > 40]
    within = next((part for part in goal.body if goal.assessment and goal.assessment.text in part.text), None)
    if goal.form != "prose" and within is not None and goal.assessment is not None:
        # "Målet är delvis uppfyllt. Avbrotten är flest …": the assessment and its comment in one paragraph.
        rest = within.text.replace(goal.assessment.text, "", 1).strip(" .")
        after = goal.body[goal.body.index(within) + 1 :]
        told = [Passage(part, span) for part, span in ((rest, within.span), *((p.text, p.span) for p in after)) if part]
    elif goal.form == "prose":
        # Goal, assessment and comment follow each other, sentence by sentence.
        told = [part for part in goal.body[1:] if goal.assessment is None or goal.assessment.text not in part.text]
    elif shown.span.line == goal.span.line:
        told = told[1:]
    if not told:
        return None
    return Comment("\n".join(passage.text for passage in told), told[0].span.to(told[-1].span))


def _with_text_before(goal: Goal) -> Comment | None:
    """The comment of a goal of which only "Åtgärder" has a label, with the text between it and the assessment."""
    known = goal.comment
    if known is None or known.action is None or known.cause is not None or known.text != known.action.text:
        return known
    before = _unlabelled_comment(goal)
    if before is None or before.span.line > known.span.line:
        return known
    return replace(known, text=f"{before.text}\n{known.text}", span=before.span.to(known.span))


def _told_of_mission(goal: Goal) -> Comment | None:
    """How a mission goes is often told where its status belongs: "Pågår, redovisas i november" is its comment."""
    if not goal.kind.lower().endswith("uppdrag"):
        return None
    told = next((one for one in (goal.status, goal.forecast, goal.assessment) if one and one.text.count(" ") > 1), None)
    return Comment(told.text, told.span) if told is not None else None


def _in_section(goal: Goal, responsible: list[tuple[Responsible, int]], followed: list[tuple[Passage, int]]) -> Goal:
    """``goal`` with the role and the follow-up told for all goals of its section, where it has none of its own."""
    role = None if goal.responsible else Sections.last_for(goal.span.line, responsible)
    told = goal.follow_up or Sections.last_for(goal.span.line, followed)
    return replace(goal, responsible=goal.responsible if role is None else (roles.complete(role),), follow_up=told)


def _evidence(evidence: Evidence, goal: Goal, words: PeopleWords) -> Evidence:
    if evidence.form in ("label", "list") and evidence.method is None:
        name, method = method_in(evidence.name)
        evidence = replace(evidence, name=name, method=Passage(method, evidence.span) if method else None)
    text = evidence.name + " " + (evidence.method.text if evidence.method else "")
    return replace(
        evidence,
        follow_up=goal.follow_up,
        about_people=(words.people.matches(evidence.name) or words.evidence.matches(text))
        and not asks_only_bodies(evidence.name, words),
        sex_split=names_sex(text),
    )


@record
class _Kinds:
    """What sentences tell of goals of one kind, each with a part of the word for it: who answers, the follow-up."""

    led: list[tuple[str, Responsible]]
    followed: list[tuple[str, Passage]]


def _inherit(
    found: list[Goal],
    areas: tuple[Area, ...],
    kinds: _Kinds,
    everybodys: tuple[Responsible, ...],
    general: Passage | None,
    by_when: Deadline | None,
) -> list[Goal]:
    """Responsible and follow-up set higher up hold below; what is measured below holds above."""
    words_above = {area.id: area.responsible for area in areas}
    by_id = {goal.id: goal for goal in found}
    out: list[Goal] = []
    for goal in found:
        responsible, follow_up = goal.responsible, goal.follow_up
        parent, seen = goal.parent, {goal.id}
        while parent is not None and parent not in seen and (not responsible or follow_up is None):
            seen.add(parent)
            above = by_id.get(parent)
            responsible = responsible or (above.responsible if above else words_above.get(parent, ()))
            follow_up = follow_up or (above.follow_up if above else None)
            parent = above.parent if above else None
        follow_up = follow_up or next((told for kind, told in kinds.followed if kind in goal.kind.lower()), None)
        of_kind = [one for kind, one in kinds.led if kind in goal.kind.lower()]
        responsible = responsible or tuple(map(roles.complete, of_kind or everybodys))
        out.append(replace(goal, responsible=responsible, follow_up=follow_up or general))
    led = {goal.kind for goal in found if goal.responsible}
    below: dict[str, list[Goal]] = {}
    for goal in out:
        if goal.parent:
            below.setdefault(goal.parent, []).append(goal)
    return [
        replace(
            goal,
            indicators_below=tuple(one for child in below.get(goal.id, ()) for one in child.indicators),
            evidence_below=tuple(one for child in below.get(goal.id, ()) for one in child.evidence),
            responsible_below=_of_all(goal.indicators) or (() if goal.kind in led else _of_all(below.get(goal.id, ()))),
            deadline=goal.deadline or next((c.deadline for c in below.get(goal.id, ()) if c.deadline), by_when),
        )
        for goal in out
    ]


def _of_all(below: Sequence[Goal] | Sequence[Indicator]) -> tuple[Responsible, ...]:
    """Who answers for what is under a goal, where each part has somebody: then nobody is missing above them."""
    return tuple(one for part in below for one in part.responsible) if all(part.responsible for part in below) else ()


def _assessed(goal: Goal, plan: Plan) -> Goal:
    """Whether the goal is assessed and when it is expected to be done, when all else is known."""
    told = goal.comment is not None and assessments.gives_reason(goal.comment.text)
    in_words = (*goal.body, Passage(goal.comment.text, goal.comment.span)) if goal.comment is not None else goal.body
    closed = goal.assessment is not None and (not goal.assessment.open or told)
    shown = goal.status is not None and not goal.status.in_text
    said = [part.text for part in (goal.assessment, goal.forecast, goal.status) if part is not None]
    forecast = goal.forecast.text if goal.forecast else None
    comment = goal.comment.text if goal.comment else None
    _, last_day = assessments.expected_by(forecast, comment)
    if last_day is None and plan.kind == "follow-up" and goal.deadline and assessments.is_under_way(*said):
        last_day = deadlines.last_day(goal.deadline)
    in_prose = assessments.assessed_in_words(in_words)
    if in_prose and goal.assessment is None and goal.comment is None:
        goal = deviation.goal(replace(goal, comment=_running_comment(goal)))
    return replace(
        goal,
        assessed=closed or goal.forecast is not None or shown or in_prose,
        expected_by=None if assessments.is_done(*said) else last_day,
    )


def _grouping(found: tuple[Goal, ...]) -> Iterable[Goal]:
    """The goals with what is known of those that only group others, as all of their kind then do."""
    judged = {goal.kind for goal in found if goal.assessment is not None or goal.status is not None}
    above = {goal.parent for goal in found}
    told_below = _told_below(found, above)
    for goal in found:
        measured = goal.indicators or goal.evidence or goal.comment or goal.assessed
        groups = goal.id in above and goal.kind not in judged and not measured
        yield replace(goal, only_groups=True, told_below=told_below[goal.kind]) if groups else goal


def _told_below(found: tuple[Goal, ...], above: set[str | None]) -> dict[str, frozenset[str]]:
    """By kind, what the plan tells of goals under others and of none of that kind; ``above`` are ids of those others.

    A kind of which some goals stand by themselves is one that sets goals, and does not only group them.
    """
    ids = {goal.id for goal in found}
    nouns = ("responsible", "follow_up")
    under = {noun for noun in nouns if any(getattr(goal, noun) for goal in found if goal.parent in ids)}
    out: dict[str, set[str]] = {}
    for goal in found:
        left = out.setdefault(goal.kind, set(under))
        left -= under if goal.id not in above else {noun for noun in nouns if getattr(goal, noun)}
    return {kind: frozenset(left) for kind, left in out.items()}


def _decision(decision: Decision) -> Decision:
    year, last_day = assessments.expected_by(decision.comment.text if decision.comment else None)
    return replace(decision, expected_done=year, expected_by=last_day)


def _owners(running: list[Running], found: tuple[Goal, ...]) -> list[tuple[Running, Goal | None]]:
    """Each paragraph with the goal it stands in, in one walk over both."""
    ranges = sorted(((first, last, goal) for goal in found for first, last in goal.parts), key=lambda part: part[:2])
    out: list[tuple[Running, Goal | None]] = []
    at = 0
    for paragraph in running:
        line = paragraph.span.line
        while at + 1 < len(ranges) and ranges[at + 1][0] <= line:
            at += 1
        inside = bool(ranges) and ranges[at][0] <= line <= ranges[at][1]
        out.append((paragraph, ranges[at][2] if inside else None))
    return out


def _once(sentences: list[tuple[Passage, Goal | None]]) -> list[tuple[Passage, Goal | None]]:
    """Sentences without those that stand twice at one place."""
    seen: set[tuple[int, str]] = set()
    out = []
    for sentence, owner in sentences:
        key = (sentence.span.line, sentence.text)
        if key not in seen:
            seen.add(key)
            out.append((sentence, owner))
    return out

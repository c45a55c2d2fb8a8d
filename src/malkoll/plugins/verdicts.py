"""The verdicts of a plugin's check, looked at one by one, and what the lot of them says."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from malkoll.document import Document
from malkoll.elements import Element, PlanView, label_of
from malkoll.finding import Outcome, Related, Text
from malkoll.language.vocabulary import PLACEHOLDERS
from malkoll.plugins.saying import WrongError, is_said, kind_of, shown, wrong_text
from malkoll.span import Span
from malkoll.verdict import Verdict

__all__ = ["Watched", "lies_in", "look_at", "nothing_tried", "passed_over", "said_twice"]


class Watched(PlanView):
    """A plan as a plugin's check is shown it: a copy of the whole, which remembers what was handed out.

    What the check does to it no other rule sees. ``asked`` are the elements that were handed out, by noun.
    """

    __slots__ = ("_before", "_original", "_own", "_whole", "asked")

    def __init__(self, original: PlanView) -> None:
        plan, document = pickle.loads(pickle.dumps((original.plan, original.document)))
        super().__init__(plan, document)
        self._original = original
        self._whole = PlanView(plan, document)
        self._before = self._state()
        self._own: dict[str, dict[int, int]] = {}
        self.asked: dict[str, tuple[Element, ...]] = {}

    def elements(self, noun: str) -> tuple[Element, ...]:
        """As of the plan itself; verdicts are to be about these very ones."""
        found = self._whole.elements(noun)
        self.asked.setdefault(noun, found)
        return found

    def changed(self) -> bool:
        """Whether anything of the plan or its document is other than it was."""
        return self._state() != self._before

    def holds(self, element: object) -> bool:
        """Whether ``element`` is one of this plan's: one of another plan would be told of in the wrong place."""
        return type(element) is Element and self._place(element) is not None

    def of_original(self, one: Verdict) -> Verdict:
        """The verdict as one on the plan itself."""
        at = self._place(one.element)
        assert at is not None
        return replace(one, element=self._original.elements(one.element.noun)[at])

    def _place(self, element: Element) -> int | None:
        try:
            own = self._own.get(element.noun)
            if own is None:
                own = self._own[element.noun] = {
                    id(one): at for at, one in enumerate(self._whole.elements(element.noun))
                }
        except (LookupError, TypeError):  # no such noun
            return None
        return own.get(id(element))

    def _state(self) -> bytes:
        return pickle.dumps((self._whole.plan, self._whole.document))


_MAY = {
    "element": Text("det ska vara ett element som view.elements(…) gav", "it must be one that view.elements(…) gave"),
    "outcome": Text(
        "det ska vara Outcome.MET, NOT_MET, NOT_APPLICABLE eller NOT_CHECKED",
        "it must be Outcome.MET, NOT_MET, NOT_APPLICABLE or NOT_CHECKED",
    ),
    "modality": Text('det ska vara None, "must", "should" eller "ask"', 'it must be None, "must", "should" or "ask"'),
    "reason": Text('det ska vara Text(sv="…", en="…")', 'it must be Text(sv="…", en="…")'),
    "no reason": Text(
        'vid Outcome.NOT_CHECKED ska det vara Text(sv="…", en="…") som säger varför',
        'with Outcome.NOT_CHECKED it must be Text(sv="…", en="…") that says why',
    ),
    "span": Text("det ska vara en Span inom planens text", "it must be a Span within the plan's text"),
    "related": Text(
        "det ska vara en tupel av Related(span, Text(…)) inom planens text",
        "it must be a tuple of Related(span, Text(…)) within the plan's text",
    ),
    "values": Text(
        'det ska vara en tupel av par av text, som (("namn", "värde"),)',
        'it must be a tuple of pairs of text, as (("name", "value"),)',
    ),
    "values name": Text(
        "namnen ska vara platshållare som ett meddelande kan ha: " + ", ".join(sv for sv, _ in PLACEHOLDERS.values()),
        "the names must be placeholders that a message can have: " + ", ".join(en for _, en in PLACEHOLDERS.values()),
    ),
    "failed": Text("det får vara True bara vid Outcome.NOT_CHECKED", "it may be True only with Outcome.NOT_CHECKED"),
}
_PLACES = frozenset(form for forms in PLACEHOLDERS.values() for form in forms)
_SAID = frozenset({Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE, Outcome.NOT_CHECKED})


def look_at(one: Any, number: int, view: Watched, where: Callable[[], Text]) -> None:
    """Whether ``one`` is a verdict on ``view``; ``where`` tells which line gave it.

    Raises:
        WrongError: it is none.
    """
    if type(one) is not Verdict:
        at = where()
        raise WrongError(
            f"gav {kind_of(one)} som utslag {number} där det ska vara Verdict{at.sv}.",
            f"gave {kind_of(one)} where Verdict must be, as number {number}{at.en}.",
        )
    wrong = _wrong(one, view)
    if wrong is not None:
        field, value = wrong
        may, at = _MAY[field], where()
        name = field.removeprefix("no ").removesuffix(" name")
        raise WrongError(
            f"gav ett utslag (Verdict, nummer {number}{at.sv}) där {name} är {shown(value)}; {may.sv}.",
            f"gave a verdict (Verdict, number {number}{at.en}) whose {name} is {shown(value)}; {may.en}.",
        )


def _wrong(one: Verdict, view: Watched) -> tuple[str, object] | None:
    """The first field that will not do, and what it is."""
    document = view.document
    if not view.holds(one.element):
        return "element", one.element
    if not isinstance(one.outcome, Outcome) or one.outcome not in _SAID:
        return "outcome", one.outcome
    if one.modality is not None and one.modality not in ("must", "should", "ask"):
        return "modality", one.modality
    if one.reason is not None and wrong_text(one.reason):
        return "reason", one.reason
    if not isinstance(one.failed, bool) or (one.failed and one.outcome is not Outcome.NOT_CHECKED):
        return "failed", one.failed
    if one.reason is None and one.outcome is Outcome.NOT_CHECKED:
        return "no reason", one.reason
    if one.span is not None and not lies_in(one.span, document):
        return "span", one.span
    if not isinstance(one.related, tuple) or not all(_is_related(place, document) for place in one.related):
        return "related", one.related
    if not isinstance(one.values, tuple) or not all(_is_pair(pair) for pair in one.values):
        return "values", one.values
    if not all(name.casefold() in _PLACES for name, _ in one.values):
        return "values name", one.values
    return None


def _is_related(place: object, document: Document | None) -> bool:
    return type(place) is Related and lies_in(place.span, document) and not wrong_text(place.message)


def _is_pair(pair: object) -> bool:
    return isinstance(pair, tuple) and len(pair) == 2 and all(is_said(part) for part in pair)


def lies_in(span: object, document: Document | None) -> bool:
    """Whether ``span`` is a place in the document's text."""
    if type(span) is not Span:
        return False
    numbers = (span.start, span.end, span.line, span.column, span.end_line, span.end_column)
    if not all(type(one) is int for one in numbers) or not (span.address is None or is_said(span.address)):
        return False
    if not (0 <= span.start <= span.end and 1 <= span.line <= span.end_line and span.column > 0 < span.end_column):
        return False
    if document is None:
        return True
    return span.end <= len(document.text) and span.end_line <= document.text.count("\n") + 1


def nothing_tried(found: Sequence[Verdict], view: Watched) -> Text | None:
    """Why no verdicts at all, with nothing else wrong, still cannot stand for a plan that was checked.

    Silence is right only of a plan that holds nothing of what the check asked for.
    """
    if found:
        return None
    there = ", ".join(f"{noun} ({len(handed)})" for noun, handed in view.asked.items() if handed)
    if view.asked and not there:
        return None
    about = Text(
        f", fast planen har det som den frågade efter: {there}" if there else " och frågade inte efter några element",
        f", though the plan has what it asked for: {there}" if there else " and asked for no elements",
    )
    return Text(
        sv=f"gav inget utslag{about.sv}. Ge ett Verdict för varje element, Outcome.NOT_APPLICABLE där kravet inte "
        "gäller.",
        en=f"gave no verdict{about.en}. Yield a Verdict for each element, Outcome.NOT_APPLICABLE where the rule does "
        "not apply.",
    )


_MOST_NAMED = 3
"""Elements that are named of those passed over."""


def passed_over(found: Sequence[Verdict], view: Watched) -> tuple[Sequence[Element], Text]:
    """The elements of which nothing was said, though something was of others of their noun, and why that is wrong.

    What a check only looked at, and said nothing of anywhere, needs no verdict.
    """
    told = {id(one.element) for one in found}
    silent: list[Element] = []
    sv, en = [], []
    for noun in dict.fromkeys(one.element.noun for one in found):
        handed = view.asked.get(noun, ())
        left = [one for one in handed if id(one) not in told]
        if left:
            silent += left
            sv.append(
                f"gav utslag om {len(handed) - len(left)} av {len(handed)} {noun}, men inte om {_named(left, 'sv')}"
            )
            en.append(f"gave verdicts on {len(handed) - len(left)} of {len(handed)} {noun}, but none on {_named(left)}")
    return silent, Text(
        sv=f"{'; '.join(sv)}. Ge ett Verdict för varje element, Outcome.NOT_APPLICABLE där kravet inte gäller.",
        en=f"{'; '.join(en)}. Yield a Verdict for each element, Outcome.NOT_APPLICABLE where the rule does not apply.",
    )


def _named(elements: Sequence[Element], language: str = "en") -> str:
    """Elements by their words and lines; the first of them where they are many."""
    names = [f"{shown(label_of(one.noun, one.value))} ({_line(one, language)})" for one in elements[:_MOST_NAMED]]
    return ", ".join(names) + (" …" if len(elements) > _MOST_NAMED else "")


def _line(element: Element, language: str) -> str:
    return f"{'rad' if language == 'sv' else 'line'} {element.span.line}"


def said_twice(found: Sequence[Verdict]) -> Text | None:
    """What is wrong where a verdict came again, the same in all: what was tried would be counted twice."""
    count = Counter((id(one.element), one.outcome, one.modality, one.span, one.related, one.values) for one in found)
    key, times = max(count.items(), key=lambda pair: pair[1], default=(None, 0))
    if key is None or times < 2:
        return None
    element = next(one.element for one in found if id(one.element) == key[0])
    return Text(
        sv=f"gav samma utslag {times} gånger om {_named([element], 'sv')}. Ge ett om varje element; flera bara om de "
        "pekar på olika ställen (span) eller säger olika (values).",
        en=f"gave the same verdict {times} times on {_named([element])}. Yield one on each element; several only "
        "where they point at different places (span) or say different things (values).",
    )

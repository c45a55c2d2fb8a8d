"""Laws of the requirement language, tried on sentences made from its vocabulary."""

from __future__ import annotations

from functools import reduce

from hypothesis import given, settings
from hypothesis import strategies as st
from rule_files import rule_with, sentence, statement

from malkoll import language
from malkoll.errors import Mistake, RuleFileError
from malkoll.finding import Text
from malkoll.language.tree import (
    Capture,
    ColumnIs,
    Compare,
    Condition,
    Count,
    ElementIs,
    Exists,
    Field,
    Has,
    HeadingIs,
    HeadingUnder,
    Is,
    ItemUnder,
    Mentions,
    Pattern,
    Section,
    Sentence,
    SentenceIs,
    Subject,
    TableRow,
    Thing,
)
from malkoll.language.vocabulary import CAPTURES, FOLLOWED_FROM_PLAN_TO_REPORT, NOUNS, PROPERTIES
from malkoll.language.wordforms import clause_forms, said_of

ELEMENTS = sorted(noun.id for noun in NOUNS.values() if noun.element)
COUNTS = st.builds(
    Count, st.sampled_from(["min", "max", "more", "fewer", "exactly"]), st.integers(min_value=1, max_value=40)
)


def had(owners: tuple[str, ...]) -> list[str]:
    """The nouns that all the owners may have."""
    return sorted(reduce(frozenset.intersection, (NOUNS[owner].has for owner in owners)))


def properties(owners: tuple[str, ...], place: str) -> list[str]:
    """The properties that can be said of all the owners in that place of a sentence."""
    found = []
    for item in PROPERTIES.values():
        terminal = "AFTER" if place == "after" else ""
        sayable = bool(clause_forms(item, "sv")) if place == "clause" else bool(getattr(item, f"sv_{place}"))
        if sayable and set(owners) <= said_of(item.id, terminal):
            found.append(item.id)
    return found


@st.composite
def plain_clauses(draw: st.DrawFn, owners: tuple[str, ...], rivals: tuple[str, ...] = ()) -> Condition | None:
    """A clause without things in it, said of ``owners``; ``None`` where there is none."""
    negated = draw(st.booleans())
    ways: list[Condition] = [Is(name, negated) for name in properties(owners, "clause")]
    if all(NOUNS[owner].text for owner in owners):
        ways.append(Mentions(draw(st.sampled_from(["kön", "vaga-ord", "personer"])), negated))
    if set(owners) <= FOLLOWED_FROM_PLAN_TO_REPORT:
        ways.append(Exists(draw(st.sampled_from(["plan", "follow-up"])), negated))
    if rivals and all(NOUNS[owner].value for owner in owners):
        values = [name for name in had(rivals) if NOUNS[name].value and name not in owners]
        ways.extend(Compare(draw(st.sampled_from(["lower", "higher", "equal"])), name, negated) for name in values)
    return draw(st.sampled_from(ways)) if ways else None


@st.composite
def having(draw: st.DrawFn, owners: tuple[str, ...], *, nested: bool) -> Has | None:
    """Has or lacks things; ``nested``: inside a clause, where less can be said of the things."""
    nouns = had(owners)
    if not nouns:
        return None
    negated = draw(st.booleans())
    most = 1 if negated else min(3, len(nouns))
    chosen = tuple(draw(st.lists(st.sampled_from(nouns), min_size=1, max_size=most, unique=True)))
    joiner = draw(st.sampled_from(["and", "or"])) if len(chosen) > 1 else "and"
    parts: tuple[str, ...] = ()
    conditions: list[Condition] = []
    held = had(chosen[:1])
    if len(chosen) == 1 and held and draw(st.booleans()):
        parts = tuple(draw(st.lists(st.sampled_from(held), min_size=1, max_size=2, unique=True)))
    elif len(chosen) == 1 or joiner == "or":
        for _ in range(draw(st.integers(0, 1 if nested else 2))):
            clause = draw(plain_clauses(chosen, owners))
            if not nested and draw(st.booleans()):
                clause = draw(having(chosen, nested=True)) or clause
            if clause is not None:
                conditions.append(clause)
    things = tuple(Thing(noun, draw(st.none() | COUNTS), parts, tuple(conditions)) for noun in chosen)
    return Has(things, joiner, negated)


@st.composite
def subjects(draw: st.DrawFn) -> Subject:
    nouns = tuple(draw(st.lists(st.sampled_from(ELEMENTS), min_size=1, max_size=3, unique=True)))
    conditions: list[Condition] = []
    for place in ("adjective", "after"):
        names = properties(nouns, place)
        if names and draw(st.booleans()):
            conditions.append(Is(draw(st.sampled_from(names))))
    for _ in range(draw(st.integers(0, 3))):
        clause = draw(plain_clauses(nouns) | having(nouns, nested=True))
        if clause is not None:
            conditions.append(clause)
    return Subject(nouns, tuple(conditions))


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """Any sentence the language can say."""
    quantifier = draw(st.sampled_from(["every", "every", "no", "the"]))
    subject = Subject(("plan",)) if quantifier == "the" else draw(subjects())
    nouns = subject.nouns
    negated = draw(st.booleans())
    ways: list[Condition] = [Is(name, negated) for name in properties(nouns, "verb")]
    has = draw(having(nouns, nested=False))
    if has is not None:
        ways.append(has)
    if all(NOUNS[noun].text for noun in nouns):
        ways.append(Mentions("kön", negated))
    if set(nouns) <= FOLLOWED_FROM_PLAN_TO_REPORT:
        ways.append(Exists("follow-up", negated))
    if not ways or (quantifier == "every" and draw(st.integers(0, 4)) == 0):
        return Sentence("every", subject, "ask", None)
    return Sentence(quantifier, subject, draw(st.sampled_from(["must", "should"])), draw(st.sampled_from(ways)))


@given(sentences())
@settings(max_examples=300, deadline=None)
def test_any_requirement_read_aloud_parses_to_itself_in_both_languages(tree: Sentence) -> None:
    swedish = language.read_aloud(tree, "sv")
    english = language.read_aloud(tree, "en")
    assert sentence(swedish, "sv") == tree, swedish
    assert sentence(english, "en") == tree, english


@given(sentences())
@settings(max_examples=100, deadline=None)
def test_reading_aloud_says_the_same_words_again(tree: Sentence) -> None:
    for lang in ("sv", "en"):
        said = language.read_aloud(tree, lang)
        assert language.read_aloud(sentence(said, lang), lang) == said


# --- templates ------------------------------------------------------------------------------------

WORDS = st.text(alphabet="abcåäöÅÄÖ0123 -.:", min_size=1, max_size=12).filter(lambda text: text.strip(" "))


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    parts: list[str | Capture] = [draw(WORDS).strip()]
    for name in draw(st.lists(st.sampled_from([*CAPTURES, "målord"]), max_size=3, unique=True)):
        parts.append(Capture(name, draw(st.booleans()), word_list=name not in CAPTURES))
        parts.append(" " + draw(WORDS).strip())
    return Pattern(tuple(parts), "")


@st.composite
def rows(draw: st.DrawFn, noun: str) -> TableRow:
    names = sorted({"name", "title", "number", noun} | NOUNS[noun].has)
    fields = draw(st.lists(st.none() | st.sampled_from([name for name in names if NOUNS[name].column]), max_size=4))
    fields.append("name")
    return TableRow(tuple(draw(patterns()) for _ in fields), tuple(fields))


WHOLES = ("goal", "area", "indicator", "evidence", "measure", "decision")


def with_title(pattern: Pattern) -> Pattern:
    """The pattern with a place for the title, and no other, after its first words."""
    return Pattern((f"{pattern.parts[0]} att ", Capture("title")), "")


@st.composite
def elements(draw: st.DrawFn) -> ElementIs:
    noun = draw(st.sampled_from([noun.id for noun in NOUNS.values() if noun.template]))
    ways = [st.builds(Section, patterns()), st.builds(Field, patterns()), rows(noun)]
    if noun in WHOLES:
        ways += [st.builds(kind, patterns()) for kind in (HeadingIs, ItemUnder)]
        ways.append(st.builds(HeadingUnder, patterns(), st.booleans()))
    if noun == "goal":
        ways.append(st.builds(SentenceIs, patterns().map(with_title)))
    kinds = st.one_of(*ways)
    return ElementIs(noun, tuple(draw(st.lists(kinds, min_size=1, max_size=3))))


COLUMNS = st.builds(
    ColumnIs,
    st.sampled_from([noun.id for noun in NOUNS.values() if noun.column]),
    st.lists(patterns(), min_size=1, max_size=3).map(tuple),
)


@given(elements() | COLUMNS)
@settings(max_examples=150, deadline=None)
def test_any_statement_of_a_template_parses_to_itself_in_both_languages(tree: ElementIs | ColumnIs) -> None:
    for lang in ("sv", "en"):
        said = language.read_statement(tree, lang)
        assert statement(said, lang) == tree, said


# --- whatever is written ----------------------------------------------------------------------------

HEADS = (
    "krav XX101 prov\n",
    "rule XX102 b\n",
    "ordlista djur: ",
    'författning "1999:12" "båtlag"\n',
    "kallas ",
    "källa ",
    'mall m "M"\n',
    "meddelande ",
    "underkänt ",
)
WHOLE = (
    "Varje mål ",
    "ska ha ",
    "en indikator",
    "Every goal ",
    "must ",
    "Ett mål är ",
    'rubriken "Mål"',
    "och ",
    "som ",
)
MARKS = (".", "\n", " ", "\r\n", '"text"', '"', '"""', "”", "#", "{", "}", "1", "-", ",", ":", "å", "\u030a", "🙂")
PIECES = st.sampled_from((*HEADS, *WHOLE, *MARKS))


def told(text: str) -> tuple[Mistake, ...]:
    """The mistakes in one file, loaded by itself."""
    try:
        language.load([("prov.krav", text)])
    except RuleFileError as error:
        return error.mistakes or (Mistake("none", "", 0, 0, 0, "", Text()),)
    return ()


@given(st.lists(PIECES, max_size=25).map("".join) | st.text(max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_text_is_either_read_or_told_what_is_wrong(text: str) -> None:
    for mistake in told(text):
        assert min(mistake.line, mistake.column, mistake.width) >= 1
        assert language.show_mistake(mistake, "sv")
        assert language.show_mistake(mistake, "en")


@given(sentences(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_sentence_that_loses_a_word_is_read_otherwise_or_told(tree: Sentence, data: st.DataObject) -> None:
    words = language.read_aloud(tree, "sv").split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    shorter = " ".join(words[:at] + words[at + 1 :])
    assert all(mistake.message.sv and mistake.message.en for mistake in told(rule_with(shorter)))

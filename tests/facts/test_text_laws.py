"""A correct document, whatever it holds, gives none of the findings about the text itself."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import plan_in

NOUNS = ("skolan", "biblioteket", "badhuset", "gatan", "parken", "nämnden", "enheten", "staden", "byn", "vägen")
VERBS = ("byggs", "öppnar", "stängs", "utvecklas", "besöks", "mäts", "följs", "ändras")
ENDS = ("i år", "varje dag", "under våren", "på kvällen", "tillsammans", "enligt plan")

nouns, verbs, ends = st.sampled_from(NOUNS), st.sampled_from(VERBS), st.sampled_from(ENDS)
sentence = st.builds(lambda noun, verb, end: f"Den stora {noun} {verb} {end}.", nouns, verbs, ends)
# Short enough to come again by chance without being a passage that stands twice.
paragraph = st.lists(sentence, min_size=1, max_size=2).map(" ".join)
listed = st.lists(sentence, min_size=1, max_size=4).map(lambda items: "\n".join(f"- {item}" for item in items))
field = st.builds(lambda label, noun: f"{label}: Chefen för {noun}", st.sampled_from(("Ansvarig", "Kontakt")), nouns)
content = st.lists(st.one_of(paragraph, listed, field), min_size=1, max_size=3).map("\n\n".join)
section = st.builds(
    lambda mark, noun, text: (mark, noun.capitalize(), text), st.sampled_from(("## ", "### ", "")), nouns, content
)


@given(st.lists(section, min_size=1, max_size=8), st.booleans())
@settings(deadline=None, max_examples=60)
def test_a_document_of_headings_and_whole_sentences_has_nothing_wrong_with_its_text(
    sections: list[tuple[str, str, str]], contents: bool
) -> None:
    listed = "".join(f"{title} ..... {page}\n" for page, (_, title, _) in enumerate(sections, 2))
    body = "".join(f"{mark}{title}\n\n{text}\n\n" for mark, title, text in sections)
    plan = plan_in("# Plan för Lövsta\n\n" + (f"Innehåll\n\n{listed}\n" if contents else "") + body)
    assert not [one.text for one in plan.prose if one.mid_sentence or one.repeats is not None]
    assert not [one.title for one in plan.sections if not one.filled or one.repeats is not None]
    assert not [one.text for one in plan.contents if not one.has_heading]
    assert not [one.text for one in plan.labels if one.doubled]
    assert all(goal.comment is None or goal.comment.filled for goal in plan.goals)

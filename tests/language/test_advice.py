"""What a mistake advises can be followed to the letter: the file is then sound, or the next mistake is another."""

from __future__ import annotations

import re

import pytest

from malkoll import language
from malkoll.errors import Mistake, RuleFileError
from malkoll.language.diagnostics import DIAGNOSTICS

_SENTENCES = re.compile(
    r"(?:Skriv(?: sedan i kravet| två meningar)?): (?P<said>(?:Varje|Inget|Planen|Fråga|Every|No|Ask|Ett|En|A|An) .+)\Z"
)
_LIST = re.compile(r"(?:ordlista|wordlist) [\w-]+: [^.]+\.")
_REST = '    meddelande "Fel."\n    råd "Se."\n    underkänt """\n    # A\n    """\n'
_BROKEN = sorted({text for item in DIAGNOSTICS.values() for text in item.examples})


def _mistakes(text: str) -> tuple[Mistake, ...]:
    try:
        language.load([("prov.krav", text)])
    except RuleFileError as error:
        return error.mistakes
    return ()


def _followed(text: str, mistake: Mistake) -> str | None:
    """``text`` with the advice of ``mistake`` followed, where that gives whole sentences to write."""
    said = mistake.suggestion.sv if mistake.suggestion is not None else None
    found = _SENTENCES.search(said or "")
    if found is None:
        return None
    lines = text.split("\n")
    lines[mistake.line - 1] = "    " + found["said"]
    listed = _LIST.search((said or "")[: found.start()])
    return (listed[0] + "\n" if listed else "") + "\n".join(lines)


_FOLLOWED = [
    (text, new)
    for text in _BROKEN
    if len(found := _mistakes(text)) == 1 and (new := _followed(text, found[0])) is not None
]


@pytest.mark.parametrize(("text", "new"), _FOLLOWED)
def test_a_sentence_that_is_advised_is_sound_where_it_is_written(text: str, new: str) -> None:
    assert _mistakes(new) == ()


def test_most_everyday_sentences_are_told_as_a_whole() -> None:
    assert len(_FOLLOWED) > 80


@pytest.mark.parametrize(
    ("sentence", "advised"),
    [
        ("Inget mål får sakna kostnad.", "Varje mål ska nämna kostnadsord."),
        ("Inget mål får kosta mer än 3 miljoner.", "Varje mål ska nämna kostnadsord."),
        ("Inget mål får vara utan kostnad.", "Varje mål ska nämna kostnadsord."),
        ("Fråga vid varje mål som kostar mer än 3 miljoner.", "Fråga vid varje mål som nämner kostnadsord."),
        ("Det får inte finnas mål utan ansvarig.", "Varje mål ska ha en ansvarig."),
        (
            "Varje mål ska ha indikator, ansvarig och kostnad.",
            "Varje mål ska ha indikator och ansvarig. Varje mål ska nämna kostnadsord.",
        ),
        ("Inget mål får ha kostnad.", "Inget mål får nämna kostnadsord."),
        ("Fråga vid varje mål som saknar kostnad.", "Fråga vid varje mål som inte nämner kostnadsord."),
        ("Varje mål, utom mål utan åtgärd, ska ha en ansvarig.", "Varje mål med en åtgärd ska ha en ansvarig."),
        ("Om målet har en åtgärd ska det ha en tidsgräns.", "Varje mål som har en åtgärd ska ha en tidsgräns."),
        ("Det får finnas högst tre indikatorer per mål.", "Inget mål får ha fler än tre indikatorer."),
        ("Det bör finnas minst två åtgärder för varje mål.", "Varje mål bör ha minst två åtgärder."),
        ("Ansvarig ska anges för varje mål.", "Varje mål ska ha en ansvarig."),
        (
            "Varje mål ska nämna kostnadsord eller vara ett uppdrag med slutdatum.",
            "Varje mål som inte är ett uppdrag med slutdatum ska nämna kostnadsord.",
        ),
        (
            "Varje mål ska ha en ansvarig och nämna kostnadsord.",
            "Varje mål ska ha en ansvarig. Varje mål ska nämna kostnadsord.",
        ),
        ("Indikatorer ska finnas för varje mål.", "Varje mål ska ha en indikator."),
        ("Varje mål ska ha en ansvarig senast 2028.", "Varje mål ska ha en ansvarig."),
        ("Det krävs att alla mål har en indikator.", "Skriv: Varje mål ska ha en indikator."),
        ("Nämnden vill att varje mål nämner kostnadsord.", "Skriv: Varje mål ska nämna kostnadsord."),
        ("Om något händer ska det sägas.", "Ett villkor sägs så här: Varje mål med en åtgärd ska ha en tidsgräns."),
        ("Om målet saknar indikator ska kostnaden anges.", "Varje mål som saknar indikator ska nämna kostnadsord."),
        ("Varje åtgärd ska ha tre till fem aktiviteter.", "Varje åtgärd ska ha minst tre aktiviteter."),
    ],
)
def test_an_everyday_sentence_leads_to_the_one_that_says_the_same(sentence: str, advised: str) -> None:
    text = f"krav XX101 prov\n    {sentence}\n{_REST}"
    (mistake,) = _mistakes(text)
    assert mistake.suggestion is not None
    assert advised in (mistake.suggestion.sv or "")


@pytest.mark.parametrize("words", ["nämna minst ett kostnadsord", "nämna ordlistan kostnadsord"])
def test_the_stretch_to_write_otherwise_is_the_one_that_is_underlined(words: str) -> None:
    text = f"ordlista kostnadsord: kostnad.\nkrav XX101 prov\n    Varje mål ska {words}.\n"
    mistake = next(one for one in _mistakes(text) if one.code == "word-list-is-mentioned")
    assert mistake.source[mistake.column - 1 :][: mistake.width] == words
    assert mistake.suggestion is not None
    assert mistake.suggestion.sv == "Skriv ”nämna kostnadsord”."


def test_everything_wrong_with_a_sentence_is_told_at_once() -> None:
    text = f"krav XX101 p\n    Alla mål måste ha budget.\n{_REST}"
    assert [one.code for one in _mistakes(text)] == ["every-not-all", "unknown-noun"]
    assert [one.column for one in _mistakes(text)] == [5, 23]


def test_a_word_list_that_cannot_be_read_is_not_told_to_be_missing() -> None:
    text = f"ordlista miljöord:\n- klimat\n- utsläpp\n\nkrav XX101 p\n    Varje mål ska nämna miljöord.\n{_REST}"
    (mistake,) = _mistakes(text)
    assert mistake.suggestion is not None
    assert mistake.suggestion.sv == "Skriv: ordlista miljöord: klimat, utsläpp."


@pytest.mark.parametrize(
    ("sentence", "advised"),
    [
        ("Every goal must be followed up every year.", "Write: Every goal must have a follow-up."),
        ("Every goal must have a follow-up twice a year.", "Write: Every goal must have a follow-up."),
        (
            "Every goal about schools must have an indicator.",
            'wordlist schools-words: schools, "another word". Then write in the rule: '
            "Every goal that mentions schools-words must have an indicator.",
        ),
        (
            "Every goal must have between two and five indicators.",
            "Every goal must have at least two indicators. Every goal must have at most five indicators.",
        ),
        ("It is required that every goal has an indicator.", "Write: Every goal must have an indicator."),
        ("The board wants that all goals mention money.", "Write: Every goal must mention money."),
        ("There may be no goal without an indicator.", "Write: Every goal must have an indicator."),
        ("There must be a measure for every goal.", "Write: Every goal must have a measure."),
        ("There should be at least two measures per goal.", "Write: Every goal should have at least two measures."),
        (
            "When goals are set they must be good.",
            "A condition is said like this: Every goal with a measure must have a deadline.",
        ),
        ("Every goal must be clear.", "Write: Every title must name an action or a result."),
        (
            "Every goal must have an indicator and mention money.",
            "Every goal must have an indicator. Every goal must mention money.",
        ),
        ("If the goal has a measure it must have a deadline.", "Every goal that has a measure must have a deadline."),
        ("There may be at most three indicators per goal.", "Write: No goal may have more than three indicators."),
        (
            "No goal may lack a budget.",
            'wordlist budget-words: budget, "another word". Then write in the rule: '
            "Every goal must mention budget-words.",
        ),
        (
            "Ask for every goal that costs more than 3 million.",
            "wordlist cost-words: cost, budget. Then write in the rule: Ask for every goal that mentions cost-words.",
        ),
        (
            "Every indicator must have a target that is 10 % lower than the baseline.",
            "Write: Every indicator must have a target that is lower than the baseline.",
        ),
    ],
)
def test_an_everyday_sentence_in_english_leads_to_the_english_one_that_says_the_same(sentence, advised) -> None:
    text = f'rule XX101 trial\n    {sentence}\n    message "m"\n    hint "h"\n    failing """\n    # A\n    """\n'
    (mistake,) = _mistakes(text)
    assert mistake.suggestion is not None
    assert (mistake.suggestion.en or "").endswith(advised)


@pytest.mark.parametrize(
    ("head", "said", "advised"),
    [
        ("mall", 'Rubriken "Mål {nummer}" är ett mål.', 'Ett mål är rubriken "Mål {nummer}".'),
        ("mall", 'Fältet "Vem" är en ansvarig.', 'En ansvarig är fältet "Vem".'),
        ("mall", 'Mål är rubriker som börjar med "Mål".', 'Ett mål är rubriken "Mål {titel}".'),
        ("template", 'Goals are headings that begin with "Goal".', 'A goal is the heading "Goal {title}".'),
        ("mall", 'Ett mål heter "Mål {nummer}".', 'Ett mål är rubriken "Mål {nummer}".'),
        ("template", 'A goal is called "Goal {number}".', 'A goal is the heading "Goal {number}".'),
        ("mall", 'En ansvarig kallas "Vem".', 'En ansvarig är fältet "Vem".'),
    ],
)
def test_an_everyday_sentence_of_a_template_leads_to_the_one_that_says_the_same(head, said, advised) -> None:
    (mistake,) = _mistakes(f'{head} sjovik "Sjövik"\n    {said}\n')
    assert mistake.suggestion is not None
    assert mistake.suggestion.sv == f"Skriv: {advised}"
    assert _mistakes(f'{head} sjovik "Sjövik"\n    {advised}\n') == ()
    assert mistake.source[mistake.column - 1 :][: mistake.width] == said.rstrip(".")

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
        ("Det ska finnas en deadline för varje mål.", "Skriv: Varje mål ska ha en tidsgräns."),
        ("Det ska anges kostnad för varje mål.", "ordlista kostnadsord: kostnad, "),
        (
            "En ansvarig och en tidsgräns ska finnas för varje mål.",
            "Skriv: Varje mål ska ha en ansvarig och en tidsgräns.",
        ),
        ("En ansvarig eller en tidsgräns ska finnas för varje mål.", "en ansvarig eller en tidsgräns."),
        ("Varje mål ska nämna vad det är.", "Varje mål ska nämna annatord."),
        ("Varje mål som nämner hur det går ska ha en skola.", "Varje mål som nämner gårord ska ha en skola."),
        ('Varje summarad ska nämna "kostnad".', "Skriv sedan i kravet: Varje mål ska nämna kostnadsord."),
        (
            "Varje mål ska ha en indikator som är könsuppdelad före 2028.",
            "Skriv: Varje mål ska ha en indikator som är könsuppdelad.",
        ),
        ("Varje mål bör kopplas till ett av de globala målen.", "Varje mål bör nämna globalaord."),
        ('Varje mål ska nämna "-klimat-".', "ordlista klimatord: klimat, "),
        ("Varje mål ska nämna minst två av kostnadsord.", "Skriv: Varje mål ska nämna kostnadsord."),
        ("Planen ska ha mål och kostnad.", "Skriv sedan i kravet: Planen ska ha mål. Varje mål ska nämna kostnadsord."),
        ("Varje mål ska ha skola och kostnad.", "Skriv sedan i kravet: Varje mål ska nämna skolaord."),
        ("Varje mål ska ha tydliga och mätbara skolor.", "Varje mål ska nämna skolorord."),
        ("Inget mål utan indikator får sakna budget.", "Varje mål utan indikator ska nämna budgetord."),
        ("Varje indikator som är bra ska kosta mindre än 3 kronor.", "Varje indikator ska nämna kostnadsord."),
        ("Varje mål utan indikator ska kosta mindre än 3 kronor.", "Varje mål utan indikator ska nämna kostnadsord."),
        ("Fråga vid varje skola som kostar mer än 3 miljoner.", "Fråga vid varje mål som nämner kostnadsord."),
        ("Varje åtgärd behöver vara bemannad.", "Skriv: Varje åtgärd ska ha en ansvarig."),
        ("Varje mål behöver ha en indikator.", "Skriv ”ska ha”."),
        ("Varje mål ska ha kostnadsord.", "Skriv ”nämna kostnadsord”."),
        ("Varje mål som har kostnadsord ska ha en skola.", "Skriv ”nämner kostnadsord”."),
        ("Inget mål får ha kostnadsord.", "Skriv ”nämna kostnadsord”."),
        ("Inget mål får sakna kostnadsord.", "Skriv ”Varje mål ska nämna kostnadsord.”."),
        ("Varje mål ska ha mellan en och flera indikatorer.", "två meningar: en med ”minst” och en med ”högst”."),
        ("Varje mål ska ha en kommentar med orsak, åtgärd.", "Skriv ”och”."),
        (
            "Varje mål, där ansvarig är kommunen, ska ha en indikator.",
            "Skriv: Varje mål som har en ansvarig ska ha en indikator.",
        ),
        (
            "Varje indikator där målvärdet är lägre än utgångsvärdet ska ha en kommentar.",
            "Skriv: Varje indikator som har ett målvärde som är lägre än utgångsvärdet ska ha en kommentar.",
        ),
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
    text = f"krav XX101 p\n    Målen ska ha en budget.\n{_REST}"
    assert [one.source[one.column - 1 :][: one.width] for one in _mistakes(text)] == ["Målen", "budget"]


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
        (
            "Every indicator where the target is lower than the baseline must have a comment.",
            "Write: Every indicator that has a target that is lower than the baseline must have a comment.",
        ),
        ("There must not be goals without an indicator.", "Write: Every goal must have an indicator."),
        ("When the goal has a measure it must have a deadline.", "Every goal that has a measure must have a deadline."),
        (
            "A deadline and a responsible must be stated for every goal.",
            "Write: Every goal must have a deadline and a responsible.",
        ),
        (
            "Every goal must have a measure or a budget.",
            "Every goal that does not have a measure must mention budget-words.",
        ),
        (
            "Every goal that has a budget must have a measure.",
            "Every goal that mentions budget-words must have a measure.",
        ),
        ("Every measure must be staffed.", "Write: Every measure must have a responsible."),
        ("Every goal must have one indicator.", "Write, for example, “at least one”, “at most one” or “exactly one”."),
        (
            'Every goal must mention "€".',
            'wordlist cost-words: cost, "another word". Then write in the rule: Every goal must mention cost-words.',
        ),
        ("Every goal must mention what it is.", "Every goal must mention other-words."),
        ("Ask for every school that costs more than 3 million.", "Ask for every goal that mentions cost-words."),
        ("Every indicator must cost less than 3 million.", "Every indicator must mention cost-words."),
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
        ("mall", 'Ett mål heter "Mål".', 'Ett mål är fältet "Mål".'),
        ("mall", 'Rubriken "Vem" är en ansvarig.', 'En ansvarig är fältet "Vem".'),
        ("mall", 'Rubriken "Mål" är ett goal.', 'Ett mål är rubriken "Mål".'),
        ("mall", 'Etiketten "Mål" är ett mål.', 'Ett mål är fältet "Mål".'),
        ("mall", 'Fältet "Mål" är ett mål.', 'Ett mål är fältet "Mål".'),
        ("mall", 'Avsnittet "Så" är ett mål.', 'Ett mål är avsnittet "Så".'),
        ("template", 'The label "Goal" is a goal.', 'A goal is the field "Goal".'),
        ("template", 'The section "How" is a follow-up.', 'A follow-up is the section "How".'),
        ("mall", 'Varje rubrik under "Våra mål" är ett mål.', 'Ett mål är varje rubrik under rubriken "Våra mål".'),
        (
            "mall",
            'Mål är rubriker direkt under "Våra mål".',
            'Ett mål är varje rubrik direkt under rubriken "Våra mål".',
        ),
        (
            "template",
            'Every heading directly under "Our goals" is a goal.',
            'A goal is every heading directly under the heading "Our goals".',
        ),
        (
            "template",
            'Goals are headings under the heading "Our goals".',
            'A goal is every heading under the heading "Our goals".',
        ),
        ("mall", 'Mål är rubriker som börjar med "Mål ".', 'Ett mål är rubriken "Mål {titel}".'),
    ],
)
def test_an_everyday_sentence_of_a_template_leads_to_the_one_that_says_the_same(head, said, advised) -> None:
    (mistake,) = _mistakes(f'{head} sjovik "Sjövik"\n    {said}\n')
    assert mistake.suggestion is not None
    assert mistake.suggestion.sv == f"Skriv: {advised}"
    assert _mistakes(f'{head} sjovik "Sjövik"\n    {advised}\n') == ()
    assert mistake.source[mistake.column - 1 :][: mistake.width] == said.rstrip(".")


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Det krävs att alla skolor har en indikator.", "unknown-item"),
        ("Det krävs att alla mål har en skola.", "unknown-item"),
        ("Det får inte finnas skolor utan ansvarig.", "sentence-start"),
        ("Det måste finnas ett för varje mål.", "sentence-start"),
        ("Kostnad får anges för varje mål.", "sentence-start"),
        ("Det får finnas tre indikatorer per mål.", "sentence-start"),
        ("Kostnad och ansvarig ska anges för varje mål.", "sentence-start"),
        ("Det ska finnas.", "sentence-start"),
        ('upplysning "Målet ska ha en indikator."', "unknown-item"),
        ("Inget mål får vara mätbart.", "unknown-phrase"),
        ("Varje mål där något är blått ska ha en indikator.", "where-clause"),
        ("Varje mål ska ha en indikator och vara blått.", "two-requirements"),
        ("Varje summarad ska nämna minst två kostnadsord.", "unexpected"),
        ("Varje mål ska ha en indikator innehåller kostnadsord.", "word-after-noun"),
        ("Varje mål som nämner minst två kostnadsord ska ha en skola.", "unexpected"),
    ],
)
def test_a_sentence_that_cannot_be_said_otherwise_is_told_without_one_that_says_something_else(sentence, code) -> None:
    (mistake,) = _mistakes(f"krav XX101 prov\n    {sentence}\n{_REST}")
    assert mistake.code == code
    said = mistake.suggestion.sv if mistake.suggestion is not None else ""
    assert not re.search(r"Skriv(?: två meningar| sedan i kravet)?: ", said or "")


@pytest.mark.parametrize(
    ("word", "named"), [("kostnad", "kostnadsord"), ("budget", "budgetord"), ("pris", "budgetord")]
)
def test_of_the_file_s_word_lists_the_one_to_mention_is_the_one_most_like_the_word(word: str, named: str) -> None:
    lists = "ordlista budgetord: budget.\nordlista kostnadsord: kostnad.\n"
    (mistake,) = _mistakes(f"{lists}krav XX101 prov\n    Varje mål ska ha {word}.\n{_REST}")
    assert mistake.suggestion is not None
    assert (mistake.suggestion.sv or "").endswith(f"Skriv: Varje mål ska nämna {named}.")


@pytest.mark.parametrize(
    ("sentence", "code", "underlined"),
    [
        ("Varje mål behöver ha en indikator.", "said-otherwise", "behöver ha"),
        ("Varje mål med ett underlag ska ha ett mått.", "said-otherwise", "ett mått"),
        ("Varje mål ska nämna kostnadsord varje år.", "after-list", "varje år"),
        ("Varje mål ska nämna kostnadsord i högst tio ord.", "after-list", "i högst tio ord"),
        ("Varje mål ska ha ägaren.", "unknown-noun", "ägaren"),
        ("Varje mål ska ha ett resultat-mål.", "unknown-noun", "resultat-mål"),
        ("Varje mål ska ha tydliga och mätbara nyckeltal.", "word-too-many", "tydliga och mätbara"),
        ("Varje mål ska ha tydliga och mätbara skolor.", "unknown-noun", "skolor"),
        ("Varje mål som är blått ska ha en ansvarig.", "unknown-phrase", "är blått"),
        ("Varje mål som ska växa ska ha en ansvarig.", "unknown-phrase", "ska växa"),
        ("Varje mål ska ha två indikatorer.", "bare-number", "två"),
        ("Varje åtgjerd ska ha en ansvarig.", "unknown-word", "åtgjerd"),
        ("Varje beslut ska ha en författning.", "unknown-noun", "författning"),
        ("Målen ska ha en indikator.", "only-the-plan", "Målen"),
        ('Varje mål ska innehålla ordet "kommun".', "word-in-plan", 'innehålla ordet "kommun"'),
        ("Varje mål ska innehålla ordet kommun.", "word-in-plan", "innehålla ordet kommun"),
        ("Every goal must have a measure that costs more than 3 million.", "money", "more than 3 million"),
        ("The boss must have a goal.", "unknown-subject", "boss"),
        ('Every goal must have the heading "Cost".', "layout-in-rule", "the heading"),
    ],
)
def test_what_is_not_understood_is_underlined_and_nothing_more(sentence: str, code: str, underlined: str) -> None:
    (mistake,) = _mistakes(f"krav XX101 prov\n    {sentence}\n{_REST}")
    assert (mistake.code, mistake.source[mistake.column - 1 :][: mistake.width]) == (code, underlined)


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Varje avvikande ska ha en indikator.", "könsuppdelad"),
        ("Every deviating must have an indicator.", "sex-split"),
    ],
)
def test_what_could_stand_there_is_told_in_the_words_of_the_sentence_s_language(sentence: str, word: str) -> None:
    (mistake,) = _mistakes(f"krav XX101 prov\n    {sentence}\n{_REST}")
    assert (mistake.message.sv or "").endswith(f"här väntas ett begrepp som ”mål” eller ”indikator” eller ”{word}”.")


@pytest.mark.parametrize("subject", ["mål", "mål som saknar indikator", "mål med en indikator", "mål eller område"])
def test_the_concepts_told_to_fit_are_those_that_what_the_sentence_is_about_can_have(subject: str) -> None:
    (mistake,) = _mistakes(f"krav XX101 prov\n    Varje {subject} ska ha en budget.\n{_REST}")
    assert mistake.suggestion is not None
    told = re.search(r"passar här är: ([^.]+)\.", mistake.suggestion.sv or "")
    assert told is not None
    for noun in told[1].split(", "):
        article = "ett" if noun == "underlag" else "en"
        assert _mistakes(f"krav XX101 prov\n    Varje {subject} ska ha {article} {noun}.\n{_REST}") == ()


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("Varje mål som har en indikator och som har budget ska ha en ansvarig.", "åtgärd, indikator"),
        ("Varje mål ska ha en indikator som har budget.", "ansvarig, bedömning"),
        ("Varje mål ska ha en kommentar med budget.", "orsak, korrigerande åtgärd"),
        ("Planen ska ha budget.", "mål, område"),
    ],
)
def test_after_som_and_med_the_concepts_told_to_fit_are_those_of_the_noun_before(sentence: str, first: str) -> None:
    mistake = _mistakes(f"krav XX101 prov\n    {sentence}\n{_REST}")[0]
    assert mistake.suggestion is not None
    assert f"passar här är: {first}" in (mistake.suggestion.sv or "")


@pytest.mark.parametrize(
    ("sentence", "can", "cannot"),
    [
        ("Varje mål med en indikator ska bli blått.", "vara ett uppdrag med slutdatum", "könsuppdelad"),
        ("Varje avvikande mål eller indikator ska bli blått.", "vara bedömd", "uppdrag"),
        ("Varje mål ska ha en indikator som är blå.", "är könsuppdelad", "uppdrag"),
        (
            "Varje mål som saknar åtgärd ska ha en indikator som har ett målvärde och som är blå.",
            "är könsuppdelad",
            "uppdrag",
        ),
        ("Varje indikator ska ha ett målvärde som är blått.", "är högre än utgångsvärdet", "könsuppdelad"),
    ],
)
def test_the_phrases_told_to_be_possible_are_those_of_what_the_sentence_is_about(sentence, can, cannot) -> None:
    (mistake,) = _mistakes(f"krav XX101 prov\n    {sentence}\n{_REST}")
    assert mistake.suggestion is not None
    said = mistake.suggestion.sv or ""
    assert can in said
    assert cannot not in said


@pytest.mark.parametrize(
    ("head", "said", "lead"),
    [
        ("mall", "Dokumentet är en rapport.", "Begreppen som passar just här är: plan, uppföljning."),
        ("mall", "Dokumentet är en plan och en uppföljning.", "Skriv: Dokumentet är en plan, eller: "),
        ("mall", 'Ett mål är rubriken "A", rubriken "B".', "Skriv ”eller” mellan två sätt"),
        ("mall", 'Ett mål är rubriken "A" ungefär.', ""),
        ("mall", 'En rubriken är rubriken "A".', ""),
    ],
)
def test_a_template_is_told_what_to_write_where_the_place_tells_it(head: str, said: str, lead: str) -> None:
    (mistake,) = _mistakes(f'{head} sjovik "Sjövik"\n    {said}\n')
    assert (mistake.suggestion is not None) == bool(lead)
    assert lead in ((mistake.suggestion.sv if mistake.suggestion is not None else "") or "")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("ordlista miljöord:\n- klimat.\n", "klimat."),
        ("ordlista miljöord; klimat, vatten.", "klimat, vatten."),
        ("ordlista miljöord klimat, , vatten.", "klimat, vatten."),
        ('ordlista miljöord klimat, "", vatten.', "klimat, vatten."),
        ("ordlista miljöord klimat, rent vatten.", 'klimat, "rent vatten".'),
    ],
)
def test_a_word_list_written_as_other_lists_are_is_told_as_it_is_to_be_written(written: str, right: str) -> None:
    (mistake,) = _mistakes(written)
    assert mistake.suggestion is not None
    assert mistake.suggestion.sv == f"Skriv: ordlista miljöord: {right}"


def test_a_word_list_that_has_no_name_or_swallows_what_follows_is_not_written_out() -> None:
    assert [one.code for one in _mistakes("ordlista 1miljö: klimat, vatten.")] == ["bad-head"]
    swallowing = _mistakes(f"krav XX101 prov\n    ordlista miljöord klimat, vatten.\n{_REST}")
    assert all("klimat" not in (one.suggestion.sv or "") for one in swallowing if one.suggestion is not None)


_WHOLE = "    Varje mål ska ha en indikator.\n"
_EXAMPLE = '    underkänt """\n    # A\n    """\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"krav XX101 prov\n    vikt hög\n    nivå låg\n{_WHOLE}{_REST}", [("no-severity", 2), ("no-severity", 3)]),
        (
            'författning "1999:12" "båtlag"\n    foo "bl"\n    fie "bl"\n    källa "S"\n',
            [("unknown-item", 2), ("unknown-item", 3)],
        ),
        (
            f'krav XX101 prov\n{_WHOLE}    meddelande "m"\n    råd "r"\n    underkänt "\n    # A\n    "\n',
            [("example-expected", 5)],
        ),
        (f"kraf XX101 prov\n{_WHOLE}{_REST}".rstrip("\n"), [("unknown-head", 1)]),
        (
            f'krav XX101 prov\n    Varje mål\n    ska ha en\n    indikator.\n    meddelande\n    "m"\n    nivå låg\n'
            f'    råd "r"\n{_EXAMPLE}',
            [("no-severity", 7)],
        ),
        (
            f'krav XX101 prov\n{_WHOLE}    meddelande "m"\n    råd "r"\n    underkänt """\n    # A\n'
            f"ordlista miljöord klimat.\n",
            [("unclosed-example", 5), ("list-without-colon", 7)],
        ),
        (
            f'krav XX101 prov\n{_WHOLE}    meddelande "m"\n    råd "r"\n    underkänt """\n    # A\n'
            f"krav XX102 nästa\n    Varje mål ska ha en budget.\n{_REST}",
            [("unclosed-example", 5), ("unknown-noun", 8)],
        ),
        (f"krav XX101 prov\n    Varje mål ska nämna krav XX102.\n{_REST}", [("list-not-words", 2)]),
    ],
)
def test_each_line_that_is_wrong_is_told_once_and_no_other(text: str, told: list[tuple[str, int]]) -> None:
    assert [(one.code, one.line) for one in _mistakes(text)] == told

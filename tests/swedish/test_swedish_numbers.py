"""Numbers as Swedish plans write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.swedish.numbers import find_numbers, parse_number, parse_number_word

SPACES = [" ", "\u00a0", "\u202f", "\u2009"]


def values(text, words=False):
    return [number.value for number in find_numbers(text, words=words)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("86,5", 86.5),
        ("756.7", 756.7),
        ("61 308", 61308),
        ("1\u00a0049", 1049),
        ("1\u202f049", 1049),
        ("1\u2009049", 1049),
        ("1.049.000", 1049000),
        ("1.049", 1049),
        ("1.360,5", 1360.5),
        ("1,234.5", 1234.5),
        ("0.125", 0.125),
        ("12 345 678", 12345678),
        ("-12,7", -12.7),
        ("−3", -3),
        ("– 5", -5),
        ("minus 12 miljoner kronor", -12),
        ("ett utfall på – 6 miljoner kronor", -6),
        ("Resultat: -7", -7),
        ("+5", 5),
        ("- 5 nya platser", 5),
        ("ökade till 50. Därefter föll det", 50),
        ("Mål 3: 5 %", 5),
        ("mål 80 %", 80),
    ],
)
def test_a_number_is_read_as_written(text, value):
    found = values(text)
    assert found == [value]
    assert type(found[0]) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "SN 2019/0417",
        "KS-2022-00317",
        "SN 2019/0417.02.01",
        "2023-09-18",
        "den 5 maj",
        "3.1 Personal och lokaler",
        "1. En första punkt",
        "50. Bygga en skola",
        "T2",
        "covid-19",
        "covid -19",
        "CO2",
        "15-åringar",
        "100-procentig",
        "0480-12 34 56",
        "§ 24",
        "24 §",
        "kap. 6",
        "6 kap. 2 §",
        "(2017:725)",
        "mål 6 och 7",
        "delmålen 3, 4 och 7",
        "uppdrag 53",
        "kl. 10.30",
        "10:30",
        "2:a plats",
        "24/7",
        "2021 2022",
        "2023-2026",
        "19850312-1234",
        "skriv till 12@kommun.example",
        "https://kommun.example/2024/45",
        "NB2.3",
    ],
)
def test_codes_dates_and_references_are_no_numbers(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("46 (2021-2023)", [46]),
        ("71/68 (kv/m)", [71, 68]),
        ("16–29 år", [16, 29]),
        ("10 – 15 procent", [10, 15]),
        ("30 av 40 (75 procent)", [30, 40, 75]),
        ("från 95 dagar till 60 dagar", [95, 60]),
        ("Utfall\t-8\t-4\t6", [-8, -4, 6]),
        ("1 200 2 300", [1200, 2300]),
        ("12 345 2022", [12345]),
    ],
)
def test_several_numbers_are_told_apart(text, found):
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "unit", "percent"),
    [
        ("74,2%", "%", True),
        ("61 %", "%", True),
        ("7 procent", "procent", True),
        ("3 procentenheter", "procentenheter", False),
        ("5 mnkr", "mnkr", False),
        ("450 tkr", "tkr", False),
        ("12mnkr", "mnkr", False),
        ("8,6 miljoner kronor", "miljoner kronor", False),
        ("60 dagar", "dagar", False),
        ("14 lag", None, False),
    ],
)
def test_units_of_share_money_and_time(text, unit, percent):
    (number,) = find_numbers(text)
    assert (number.unit, number.percent) == (unit, percent)


@pytest.mark.parametrize(
    ("text", "approximate", "full"),
    [
        ("cirka 12 000 timmar", "about", "cirka 12 000 timmar"),
        ("ca 40", "about", "ca 40"),
        ("drygt 200 barn", "over", "drygt 200"),
        ("över 200 barn", "over", "över 200"),
        ("minst 80 %", "over", "minst 80 %"),
        ("≥ 80", "over", "≥ 80"),
        ("knappt 150", "under", "knappt 150"),
        ("nästan 3 miljoner kronor", "under", "nästan 3 miljoner kronor"),
        ("exakt 3", None, "3"),
    ],
)
def test_words_that_say_how_exact_a_number_is(text, approximate, full):
    (number,) = find_numbers(text)
    assert number.approximate == approximate
    assert text[number.full_start : number.full_end] == full


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("två indikatorer", [2]),
        ("sju indikatorer och ett underlag", [7]),
        ("ett tiotal brukare", [10]),
        ("ett hundratal", [100]),
        ("tjugofem platser", [25]),
        ("två hundra", [200]),
        ("nio av tio", [9, 10]),
        ("sex avdelningar", [6]),
        ("sex och samlevnad", []),
        ("tvåspråkig", []),
        ("sexåringar", []),
        ("drygt två miljoner kronor", [2]),
        ("3 tusen kronor", [3]),
    ],
)
def test_number_words(text, found):
    assert values(text, words=True) == found


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("en", 1),
        ("ett", 1),
        ("Tolv", 12),
        ("tjugoett", 21),
        ("etthundrafemtio", 150),
        ("tvåhundra", 200),
        ("tusen", 1000),
        ("tvåtusenfemhundra", 2500),
        ("katt", None),
        ("", None),
    ],
)
def test_a_number_word_has_a_value(word, value):
    assert parse_number_word(word) == value


def test_a_whole_text_that_is_a_number():
    assert parse_number(" 1 049 ") == 1049
    assert parse_number("-0,5") == -0.5
    assert parse_number("2025") == 2025
    assert parse_number("5 %") is None
    assert parse_number("fem") is None


def grouped(value, space):
    return f"{value:,}".replace(",", space)


@given(st.integers(0, 10**9), st.sampled_from(SPACES))
def test_grouping_figures_changes_nothing(value, space):
    assert parse_number(grouped(value, space)) == value


@given(st.decimals(-(10**6), 10**6, places=1), st.sampled_from([",", "."]), st.sampled_from(["-", "−", "–"]))
def test_any_decimal_comes_back(value, mark, minus):
    text = str(value).replace(".", mark).replace("-", minus)
    assert parse_number(text) == float(value)
    assert values(f"utfall {text} %") == [float(value)]


@given(st.text(alphabet="0123456789 ,.-–%ktrmnSNåri§:/()\u00a0\n", max_size=80))
def test_numbers_lie_in_the_text_and_never_overlap(text):
    done = 0
    for number in find_numbers(text, words=True):
        assert done <= number.start < number.end <= len(text)
        assert number.full_start <= number.start
        assert number.end <= number.full_end <= len(text)
        assert text[number.start : number.end] == number.text
        done = number.end


@given(st.text(alphabet="0123456789 ,.%ktrmnc", max_size=60))
def test_a_hard_space_is_a_space(text):
    hard = text.replace(" ", "\u00a0")
    assert values(text, words=True) == values(hard, words=True)


@given(st.text(max_size=200))
def test_no_text_is_too_strange_for_numbers(text):
    find_numbers(text, words=True)
    parse_number(text)
    parse_number_word(text)

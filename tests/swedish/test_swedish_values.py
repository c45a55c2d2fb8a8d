"""What a value says."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from malkoll.swedish.values import is_empty, mentions_sex_values, names_sex, read_value, says_no_follow_up


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "74,2% (kvinnor 73,5%, män 75,4%) (mars 2024)",
            {"number": 74.2, "unit": "%", "women": 73.5, "men": 75.4, "period": "mars 2024", "year": 2024},
        ),
        ("46 (2021-2023)", {"number": 46, "period": "2021-2023", "year": 2023}),
        ("2,41 (maj 2022 - april 2023)", {"number": 2.41, "period": "maj 2022 - april 2023"}),
        ("61 308 timmar (juli 2022-juni 2023)", {"number": 61308, "unit": "timmar"}),
        ("52 % (helår 2023)", {"number": 52, "unit": "%", "period": "helår 2023", "year": 2023}),
        ("71 % (2022)", {"number": 71, "period": "2022", "year": 2022}),
        ("80 (2026)", {"number": 80, "year": 2026}),
        ("80 % år 2026", {"number": 80, "year": 2026, "period": None}),
        ("90 % senast 2027", {"number": 90, "year": 2027, "period": None}),
        ("56 procent, hösten 2022", {"number": 56, "unit": "procent", "period": "hösten 2022"}),
        ("12 dagar (T2 2024)", {"number": 12, "unit": "dagar", "period": "T2 2024"}),
        (
            "88 % (gymnasiet), 85% (komvux)",
            {"number": 88, "period": None, "labelled": (("gymnasiet", 88), ("komvux", 85))},
        ),
        (
            "Norra skolan: 93 %, Södra skolan: 92 %",
            {"number": 93, "labelled": (("Norra skolan", 93), ("Södra skolan", 92))},
        ),
        ("100 %", {"number": 100, "unit": "%"}),
        ("42 000", {"number": 42000, "unit": None}),
        ("K: 71, M: 68", {"number": None, "women": 71, "men": 68}),
        ("71/68 (kv/m)", {"number": None, "women": 71, "men": 68}),
        ("68/71 (m/k)", {"women": 71, "men": 68}),
        ("kvinnor 71 %; män 68 %", {"number": None, "women": 71, "men": 68, "unit": "%"}),
        ("71 % (kvinnor), 68 % (män)", {"number": None, "women": 71, "men": 68}),
        ("Flickor 81, pojkar 77", {"number": None, "women": 81, "men": 77}),
        ("Totalt 80 %, kvinnor 82 %, män 78 %", {"number": 80, "women": 82, "men": 78}),
        ("98 (k 99, m 97)", {"number": 98, "women": 99, "men": 97}),
        ("97, varav 24 kvinnor", {"number": 97, "women": 24, "men": None}),
        ("8,1 % kvinnor och 5,2 % män", {"number": None, "women": 8.1, "men": 5.2}),
        ("33,5\nkvinnor 34\nmän 33", {"number": 33.5, "women": 34, "men": 33}),
        ("17 kursplatser", {"number": 17, "unit": "kursplatser"}),
        ("tre nya platser", {"number": 3, "unit": "nya platser"}),
        ("minst 80 %", {"number": 80, "unit": "%", "bound": "over"}),
        ("≥ 80", {"number": 80, "bound": "over"}),
        ("högst 5", {"number": 5, "bound": "under"}),
        ("4,2 av 5", {"number": 4.2, "out_of": 5}),
        ("85 % (2025), 90 % (2026)", {"number": 85, "by_year": ((2025, 85), (2026, 90))}),
        ("2025: 85 %, 2026: 90 %", {"number": 85, "by_year": ((2025, 85), (2026, 90))}),
        ("(74,2 %)", {"number": 74.2}),
        ("-2,5 %", {"number": -2.5}),
        ("80–85 %", {"number": 80, "unit": "%"}),
        ("2 310 (1 960 samma period 2021)", {"number": 2310, "period": None}),
        ("2025", {"number": None, "year": 2025}),
        ("lägst som i dag", {"number": None}),
        ("öka", {"number": None}),
        ("Nytt mått", {"number": None, "unit": None, "period": None}),
    ],
)
def test_a_value_is_read_as_written(text, expected):
    reading = read_value(text)
    for name, value in expected.items():
        assert getattr(reading, name) == value, name


@pytest.mark.parametrize(
    "text",
    ["", "-", "–", "—", "...", "?", "x", "saknas", "Saknas.", "uppgift saknas", "Utgångsvärde saknas", "ej framtaget",
     "nytt", "Nytt mått", "Ny indikator", "tas fram", "Tas fram under 2024", "ska tas fram", "uppgift saknas (2022)",
     "ej mätt", "mäts ej", "under framtagande", "ny mätning", "(-)", "N/A", "finns inte ännu", "redovisas senare"],
)  # fmt: skip
def test_no_value_yet(text):
    assert is_empty(text)
    assert read_value(text).number is None


@pytest.mark.parametrize("text", ["0", "5", "öka", "Ja", "lägst som i dag", "Nytt mått: 5", "2022", "Två"])
def test_a_value_however_short(text):
    assert not is_empty(text)


@pytest.mark.parametrize(
    "text",
    [
        "31 kvinnor, 44 män",
        "(kvinnor 13%, män 16,2%)",
        "varav 12 kvinnor",
        "Av de 57 var 30 kvinnor och 27 män.",
        "sjukfrånvaron för kvinnor är 9,7 procent",
        "bland flickor (8 %) och pojkar (5 %)",
        "K: 71, M: 68",
        "Kvinnor\t760\t756",
        "9,7 % för kvinnor och 6,8 % för män",
    ],
)
def test_values_for_women_and_men_are_seen(text):
    assert mentions_sex_values(text)


@pytest.mark.parametrize(
    "text", ["våld mot kvinnor", "kvinnor och män", "kvinnor 2022", "Antal kvinnor", "Kv 3 2022", "kvinnojouren 24", ""]
)
def test_words_about_women_and_men_without_numbers_are_no_values(text):
    assert not mentions_sex_values(text)


@pytest.mark.parametrize(
    "text",
    ["könsuppdelad", "per kön", "Könsfördelningen", "kvinnor och män", "flickor och pojkar", "fördelat på kön.",
     "ålder och kön", "mäns och kvinnors svar", "31 kvinnor, 44 män"],
)  # fmt: skip
def test_words_about_figures_by_sex(text):
    assert names_sex(text)


@pytest.mark.parametrize(
    "text",
    ["jämställdhet", "kön till särskilt boende", "stå i kön", "oavsett kön", "skön", "våld mot kvinnor", "manskör"],
)
def test_other_words_are_not_about_figures_by_sex(text):
    assert not names_sex(text)


def is_year(value):
    return 1990 <= value <= 2060


@given(st.integers(0, 10**7), st.sampled_from(["{}", "{} %", "{}%", "{} timmar", "cirka {}", "({})"]))
def test_any_whole_number_comes_back(value, form):
    # "202512" is read as December 2025.
    assume(not is_year(value) and not re.fullmatch(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])", str(value)))
    assert read_value(form.format(value)).number == value
    for space in (" ", "\u00a0", "\u202f", "\u2009"):
        assert read_value(form.format(f"{value:,}".replace(",", space))).number == value


@given(st.decimals(0, 10**5, places=2), st.sampled_from([",", "."]), st.sampled_from(["{}", "{} %", "-{}", "−{} mnkr"]))
def test_any_decimal_number_comes_back(value, mark, form):
    number = read_value(form.format(str(value).replace(".", mark))).number
    assert number == (float(value) if form.startswith("{") else -float(value))


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_total_and_sexes_come_back_whatever_the_numbers(total, women, men):
    reading = read_value(f"{total} % (kvinnor {women} %, män {men} %)")
    assert (reading.number, reading.women, reading.men) == (total, women, men)


@given(st.text(alphabet="0123456789 ,.%()kvinormä2022\u00a0", max_size=50))
def test_a_hard_space_reads_as_a_space(text):
    plain, hard = read_value(text), read_value(text.replace(" ", "\u00a0"))
    assert (plain.number, plain.women, plain.men, plain.year) == (hard.number, hard.women, hard.men, hard.year)


@given(st.text(max_size=200))
def test_no_text_is_too_strange_for_a_value(text):
    read_value(text)
    is_empty(text)
    mentions_sex_values(text)
    names_sex(text)


@given(st.text(alphabet="0123456789 ,.%()[]/:;kmKMvinorä-–2026\n", max_size=80))
def test_no_jumble_is_too_strange_for_a_value(text):
    read_value(text)


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Redovisas i årsrapporten 2027.", False),
        ("Redovisas i delårsrapporten i augusti", False),
        ("Redovisas till nämnden", False),
        ("Mäts under hösten", False),
        ("Resultatet presenteras i samband med bokslutet", False),
        ("Redovisas senare", True),
        ("Mäts inte", True),
        ("Ingen", True),
        ("saknas", True),
        ("Tas fram under året", True),
        ("[skriv här]", True),
    ],
)
def test_where_a_goal_will_be_reported_is_a_follow_up_and_what_is_put_off_is_none(text: str, nothing: bool) -> None:
    assert says_no_follow_up(text) is nothing

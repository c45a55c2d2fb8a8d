"""Dates and spans of time."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.swedish.dates import end_of, find_dates


def only(text):
    mentions = find_dates(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


@pytest.mark.parametrize(
    ("text", "kind", "year", "month", "day"),
    [
        ("2024-10-01", "day", 2024, 10, 1),
        ("2024.10.01", "day", 2024, 10, 1),
        ("1 oktober 2024", "day", 2024, 10, 1),
        ("den 1 juni 2025", "day", 2025, 6, 1),
        ("den 1:a mars", "day", None, 3, 1),
        ("1 oktober år 2024", "day", 2024, 10, 1),
        ("sista december 2026", "day", 2026, 12, 31),
        ("31/12 2026", "day", 2026, 12, 31),
        ("20240131", "day", 2024, 1, 31),
        ("oktober 2024", "month", 2024, 10, None),
        ("aug 2023", "month", 2023, 8, None),
        ("202308", "month", 2023, 8, None),
        ("2023-09", "month", 2023, 9, None),
        ("augusti månad", "month", None, 8, None),
        ("hösten 2025", "season", 2025, 12, None),
        ("våren 2025", "season", 2025, 6, None),
        ("sommaren", "season", None, 8, None),
        ("vt 2026", "season", 2026, 6, None),
        ("HT25", "season", 2025, 12, None),
        ("vintern 2025/2026", "season", 2026, 3, None),
        ("kvartal 3 2025", "quarter", 2025, 9, None),
        ("Q3 2025", "quarter", 2025, 9, None),
        ("första kvartalet 2026", "quarter", 2026, 3, None),
        ("tertial 2", "tertial", None, 8, None),
        ("T2 2025", "tertial", 2025, 8, None),
        ("T3", "tertial", None, 12, None),
        ("andra tertialet 2024", "tertial", 2024, 8, None),
        ("årsskiftet 2025/2026", "turn", 2025, 12, 31),
        ("årsskiftet", "turn", None, None, None),
        ("2025", "year", 2025, None, None),
        ("år 2030", "year", 2030, None, None),
        ("2023-2026", "range", 2026, None, None),
        ("2021–2028", "range", 2028, None, None),
        ("2020-22", "range", 2022, None, None),
        ("läsåret 2023/24", "range", 2024, None, None),
        ("juli 2022-juni 2023", "range", 2023, 6, None),
        ("maj 2022 - april 2023", "range", 2023, 4, None),
        ("januari till juni 2022", "range", 2022, 6, None),
        ("1 oktober 2024 till 30 september 2028", "range", 2028, 9, 30),
        ("första halvåret 2025", "range", 2025, 6, None),
    ],
)
def test_a_date_is_read_as_written(text, kind, year, month, day):
    mention = only(text)
    assert (mention.kind, mention.year, mention.month, mention.day) == (kind, year, month, day)


@pytest.mark.parametrize(
    "text",
    [
        "2025 personer",
        "2 025 kr",
        "SN 2019/0417",
        "(2017:725)",
        "KS2023",
        "2024,5",
        "1990-talet",
        "Agenda 2030",
        "vår nya plan",
        "vår verksamhet",
        "för alla barn",
        "den sista",
        "mål 3",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    assert find_dates(text) == ()


def test_two_years_side_by_side_are_two_years():
    assert [m.year for m in find_dates("2021 2022")] == [2021, 2022]


def test_a_range_knows_its_first_year():
    assert only("2023-2026").start_year == 2023


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2025", (2025, 12, 31)),
        ("februari 2024", (2024, 2, 29)),
        ("kvartal 1 2025", (2025, 3, 31)),
        ("T2 2025", (2025, 8, 31)),
        ("våren 2025", (2025, 6, 30)),
        ("2023-2026", (2026, 12, 31)),
        ("juli 2022-juni 2023", (2023, 6, 30)),
        ("årsskiftet 2025/2026", (2025, 12, 31)),
        ("den 5 maj 2026", (2026, 5, 5)),
    ],
)
def test_the_last_day_of_a_mention(text, last):
    assert end_of(only(text)) == datetime.date(*last)


def test_without_a_year_there_is_no_last_day():
    assert end_of(only("augusti")) is None
    assert end_of(only("T3")) is None


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31)))
def test_every_iso_date_is_itself(date):
    assert end_of(only(date.isoformat())) == date


@given(st.text(alphabet="0123456789 -–/.:()TQkvårenjanuarimaj2024", max_size=60))
def test_mentions_lie_in_the_text_in_order_and_never_overlap(text):
    done = 0
    for mention in find_dates(text):
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end_of(mention)
        done = mention.end


@given(st.text(max_size=200))
def test_no_text_is_too_strange_for_dates(text):
    find_dates(text)

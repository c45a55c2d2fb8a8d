"""Exceptions as they are written in comments and in the file beside the plans."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from malkoll.errors import SettingsError
from malkoll.exceptions.beside import read_file
from malkoll.exceptions.comment import is_ours, read_comment

GOOD = 'malkoll: undantag MK103 skäl="Tjänsten är vakant." beslut="SN 2026-03-12 § 24" till=2026-12-31'


def test_a_comment_says_rule_reason_decision_and_last_day() -> None:
    said = read_comment(GOOD)
    assert said.faults == ()
    assert said.until == date(2026, 12, 31)
    assert said.values["rule"] == "MK103"
    assert said.values["reason"] == "Tjänsten är vakant."
    assert said.values["decision"] == "SN 2026-03-12 § 24"


@pytest.mark.parametrize(
    "comment",
    [
        'malkoll: except MK103 reason="Tjänsten är vakant." decision="SN 2026-03-12 § 24" until=2026-12-31',
        "MALKOLL:undantag MK103 skäl=“Tjänsten är vakant.” beslut=”SN 2026-03-12 § 24” till=”2026-12-31”",
        'målkoll: undantag MK103 skäl="Tjänsten är vakant." beslut="SN 2026-03-12 § 24" till=2026-12-31',
        "malkoll: undantag MK103, skäl = 'Tjänsten är vakant.', beslut = 'SN 2026-03-12 § 24', till = 2026-12-31",
        'malkoll: undantag\n  MK103\n  skäl="Tjänsten är\n  vakant."\n  beslut="SN 2026-03-12 § 24"\n  till=2026-12-31',
        'malkoll: undantag till=2026-12-31 beslut="SN 2026-03-12 § 24" skäl="Tjänsten är vakant." MK103',
    ],
    ids=["English", "curly quotes", "as it is said", "commas and single quotes", "several lines", "another order"],
)
def test_it_can_be_written_in_several_ways(comment: str) -> None:
    assert read_comment(comment) == read_comment(GOOD) or (
        read_comment(comment).values | {"until": ""} == read_comment(GOOD).values | {"until": ""}
        and read_comment(comment).until == date(2026, 12, 31)
        and not read_comment(comment).faults
    )


BAD = [
    ("malkoll: undantag MK103 till=2026-12-31", ["skälet saknas"]),
    ('malkoll: undantag MK103 skäl="" till=2026-12-31', ["skälet saknas"]),
    ('malkoll: undantag MK103 skäl="Vakant."', ["slutdagen saknas"]),
    ("malkoll: undantag MK103", ["skälet saknas", "slutdagen saknas"]),
    ('malkoll: undantag MK103 skäl="Vakant." till=2026-02-30', ["finns inte i almanackan"]),
    ('malkoll: undantag MK103 skäl="Vakant." till="31 december 2026"', ["ÅÅÅÅ-MM-DD"]),
    ('malkoll: undantag MK103 skäl="Vakant." till=2026', ["ÅÅÅÅ-MM-DD"]),
    ("malkoll: undantag MK103 skäl=Tjänsten är vakant till=2026-12-31", ["”är vakant” står utanför citattecken"]),
    ('malkoll: undantag MK103 skäl="Tjänsten är vakant till=2026-12-31', ["citattecknet efter", "slutdagen saknas"]),
    (
        'malkoll: undantag MK103 skal="Vakant." till=2026-12-31',
        ["okänt ord ”skal”. Menade du ”skäl”?", "skälet saknas"],
    ),
    ('malkoll: undatag MK103 skäl="Vakant." till=2026-12-31', ["okänt ord ”undatag”. Menade du ”undantag”?"]),
    ('malkoll: undantag MK103 MK104 skäl="Vakant." till=2026-12-31', ["flera krav (MK103, MK104)"]),
    ('malkoll: undantag skäl="Vakant." till=2026-12-31', ["vilket krav"]),
    ('malkoll: undantag alla skäl="Vakant." till=2026-12-31', ["ett krav i taget"]),
    ('malkoll undantag MK103 skäl="Vakant." till=2026-12-31', ["kolon saknas"]),
    ('malkoll: undantag MK103 skäl="A." skäl="B." till=2026-12-31', ["”skäl” står två gånger"]),
    ('malkol: undantag MK103 skäl="Vakant." till=2026-12-31', ["okänt ord ”malkol”. Menade du ”malkoll”?"]),
    ('undantag MK103 skäl="Vakant." till=2026-12-31', ["det ska börja med ”malkoll:”"]),
    ("malkoll:", ["efter ”malkoll:”"]),
    ("malkoll: bra plan!", ["efter ”malkoll:”"]),
]


@pytest.mark.parametrize(("comment", "said"), BAD)
def test_a_badly_written_one_says_everything_that_is_wrong_in_both_languages(comment: str, said: list[str]) -> None:
    faults = read_comment(comment).faults
    assert len(faults) == len(said)
    for fault, words in zip(sorted(one.sv or "" for one in faults), sorted(said), strict=True):
        assert words in fault or any(words in (one.sv or "") for one in faults)
    assert all(fault.en and fault.sv and fault.en != fault.sv for fault in faults)


@pytest.mark.parametrize(
    "comment", ["hej", "se malkoll", "malkollning", "TODO", "undantag från regeln", "inga undantag"]
)
def test_other_comments_are_left_alone(comment: str) -> None:
    assert not is_ours(comment)


@given(st.text(max_size=80))
def test_whatever_is_written_after_malkoll_is_an_exception_or_is_told(rest: str) -> None:
    said = read_comment(f"malkoll: {rest}")
    assert said.faults or (said.until is not None and said.values["rule"] and said.values["reason"])


FILE = """
[[undantag]]
plan = "namndsplan.docx"
krav = "MK103"
mål = "1.2 Trygg skola"
skäl = "Tjänsten är vakant."
beslut = "SN 2026-03-12 § 24"
till = 2026-12-31

[[exception]]
rule = "MK403"
place = "Summa 10 030"
reason = "The budget was decided so."
until = "2026-12-31"
"""


def test_a_file_says_the_same_in_either_language_and_where_each_stands() -> None:
    one, other = read_file(FILE, "malkoll-undantag.toml")
    assert (one.rule, one.named, one.plan, one.until) == (
        "MK103",
        "1.2 Trygg skola",
        "namndsplan.docx",
        date(2026, 12, 31),
    )
    assert (other.rule, other.place, other.plan, other.until) == ("MK403", "Summa 10 030", None, date(2026, 12, 31))
    assert (one.span.line, other.span.line) == (2, 10)
    assert one.span.address == "malkoll-undantag.toml:2"
    assert one.faults == other.faults == ()


def test_keys_may_stand_in_quotes_as_toml_wants() -> None:
    quoted = FILE.replace("mål =", '"mål" =').replace("skäl =", '"skäl" =')
    assert [note.named for note in read_file(quoted, "f.toml")] == [note.named for note in read_file(FILE, "f.toml")]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('skäl = "Tjänsten är vakant."', "", "skälet saknas"),
        ("till = 2026-12-31", "", "slutdagen saknas"),
        ("till = 2026-12-31", 'till = "nästa år"', "ÅÅÅÅ-MM-DD"),
        ('mål = "1.2 Trygg skola"', "", "vilket mål"),
        ('krav = "MK103"', 'krav = "MK103, MK104"', "flera krav"),
        ('krav = "MK103"', "", "vilket krav"),
    ],
)
def test_what_an_exception_in_a_file_lacks_is_told_of_it_and_not_of_the_others(old: str, new: str, said: str) -> None:
    one, other = read_file(FILE.replace(old, new, 1), "f.toml")
    assert said in " ".join(fault.sv or "" for fault in one.faults)
    assert other.faults == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILE.replace("skäl", "skel"), "f.toml, rad 2: nyckeln ”skel” finns inte. Menade du ”skäl”?"),
        (FILE.replace("[[undantag]]", "[[undatag]]"), "tabellen ”undatag” finns inte. Menade du [[undantag]]?"),
        (FILE.replace("[[undantag]]", "[undantag]"), "med dubbla hakparenteser"),
        ('krav = "MK103"\n' + FILE, "”krav” står före första raden [[undantag]]"),
        (FILE.replace('krav = "MK103"', 'krav = ["MK103"]'), "f.toml, rad 2: ”krav” ska vara en text"),
        (FILE.replace('skäl = "T', "skäl = T"), "f.toml går inte att läsa som TOML på rad 6"),
        (FILE.replace('krav = "MK103"', 'krav = "MK103"\nrule = "MK104"'), "”krav” och ”rule” är samma sak"),
        (FILE.replace("till = 2026-12-31", "till = 2026-13-31"), "f.toml går inte att läsa som TOML på rad 8"),
        ("x = " + "[" * 3000, "inte avslutat"),
        ('[[undantag]]\nskäl = """x', "något som öppnats är inte avslutat"),
    ],
)
def test_what_is_no_exception_at_all_stops_the_run_with_one_sentence(text: str, said: str) -> None:
    with pytest.raises(SettingsError) as error:
        read_file(text, "f.toml")
    assert said in (error.value.text.sv or "")
    assert error.value.text.en


@given(st.text(max_size=60))
def test_any_file_is_read_or_told(text: str) -> None:
    with suppress(SettingsError):
        assert all(note.faults or note.until for note in read_file(text, "f.toml"))

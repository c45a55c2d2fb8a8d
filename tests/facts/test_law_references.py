"""References to statutes: which are found, and when a number is said to be wrong."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_reading import book, document

from malkoll.facts.law_references import law_references_in
from malkoll.facts.statutes import KINDS, Number, words_in
from malkoll.language.tree import Statute
from malkoll.plan import Citation


def references(text: str) -> tuple[Citation, ...]:
    return law_references_in(document(text), book().statutes)


def verdicts(text: str) -> list[bool | None]:
    return [reference.right for reference in references(text)]


# --- what holds -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Enligt kommunallagen (2017:725) ska nämnden styra.",
        "Enligt 2 kap. 1 § socialtjänstlagen (2001:453) ansvarar kommunen.",
        "Socialtjänstlag 2001:453 gäller.",
        "Den nya socialtjänstlagen (2025:400) kräver mer förebyggande arbete.",
        "Det följer av socialtjänstlagen, SFS 2001:453.",
        "Insatser enligt SoL (2001:453) och LSS 1993:387.",
        "Det är kommunallagens (2017:725) krav.",
        "Vi följer skollagen (SFS 2010:800) och bibliotekslagen (SFS nr 2013:801).",
        "Lagen (1993:387) om stöd och service till vissa funktionshindrade styr.",
        "Lag (1993:387) om stöd och service till vissa personer med funktionsnedsättning.",
        "Lagen om stöd och service till vissa funktionshindrade (1993:387).",
        "Lagen om stöd och service till vissa funktionshindrade, LSS (1993:387), styr.",
        "Hälso- och sjukvårdslagen (HSL) (2017:30) styr.",
        "Föreskrifter och allmänna råd om ledningssystem för systematiskt kvalitetsarbete (SOSFS 2011:9).",
        "Föreskrifter och allmänna råd (SOSFS 2011:9) om ledningssystem för systematiskt kvalitetsarbete.",
        "EU:s dataskyddsförordning (EU) 2016/679 gäller.",
        "Dataskyddsförordningen (EU 2016/679) och GDPR (2016/679).",
        "SFS 2010:800 Skollag",
        "SFS 1993:387 LSS",
        "| Lag | SFS |\n|---|---|\n| Skollag | 2010:800 |\n| Språklag | SFS 2009:600 |",
        "| Nr | Lag |\n|---|---|\n| 2010:800 | Skollag |",
        "- 2017:30 Hälso- och sjukvårdslag",
        "| Lag | Nämnd |\n|---|---|\n| Skollag (2010:800) | Skolnämnden |",
        "## Skollagen (2010:800)",
        "Lagen (2018:1937) om tillgänglighet till digital offentlig service är ny.",
        "Nämnden följer **skollagen** (2010:800) i allt.",
        "Nämnden följer skollagen\n(2010:800) i allt.",
        "Enligt KOMMUNALLAGEN (2017:725).",
        "Plan- och bygglagen (2010: 900) gäller.",
        "Tobakslagen (1993:581) är ersatt av lagen (2018:2088) om tobak och liknande produkter.",
    ],
)
def test_a_name_with_its_own_number_holds(text: str) -> None:
    found = verdicts(text)
    assert found
    assert set(found) == {True}


# --- what does not --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("Enligt kommunallagen (2017:752) styr nämnden.", "kommunallagen (2017:752)", "kommunallag (2017:725)"),
        ("Enligt PSL 2010:2010 samt SOSFS 2011:9 gäller det.", "PSL 2010:2010", "patientsäkerhetslag (2010:659)"),
        ("LSS (1983:387) gäller.", "LSS (1983:387)", "lag (1993:387) om stöd och service till vissa funktionshindrade"),
        (
            "Lagen (1993:378) om stöd och service till vissa funktionshindrade gäller.",
            "Lagen (1993:378) om stöd och service till vissa funktionshindrade",
            "lag (1993:387) om stöd och service till vissa funktionshindrade",
        ),
        (
            "Arbetet följer Socialstyrelsens föreskrifter och allmänna råd om ledningssystem för systematiskt "
            "kvalitetsarbete (SOSFS 2001:12).",
            "SOSFS 2001:12",
            "SOSFS 2011:9",
        ),
        (
            "Lag (SFS 2006:554) om kommuners och landsting åtgärder inför extraordinära händelser.",
            "Lag (SFS 2006:554)",
            "LEH (2006:544)",
        ),
        ("Skollagen (2001:453) styr.", "Skollagen (2001:453)", "skollag (2010:800) / socialtjänstlag (2001:453)"),
        ("Dataskyddsförordningen (EU) 2016/697.", "Dataskyddsförordningen (EU) 2016/697", None),
        ("Styrs av socialtjänstlagen, SFS 2001:543.", "socialtjänstlagen, SFS 2001:543", "socialtjänstlag (2025:400)"),
        ("| Styrs av |\n|---|\n| Skollagen (2011:800) |", "Skollagen (2011:800)", "skollag (2010:800)"),
        ("| Lag | SFS |\n|---|---|\n| Skollag | 2011:800 |", "Skollag (2011:800)", "skollag (2010:800)"),
        ("Skollagen\n(2011:800) styr.", "Skollagen (2011:800)", "skollag (2010:800)"),
        ("SoL (2010:453), LSS (1993:387).", "SoL (2010:453)", "socialtjänstlag (2025:400)"),
    ],
)
def test_a_name_with_a_number_that_is_none_of_its_own_does_not_hold(text: str, said: str, meant: str | None) -> None:
    (wrong,) = [reference for reference in references(text) if reference.right is False]
    assert wrong.text == said
    assert wrong.meant
    assert meant is None or wrong.meant == meant


def test_a_wrong_reference_is_placed_where_it_stands() -> None:
    read = document("Först ett stycke.\n\nNämnden styrs av skollagen (2011:800) och av budgeten.\n")
    (wrong,) = law_references_in(read, book().statutes)
    assert (wrong.span.line, wrong.span.column) == (3, 18)
    assert read.text[wrong.span.start : wrong.span.end] == "skollagen (2011:800)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Det följer (SFS 2010:800) i allt.", "SFS 2010:800"),
        ("Lagen om offentlig upphandling (LOU) 2016:1154.", "(LOU) 2016:1154"),
        ("Socialtjänstlagen (SoL 2001:543) styr.", "SoL 2001:543"),
    ],
)
def test_a_reference_is_told_without_half_a_parenthesis(text: str, said: str) -> None:
    assert [reference.text for reference in references(text)] == [said]


def test_equal_references_of_one_line_have_each_their_place() -> None:
    found = references("Både skollagen (2011:800) och, om den nu gäller, skollagen (2011:800).")
    assert [one.span.column for one in found] == [6, 50]


def test_all_references_of_a_line_are_told_by_themselves() -> None:
    assert verdicts("Skollagen (2010:800), LSS (1993:378) och barnomsorgslagen (1999:123).") == [True, False, None]


# --- what is left alone -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Lagen (2022:123) om ändring i skollagen (2010:800) trädde i kraft.",
        "Ändringarna i skollagen (2022:146) trädde i kraft den 1 juli.",
        "Lagen (2010:801) om införande av skollagen (2010:800).",
        "Lag om införande av skollagen (2010:801).",
        "Skollagen (2022:146) skärpte kraven på frånvaroarbetet.",
        "Skollagen, prop. 2009/10:165, är utgångspunkten.",
        "Skollagen (SOU 2002:121) och skollagen (Ds 2009:25).",
        "Beslut KF 2023:12 och dnr SN/2023:45, skollagen.",
        "Taxa enligt alkohollagen (2010:15) och delegation enligt kommunallagen (KF 2017:7).",
        "Taxa enligt alkohollagen (KFS 2010:1625).",
        "Riktlinje HSL 2023:5, rutin LSS 2021:12.",
        "Skollagen och bibliotekslagen (2010:800 och 2013:801).",
        "Skollagen, bibliotekslagen (2010:800, 2013:801).",
        "Socialtjänstlagen och hälso- och sjukvårdslagen (2001:453) styr.",
        "SFS 2010:800 Skollag, SFS 2013:801 Bibliotekslag, SFS 2009:600 Språklag",
        "2010:800 Skollag\n2013:801 Bibliotekslag\n2009:600 Språklag",
        "Föreskrifter om dokumentation enligt SoL, LVU, LVM och LSS (SOSFS 2014:5).",
        "Förordningen till lagen om skydd mot olyckor (2003:789).",
        "Lagen (2013:311) om valfrihetssystem i fråga om tjänster för elektronisk identifiering.",
        "Norska barnevernloven och finska kommunallagen (2015:410).",
        "Den gamla skollagen (2010:810) gällde då.",
        "9 § 8 LSS och 9 § 9 LSS, kl. 10:30, skala 1:400, åren 2010:2011.",
        "Enligt säkerhets- skyddslagen (2018:585).",
        "Barnevernslagen (2010:801) och livsmedelslagstiftningen 2006:805.",
        "Bostadsförsörjningslagen. 2010:900 är plan- och bygglagens nummer.",
        "Arbetsmiljölagen omfattar 2023:4 mål.",
        "Den gymnasieskollagen (2010:805) finns inte.",
        "| Plan | Nr |\n|---|---|\n| Skolplan | 2010:801 |\n| Bibliotekslag | 2023:4 |",
        "Skollagen\n2010:805 elever och 2011:810 elever.",
    ],
)
def test_numbers_that_belong_to_something_else_are_left_alone(text: str) -> None:
    assert False not in verdicts(text)


@pytest.mark.parametrize("text", ["Målet är 2030.", "Prop. 2019/20:45, SKR 2023:4 och läsåret 2023/2024.", "Kl. 10:30"])
def test_a_number_without_a_statute_beside_it_is_no_reference(text: str) -> None:
    assert references(text) == ()


def test_a_statute_that_no_table_holds_is_found_and_not_judged() -> None:
    (found,) = references("Enligt vapenlagen (1996:67) krävs licens.")
    assert (found.text, found.right, found.meant) == ("vapenlagen (1996:67)", None, None)


def test_a_statute_of_the_reader_s_own_is_known_like_the_shipped() -> None:
    from malkoll.language import parse

    own = parse('författning "SFS 1996:67" "vapenlag"\n    källa "Svensk författningssamling"\n', "egen.krav").statutes
    read = document("Vapenlagen (1996:67), vapenlagen (1996:76).")
    assert [one.right for one in law_references_in(read, own)] == [True, False]


# --- laws ---------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def statutes() -> tuple[Statute, ...]:
    return book().statutes


def series_and_rest(statute: Statute) -> tuple[str, str]:
    series, _, rest = statute.number.rpartition(" ")
    return (series or "SFS"), rest


def definite(name: str) -> str:
    """The name with its kind in the definite form: "kommunallagen", "lagen om …"."""
    first, space, rest = name.partition(" ")
    word, other = (first, space + rest) if first.casefold() in KINDS and rest else (name, "")
    for kind, ending in (("lag", "en"), ("balk", "en"), ("förordning", "en")):
        if word.casefold().endswith(kind):
            return word + ending + other
    return name


@st.composite
def cited(draw: st.DrawFn, other_number: bool = False) -> tuple[Statute, str]:
    """A statute of the table and a sentence that cites it in a usual way, perhaps with a digit changed."""
    statute = draw(st.sampled_from(statutes()))
    series, number = series_and_rest(statute)
    if other_number:
        of_name = {
            series_and_rest(one)[1]
            for one in statutes()
            if {name.casefold() for name in (one.name, *one.also_called)}
            & {name.casefold() for name in (statute.name, *statute.also_called)}
        }
        changed = [
            number[:at] + digit + number[at + 1 :]
            for at, char in enumerate(number)
            for digit in "0123456789"
            if char.isdigit() and digit != char
        ]
        sound = [
            one for one in changed if one not in of_name and not one.replace("/", ":").split(":")[1].startswith("0")
        ]
        number = draw(st.sampled_from(sound))
    name = draw(st.sampled_from([statute.name, *statute.also_called]))
    written = f"({number})" if series == "SFS" else f"({series} {number})"
    ways = [f"{name} {written}", f"{definite(name)} {written}"]
    if " " not in name:
        ways.append(f"{definite(name)}s {written}")
    kind, _, rest = name.partition(" ")
    if kind.casefold() in KINDS and rest:
        ways = [f"{kind} {written} {rest}", f"{kind}en {written} {rest}", f"{name} {written}"]
    if series == "SFS":
        ways += [f"{name}, SFS {number}", f"{name} (SFS {number})"]
        ways += [f"{short} {number}" for short in statute.abbreviations]
        ways += [f"{definite(name)}, {short} ({number})" for short in statute.abbreviations]
    way = draw(st.sampled_from(ways))
    return statute, draw(
        st.sampled_from(["Nämnden följer {}.", "{} styr arbetet.", "Enligt 3 kap. 2 § {}, ska det ske"])
    ).format(way)


@given(cited())
@settings(max_examples=400, deadline=None)
def test_every_statute_of_the_table_holds_in_every_usual_way_of_citing_it(found: tuple[Statute, str]) -> None:
    _, text = found
    assert verdicts(text)
    assert False not in verdicts(text), text
    assert True in verdicts(text), text


@given(cited(other_number=True))
@settings(max_examples=400, deadline=None)
def test_a_statute_with_one_digit_changed_never_holds(found: tuple[Statute, str]) -> None:
    _, text = found
    assert False in verdicts(text), text


NUMBERS = st.builds(lambda year, serial: f"{year}:{serial}", st.integers(1900, 2035), st.integers(1, 2100))
BESIDE = (
    "Nämnden beslutade om KF {}.",
    "Se rapport {} från revisorerna.",
    "Mål {} är uppfyllt.",
    "SOU {} föreslår det.",
    "Planen för skolan ({}) gäller.",
    "Enligt SKR {} och RS {}.",
    "Dnr KS {}, skollagen.",
    "Lag ({}).",
    "Lagen ({}) om något helt annat.",
    "Djurparkslagen ({}) gäller.",
)


@given(st.sampled_from(BESIDE), NUMBERS)
@settings(max_examples=200, deadline=None)
def test_a_number_beside_no_known_name_is_never_wrong(text: str, number: str) -> None:
    assert False not in verdicts(text.replace("{}", number))


@given(st.text(alphabet="lagenskoSFS 2017:5(),.\n", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_every_reference_lies_in_it(text: str) -> None:
    read = document("Skollagen (2010:800) " + text)
    for reference in law_references_in(read, book().statutes):
        assert 0 <= reference.span.start <= reference.span.end <= len(read.text)
        assert (reference.meant is not None) == (reference.right is False)


# --- the table ------------------------------------------------------------------------------------------------


def test_the_shipped_statutes_have_numbers_names_and_sources() -> None:
    assert len(statutes()) > 150
    for statute in statutes():
        assert Number.of(statute.number).serial
        assert statute.source.sv
        assert words_in(statute.name, 0, len(statute.name))


def test_a_short_form_means_one_statute_or_those_that_followed_each_other() -> None:
    by_short: dict[str, set[str]] = {}
    for statute in statutes():
        for short in statute.abbreviations:
            by_short.setdefault(short, set()).add(statute.name)
    assert {short: names for short, names in by_short.items() if len(names) > 1} == {}


def test_the_statute_that_replaced_another_is_younger() -> None:
    for statute in statutes():
        if statute.replaced_by is not None:
            assert Number.of(statute.replaced_by).place > Number.of(statute.number).place, statute.number


def test_of_a_name_broken_over_lines_the_line_with_the_number_is_pointed_at() -> None:
    (found,) = references("Vi styrs av lagen om stöd och service till\nvissa funktionshindrade (1993:378).\n")
    assert (found.right, found.span.line) == (False, 2)

"""Laws of recomputation: what is right is never called wrong, and one figure changed is what is found."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plan_reading import plan_in

from malkoll.plan import Claim

GOAL = "\n\n## Mål 1: Kortare väntan\n\nIndikator: Väntetid i dagar\n"
WORDS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
THINGS = ["lokaler", "bemanning", "inköp", "miljö", "samverkan", "digitala tjänster", "trygghet", "kultur"]

thousands = st.sampled_from([" ", "\u00a0", "\u202f", ".", ""])


def wrong(text: str) -> list[Claim]:
    return [claim for claim in plan_in(f"# Plan\n\n{text}{GOAL}").claims if claim.holds is False]


def written(value: int | float, mark: str = " ", decimals: int = 0, comma: str = ",") -> str:
    """``value`` as a plan may write it."""
    whole, _, part = f"{abs(value):.{decimals}f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", mark)
    return ("-" if value < 0 else "") + grouped + (comma + part if part else "")


@st.composite
def shares(draw: st.DrawFn) -> tuple[int, int, int, str]:
    whole = draw(st.integers(11, 20_000).filter(lambda n: n != 100 and not 1990 <= n <= 2060))
    part = draw(st.integers(1, whole).filter(lambda n: not 1990 <= n <= 2060))
    mark = draw(thousands)
    form = draw(
        st.sampled_from(
            [
                "Av ärendena avgjordes {} av {} ({} procent) i tid.",
                "Av ärendena avgjordes {} av {} ärenden ({} %) i tid.",
                "Vi nådde {} av de {} hushållen, vilket är {} procent, i tid.",
                "Vi nådde {} av totalt {} hushåll ({} %).",
            ]
        )
    )
    return part, whole, draw(st.integers(0, 2)), form.replace("{}", "{{}}").format() if mark is None else form + mark


@settings(max_examples=60, deadline=None)
@given(shares(), st.booleans())
def test_a_share_is_right_rounded_or_cut_and_false_when_it_is_far_off(
    drawn: tuple[int, int, int, str], rounded: bool
) -> None:
    part, whole, decimals, form_and_mark = drawn
    form, mark = (form_and_mark, "") if form_and_mark.endswith(".") else (form_and_mark[:-1], form_and_mark[-1])
    scale = 10**decimals
    exact = 100 * part / whole
    stated = round(exact, decimals) if rounded else int(exact * scale) / scale
    right = form.format(written(part, mark), written(whole, mark), written(stated, mark, decimals))
    assert wrong(right) == []
    off = stated + 4 if stated < 50 else stated - 4
    false = form.format(written(part, mark), written(whole, mark), written(off, mark, decimals))
    assert [claim.stated for claim in wrong(false)] == [round(off, decimals)]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(11, 900),
    st.integers(11, 900),
    st.sampled_from(["dagar", "timmar", "kronor", ""]),
    st.sampled_from(
        [
            "Det gick från {a} {u} till {b} {u}, en {word} med {d} {u}.",
            "Nu är det {b} {u}, jämfört med {a} {u} i fjol, vilket är en {word} med {d} {u}.",
            "Nu är det {b} {u} (jämfört med {a} {u} förra året), det vill säga en {word} med {p} procent.",
            "Det blev en {word} med {p} procent, från {a} {u} till {b} {u}.",
        ]
    ),
)
def test_a_change_is_right_as_it_is_and_false_when_it_is_far_off(first: int, last: int, unit: str, form: str) -> None:
    assume(first != last)
    word = "ökning" if last > first else "minskning"
    difference, percent = abs(last - first), round(100 * abs(last - first) / first)
    assume((difference + 5) % 10 and (percent + 5) % 10)  # a round figure may be a rounded one

    def told(extra: int) -> str:
        words = form.format(a=first, b=last, u=unit, word=word, d=difference + extra, p=percent + extra)
        return words.replace("  ", " ").replace(" ,", ",").replace(" .", ".").replace(" )", ")")

    assert wrong(told(0)) == []
    assert len(wrong(told(5))) == 1


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 900),
    st.integers(1, 900),
    st.sampled_from(
        ["{} elever ({} flickor, {} pojkar)", "{} elever ({} flickor och {} pojkar)", "{} svar (kvinnor {}, män {})"]
    ),
)
def test_parts_by_sex_make_the_whole_and_one_more_is_found(women: int, men: int, form: str) -> None:
    assume(not any(1990 <= n <= 2060 for n in (women, men, women + men)))
    assume((women + men + 7) % 10)  # a round figure may be a rounded one
    assert wrong("Vi fick " + form.format(women + men, women, men) + ".") == []
    found = wrong("Vi fick " + form.format(women + men + 7, women, men) + ".")
    assert [claim.stated for claim in found] == [women + men + 7]


@settings(max_examples=40, deadline=None)
@given(
    st.integers(2, 8),
    st.booleans(),
    st.sampled_from(["-", "*", "1."]),
    st.sampled_from(
        ["Vi arbetar med följande {} områden:", "Planen har {} områden:", "Här är våra {} områden för 2027:"]
    ),
)
def test_a_list_is_as_long_as_it_is_said_to_be(items: int, words: bool, bullet: str, lead: str) -> None:
    listed = "\n".join(f"{bullet} {thing}" for thing in THINGS[:items])

    def told(count: int) -> str:
        return f"{lead.format(WORDS[count] if words else count)}\n\n{listed}"

    assert wrong(told(items)) == []
    assert [claim.stated for claim in wrong(told(items + 1))] == [items + 1]


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 9), st.booleans(), st.sampled_from([-1, 1, 2]))
def test_a_plan_has_as_many_goals_as_it_says(goals: int, words: bool, off: int) -> None:
    assume(goals + off > 1)
    listed = "".join(
        f"\n\n## Mål {n}: Lekplats {n} rustas\n\nIndikator: Antal lekplatser\n" for n in range(1, goals + 1)
    )

    def told(count: int) -> list[Claim]:
        said = WORDS[count] if words else str(count)
        found = plan_in(f"# Plan\n\nPlanen har {said} mål.{listed}").claims
        return [claim for claim in found if claim.holds is False]

    assert told(goals) == []
    assert [(claim.stated, claim.computed) for claim in told(goals + off)] == [(goals + off, goals)]

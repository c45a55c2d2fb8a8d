"""``malkoll test`` and the advice it gives."""

from __future__ import annotations

import json

TWO = '''\
krav XX101 ett-krav
    Varje mål ska ha en indikator eller ett underlag.
    meddelande "Målet ”{mål}” brister."
    råd "Se över målet."
    underkänt """
        ## Mål 1: Fler cyklar
        """
'''


def test_a_code_that_differs_from_another_only_in_case_does_not_load(malkoll, here) -> None:
    (here / "a.krav").write_text(TWO, "utf-8")
    (here / "b.krav").write_text((here / "a.krav").read_text("utf-8").replace("XX101 ett", "xx101 annat"), "utf-8")
    run = malkoll("test", "a.krav", "b.krav")
    assert run.code == 2
    assert "Koden xx101 är redan tagen, i a.krav:1." in run.err


def test_advice_fails_a_run_only_where_it_is_strict(malkoll, here) -> None:
    (here / "egna.krav").write_text(TWO, encoding="utf-8")
    assert malkoll("test", "egna.krav").code == 0
    assert "2 råd" in malkoll("test", "egna.krav").out
    assert malkoll("test", "egna.krav", "--strict").code == 1


def test_a_place_that_can_never_be_filled_fails_the_rule(malkoll, here) -> None:
    text = TWO.replace("{mål}", "{utgångsvärde}")
    (here / "egna.krav").write_text(text, encoding="utf-8")
    run = malkoll("test", "egna.krav", "--lang", "en")
    assert run.code == 1
    assert "{utgångsvärde} can never be filled in: the rule is about goal" in run.out


def test_the_trial_comes_as_json_with_remarks_in_both_languages(malkoll, here) -> None:
    (here / "egna.krav").write_text(TWO, encoding="utf-8")
    data = json.loads(malkoll("test", "egna.krav", "--format", "json").out)
    assert (data["passed"], data["flawless"]) == (True, False)
    (rule,) = data["rules"]
    assert (rule["code"], rule["line"], rule["passed"]) == ("XX101", 1, True)
    assert {one["kind"] for one in rule["remarks"]} == {"branch-never-used"}
    assert all(one["message"]["sv"] and one["message"]["en"] for one in rule["remarks"])

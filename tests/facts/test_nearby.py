"""Comments in running text after a table of goals."""

from __future__ import annotations

from plan_reading import report_in

REPORT = """
    # Årsredovisning för Lövsta kommun

    ## God ekonomi

    | Mål | Utfall 2025 | Bedömning |
    |---|---|---|
    | Soliditeten ska öka | 36 % | Uppnått |
    | Sjukfrånvaron ska minska | 7 % | Ej uppnått |

    {text}

    ## Annat

    {later}
    """


def comments(text: str, later: str = "Det blåser.") -> list[str | None]:
    return [
        goal.comment.text if goal.comment is not None else None
        for goal in report_in(REPORT.format(text=text, later=later)).goals
    ]


def test_a_paragraph_that_begins_with_what_one_goal_is_about_is_its_comment() -> None:
    about = "Soliditeten steg när kommunen sålde skogen."
    assert comments(about) == [about, None]


def test_each_goal_has_the_paragraph_about_it() -> None:
    first, second = "Sjukfrånvaron steg i vintras.", "Soliditeten steg när skogen såldes."
    assert comments(f"{first}\n\n    {second}") == [second, first]


def test_the_first_of_two_paragraphs_about_a_goal_is_the_comment() -> None:
    assert comments("Soliditeten steg i år.\n\n    Soliditeten var lägre förr.") == ["Soliditeten steg i år.", None]


def test_a_paragraph_that_comes_to_the_goal_only_later_is_no_comment() -> None:
    assert comments("Kommunen sålde i fjol all sin skog, och soliditeten steg.") == [None, None]


def test_a_paragraph_that_begins_with_two_goals_is_about_neither() -> None:
    assert comments("Soliditeten och sjukfrånvaron förändrades.") == [None, None]


def test_a_paragraph_in_another_section_is_no_comment() -> None:
    assert comments("Det blåser.", "Soliditeten steg när kommunen sålde skogen.") == [None, None]


def test_a_paragraph_before_the_table_is_no_comment() -> None:
    plan = report_in(
        """
        # Årsredovisning för Lövsta kommun

        Soliditeten steg när kommunen sålde skogen.

        | Mål | Bedömning |
        |---|---|
        | Soliditeten ska öka | Uppnått |
        """
    )
    assert [goal.comment for goal in plan.goals] == [None]


def test_a_comment_in_the_table_is_kept() -> None:
    plan = report_in(
        """
        # Årsredovisning för Lövsta kommun

        | Mål | Kommentar |
        |---|---|
        | Soliditeten ska öka | Skogen såldes. |

        Soliditeten steg när kommunen sålde skogen.
        """
    )
    assert [goal.comment and goal.comment.text for goal in plan.goals] == ["Skogen såldes."]

"""A table that is handed in again: which rows are known, which were put right, and which are new."""

from dataclasses import replace

from tests.builders.commenting_tables import word
from tests.unit.comments.test_table_reading import intake
from workbench.comments.intake.identity import identified
from workbench.comments.intake.known import Finding, Known, Standing, recognised
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import Match, Origin

HEAD = ("Paragraph", "Words in the draft", "Comment", "Proposed text", "Author")
FIGURE = ("2", "1,240 teachers", "The register says another figure.", "1,310 teachers", "")
WHEN = ("1", "", "Say when the Act entered into force.", "", "")


def known(*rows: tuple[str, ...], origin: Origin = Origin.COMMENT_TABLE) -> tuple[Known, ...]:
    """These rows as they stand in the record."""
    return tuple(
        Known(
            id=f"C{at}",
            identity=one.identity,
            kind=one.kind,
            origin=origin,
            anchor=one.anchor,
            text=one.text,
            proposed=one.proposed,
            author="Chidi Okafor" if origin is Origin.WEB else one.author,
            date="2026-05-07T09:00:00+00:00" if origin is Origin.WEB else one.date,
        )
        for at, one in enumerate(intake(word(HEAD, *rows)).comments)
    )


def found(record: tuple[Known, ...], *rows: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """How each row of a later table stands to the record, and to which remark of it."""
    return [(each.standing.value, each.known.id if each.known else None) for each in findings(record, *rows)]


def findings(record: tuple[Known, ...], *rows: tuple[str, ...]) -> tuple[Finding[ReceivedComment], ...]:
    return recognised(intake(word(HEAD, *rows)).comments, record)


def test_the_same_rows_are_known_in_whatever_order() -> None:
    assert found(known(FIGURE, WHEN), WHEN, FIGURE) == [("known", "C1"), ("known", "C0")]


def test_a_row_put_right_is_a_new_wording_of_the_same_remark() -> None:
    record = known(FIGURE, WHEN)
    better = ("2", "1,240 teachers", "The register says another figure: 1,310.", "1,310 teachers", "")
    assert found(record, better, WHEN) == [("changed", "C0"), ("known", "C1")]
    proposal = ("2", "1,240 teachers", "The register says another figure.", "1,311 teachers", "")
    assert found(record, proposal) == [("changed", "C0")]


def test_another_remark_on_the_same_words_is_new() -> None:
    other = ("2", "1,240 teachers", "Teachers of what kind of school?", "", "")
    assert found(known(FIGURE), other) == [("new", None)]
    assert found(known(FIGURE), FIGURE, other) == [("known", "C0"), ("new", None)]


def test_much_the_same_words_on_another_paragraph_are_another_remark() -> None:
    delete = ("1", "", "Delete this paragraph.", "", "")
    assert found(known(delete), ("2", *delete[1:])) == [("new", None)]


def test_a_long_remark_that_cites_another_paragraph_now_has_moved_there() -> None:
    record = known(("1", "", "The register of the Ministry of Education, open to all, says another figure.", "", ""))
    (one,) = findings(
        record, ("2", "", "The register of the Ministry of Education, open to all, has another figure.", "", "")
    )
    assert (one.standing, one.better_place) == (Standing.CHANGED, True)


def test_a_row_that_cited_nothing_takes_the_place_that_it_cites_now() -> None:
    record = known(("77", "", "Which figure is this?", "", ""))
    assert record[0].anchor.match is Match.QUEUED
    (one,) = findings(record, ("2", "", "Which figure is this?", "", ""))
    assert (one.standing, one.better_place) == (Standing.KNOWN, True)


def test_a_place_set_by_hand_stays() -> None:
    by_hand = replace(known(("77", "", "Which figure is this?", "", ""))[0], by_hand=True)
    (one,) = findings((by_hand,), ("2", "", "Which figure is this?", "", ""))
    assert (one.standing, one.better_place) == (Standing.KNOWN, False)


def test_rows_of_two_people_are_two_remarks() -> None:
    hers = (*FIGURE[:4], "Ines")
    theirs = ("2", "1,240 teachers", "The register says another figure.", "1,310 teachers.", "Chidi")
    assert found(known(hers), theirs) == [("new", None)]


def test_what_was_written_on_the_web_comes_back_in_the_form_as_itself() -> None:
    record = known(FIGURE, origin=Origin.WEB)
    assert found(record, ("2", "1,240 teachers", "The register says another figure!", "1,310 teachers", "")) == [
        ("changed", "C0")
    ]


def test_a_word_comment_is_never_the_correction_of_a_row() -> None:
    (row,) = known(FIGURE)
    (one,) = intake(word(HEAD, FIGURE)).comments
    (said,) = identified([replace(one, origin=Origin.WORD_COMMENT, text="The register says another figure!")])
    assert recognised([said], (row,))[0].standing is Standing.NEW

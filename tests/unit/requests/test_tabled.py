"""A ministry's own table: each row at the one thing it is about, what is unclear in the queue, others' left to them."""

from workbench.requests.records import ItemKind, RequestItem
from workbench.requests.tabled import ABOUT_NONE, ABOUT_SEVERAL, Tabled, TabledRow, answers_of

NAMES = frozenset({"ministry of racial equality", "mer"})


def item(code: str, target: str) -> RequestItem:
    return RequestItem(
        code, "r", 1, code, ItemKind.RECOMMENDATION, target, "", "Adopt a law.", "en", "", None, None, ()
    )


ITEMS = (item("K7Q", "lead-6"), item("M2R", "lead-8"))


def row(text: str, *leads: str, by: tuple[str, ...] = (), law: str = "") -> TabledRow:
    return TabledRow({"Answers": text, "Laws": law}, by, frozenset(leads))


def read(*rows: TabledRow, columns: tuple[str, ...] = ("Answers",)) -> Tabled:
    return answers_of(rows, ITEMS, names=NAMES, columns=columns)


def test_a_row_stands_at_the_one_item_it_is_about_a_paragraph_a_line() -> None:
    (answer,) = read(row("The survey began.\n\nIt goes on.", "lead-6")).read.answers
    assert answer.code == "K7Q"
    assert [each.text for each in answer.blocks] == ["The survey began.", "It goes on."]


def test_a_row_about_none_or_several_waits_with_the_reason() -> None:
    none, several = read(row("Words.", "lead-99"), row("Words.", "lead-6", "lead-8")).read.answers
    assert (none.code, none.why) == ("", ABOUT_NONE)
    assert (several.code, several.why) == ("", ABOUT_SEVERAL)


def test_rows_of_other_ministries_are_left_to_them_and_a_row_of_nobody_is_of_whoever_keeps_the_table() -> None:
    ours = ("Ministry of Racial Equality (MER/OMA)",)
    found = read(row("A", "lead-6", by=("Statistics",)), row("B", "lead-6", by=("MER", "Statistics")),
                 row("C", "lead-6", by=ours), row("D", "lead-8"))  # fmt: skip
    assert [each.blocks[0].text for each in found.read.answers] == ["B", "C", "D"]
    assert found.of_others == 1


def test_several_columns_stand_each_under_its_name_and_an_empty_row_says_nothing() -> None:
    found = read(row("Done.", "lead-6", law="Act 5."), row("", "lead-8"), columns=("Answers", "Laws"))
    assert [each.text for each in found.read.answers[0].blocks] == ["Answers:", "Done.", "Laws:", "Act 5."]
    assert found.without_words == 1

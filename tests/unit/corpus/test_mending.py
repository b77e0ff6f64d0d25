"""What people corrected is put upon each reading, and finds its place by words alone."""

from collections.abc import Sequence

import pytest

from workbench.corpus.corrections import places
from workbench.corpus.corrections.mending import Mend, MendKind, mended
from workbench.corpus.parsing.records import ReadParagraph
from workbench.corpus.records import Item, ParagraphKind
from workbench.text.quotes import TextQuote

ASKS = ParagraphKind.RECOMMENDATION


def read(text: str, number: str | None = None, items: Sequence[str] = (), heading: str = "") -> ReadParagraph:
    listed = tuple(Item("abcdef"[place], each) for place, each in enumerate(items))
    lines = [text, *(f"({each.label}) {each.text}" for each in listed)]
    return ReadParagraph(
        number=number,
        label=number or "¶ 1",
        section="",
        heading=heading,
        text=text,
        items=listed,
        full_text="\n".join(lines),
        footnotes=(),
        page=None,
        anchor="",
        item_bold=(0.0,) * len(listed),
    )


HELD = (
    read("The Committee considered the report of Arcadia.", "1"),
    read("The Committee regrets that courts are far away from rural districts.", "2"),
    read("3. It recommends that the State party open courts in all districts. 4. It also asks for interpreters."),
    read("The Committee recommends that the State party:", "5", ("Train its judges;", "Publish all judgments.")),
)


def opening(at: int, what: MendKind, value: str = "", held: Sequence[ReadParagraph] = HELD) -> Mend:
    return Mend(f"m{at}", what, value, places.of_opening(held, at))


def split(at: int, words: str, value: str = "", held: Sequence[ReadParagraph] = HELD) -> Mend:
    (place,) = places.standing(held[at], words)
    return Mend("split", MendKind.SPLIT, value, places.of_words(held, at, *place))


def numbers(paragraphs: Sequence[ReadParagraph]) -> list[str | None]:
    return [each.number for each in paragraphs]


def test_a_number_that_was_missed_leaves_the_words_and_becomes_the_number() -> None:
    found, without = mended(HELD, [opening(2, MendKind.NUMBER, "3")])
    assert (found[2].number, found[2].label, found[2].anchor, without) == ("3", "3", "para-3", ())
    assert found[2].text == found[2].full_text == HELD[2].text[3:]


def test_a_number_that_is_none_goes_back_into_the_words() -> None:
    held = (HELD[0], read("Trata-se do ano da lei.", "2015"))
    found, _ = mended(held, [opening(1, MendKind.NO_NUMBER, held=held)])
    assert (found[1].number, found[1].text, found[1].label, found[1].anchor) == (
        None, "2015. Trata-se do ano da lei.", "¶ 2", "place-2",
    )  # fmt: skip


def test_a_paragraph_is_split_at_words_and_takes_the_number_typed_there() -> None:
    found, without = mended(HELD, [split(2, "4. It also"), opening(2, MendKind.NUMBER, "3")])
    assert without == ()
    assert numbers(found) == ["1", "2", "3", "4", "5"]
    assert [each.text for each in found[2:4]] == [
        "It recommends that the State party open courts in all districts.",
        "It also asks for interpreters.",
    ]


def test_a_split_within_items_takes_those_that_follow_along() -> None:
    held = (read("It should:", "7", ("Act; 8. The Committee asks the State party to:", "Report.", "Translate.")),)
    found, _ = mended(held, [split(0, "8. The Committee asks", held=held)])
    assert numbers(found) == ["7", "8"]
    assert [item.text for item in found[0].items] == ["Act;"]
    assert (found[1].text, [item.label for item in found[1].items]) == (
        "The Committee asks the State party to:",
        ["b", "c"],
    )
    assert found[1].full_text == "The Committee asks the State party to:\n(b) Report.\n(c) Translate."


def test_a_break_that_is_none_is_joined_with_the_number_put_back() -> None:
    held = (read("The law of", "1"), read("was changed in May.", "2019", ("Once;",)))
    found, _ = mended(held, [opening(1, MendKind.JOIN, held=held)])
    assert len(found) == 1
    assert found[0].full_text == "The law of 2019. was changed in May.\n(a) Once;"


def test_what_is_joined_after_items_goes_on_with_the_last() -> None:
    held = (read("It should:", "1", ("Train judges, in",)), read("consultation with the bar."))
    found, _ = mended(held, [opening(1, MendKind.JOIN, held=held)])
    assert [item.text for item in found[0].items] == ["Train judges, in consultation with the bar."]


def test_the_kind_of_a_paragraph_is_that_of_its_items_too() -> None:
    found, _ = mended(HELD, [opening(3, MendKind.KIND, "recommendation")])
    assert (found[3].kind, {item.kind for item in found[3].items}) == (ASKS, {ASKS})


def test_an_item_that_recommends_makes_its_paragraph_recommend() -> None:
    mend = Mend("m", MendKind.KIND, "recommendation", places.of_item(HELD, 3, 1), "b")
    found, _ = mended(HELD, [mend])
    assert found[3].kind is ASKS
    assert [item.kind for item in found[3].items] == [ParagraphKind.OTHER, ASKS]


def test_a_heading_holds_until_the_next_one() -> None:
    held = (
        read("One.", "1", heading="Courts"),
        read("Two.", "2", heading="Courts"),
        read("Three.", "3", heading="Prisons"),
    )
    found, _ = mended(held, [opening(0, MendKind.HEADING, "Access to justice", held)])
    assert [each.heading for each in found] == ["Access to justice", "Access to justice", "Prisons"]


def test_a_correction_finds_its_place_in_better_reading() -> None:
    better = (
        HELD[0],
        read("A paragraph that was not found before.", None),
        read("The Commit-\ntee regrets that courts are far away from rural districts.", "2"),
        *HELD[2:],
    )
    found, without = mended(better, [opening(1, MendKind.KIND, "concern"), split(2, "4. It also")])
    assert without == ()
    assert (found[2].kind, found[4].number) == (ParagraphKind.CONCERN, "4")


def test_what_better_reading_does_itself_is_not_done_twice() -> None:
    better = (
        *HELD[:2],
        read("It recommends that the State party open courts in all districts.", "3"),
        read("It also asks for interpreters.", "4"),
        HELD[3],
    )
    found, without = mended(better, [split(2, "4. It also"), opening(2, MendKind.NUMBER, "3")])
    assert (numbers(found), without) == (["1", "2", "3", "4", "5"], ())


def test_a_correction_whose_words_are_gone_is_handed_back_not_guessed() -> None:
    lost = opening(1, MendKind.KIND, "concern")
    found, without = mended((HELD[0], *HELD[2:]), [lost])
    assert (found, without) == ((HELD[0], *HELD[2:]), (lost.id,))


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them() -> None:
    lead = "The Committee recommends that the State party:"
    held = (read("On courts.", "1"), read(lead, "2", ("One;",)), read("On prisons.", "3"), read(lead, "4", ("Two;",)))
    mend = opening(3, MendKind.KIND, "recommendation", held)
    found, without = mended((read("New.", None), *held), [mend])
    assert without == ()
    assert [each.kind for each in found] == [ParagraphKind.OTHER] * 4 + [ASKS]


def test_words_that_stand_twice_alike_have_no_place() -> None:
    held = (
        read("Same before."),
        read("Total"),
        read("Same after."),
        read("Same before."),
        read("Total"),
        read("Same after."),
    )
    mend = opening(1, MendKind.KIND, "question", held)
    assert mended(held, [mend]) == (held, (mend.id,))


@pytest.mark.parametrize("what", [MendKind.NUMBER, MendKind.NO_NUMBER, MendKind.JOIN, MendKind.SPLIT, MendKind.HEADING])
def test_no_correction_lands_in_a_document_without_its_words(what: MendKind) -> None:
    mend = Mend("m", what, "7", TextQuote("Words that are nowhere in it at all", "before", "after"))
    assert mended(HELD, [mend]) == (HELD, ("m",))

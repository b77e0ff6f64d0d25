"""Words counted, quotes found, differences, languages."""

import pytest

from workbench.text import diff, languages, quotes, wordcount
from workbench.text.normalise import fold


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The State party's well-being Act (No. 4/2024) – in force.", "en", 9),
        ("", "en", 0),
        ("• § –", "en", 2),
        ("Rapporteuse : Mme Haddad, 2021–2025", "fr", 6),
        ("1 240 « écoles »", "fr", 5),
        ("2 - الفقرة 3", "ar", 4),
        ("law\ufffc and order", "en", 3),
        ("消除种族歧视委员会", "zh", 9),
        ("公约 Article 5 条款。", "zh", 7),
        ("اتفاقية القضاء على التمييز العنصري", "ar", 5),
        ("dis\u00adcrimi\u00adnation\u00a0ends", "en", 2),
    ],
)
def test_words_are_counted_as_word_processors_count_them(text: str, language: str, words: int) -> None:
    assert wordcount.count(text, language) == words


def test_a_quote_is_found_although_word_changed_its_quotation_marks_and_the_file_its_spaces() -> None:
    passage = "The Committee notes the “struc\u00adtural\u00a0racism” – and its ﬁnancing."
    place = quotes.find('"structural racism" - and its financing', passage)
    assert place is not None
    assert passage[slice(*place)] == "“struc\u00adtural\u00a0racism” – and its ﬁnancing"


@pytest.mark.parametrize("quote", ["Structural Racism", "structural racisms", "", "  "])
def test_words_that_are_not_there_are_not_found(quote: str) -> None:
    assert quotes.find(quote, "structural racism") is None


def test_a_decomposed_accent_is_found_with_both_its_code_points() -> None:
    assert quotes.find("té", "santé") == (3, 5)
    assert quotes.find("té", "sante\u0301.") == (3, 6)


def test_folding_keeps_a_map_back_to_the_original() -> None:
    folded = fold("a\u00ad  b…")
    assert folded.text == "a b..."
    assert folded.original(2, 6) == (4, 6)


def test_a_difference_is_told_by_words_and_covers_both_texts() -> None:
    before, after = "The Act bans it.", "The new Act bans hate."
    edits = diff.opcodes(before, after)
    assert [(edit.tag, before[edit.a_start : edit.a_end], after[edit.b_start : edit.b_end]) for edit in edits] == [
        ("equal", "The ", "The "),
        ("insert", "", "new "),
        ("equal", "Act bans ", "Act bans "),
        ("replace", "it", "hate"),
        ("equal", ".", "."),
    ]


def test_for_the_eye_a_space_between_two_changes_is_part_of_the_change() -> None:
    before, after = "the Plan on 18 March", "the Plan of Action in March"
    edits = diff.readable(before, diff.opcodes(before, after))
    assert [(edit.tag, before[edit.a_start : edit.a_end], after[edit.b_start : edit.b_end]) for edit in edits] == [
        ("equal", "the Plan ", "the Plan "),
        ("replace", "on 18", "of Action in"),
        ("equal", " March", " March"),
    ]


def test_texts_that_print_alike_do_not_differ() -> None:
    assert [edit.tag for edit in diff.opcodes("the “law” – now", 'the "law" - now')] == ["equal"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Committee notes with concern that the State party has not adopted a law.", "en"),
        ("O Comitê observa com preocupação que o Estado não adotou uma lei para os povos.", "pt"),
        ("El Comité observa con preocupación que el Estado no ha adoptado una ley para los pueblos.", "es"),
        ("Le Comité note avec préoccupation que l’État partie n’a pas adopté une loi sur les peuples.", "fr"),
        ("تلاحظ اللجنة مع القلق", "ar"),
        ("Комитет отмечает с озабоченностью", "ru"),
        ("委员会关切地注意到", "zh"),
        ("12345", "en"),
    ],
)
def test_the_language_is_told_from_script_and_short_words(text: str, language: str) -> None:
    assert languages.guess(text) == language


def test_arabic_runs_from_right_to_left() -> None:
    assert (languages.direction("ar"), languages.direction("ar-EG"), languages.direction("fr")) == ("rtl", "rtl", "ltr")

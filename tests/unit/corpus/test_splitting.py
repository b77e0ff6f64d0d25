"""Where a paragraph could be two."""

from dataclasses import replace

from tests.unit.corpus.test_pages import a_paragraph
from workbench.corpus.corrections.splitting import LENGTH, openings
from workbench.corpus.records import Item


def test_each_sentence_but_the_first_could_begin_a_paragraph() -> None:
    read = a_paragraph("1", "The Committee welcomes the Act. It regrets the delay! Was it published?")
    assert openings(read) == ("It regrets the delay!", "Was it published?")


def test_a_number_typed_in_the_text_belongs_to_the_sentence_after_it() -> None:
    read = a_paragraph("1", "The Committee welcomes the Act. 2. It regrets the delay.")
    assert openings(read) == ("2. It regrets the delay.",)


def test_an_item_could_begin_one_too() -> None:
    read = a_paragraph("1", "The State party should:")
    read = replace(read, items=(Item("a", "Adopt the law; publish it."), Item("b", "Report on it.")))
    assert openings(read) == ("Adopt the law;", "publish it.", "Report on it.")


def test_chinese_and_arabic_sentences_are_seen() -> None:
    assert openings(a_paragraph("1", "委员会欢迎该法。委员会感到遗憾。")) == ("委员会感到遗憾。",)
    assert openings(a_paragraph("1", "ترحب اللجنة بالقانون. هل نشر؟ نعم.")) == ("هل نشر؟", "نعم.")


def test_a_long_sentence_is_named_by_its_beginning() -> None:
    (only,) = openings(a_paragraph("1", "Yes. " + "very " * 40 + "long."))
    assert len(only) <= LENGTH

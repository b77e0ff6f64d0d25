"""Print put on lines: sideways tables, right-to-left scripts, footnote marks."""

from tests.builders.pdf import Print, pdf
from workbench.corpus.parsing.pdf import layer
from workbench.corpus.parsing.pdf.assembling import Run, lines


def run(text: str, left: float, right: float, *, size: float = 10.0, up: float = 0.0) -> Run:
    return Run(text, left, right, 700.0 + up, size, False)


def arabic(*runs: Run) -> str:
    return next(iter(lines(runs, 1, 595.0))).text


def test_a_line_of_arabic_begins_at_its_right_edge() -> None:
    line = next(iter(lines([run("اللجنة", 400, 440), run("ترحب", 445, 480)], 1, 595.0)))
    assert line.text == "ترحب اللجنة"
    assert line.left == 595 - 480


def test_brackets_that_look_the_wrong_way_are_set_upright() -> None:
    assert arabic(run(")أ( اعتماد القانون )المادة 5(", 300, 480)) == "(أ) اعتماد القانون (المادة 5)"
    assert arabic(run("(أ) اعتماد القانون (المادة 5)", 300, 480)) == "(أ) اعتماد القانون (المادة 5)"


def test_marks_between_all_letters_of_a_stretched_title_are_no_signs_of_it() -> None:
    assert arabic(run('ا"ل"م"ل"ا"ح"ظ"ا"ت" ا"ل"خ"ت"ا"م"ي"ة', 300, 480)) == "الملاحظات الختامية"
    assert arabic(run('الفئة "ألف" و"باء"', 300, 480)) == 'الفئة "ألف" و"باء"'


def test_vowel_signs_set_by_themselves_do_not_stand_before_the_number() -> None:
    assert arabic(run("188 - ونفذت الوزارة", 300, 480), run("\u0651", 484, 486)) == "188 - ونفذت الوزارة"


def test_a_number_with_its_hyphen_and_a_full_stop_stand_in_reading_order() -> None:
    assert arabic(run("-21 ترحب اللجنة", 300, 480)) == "21- ترحب اللجنة"
    assert arabic(run("في عام", 440, 480), run(".2019", 400, 436)) == "في عام 2019."


def test_latin_words_within_arabic_keep_their_own_order() -> None:
    assert arabic(run("انظر تقرير اللجنة", 360, 480), run("Human", 300, 325), run("Rights", 330, 356)) == (
        "انظر تقرير اللجنة Human Rights"
    )


def test_a_table_laid_sideways_is_read_as_it_is_held() -> None:
    (page,) = layer.read(pdf([Print("First line", upward=True), Print("Second line", upward=True)]))
    assert [line.text for line in page.lines] == ["First line", "Second line"]
    assert (page.width, page.height) == (842.0, 595.0)


def test_a_label_in_the_margin_is_left_out_of_the_flow() -> None:
    words = [Print("The Committee recommends that the State party adopt a law.") for _ in range(4)]
    (page,) = layer.read(pdf([*words, Print("Barcode", upward=True)]))
    assert [line.text for line in page.lines] == [word.text for word in words]


def test_a_page_turned_by_the_viewer_is_read_as_it_was_set() -> None:
    (page,) = layer.read(pdf([Print("First line"), Print("Second line")], rotate=90))
    assert [line.text for line in page.lines] == ["First line", "Second line"]

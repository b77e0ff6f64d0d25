"""Text layers that cannot be used are recognised, page by page."""

import pytest

from tests.builders.pdf import Picture, Print, pdf
from workbench.corpus.parsing.pdf import printed
from workbench.corpus.parsing.pdf.readability import is_garbled
from workbench.corpus.warnings import GARBLED, GARBLED_PAGES, PICTURED_PAGES, SCAN, understood

CLEAN = (
    "ترحب اللجنة بالتقرير الأولي الذي أعد وفقا للمبادئ التوجيهية وتعرب عن تقديرها للحوار البناء مع "
    "وفد الدولة الطرف في هذه المسألة من أجل حماية حقوق الأشخاص ذوي الإعاقة على جميع المستويات. "
)
SWAPPED = (
    "املالحظات اخلتامية بشأن التقرير األويل يف جلسرتيهن املعقودتني يف 27 يل 28 اومم املتحدة "
    "جىل االجتمنعي عل الصعاد احمللي يلاعتمدت ايعنقة اوشخنص. "
)
STRETCHED = "مررع الان اررة يلال سررامن فامررن يتعلررق باسررتقدام الدليلررة ال ررر لي اسرر هن النمرر إ الاا لرر جي "
WORDS = "The Committee recommends that the State party adopt a law on the languages of the highlands"


def shifted(text: str) -> str:
    """Text as a font without a table of its signs tells it: each sign 29 places too low, `The` is `7KH`."""
    return "".join(chr(ord(sign) - 29) if sign.isalpha() else sign for sign in text)


def page(words: str) -> list[Print]:
    return [Print(f"{words} {row}.") for row in range(1, 9)]


def test_arabic_with_swapped_or_doubled_letters_is_garbled_and_clean_arabic_is_not() -> None:
    assert is_garbled(SWAPPED * 10)
    assert is_garbled(STRETCHED * 10)
    assert is_garbled(CLEAN * 10) is False


@pytest.mark.parametrize("text", [shifted(WORDS), "Êîìèòåò ðåêîìåíäóåò ãîñóäàðñòâó-ó÷àñòíèêó ïðèíÿòü çàêîí î ÿçûêàõ"])
def test_letters_told_wrongly_are_garbled(text: str) -> None:
    assert is_garbled(f"{text} " * 10)


@pytest.mark.parametrize(
    "text",
    [
        "Комитет рекомендует государству-участнику принять закон о языках. ",
        "委员会建议缔约国通过关于高地语言的法律。 ",
        "Der Ausschuss empfiehlt dem Vertragsstaat, ein Gesetz über die Sprachen zu verabschieden. ",
        "Ủy ban khuyến nghị Quốc gia thành viên ban hành luật về ngôn ngữ của vùng cao. ",
        "Kamati inapendekeza kwamba Nchi Mwanachama ipitishe sheria kuhusu lugha. ",
        "NGO CEDAW CRPD CERD UPR OHCHR CMW CESCR 2019 2020 2021 per cent of women in rural areas ",
        "1 204 3.5 17 22.1 1 890 45 ",
    ],
)
def test_other_scripts_languages_and_figures_are_not_garbled(text: str) -> None:
    assert not is_garbled(text * 20)


def test_too_few_words_tell_nothing() -> None:
    assert is_garbled("Annex") is None


def test_pages_that_are_pictures_are_named_and_the_others_are_read() -> None:
    read = printed.read(pdf(page(WORDS), [Picture()], [Picture(), Print("3")], page(WORDS), []))
    assert read.warnings == (PICTURED_PAGES % {"pages": "2–3"},)
    assert {block.page for block in read.blocks} == {1, 4}


def test_garbled_pages_are_named_and_nothing_of_them_is_read() -> None:
    read = printed.read(pdf(page(WORDS), page(shifted(WORDS)), page(WORDS), page(shifted(WORDS))))
    assert read.warnings == (GARBLED_PAGES % {"pages": "2, 4"},)
    assert {block.page for block in read.blocks} == {1, 3}


def test_a_sentence_does_not_run_on_over_a_page_that_could_not_be_read() -> None:
    first, last = [Print("It recommends that the State"), *page(WORDS)[:1]], [Print("adopted a plan on housing.")]
    read = printed.read(pdf([*page(WORDS), Print("It recommends that the State party")], [Picture()], [*last, *first]))
    assert "adopted a plan on housing." in [block.text[:26] for block in read.blocks]


def test_a_file_of_pictures_or_of_garbled_pages_alone_is_said_in_one_sentence() -> None:
    pictures, rubbish = printed.read(pdf([Picture()])), printed.read(pdf(page(shifted(WORDS))))
    assert (pictures.warnings, pictures.nothing) == ((SCAN,), True)
    assert (rubbish.warnings, rubbish.nothing) == ((GARBLED,), True)


def test_an_empty_page_and_a_page_with_an_emblem_are_no_pictures_of_text() -> None:
    emblem = Picture(width=60, height=60)
    assert printed.read(pdf([emblem, Print("A plan")], page(WORDS), [])).warnings == ()


def test_a_warning_is_found_again_with_its_pages_so_that_it_can_be_translated() -> None:
    assert understood(GARBLED_PAGES % {"pages": "2, 4–6"}) == (GARBLED_PAGES, {"pages": "2, 4–6"})
    assert understood(SCAN) == (SCAN, {})

"""Text layers that cannot be used are recognised."""

from workbench.corpus.parsing.readability import is_garbled, is_scan

CLEAN = (
    "ترحب اللجنة بالتقرير الأولي الذي أعد وفقا للمبادئ التوجيهية وتعرب عن تقديرها للحوار البناء مع "
    "وفد الدولة الطرف في هذه المسألة من أجل حماية حقوق الأشخاص ذوي الإعاقة على جميع المستويات. "
)
SWAPPED = (
    "املالحظات اخلتامية بشأن التقرير األويل يف جلسرتيهن املعقودتني يف 27 يل 28 اومم املتحدة "
    "جىل االجتمنعي عل الصعاد احمللي يلاعتمدت ايعنقة اوشخنص. "
)


def test_arabic_with_swapped_letters_is_garbled_and_clean_arabic_is_not() -> None:
    assert is_garbled(SWAPPED * 10)
    assert not is_garbled(CLEAN * 10)


def test_signs_without_meaning_are_garbled_and_other_scripts_are_not() -> None:
    assert is_garbled("\ue001\ue002\ue003 \ufffd" * 20)
    assert not is_garbled("Комитет рекомендует государству-участнику. " * 20)
    assert not is_garbled("")


def test_pages_without_letters_are_pictures() -> None:
    assert is_scan(12, 3)
    assert not is_scan(4000, 3)

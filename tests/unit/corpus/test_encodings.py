"""Text files come from every office machine of the last thirty years."""

import pytest

from workbench.corpus.parsing.texts.encodings import decoded

SENTENCES = {
    "fr": "Le Comité s’inquiète de l’égalité d’accès à l’école : les filles n’ont pas été inscrites.",
    "es": "El Comité observa con preocupación que las niñas indígenas sigan sin educación bilingüe – véase párr. 12.",
    "ru": "Комитет рекомендует государству-участнику принять меры для защиты прав инвалидов в сельских районах.",
    "ar": "توصي اللجنة الدولة الطرف باتخاذ جميع التدابير اللازمة لحماية حقوق الأشخاص ذوي الإعاقة في المناطق الريفية.",
    "zh": "委员会建议缔约国采取一切必要措施，保护农村地区残疾人的权利，并提供资料。",
    "zh-hant": "委員會建議政府採取一切必要措施，保護農村地區身心障礙者的權利，並提供資料。",
}


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("fr", "cp1252"),
        ("fr", "mac-roman"),
        ("es", "cp1252"),
        ("es", "mac-roman"),
        ("ru", "cp1251"),
        ("ru", "koi8-r"),
        ("ar", "cp1256"),
        ("zh", "gb18030"),
        ("zh-hant", "big5"),
        *((language, encoding) for language in SENTENCES for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")),
        ("fr", "utf-16-le"),
        ("ru", "utf-16-be"),
    ],
)
def test_a_sentence_is_read_in_the_encoding_it_was_saved_in(language: str, encoding: str) -> None:
    sentence = SENTENCES[language]
    assert decoded(sentence.encode(encoding)) == sentence


def test_the_first_accent_may_stand_behind_a_megabyte_of_plain_english() -> None:
    text = "The Committee recommends it.\n" * 40_000 + "Mr. Hissène Habré was tried.\nThe Équité was heard.\n"
    assert decoded(text.encode("mac-roman")) == text


def test_line_ends_of_old_macintoshes_and_of_windows_are_line_ends() -> None:
    assert decoded(b"one\rtwo\r\nthree\nfour") == "one\ntwo\nthree\nfour"


def test_letters_that_were_mangled_on_the_way_from_a_macintosh_are_mended() -> None:
    meant = "Protect women’s and children’s rights, the Court’s and the State’s, and the country’s (Côte d’Ivoire)."
    mangled = meant.encode("mac-roman").decode("cp1252")
    assert decoded(mangled.encode("mac-roman")) == meant

"""Which language a text is shown in."""

from workbench.text.languages import is_language, running


def test_a_text_is_shown_in_the_language_supposed_unless_its_letters_run_the_other_way() -> None:
    arabic = "تدرس اللغتان سيلون وتارفاني في المدارس الحكومية."
    assert running(arabic, "en") == "ar"
    assert running("Les écoles de la province sont ouvertes.", "en") == "en"
    assert running("The schools of the province are open.", "ar") == "en"
    assert running("", "ar") == "ar"
    assert running("2025", "fa") == "fa"


def test_a_code_that_no_language_has_names_none() -> None:
    assert [each for each in ("pt", "tet", "ar-EG", "zh", "xx", "und", "mul", "French", "") if is_language(each)] == [
        "pt",
        "tet",
        "ar-EG",
        "zh",
    ]

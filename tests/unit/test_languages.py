"""Which language a text is shown in."""

from workbench.text.languages import running


def test_a_text_is_shown_in_the_language_supposed_unless_its_letters_run_the_other_way() -> None:
    arabic = "تدرس اللغتان سيلون وتارفاني في المدارس الحكومية."
    assert running(arabic, "en") == "ar"
    assert running("Les écoles de la province sont ouvertes.", "en") == "en"
    assert running("The schools of the province are open.", "ar") == "en"
    assert running("", "ar") == "ar"
    assert running("2025", "fa") == "fa"

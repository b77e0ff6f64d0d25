"""A change of format is told with its place and taken over nowhere."""

from tests.builders.word import docx
from workbench.comments.intake.reading import receive
from workbench.comments.intake.records import Intake
from workbench.word.reading import read
from workbench.word.returned.records import FrozenParagraph

BOLD = "<w:rPr><w:b/><w:rPrChange w:author='Chidi'><w:rPr/></w:rPrChange></w:rPr>"
SENT = FrozenParagraph("P0", 24, "Women hold forty per cent.")


def received(*runs: tuple[str, str]) -> Intake:
    """Paragraph 24, returned as runs with these properties."""
    inside = "".join(f"<w:r>{form}<w:t xml:space='preserve'>{words}</w:t></w:r>" for words, form in runs)
    marks = "<w:bookmarkStart w:id='1' w:name='p_P0'/>"
    data = docx(
        body=f"<w:p>{marks}{inside}<w:bookmarkEnd w:id='1'/></w:p>", properties={"WorkbenchSnapshot": "01SNAPSHOT"}
    )
    return receive(read(data), (SENT,), snapshot_id="01SNAPSHOT")


def test_a_change_of_format_is_told_with_its_paragraph_its_words_and_its_author() -> None:
    intake = received(("Women hold ", ""), ("forty", BOLD), (" per cent.", ""))
    (notice,) = intake.warnings
    assert "1 changes of format (bold, style) were made under change tracking: 24 “forty” (Chidi)." in str(notice)
    assert intake.everything == ()


def test_two_changes_of_the_same_words_are_told_once_and_counted_both() -> None:
    style = "<w:rPr><w:rPrChange w:author='Chidi'><w:rPr/></w:rPrChange></w:rPr>"
    row = f"<w:pPr>{style}</w:pPr>"
    data = docx(
        body=f"<w:p>{row}<w:r>{BOLD}<w:t>Women.</w:t></w:r></w:p>", properties={"WorkbenchSnapshot": "01SNAPSHOT"}
    )
    (notice,) = receive(read(data), (FrozenParagraph("P0", 24, "Women."),), snapshot_id="01SNAPSHOT").warnings
    assert "2 changes of format (bold, style) were made under change tracking: 24 “Women.” (Chidi)." in str(notice)


def test_without_a_change_of_format_nothing_is_said() -> None:
    assert received(("Women hold forty per cent.", "")).warnings == ()

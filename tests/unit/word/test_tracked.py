"""Tracked changes as proposals: one for what one person did in one place."""

from tests.builders.word import docx
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.tracked import TrackedChange, tracked_changes


def changes(*paragraphs: str, body: str = "") -> tuple[TrackedChange, ...]:
    document = read(docx(*paragraphs, body=body))
    return tracked_changes(document, project(document, View.FROZEN))


def told(change: TrackedChange) -> tuple[int, int, int, str, str]:
    return change.paragraph, change.start, change.end, change.deleted, change.inserted


def test_words_put_in_stand_at_a_point_of_the_frozen_text() -> None:
    (change,) = changes("21. Adopt a {+new +}law.")
    assert told(change) == (0, 8, 8, "", "new ")


def test_words_taken_out_beside_words_put_in_are_one_replacement() -> None:
    (change,) = changes("21. Women hold {-forty-}{+42+} per cent.")
    assert told(change) == (0, 11, 16, "forty", "42")


def test_two_places_are_two_proposals_counted_in_the_frozen_text() -> None:
    first, second = changes("21. A {+new +}law {-soon-}.")
    assert (told(first), told(second)) == ((0, 2, 2, "", "new "), (0, 6, 10, "soon", ""))


def test_neighbouring_changes_of_two_people_stay_apart() -> None:
    def change(kind: str, author: str, tag: str, text: str) -> str:
        return f'<w:{kind} w:author="{author}"><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>'

    found = changes(body=f"<w:p>{change('del', 'Amina', 'delText', 'may')}{change('ins', 'Chidi', 't', 'shall')}</w:p>")
    assert [(each.author, each.deleted, each.inserted) for each in found] == [
        ("Amina", "may", ""),
        ("Chidi", "", "shall"),
    ]


def test_a_split_is_a_paragraph_sign_put_in() -> None:
    (change,) = changes("21. One.{+¶+}Two.")
    assert told(change) == (0, 4, 4, "", "¶")


def test_a_merge_is_a_mark_taken_out_at_the_end_of_the_first() -> None:
    (change,) = changes("21. One.{-¶-}", "22. Two.")
    assert (told(change), change.joins_next) == ((0, 4, 4, "", ""), True)


def test_a_new_paragraph_between_two_is_one_proposal() -> None:
    (change,) = changes("21. One.{+¶New words.+}", "22. Two.")
    assert told(change) == (0, 4, 4, "", "¶New words.")


def test_two_paragraphs_deleted_are_two_proposals() -> None:
    first, second = changes("21. {-One.¶-}", "22. {-Two.¶-}", "23. Three.")
    assert (told(first), told(second)) == ((0, 0, 4, "One.", ""), (1, 0, 4, "Two.", ""))


def test_the_same_long_words_taken_out_here_and_put_in_there_are_a_move() -> None:
    moved = "The Ministry of Health reports every year."
    (change,) = changes(f"21. {{-{moved}-}}", "22. Two.", f"23. Three.{{+{moved}+}}")
    assert (change.moved_to, told(change)) == ((2, 6), (0, 0, len(moved), moved, moved))


def test_a_short_word_that_stands_elsewhere_too_is_no_move() -> None:
    assert all(change.moved_to is None for change in changes("21. {-may-}", "22. {+may+}"))


def test_words_put_in_and_taken_out_again_are_no_proposal() -> None:
    both = '<w:ins w:author="A"><w:del w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>'
    assert changes(body=f"<w:p><w:r><w:t>a</w:t></w:r>{both}</w:p>") == ()

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


def moving(kind: str, number: int, move: str, inside: str) -> str:
    """A stretch of `w:moveFrom` or `w:moveTo` with the marks that give the move its name."""
    return (
        f'<w:{kind}RangeStart w:id="{number}" w:name="{move}"/><w:{kind} w:author="Chidi">{inside}</w:{kind}>'
        f'<w:{kind}RangeEnd w:id="{number}"/>'
    )


def run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def test_a_move_is_known_by_the_name_of_its_ends_also_when_it_is_short_or_was_reworded_at_its_new_place() -> None:
    (change,) = changes(
        body=f"<w:p>{moving('moveFrom', 1, 'move7', run('first '))}{run('second ')}"
        f"{moving('moveTo', 2, 'move7', run('foremost '))}</w:p>"
    )
    assert (change.kind, told(change), change.moved_to) == ("move", (0, 0, 6, "first ", "foremost "), (0, 13))


def test_of_two_moves_beside_one_another_each_goes_its_own_way() -> None:
    first, second = changes(
        body=f"<w:p>{moving('moveFrom', 1, 'a', run('one '))}{moving('moveFrom', 2, 'b', run('two '))}{run('three ')}"
        f"{moving('moveTo', 3, 'b', run('two '))}</w:p><w:p>{moving('moveTo', 4, 'a', run('one '))}</w:p>"
    )
    assert (first.deleted, first.moved_to) == ("one ", (1, 0))
    assert (second.deleted, second.moved_to) == ("two ", (0, 14))


def test_words_put_in_beside_words_that_moved_away_are_no_replacement_of_them() -> None:
    found = changes(
        body=f"<w:p>{moving('moveFrom', 1, 'a', run('one '))}<w:ins w:author='Chidi'>{run('new ')}</w:ins>{run('x ')}"
        f"{moving('moveTo', 2, 'a', run('one '))}</w:p>"
    )
    assert [(change.kind, change.deleted, change.inserted) for change in found] == [
        ("move", "one ", "one "),
        ("insertion", "", "new "),
    ]


def test_a_move_without_its_other_end_is_what_it_shows() -> None:
    (change,) = changes(body=f"<w:p>{moving('moveFrom', 1, 'a', run('one '))}{run('two')}</w:p>")
    assert (change.kind, change.deleted) == ("deletion", "one ")


def test_several_paragraphs_cut_out_and_pasted_elsewhere_are_moved_each() -> None:
    first, second = "The Ministry of Health reports every year.", "The Ministry of Labour never did."
    one, two = changes(f"21. {{-{first}¶-}}", f"22. {{-{second}¶-}}", "23. Three.", f"24. Four.{{+¶{first}¶{second}+}}")
    assert (one.kind, one.deleted, one.moved_to) == ("move", first, (3, 5))
    assert (two.kind, two.deleted, two.moved_to) == ("move", second, (3, 5))


def test_a_whole_paragraph_put_in_is_a_proposal_before_the_one_that_follows() -> None:
    (change,) = changes(
        body=f"<w:p>{run('One.')}</w:p><w:ins w:author='Chidi'><w:p>{run('New.')}</w:p></w:ins><w:p>{run('Two.')}</w:p>"
    )
    assert (told(change), change.author) == ((1, 0, 0, "", "New.¶"), "Chidi")


def test_a_whole_paragraph_put_in_at_the_end_is_a_proposal_behind_the_last() -> None:
    (change,) = changes(body=f"<w:p>{run('One.')}</w:p><w:ins w:author='Chidi'><w:p>{run('New.')}</w:p></w:ins>")
    assert told(change) == (0, 4, 4, "", "¶New.")


def test_a_paragraph_put_in_before_a_table_stands_behind_the_text_and_not_in_the_table() -> None:
    mark = "<w:pPr><w:rPr><w:ins w:author='Chidi'/></w:rPr></w:pPr>"
    new = f"<w:p>{mark}<w:ins w:author='Chidi'>{run('New.')}</w:ins></w:p>"
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('1,240')}</w:p></w:tc></w:tr></w:tbl>"
    (change,) = changes(body=f"<w:p>{run('One.')}</w:p>{new}{table}")
    assert told(change) == (0, 4, 4, "", "¶New.")


def test_a_whole_paragraph_put_in_before_the_first_is_a_proposal_before_it() -> None:
    (change,) = changes(body=f"<w:ins w:author='Chidi'><w:p>{run('New.')}</w:p></w:ins><w:p>{run('One.')}</w:p>")
    assert told(change) == (0, 0, 0, "", "New.¶")


def test_a_whole_paragraph_taken_out_is_a_proposal() -> None:
    (change,) = changes(
        body=f"<w:p>{run('One.')}</w:p><w:del w:author='Chidi'><w:p>{run('Old.')}</w:p></w:del><w:p>{run('Two.')}</w:p>"
    )
    assert (change.kind, told(change), change.joins_next) == ("deletion", (1, 0, 4, "Old.", ""), True)


def test_a_row_put_in_above_or_below_is_not_lost() -> None:
    row = f"<w:tr><w:trPr><w:ins w:author='Chidi'/></w:trPr><w:tc><w:p>{run('new')}</w:p></w:tc></w:tr>"
    old = f"<w:tr><w:tc><w:p>{run('old')}</w:p></w:tc></w:tr>"
    assert [told(each) for each in changes(body=f"<w:tbl>{old}{row}</w:tbl>")] == [(0, 3, 3, "", "¶new")]
    assert [told(each) for each in changes(body=f"<w:tbl>{row}{old}</w:tbl>")] == [(0, 0, 0, "", "new¶")]


def test_words_that_a_second_person_took_out_of_a_proposal_do_not_cut_it_in_two() -> None:
    inside = f"{run('new ')}<w:del w:author='Amina'>{run('very ', 'delText')}</w:del>{run('law')}"
    (change,) = changes(body=f"<w:p>{run('a ')}<w:ins w:author='Chidi'>{inside}</w:ins></w:p>")
    assert (told(change), change.author) == ((0, 2, 2, "", "new law"), "Chidi")


def test_of_a_picture_that_was_put_in_the_xml_is_kept() -> None:
    (change,) = changes(
        body=f"<w:p>{run('a ')}<w:ins w:author='Chidi'><w:r><w:drawing><x/></w:drawing></w:r></w:ins></w:p>"
    )
    assert change.inserted == "\ufffc"
    assert "drawing" in change.raw


def test_each_proposal_says_in_one_word_what_it_is() -> None:
    found = changes("21. {+In +}one {-old -}sentence {-forty-}{+42+}.{+¶+}And more.", "22. Three.{-¶-}", "23. Four.")
    assert [each.kind for each in found] == ["insertion", "deletion", "replacement", "split", "merge"]

"""What is read of a Word file: its text in both views, its comments, its bookmarks."""

import pytest

from tests.builders.word import WRITTEN, docx, packed, unpacked
from workbench.word.document import Position, WordComment, WordDocument
from workbench.word.projection import Projection, View, project
from workbench.word.reading import read, read_limited
from workbench.word.refusals import Damaged


def views(document: WordDocument) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return project(document, View.FROZEN).texts, project(document, View.PROPOSED).texts


def body(xml: str) -> WordDocument:
    return read(docx(body=xml))


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def words(document: WordDocument, comment: WordComment) -> str:
    """The words of the stream that a comment stands on, in one paragraph."""
    assert comment.start is not None
    assert comment.end is not None
    return document.paragraphs[comment.start.paragraph].text[comment.start.offset : comment.end.offset]


def test_headings_numbers_and_text_come_apart() -> None:
    heading, paragraph = read(docx("# Health", "21. Adopt a law.")).paragraphs
    assert (heading.text, heading.level, heading.numbering) == ("Health", 1, None)
    assert (paragraph.text, paragraph.level, paragraph.numbering) == ("Adopt a law.", None, ("1", 0))


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:tab/>", "\t"),
        ("<w:br/>", "\n"),
        ('<w:br w:type="page"/>', ""),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", "\u00ad"),
        ('<w:footnoteReference w:id="1"/>', "\ufffc"),
        ("<w:drawing/>", "\ufffc"),
        ("<w:lastRenderedPageBreak/>", ""),
        ("<w:t> no space kept </w:t>", "no space kept"),
        ("<w:t>one\nline</w:t>", "one line"),
        ("<w:t>𝄞 and é</w:t>", "𝄞 and é"),
    ],
)
def test_each_sign_of_word_is_one_character_or_none(xml: str, text: str) -> None:
    assert body(f"<w:p><w:r>{xml}</w:r></w:p>").paragraphs[0].text == text


def test_of_a_field_the_result_is_read_and_never_the_instruction() -> None:
    document = body(
        '<w:p><w:r><w:t>See </w:t><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText>'
        '<w:t>hidden</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("page 4")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{run(".")}</w:p>'
    )
    assert document.paragraphs[0].text == "Seepage 4."


def test_a_field_that_is_never_closed_does_not_swallow_the_rest_of_the_report() -> None:
    document = body(f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p>{run("The rest.")}</w:p>')
    assert document.paragraphs[1].text == "The rest."


def test_text_in_content_controls_links_and_alternatives_is_text() -> None:
    document = body(
        f"<w:sdt><w:sdtContent><w:p><w:hyperlink>{run('one ')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{run('two ')}</w:sdtContent></w:sdt>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="w14">{run("three")}</mc:Choice><mc:Fallback>{run("four")}</mc:Fallback>'
        "</mc:AlternateContent></w:p></w:sdtContent></w:sdt>"
    )
    assert document.paragraphs[0].text == "one two three"


def test_a_strict_file_reads_like_any_other() -> None:
    strict = 'xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    part = f"<s:document {strict}><s:body><s:p><s:r><s:t>Adopt a law.</s:t></s:r></s:p></s:body></s:document>"
    assert read(docx(parts={"word/document.xml": part})).paragraphs[0].text == "Adopt a law."


def test_both_views_of_a_sentence_with_tracked_changes() -> None:
    assert views(read(docx("21. Women hold {-forty-}{+42+} per cent."))) == (
        ("Women hold forty per cent.",),
        ("Women hold 42 per cent.",),
    )


def test_a_tracked_split_joins_in_the_frozen_view() -> None:
    assert views(read(docx("21. One.{+¶+}Two."))) == (("One.Two.",), ("One.", "Two."))


def test_a_tracked_merge_joins_in_the_proposed_view() -> None:
    assert views(read(docx("21. One.{-¶-}", "22. Two."))) == (("One.", "Two."), ("One.Two.",))


def test_a_paragraph_deleted_with_its_mark_is_gone_from_the_proposed_view() -> None:
    assert views(read(docx("21. One.", "22. {-Two.¶-}", "23. Three."))) == (
        ("One.", "Two.", "Three."),
        ("One.", "Three."),
    )


def test_words_put_in_and_taken_out_again_are_in_neither_view() -> None:
    both = f'<w:p>{run("a")}<w:ins w:author="A"><w:del w:author="B">{run("x")}</w:del></w:ins>{run("b")}</w:p>'
    assert views(body(both)) == (("ab",), ("ab",))


def test_a_move_is_at_its_old_place_in_one_view_and_at_its_new_in_the_other() -> None:
    document = body(
        f'<w:p><w:moveFrom w:author="A">{run("first ")}</w:moveFrom>{run("second ")}'
        f'<w:moveTo w:author="A">{run("first ")}</w:moveTo></w:p>'
    )
    assert views(document) == (("first second ",), ("second first ",))


def test_a_table_row_put_in_is_not_in_the_frozen_view() -> None:
    def row(text: str, change: str = "") -> str:
        return f"<w:tr><w:trPr>{change}</w:trPr><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"

    new = row("new", '<w:ins w:author="A"/>')
    document = body(f"<w:tbl>{row('old')}{new}</w:tbl><w:p/>")
    assert views(document) == (("old", ""), ("old", "new", ""))


def test_a_whole_paragraph_put_in_as_some_programs_write_it_is_not_in_the_frozen_view() -> None:
    document = body(
        f'<w:p>{run("One.")}</w:p><w:ins w:author="A"><w:p>{run("New.")}</w:p></w:ins><w:p>{run("Two.")}</w:p>'
    )
    assert views(document) == (("One.", "Two."), ("One.", "New.", "Two."))


def test_of_a_last_paragraph_that_was_put_in_nothing_is_left_in_the_frozen_view() -> None:
    assert views(read(docx("21. One.{+¶New.¶+}")))[0] == ("One.",)


def test_cells_never_run_into_one_another() -> None:
    mark = '<w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr>'
    cells = f"<w:tc><w:p>{mark}{run('one')}</w:p></w:tc><w:tc><w:p>{run('two')}</w:p></w:tc>"
    assert views(body(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"))[1] == ("one", "two")


def test_a_comment_stands_on_its_words() -> None:
    document = read(docx("21. Adopt a [law](Chidi: When?)."))
    (comment,) = document.comments
    assert (comment.author, comment.text, comment.date) == ("Chidi", "When?", "2026-05-03T14:00:11Z")
    assert words(document, comment) == "law"


def comments_part(*numbers: int) -> dict[str, str]:
    """A comments part in which these comments say nothing."""
    inside = "".join(f'<w:comment w:id="{number}" w:author="A"/>' for number in numbers)
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return {"word/comments.xml": f'<w:comments xmlns:w="{namespace}">{inside}</w:comments>'}


def test_a_comment_may_stand_at_a_point() -> None:
    document = read(docx("21. Adopt a [](Chidi: Which?)law."))
    assert (document.comments[0].start, document.comments[0].end) == (Position(0, 8), Position(0, 8))


@pytest.mark.parametrize(
    ("date", "read_as"),
    [
        ("2026-05-03T14:02:11Z", "2026-05-03T14:02:11Z"),
        ("2026-05-03T14:02:11.5+03:00", "2026-05-03T14:02:11.5+03:00"),
        ("0-00-00T00:00:00Z", ""),  # LibreOffice, for a comment without a date
        ("yesterday", ""),
    ],
)
def test_a_date_that_is_none_is_no_date(date: str, read_as: str) -> None:
    part = comments_part(1)["word/comments.xml"].replace("<w:comment ", f'<w:comment w:date="{date}" ')
    document = read(docx(body='<w:p><w:commentRangeStart w:id="1"/></w:p>', parts={"word/comments.xml": part}))
    assert document.comments[0].date == read_as


def test_comments_may_overlap() -> None:
    def mark(kind: str, number: int) -> str:
        return f'<w:commentRange{kind} w:id="{number}"/>'

    overlapping = (
        f"<w:p>{mark('Start', 1)}{run('Adopt ')}{mark('Start', 2)}{run('a law')}"
        f"{mark('End', 1)}{run(' now')}{mark('End', 2)}</w:p>"
    )
    document = read(docx(body=overlapping, parts=comments_part(1, 2)))
    assert [words(document, each) for each in document.comments] == ["Adopt a law", "a law now"]


def test_a_comment_whose_marks_stand_between_paragraphs_has_the_paragraphs_between_them() -> None:
    marked = (
        f'<w:commentRangeStart w:id="9"/><w:p>{run("One.")}</w:p><w:p>{run("Two.")}</w:p><w:commentRangeEnd w:id="9"/>'
    )
    (comment,) = read(docx(body=marked, parts=comments_part(9))).comments
    # Its reference is missing as well; the marks alone say where it stands.
    assert (comment.start, comment.end) == (Position(0, 0), Position(1, 4))


def test_marks_behind_the_last_paragraph_stand_at_its_end() -> None:
    behind = f'<w:p>{run("One.")}</w:p><w:commentRangeStart w:id="9"/><w:commentRangeEnd w:id="9"/>'
    (comment,) = read(docx(body=behind, parts=comments_part(9))).comments
    assert (comment.start, comment.end) == (Position(0, 4), Position(0, 4))


def test_a_bookmark_between_two_paragraphs_is_a_point() -> None:
    between = '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
    (bookmark,) = body(f"<w:p>{run('One.')}</w:p>{between}<w:p>{run('Two.')}</w:p>").bookmarks
    assert (bookmark.start, bookmark.end) == (Position(1, 0), Position(1, 0))


def test_a_thread_that_is_resolved_is_said_to_be() -> None:
    data = docx("21. Adopt a [law](Chidi: When?).[](Chidi: More?)")
    extended = unpacked(data)["word/commentsExtended.xml"].replace(b'w15:done="0"', b'w15:done="1"', 1)
    first, second = read(packed(unpacked(data) | {"word/commentsExtended.xml": extended})).comments
    assert (first.resolved, second.resolved) == (True, False)


def test_two_comments_at_one_point_are_no_thread() -> None:
    comments = read(docx("21. Adopt[](Chidi: When?)[](Amina: What?) a law.", threads=False)).comments
    assert [comment.reply_to for comment in comments] == [None, None]


def test_the_head_of_a_thread_is_the_earliest_comment_wherever_the_file_has_it() -> None:
    parts = unpacked(docx("21. Adopt a [law](Chidi: When? / Amina: In May.).", threads=False))
    later = parts["word/comments.xml"].replace(b"T14:00:11Z", b"T15:00:11Z", 1)
    head, reply = sorted(read(packed(parts | {"word/comments.xml": later})).comments, key=lambda each: each.date)
    assert (head.author, head.reply_to, reply.reply_to) == ("Amina", None, head.id)


def test_a_reply_stays_in_its_thread_and_a_resolved_thread_is_resolved() -> None:
    data = docx("21. Adopt a [law](Chidi: When? / Amina: In May. / Chidi: Good.).")
    head, first, second = read(data).comments
    assert (head.reply_to, first.reply_to, second.reply_to) == (None, head.id, head.id)
    assert not first.inferred


def test_without_the_list_of_threads_a_later_comment_on_the_same_words_is_taken_as_a_reply_and_said_so() -> None:
    head, reply = read(docx("21. Adopt a [law](Chidi: When? / Amina: In May.).", threads=False)).comments
    assert (reply.reply_to, reply.inferred) == (head.id, True)


def test_a_comment_in_a_footnote_stands_at_the_mark_of_the_note() -> None:
    note = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1">'
        f'<w:p><w:commentRangeStart w:id="0"/>{run("Act 5.")}<w:commentRangeEnd w:id="0"/></w:p>'
        "</w:footnote></w:footnotes>"
    )
    document = read(docx("21. A law^.", parts={"word/footnotes.xml": note} | comments_part(0)))
    assert words(document, document.comments[0]) == "\ufffc"
    assert document.notes == {"footnote 1": "Act 5."}


def test_bookmarks_and_properties_come_back() -> None:
    document = read(docx("21. Adopt a law.", uids=["01A"], properties={"WorkbenchSnapshot": "01S"}))
    assert [(mark.name, mark.start.offset, mark.end.offset) for mark in document.bookmarks] == [
        ("q_01A", 0, 0),
        ("p_01A", 0, 12),
    ]
    assert document.properties == {"WorkbenchSnapshot": "01S"}


def test_who_changed_what_and_when_is_kept() -> None:
    (kept, new) = read(docx("21. A {+new +}")).paragraphs[0].pieces
    assert kept.inserted is None
    assert new.inserted is not None
    assert (new.inserted.author, new.inserted.date) == ("Chidi", WRITTEN)


def test_bold_and_italic_are_named_as_in_the_inline_markup() -> None:
    pieces = read(docx("21. a **law** of *May*")).paragraphs[0].pieces
    assert [(piece.text, set(piece.marks)) for piece in pieces if piece.marks] == [("law", {"strong"}), ("May", {"em"})]


def places(view: Projection, *offsets: int) -> list[int]:
    return [view.place(Position(0, offset)).offset for offset in offsets]


def test_every_place_of_the_stream_has_a_place_in_either_view() -> None:
    document = read(docx("21. a{-bc-}{+xyz+}d"))  # stream: abcxyzd
    assert places(project(document, View.FROZEN), 0, 1, 2, 3, 4, 6, 7) == [0, 1, 2, 3, 3, 3, 4]
    assert places(project(document, View.PROPOSED), 0, 1, 2, 3, 4, 6, 7) == [0, 1, 1, 1, 2, 4, 5]


def test_a_file_is_read_in_a_process_of_its_own_and_refused_by_the_same_name() -> None:
    data = docx("21. Adopt a [law](Chidi: When?).", uids=["01A"])
    assert read_limited(data) == read(data)
    with pytest.raises(Damaged):
        read_limited(data[:300])

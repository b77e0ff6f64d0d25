"""What a comment of a Word file says: its words and their form, when, where, in answer to which."""

from tests.builders.word import W, docx, packed, unpacked
from workbench.text.markup import plain
from workbench.word.document import Position, WordComment, WordDocument
from workbench.word.reading import read

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def marked(inside: str, number: int = 0) -> str:
    """With the marks of comment `number` around it."""
    return (
        f'<w:commentRangeStart w:id="{number}"/>{inside}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


def comments(*bodies: str) -> str:
    inside = "".join(f'<w:comment w:id="{at}" w:author="Chidi">{body}</w:comment>' for at, body in enumerate(bodies))
    return f'<w:comments xmlns:w="{W}" xmlns:w14="{W14}">{inside}</w:comments>'


def saying(body: str) -> WordComment:
    """The one comment of a file, with this body."""
    parts = {"word/comments.xml": comments(body)}
    return read(docx(body=f"<w:p>{marked(run('law'))}</w:p>", parts=parts)).comments[0]


def with_body(body: str, *said: str) -> WordDocument:
    return read(docx(body=body, parts={"word/comments.xml": comments(*(f"<w:p>{run(each)}</w:p>" for each in said))}))


def test_a_comment_of_several_paragraphs_is_several_lines_with_their_form() -> None:
    low = run("2", '<w:vertAlign w:val="subscript"/>')
    comment = saying(
        f"<w:p><w:r><w:annotationRef/></w:r>{run('Which ')}{run('law', '<w:b/>')}{run('?')}</w:p><w:p/>"
        f"<w:p>{run('See ', '<w:i/>')}<w:r><w:br/></w:r>{run('CO')}{low}</w:p>"
    )
    assert comment.text == "Which law?\n\nSee \nCO2"
    assert comment.markup == "Which <strong>law</strong>?<br><br><em>See </em><br>CO<sub>2</sub>"
    assert plain(comment.markup) == comment.text


def test_signs_of_markup_in_a_comment_are_words() -> None:
    comment = saying(f"<w:p>{run('less &lt;b&gt; &amp; more')}</w:p>")
    assert (comment.text, comment.markup) == ("less <b> & more", "less &lt;b&gt; &amp; more")


def test_what_was_taken_out_of_a_comment_is_no_part_of_it_and_neither_is_a_picture() -> None:
    gone = '<w:del w:author="A"><w:r><w:delText>not </w:delText></w:r></w:del>'
    new = f'<w:ins w:author="A">{run("in May")}</w:ins>'
    comment = saying(f"<w:p>{run('Adopt ')}{gone}{new}<w:r><w:drawing/></w:r></w:p>")
    assert (comment.text, comment.markup) == ("Adopt in May", "Adopt in May")


def test_a_link_in_a_comment_is_kept_where_it_leads_to_the_web() -> None:
    relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r9" Type="{relationship}/hyperlink" Target="https://example.org/act" '
        'TargetMode="External"/>'
        "</Relationships>"
    )
    said = comments(f'<w:p>{run("See ")}<w:hyperlink r:id="r9">{run("the act")}</w:hyperlink></w:p>')
    said = said.replace("<w:comments ", f'<w:comments xmlns:r="{relationship}" ')
    parts = {"word/comments.xml": said, "word/_rels/comments.xml.rels": links}
    comment = read(docx(body=f"<w:p>{marked(run('law'))}</w:p>", parts=parts)).comments[0]
    assert comment.markup == 'See <a href="https://example.org/act">the act</a>'


def test_the_true_time_of_a_comment_is_read_where_the_file_has_it() -> None:
    parts = unpacked(docx("21. Adopt a [law](Chidi: When?)[](Amina: Why?)."))
    types = "http://schemas.microsoft.com/office"
    ids = f'<i:commentsIds xmlns:i="{CID}"><i:commentId i:paraId="00000001" i:durableId="2A"/></i:commentsIds>'
    times = (
        f'<x:commentsExtensible xmlns:x="{CEX}"><x:commentExtensible x:durableId="2A" '
        'x:dateUtc="2026-05-03T11:02:11Z"/></x:commentsExtensible>'
    )
    added = (
        f'<Relationship Id="i" Type="{types}/2016/09/relationships/commentsIds" Target="commentsIds.xml"/>'
        f'<Relationship Id="x" Type="{types}/2018/08/relationships/commentsExtensible" Target="times.xml"/>'
    )
    rels = parts["word/_rels/document.xml.rels"].decode().replace("</Relationships>", f"{added}</Relationships>")
    changed = {"word/_rels/document.xml.rels": rels, "word/commentsIds.xml": ids, "word/times.xml": times}
    first, second = read(packed(parts | changed)).comments
    assert (first.date_utc, second.date_utc) == ("2026-05-03T11:02:11Z", "")


def note(inside: str) -> dict[str, str]:
    return {
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="7">{inside}</w:footnote></w:footnotes>'
    }


REFERENCE = '<w:r><w:footnoteReference w:id="7"/></w:r>'


def test_a_comment_in_a_note_has_its_place_in_the_words_of_the_note_too() -> None:
    words = f"<w:p>{run('See also ')}</w:p><w:p>{run('Act ')}{marked(run('5'))}{run('.')}</w:p>"
    said = {"word/comments.xml": comments(f"<w:p>{run('Of 2019?')}</w:p>")}
    document = read(docx(body=f"<w:p>{run('A law')}{REFERENCE}</w:p>", parts=note(words) | said))
    (comment,) = document.comments
    assert (comment.story, comment.start, comment.end) == ("footnote 7", Position(0, 5), Position(0, 6))
    assert comment.within is not None
    assert document.notes["footnote 7"][slice(*comment.within)] == "5"


def test_two_comments_on_different_words_of_one_note_are_no_thread() -> None:
    words = f"<w:p>{marked(run('Act'), 0)} {marked(run('5'), 1)}</w:p>"
    said = {"word/comments.xml": comments(f"<w:p>{run('Which?')}</w:p>", f"<w:p>{run('Of 2019?')}</w:p>")}
    parts = unpacked(docx(body=f"<w:p>{run('A law')}{REFERENCE}</w:p>", parts=note(words) | said, threads=False))
    assert [each.reply_to for each in read(packed(parts)).comments] == [None, None]


def test_a_note_with_tracked_changes_is_read_in_both_ways_and_said() -> None:
    words = f'<w:p>{run("Act 5")}<w:ins w:author="A">{run(" of 2019")}</w:ins></w:p>'
    document = read(docx(body=f"<w:p>{run('A law')}{REFERENCE}</w:p>", parts=note(words)))
    assert (document.notes, document.notes_before) == (
        {"footnote 7": "Act 5 of 2019"},
        {"footnote 7": "Act 5"},
    )
    # A reader counts the notes; the id is of the file.
    assert "footnote 1 was changed (“Act 5” → “Act 5 of 2019”)" in str(document.warnings[0])


def test_a_comment_in_a_text_box_stands_at_the_box_and_the_words_of_the_box_are_told() -> None:
    box = f"<w:txbxContent><w:p>{marked(run('Ask Labour'))}</w:p></w:txbxContent>"
    document = with_body(f"<w:p>{run('A law')}<w:r><w:pict><x>{box}</x></w:pict></w:r></w:p>", "Done")
    (comment,) = document.comments
    assert (comment.story, comment.start, comment.end) == ("text box", Position(0, 5), Position(0, 5))
    assert "(“Ask Labour”)" in str(document.warnings[0])


def test_a_comment_in_a_content_control_in_a_cell_stands_on_its_words() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{marked(run('1,240'))}</w:sdtContent></w:sdt>"
    document = with_body(f"<w:tbl><w:tr><w:tc><w:p>{run('Women ')}{control}</w:p></w:tc></w:tr></w:tbl>", "Source?")
    (comment,) = document.comments
    assert (comment.start, comment.end) == (Position(0, 6), Position(0, 11))


def test_a_comment_on_words_that_were_taken_out_stands_on_them() -> None:
    gone = '<w:del w:author="A"><w:r><w:delText>forty</w:delText></w:r></w:del>'
    document = with_body(f"<w:p>{run('Women hold ')}{marked(gone)}{run(' per cent')}</w:p>", "Keep it")
    assert (document.comments[0].start, document.comments[0].end) == (Position(0, 11), Position(0, 16))

"""Real Word files: the oracle of tracked changes, files of many programs, and files made to break a reader."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import Figure
from workbench.limited import Limits, ReadingStopped
from workbench.limited.calls import settled
from workbench.limited.hosts import HOSTS
from workbench.word.paragraphs import read_text
from workbench.word.projection import View, project
from workbench.word.reading import read
from workbench.word.refusals import UnsafeFile

pytestmark = pytest.mark.real

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# Where the oracle, accepting or rejecting a move, leaves an empty paragraph behind; Word and we do not.
EMPTY_PARAGRAPH_LEFT = {("RP015-MoveFrom-MoveTo", "Accepted"), ("RP015-MoveFrom-MoveTo", "Rejected")}


_VIEWS = {"Accepted": View.PROPOSED, "Rejected": View.FROZEN}


def texts(path: Path, view: View) -> tuple[str, ...]:
    return project(read(path.read_bytes()), view).texts


@pytest.mark.word_roundtrip("A6")
def test_both_views_are_those_of_the_oracle(shared_data: Path, figure: Figure) -> None:
    twins = [
        (twin, name, done)
        for twin in sorted((shared_data / "docx-comments" / "rp").glob("*-[AR]*ed.docx"))
        for name, _, done in [twin.stem.rpartition("-")]
        if done in ("Accepted", "Rejected")
    ]
    views = {
        (name, done): (texts(twin.with_name(f"{name}.docx"), _VIEWS[done]), texts(twin, _VIEWS[done]))
        for twin, name, done in twins
    }
    equal = sum(ours == theirs for ours, theirs in views.values())
    figure("views equal; all but for empty paragraphs that the oracle leaves of a move", f"{equal}/{len(views)}")
    assert len(views) >= 63
    assert {key for key, (ours, theirs) in views.items() if ours != theirs} <= EMPTY_PARAGRAPH_LEFT
    said = {key: [[text for text in side if text] for side in sides] for key, sides in views.items()}
    assert [key for key, (ours, theirs) in said.items() if ours != theirs] == []


def test_every_comment_of_the_collection_has_its_place(shared_data: Path) -> None:
    comments = []
    for path in sorted((shared_data / "docx-comments").glob("*.docx")):
        document = read(path.read_bytes())
        comments += [(path.name, comment) for comment in document.comments]
    assert len(comments) >= 50
    assert [name for name, comment in comments if comment.start is None] == []


@pytest.mark.parametrize(
    ("name", "comments", "replies", "resolved"),
    [
        ("docx2python_comments.docx", 8, 4, 0),
        ("pandoc_comments.docx", 5, 1, 0),
        ("superdoc_WordOriginatedComments.docx", 6, 3, 0),
        ("superdoc_threaded-comment.docx", 3, 1, 0),
        ("superdoc_basic-resolved-comment.docx", 2, 0, 1),
        ("superdoc_Google_Docs_Originated_comments_TCs.docx", 10, 5, 0),
    ],
)
def test_threads_and_resolved_marks_are_those_of_the_program(
    shared_data: Path, name: str, comments: int, replies: int, resolved: int
) -> None:
    found = read((shared_data / "docx-comments" / name).read_bytes()).comments
    assert (
        len(found),
        sum(comment.reply_to is not None for comment in found),
        sum(comment.resolved for comment in found),
    ) == (comments, replies, resolved)


@pytest.mark.word_roundtrip("A10")
def test_hostile_and_broken_files_are_refused_or_read_and_nothing_breaks(shared_data: Path, figure: Figure) -> None:
    read_in: dict[str, tuple[str, ...]] = {}
    reasons: list[str] = []
    slowest = 0.0
    for path in sorted((shared_data / "hostile").iterdir()):
        answer = HOSTS.call("workbench.word.reading:read", (path.read_bytes(),), {}, Limits())
        slowest = max(slowest, answer.seconds)
        try:
            read_in[path.name] = tuple(map(str, settled(answer, Limits()).warnings))
        except UnsafeFile as refused:
            reasons.append(refused.reason)
        except ReadingStopped as stopped:
            pytest.fail(f"{path.name}: {stopped}")
    figure("real hostile files: refused, read, slowest", f"{len(reasons)}, {len(read_in)}, {slowest:.2f} s")
    assert slowest < 2
    assert all("save" in reason.lower() or "close" in reason.lower() for reason in reasons)
    assert set(read_in) == {
        "AdvancedQuestionsSloveniaAdd3.doc",  # a .docx under another name
        "docx2python_renamed_document_xml.docx",
        "poi_clusterfuzz-testcase-minimized-POIXWPFFuzzer-6733884933668864.docx",
        "tika_testAttachedTemplate.docx",
    }
    assert "malicious.dotx" in read_in["tika_testAttachedTemplate.docx"][0]


def test_the_word_drafts_of_the_working_group_are_read_whole(shared_data: Path) -> None:
    for path in sorted((shared_data / "upr-word-drafts").glob("*.docx")):
        document = read(path.read_bytes())
        assert sum(len(paragraph.text) for paragraph in document.paragraphs) > 30_000, path.name


def test_a_file_with_changes_reads_as_the_one_in_which_they_are_accepted(shared_data: Path) -> None:
    twins = sorted((shared_data / "docx-comments" / "rp").glob("*-Accepted.docx"))
    differing = [
        twin.name
        for twin in twins
        if read_text(twin.read_bytes()).paragraphs
        != read_text(twin.with_name(twin.name.replace("-Accepted", "")).read_bytes()).paragraphs
    ]
    assert len(twins) >= 32
    assert differing == []


@pytest.mark.parametrize("folder", ["upr-word-drafts", "brazil/team-papers", "languages", "docx-comments", "reference"])
def test_every_paragraph_of_a_body_is_read_once(shared_data: Path, folder: str) -> None:
    """Counted beside the reader, straight from the file: the text of each `w:p`, its deletions and boxes left out."""
    for path in sorted((shared_data / folder).glob("*.docx")):
        body = [letters for text in _plain_paragraphs(path) if (letters := _letters(text))]
        whole, as_read = (
            "\n".join(body),
            "\n".join(_letters(each.text) for each in read_text(path.read_bytes()).paragraphs),
        )
        long = {text for text in body if len(text) > 30}
        assert [text for text in body if text not in as_read] == [], path.name
        assert [text for text in long if as_read.count(text) != whole.count(text)] == [], path.name


def _plain_paragraphs(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        body = etree.fromstring(archive.read(_main_part(archive)))
    gone = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent"}
    return [
        "".join(
            each.text or ""
            for each in paragraph.iter(f"{W}t")
            if not any(up.tag in gone for up in each.iterancestors())
        )
        for paragraph in body.iter(f"{W}p")
    ]


def _main_part(archive: zipfile.ZipFile) -> str:
    return next(name for name in archive.namelist() if name.startswith("word/document") and name.endswith(".xml"))


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())

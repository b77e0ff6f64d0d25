"""A section goes out to Word, is worked on in LibreOffice, and comes back: every edit a revision, or in the queue."""

import random

import pytest

from tests.cast import Cast
from tests.drafting import a_library, a_report, later
from tests.office.office import Edit, Office
from tests.office.prose import Sent, markups
from tests.office.reviewing import edits
from workbench.drafting import operations, queries
from workbench.drafting.returned import receiving
from workbench.drafting.returned.receiving import Outcome
from workbench.export import section as taking_out
from workbench.installation import Installation
from workbench.text.normalise import fold
from workbench.word.reading import read
from workbench.word.returned.anchoring import FrozenParagraph

pytestmark = pytest.mark.office

PARAGRAPHS = 100
EDITS = 50


def a_section(installation: Installation, cast: Cast, chance: random.Random) -> tuple[str, str]:
    """The ids of a report and of a section of it that holds the paragraphs."""
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-5").id
        for number, text in enumerate(markups(chance, PARAGRAPHS)):
            operations.add_paragraph(db, section_id=section, text=text, by=cast.amina, at=later(number))
    return report.id, section


def sent_of(data: bytes) -> Sent:
    document = read(data)
    starts = {mark.name[2:]: mark.start.paragraph for mark in document.bookmarks if mark.name.startswith("p_")}
    found = [
        FrozenParagraph(
            uid, None if document.paragraphs[at].level is not None else number, document.paragraphs[at].text
        )
        for number, (uid, at) in enumerate(sorted(starts.items(), key=lambda each: each[1]))
    ]
    return Sent(data, tuple(found), "")


def taken_back(installation: Installation, cast: Cast, section: str, data: bytes) -> Outcome:
    store = installation.store
    returned = receiving.look(store, section_id=section, data=data, by=cast.farid)
    return receiving.receive(
        store, returned=returned, data=data, file_name="back.docx", by=cast.farid, at=later(PARAGRAPHS + 9)
    )


def plainly(text: str) -> str:
    return " ".join(fold(text).text.split())


def wanted(sent: Sent, made: list[Edit]) -> list[str]:
    """The texts of the section once every edit is made, by the plan alone."""
    texts = [(each.uid, each.text) for each in sent.frozen if each.number is not None]
    for edit in made:
        at = next(place for place, (uid, _) in enumerate(texts) if uid == edit.uid)
        uid, text = texts[at]
        if edit.kind == "delete":
            del texts[at]
        elif edit.kind == "merge":
            texts[at : at + 2] = [(uid, f"{text}{texts[at + 1][1]}")]
        elif edit.kind == "split":
            texts[at : at + 1] = [(uid, text[: edit.start]), ("", text[edit.start :])]
        else:
            texts[at] = (uid, text[: edit.start] + edit.text + text[edit.end :])
    return [plainly(text).replace(" ", "") for _, text in texts if text.strip()]


@pytest.mark.parametrize("recording", [True, False], ids=["tracked", "untracked"])
def test_every_edit_is_a_revision_or_in_the_queue(
    installation: Installation, cast: Cast, office: Office, recording: bool
) -> None:
    chance = random.Random(2026 + recording)
    report, section = a_section(installation, cast, chance)
    data = taking_out.take_out(installation.store, section_id=section, by=cast.farid, at=later(PARAGRAPHS + 1)).data
    sent = sent_of(data)
    made = edits(sent, chance, count=EDITS)

    outcome = taken_back(installation, cast, section, office.returned(data, edits=made, recording=recording))

    with installation.store.reading() as db:
        stands = [plainly(each.text).replace(" ", "") for each in queries.paragraphs(db, report, section_id=section)]
    waits = {plainly(each.arrived.text).replace(" ", "") for each in outcome.taken.waiting if each.arrived}
    gone = {each.likely for each in outcome.taken.waiting if not each.arrived}
    deleted = [edit.uid for edit in made if edit.kind == "delete"]
    missing = [text for text in wanted(sent, made) if text not in stands and text not in waits]
    assert missing == []
    texts = {each.uid: plainly(each.text).replace(" ", "") for each in sent.frozen}
    assert [uid for uid in deleted if texts[uid] in stands and uid not in gone] == []

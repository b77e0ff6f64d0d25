"""The pack of each ministry on real concluding observations: all and only its own, whoever answers for what."""

import io
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import docx
import pytest

from tests.cast import MORNING, Cast
from workbench.corpus.operations import Choices
from workbench.drafting import operations as drafting
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind
from workbench.export import request_form, request_letter
from workbench.export.request_letter import Writer
from workbench.guidelines.library import pack
from workbench.installation import Installation
from workbench.people import OrganisationKind
from workbench.people import operations as people
from workbench.recommendations.documents.filing import file_document
from workbench.recommendations.ledger import keeping
from workbench.recommendations.records import Facet, Role
from workbench.requests import operations, queries
from workbench.requests.asking import to_ask
from workbench.requests.assembling import ToAsk
from workbench.requests.drawing import Office, drawn
from workbench.requests.operations import Terms
from workbench.requests.records import ItemKind
from workbench.store import Database

pytestmark = pytest.mark.real

OBSERVATIONS = "brazil/cerd/CERD-Observacoes-Brasil-2022.pdf"
UNITS = 80
OFFICES = (
    "Racial Equality",
    "Justice",
    "Health",
    "Culture",
    "Labour",
    "Indigenous Peoples",
    "Women",
    "Foreign Affairs",
)


@dataclass(frozen=True)
class Library:
    """The report, the ministries (ids), and what there is to ask, in the order of the text."""

    installation: Installation
    cast: Cast
    report: str
    offices: tuple[str, ...]
    units: tuple[ToAsk, ...]


@pytest.fixture
def library(installation: Installation, cast: Cast, shared_data: Path) -> Library:
    file = shared_data / OBSERVATIONS
    file_document(installation.store, file.read_bytes(), name=file.name, choices=Choices({}), by=cast.amina, at=MORNING)
    with installation.store.writing() as db:
        identity = ReportIdentity(treaty="ICERD", kind=ReportKind.PERIODIC, state="BRA")
        report = drafting.new_report(db, identity=identity, packs=[pack("icerd")], by=cast.amina, at=MORNING)
        offices = tuple(
            people.add_organisation(
                db,
                name=f"Ministry of {name}",
                kind=OrganisationKind.MINISTRY,
                short_name="",
                by=cast.operator,
                at=MORNING,
            )
            for name in OFFICES
        )
        asked = to_ask(db, cast.amina, report.id)
    return Library(
        installation, cast, report.id, offices, tuple(each for each in asked if each.kind is ItemKind.RECOMMENDATION)
    )


def assigned(library: Library, db: Database, dice: random.Random) -> dict[str, set[str]]:
    """Each unit to nobody, to one or to several, responsible or supporting; office → the targets it answers for."""
    theirs: dict[str, set[str]] = {each: set() for each in library.offices}
    for office in library.offices:
        for role, share in ((Role.RESPONSIBLE, 0.2), (Role.SUPPORTING, 0.1)):
            units = [each.target for each in library.units if dice.random() < share]
            if units:
                by = library.cast.amina
                keeping.put_tag(db, units, Facet.MINISTRY, office, role=role, by=by, at=MORNING)
            theirs[office] |= set(units)
    return theirs


def packed(library: Library, db: Database, office: str) -> Iterator[str]:
    """The targets of that office's request, in order."""
    request_id = operations.prepare(
        db,
        organisation=office,
        terms=Terms(due=date(2026, 12, 31)),
        report_id=library.report,
        by=library.cast.amina,
        at=MORNING,
    )
    for each in queries.items(db, request_id):
        yield each.target


def test_paragraphs_6_to_67_are_eighty_things_to_ask(library: Library) -> None:
    numbers = [int(found[1]) for each in library.units if (found := re.search(r"para\. (\d+)", each.key))]
    assert len(numbers) == len(library.units)
    assert sum(6 <= number <= 67 for number in numbers) == UNITS


def test_packs_hold_all_and_only_what_each_ministry_answers_for(library: Library, full_count: bool) -> None:
    order = [each.target for each in library.units]
    with library.installation.store.writing() as db:
        for seed in range(60 if full_count else 3):
            db.execute("savepoint assigned")
            theirs = assigned(library, db, random.Random(seed))
            for office, wanted in theirs.items():
                got = list(packed(library, db, office))
                assert got == [each for each in order if each in wanted], (seed, office)
            db.execute("rollback to assigned")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pack_prints_each_of_them_once_and_nothing_of_another_ministry(library: Library, language: str) -> None:
    by = library.cast.amina
    with library.installation.store.writing() as db:
        theirs = assigned(library, db, random.Random(7))
        office = max(theirs, key=lambda each: len(theirs[each]))
        terms = Terms(due=date(2026, 12, 31), language=language)
        request_id = operations.prepare(
            db, organisation=office, terms=terms, report_id=library.report, by=by, at=MORNING
        )
        found, items = queries.request(db, by, request_id), queries.items(db, request_id)
    writer = Writer("Mechanism", request_letter.template_of(library.installation.settings.home))
    letter = request_letter.written(found, items, writer, on=MORNING.date())
    data = request_form.word(found, items, letter=letter)
    *_, table = docx.Document(io.BytesIO(data)).tables
    cells = [row.cells[0].text for row in table.rows][1:]
    assert len(cells) == len(items) == len(theirs[office])
    for each in library.units:
        standing = [cell for cell in cells if each.text in cell.splitlines()]
        assert len(standing) == (1 if each.target in theirs[office] else 0), each.key


# Judged by reading the 83 units: what asks for figures, for laws, of the courts, of every level of government.
BY_KIND = {
    OrganisationKind.STATISTICS: {"6", "31 (f)", "40 (d)"},
    OrganisationKind.PARLIAMENT: {"8 (b)", "27 (a)", "31 (a)", "36 (f)", "61"},
    OrganisationKind.JUDICIARY: {"12", "31 (e)", "36 (d)"},
    OrganisationKind.SUBNATIONAL: {"6", "8 (a)", "27 (a)", "33 (b)", "67"},
}


def test_offices_that_are_no_ministry_are_asked_what_is_theirs_by_what_they_are(library: Library) -> None:
    for kind, theirs in BY_KIND.items():
        found = drawn(library.units, Office("one", "One", kind))
        assert {each.asked.key.partition("para. ")[2] for each in found} == theirs, kind

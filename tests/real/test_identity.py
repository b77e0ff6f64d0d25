"""Real documents taken into a library: whose symbol is whose, and what stands beside what."""

from pathlib import Path

import pytest

from tests.cast import MORNING, Cast
from workbench.corpus import queries
from workbench.corpus.operations import Choices, Status
from workbench.corpus.versions import relations
from workbench.installation import Installation
from workbench.recommendations.documents.filing import file_document

pytestmark = pytest.mark.real


def test_the_two_drafts_on_estonia_stand_side_by_side(
    shared_data: Path, installation: Installation, cast: Cast
) -> None:
    drafts = sorted((shared_data / "upr-word-drafts").glob("Estonia*"))
    filed = [
        file_document(
            installation.store, each.read_bytes(), name=each.name, choices=Choices({}), by=cast.amina, at=MORNING
        )[0]
        for each in drafts
    ]
    assert [each.status for each in filed] == [Status.ADDED, Status.ADDED]
    assert len({each.document.symbol for each in filed}) == 1
    with installation.store.reading() as db:
        related = relations.related(db, cast.amina, filed[0].document)
        assert [(each.document.id, each.relation.value) for each in related] == [(filed[1].document.id, "same_symbol")]
        assert all(document.replaced_by is None for document in queries.documents(db, cast.amina))


def test_a_teams_notes_on_a_document_do_not_stand_beside_it(
    shared_data: Path, installation: Installation, cast: Cast
) -> None:
    files = (
        shared_data / "brazil" / "upr" / "HRC-Compilation-Brasil-2022.pdf",
        shared_data / "brazil" / "team-papers" / "A-HRC-WG6-41-BRA-2-Recomendacoes-Lacunas.pdf",
    )
    compilation, notes = (
        file_document(
            installation.store, each.read_bytes(), name=each.name, choices=Choices({}), by=cast.amina, at=MORNING
        )[0].document
        for each in files
    )
    assert (compilation.symbol, notes.symbol) == ("A/HRC/WG.6/41/BRA/2", None)
    with installation.store.reading() as db:
        assert queries.document(db, cast.amina, "A/HRC/WG.6/41/BRA/2") == compilation
        assert relations.related(db, cast.amina, compilation) == ()

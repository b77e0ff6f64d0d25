"""Given: a small library about Arcadia, and reports in drafting on it."""

from datetime import datetime, timedelta

from tests.cast import MORNING
from workbench.drafting import operations
from workbench.drafting.operations.report import ReportIdentity
from workbench.drafting.records import ReportKind, StateReport
from workbench.guidelines import library
from workbench.people import Actor
from workbench.recommendations.documents.versions import settle
from workbench.store import Database, new_id

OBSERVATIONS = "CERD/C/ARC/CO/18-20"
RACISM = "The Committee is concerned at the persistence of “structural racism” in schools."
CORE = "HRI/CORE/ARC/2020"
CENSUS = "In 2019 the census counted 4,210,000 inhabitants, of whom 12 per cent named an indigenous language."
CONTRIBUTION = "Contribution of the Ministry of Education (2026-03-01)"
CANARY = "Zanzibarine canaries: 1,240 teachers were trained, but the funds are gone."


def later(minutes: int) -> datetime:
    """So many minutes into the morning."""
    return MORNING + timedelta(minutes=minutes)


def a_document(db: Database, *, symbol: str | None, kind: str, published: bool, title: str = "", **values: str) -> str:
    """A document of the library, without paragraphs."""
    document_id = new_id()
    db.table("document").insert(
        {
            "id": document_id,
            "slug": document_id.lower(),
            "symbol": symbol,
            "kind": kind,
            "treaty": "ICERD",
            "body": "CERD",
            "state": "ARC",
            "language": "en",
            "date": "2022-12-19",
            "title": title or symbol or "",
            "published": published,
            "audience": "everyone",
            "file_sha256": "0" * 64,
            "file_name": "file.pdf",
            "media_type": "application/pdf",
            "added_at": "2026-01-01T00:00:00.000000Z",
            **values,
        }
    )
    return document_id


def a_passage(db: Database, document_id: str, number: str | None, text: str, *, position: int = 1) -> str:
    """A paragraph of a document."""
    paragraph_id = new_id()
    db.table("paragraph").insert(
        {
            "id": paragraph_id,
            "document_id": document_id,
            "position": position,
            "number": number,
            "label": number or f"¶ {position}",
            "text": text,
            "kind": "other",
            "full_text": text,
            "anchor": f"para-{number or position}",
        }
    )
    return paragraph_id


def a_recommendation(
    db: Database, document_id: str, paragraph_id: str, label: str, place: int, **values: object
) -> str:
    """A unit that a report responds to."""
    recommendation_id = new_id()
    db.table("recommendation").insert(
        {
            "id": recommendation_id,
            "document_id": document_id,
            "paragraph_id": paragraph_id,
            "place": place,
            "label": label,
            "text": f"Recommendation {label}",
            "lead": recommendation_id,
            **values,
        }
    )
    settle(db, document_id)
    return recommendation_id


def a_library(db: Database) -> None:
    """Concluding observations with three recommendations, a core document, and a ministry's contribution."""
    observations = a_document(db, symbol=OBSERVATIONS, kind="concluding_observations", published=True)
    a_passage(db, observations, "20", RACISM, position=1)
    asked = a_passage(db, observations, "21", "It recommends: (a) a law; (b) training.", position=2)
    a_recommendation(db, observations, asked, "a", 1)
    a_recommendation(db, observations, asked, "b", 2)
    spread = a_passage(db, observations, "40", "It recommends that this be made known.", position=3)
    a_recommendation(db, observations, spread, "", 3, procedural=1)
    core = a_document(db, symbol=CORE, kind="common_core_document", published=True)
    a_passage(db, core, "7", CENSUS)
    contribution = a_document(
        db,
        symbol=None,
        kind="contribution",
        published=False,
        title="Contribution of the Ministry of Education",
        date="2026-03-01",
        audience="state",
    )
    a_passage(db, contribution, None, CANARY)


def a_report(db: Database, by: Actor, *, packs: tuple[str, ...] = ("icerd",), **identity: str) -> StateReport:
    """The 21st to 23rd periodic reports of Arcadia, in the hands of the ICERD drafting group."""
    described = ReportIdentity(**{"treaty": "ICERD", "kind": ReportKind.PERIODIC, "state": "ARC", **identity})  # type: ignore[arg-type]
    return operations.new_report(
        db, identity=described, packs=[library.pack(name) for name in packs], by=by, at=MORNING
    )

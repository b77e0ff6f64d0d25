"""A document that comes after the table: its recommendations are tied to those that the table made known.

A row that is one unit of the document hands its lead to it: whatever was kept stands under the same id as before. A row
that is a paragraph of several items gives each of them what was kept of it. The row itself counts no more, and does
again where the document no longer holds what it became. Nothing is lost and nothing counts twice.
"""

from collections import defaultdict
from typing import Any

from workbench.recommendations.intake.matching import COLUMNS, Candidate, at_place, by_words, candidate_of, within
from workbench.recommendations.intake.saying import saying_from
from workbench.recommendations.ledger.joining import copy_kept, drop_kept
from workbench.store import Database


def tie_rows(db: Database, document_id: str) -> None:
    """Tie what is known from tables alone to the units of this document. To be called when its leads are settled."""
    document = next(db.query("select * from document where id = :id", {"id": document_id}))
    if document["audience"] != "everyone":  # what a table says is for all; it does not vanish behind what few may read
        return
    rows = _rows(db, document)
    if not rows:
        return
    tying = _Tying(db, document_id)
    for row_id, counted, row in rows:
        tying.tie(row_id, row, counted=counted)


def _rows(db: Database, document: dict[str, Any]) -> list[tuple[str, bool, Candidate]]:
    """What may be of this document: of its symbol; without one, of its State, its body and its year."""
    sql = (
        f"select id, counted, {COLUMNS} from recommendation where +document_id is null and not no_longer_read and "
        "(symbol = :symbol or symbol is null and state = :state) order by symbol is null, place, id"
    )
    # The plus has SQLite look by symbol and State: what has no document may be tens of thousands.
    found = db.query(sql, {"symbol": document["symbol"], "state": document["state"]})
    rows = [(str(row["id"]), bool(row["counted"]), candidate_of(row)) for row in found]
    return [each for each in rows if each[2].symbol or _may_hold(document, each[2])]


def _may_hold(document: dict[str, Any], row: Candidate) -> bool:
    pairs = ((document["body"], row.body), (document["session"], row.session))
    if any(one and two and one != two for one, two in pairs):
        return False
    return not (document["date"] and row.date) or abs(int(document["date"][:4]) - int(row.date[:4])) <= 1


class _Tying:
    """The units of one document, and what is tied to them."""

    def __init__(self, db: Database, document_id: str) -> None:
        self.db = db
        sql = f"select {COLUMNS} from recommendation where document_id = :id and not no_longer_read order by place, id"
        self.units = [candidate_of(row) for row in db.query(sql, {"id": document_id})]
        self.by_number: dict[str, list[Candidate]] = defaultdict(list)
        for each in self.units:
            self.by_number[each.number].append(each)
        self.present: dict[str, str] = {}  # lead as it was → as it is since a row gave its own

    def tie(self, row_id: str, row: Candidate, *, counted: bool) -> None:
        leads = self._leads(row_id, row)
        if not leads:
            if not counted and not self._is_held(row_id):
                self.db.execute("update recommendation set counted = 1 where id = :id", {"id": row_id})
            return
        if counted and len(leads) == 1 and self._is_free(leads[0]):
            self._hand_over(row_id, leads[0])
        else:
            for lead in leads:
                self._share(row_id, lead)
        self.db.execute("update recommendation set counted = 0 where id = :id", {"id": row_id})

    def _leads(self, row_id: str, row: Candidate) -> tuple[str, ...]:
        found = [
            each
            for number, label in self._places(row_id, row)
            for each in at_place(self.by_number.get(number, ()), label=label, words=row.words, language=row.language)
        ]
        if not found and row.number and not row.symbol:
            found = within(row.words, self.by_number.get(row.number, ()))
        if not found:
            same = by_words(row.words, self.units)
            found = [same] if same is not None else []
        return tuple(dict.fromkeys(self.present.get(each.lead, each.lead) for each in found))

    def _places(self, row_id: str, row: Candidate) -> tuple[tuple[str, str], ...]:
        """Of which paragraphs of its document a table speaks; none where the table does not say which document."""
        if not row.symbol or not row.number:
            return ()
        sql = "select said from row_taken_in where recommendation_id = :id"
        said = (saying_from(each["said"]).places for each in self.db.query(sql, {"id": row_id}))
        return tuple(dict.fromkeys(((row.number, row.label), *(place for places in said for place in places))))

    def _is_free(self, lead: str) -> bool:
        """Whether the lead is that of a unit, and no row's own."""
        sql = "select 1 from recommendation where id = :lead and document_id is not null"
        return self.db.execute(sql, {"lead": lead}).fetchone() is not None

    def _is_held(self, row_id: str) -> bool:
        """Whether a unit that is read still has what the row became."""
        sql = (
            "select 1 from recommendation unit where unit.document_id is not null and not unit.no_longer_read "
            "and (unit.lead = :id or unit.lead in (select same.recommendation_id from row_taken_in own "
            "join row_taken_in same on same.source = own.source and same.key = own.key "
            "where own.recommendation_id = :id and same.recommendation_id <> :id))"
        )
        return self.db.execute(sql, {"id": row_id}).fetchone() is not None

    def _hand_over(self, row_id: str, lead: str) -> None:
        """The row's id becomes the lead of the unit and of its versions; what was kept of the unit comes to it."""
        copy_kept(self.db, lead, row_id)
        self.db.execute("update recommendation set lead = :new where lead = :old", {"new": row_id, "old": lead})
        drop_kept(self.db, lead)
        self.present[lead] = row_id

    def _share(self, row_id: str, lead: str) -> None:
        """The unit gets what is kept of the row, once: what is taken from it later does not come back."""
        if lead == row_id:
            return
        given = self.db.execute(
            "insert or ignore into row_taken_in (source, key, recommendation_id, table_id, row, place, cells, notes, "
            "said, sha256) select source, key, :lead, table_id, row, place, cells, notes, said, sha256 "
            "from row_taken_in where recommendation_id = :id",
            {"lead": lead, "id": row_id},
        )
        if given.rowcount:
            copy_kept(self.db, row_id, lead)

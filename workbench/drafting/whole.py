"""A whole report counted for one of its pages: what was counted last is kept as long as its stamp is the same.

After a save only the new text is read and counted again. What is taken from here equals `queries.coverage` and
`queries.at_a_glance` in the same transaction; that the actor may see the report was asked before.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from workbench.drafting import queries
from workbench.drafting.asked.covering import Coverage
from workbench.drafting.asked.glance import ReportOverview
from workbench.drafting.blocks.references import ids_in
from workbench.drafting.budget.parts import Words
from workbench.drafting.budget.queries import words_of
from workbench.drafting.records import DraftParagraph, Section, SectionState, StateReport
from workbench.drafting.rereading import reread
from workbench.drafting.sharing.states import Standing, standings
from workbench.drafting.stamps import Stamp, stamp
from workbench.people import Actor
from workbench.store import Database

MOST = 24  # reports, each once for all who see the same of the library; one of 1,000 paragraphs has some 4 MB


@dataclass(frozen=True)
class Whole:
    """All that is asked of a report and all that stands in it. `words` are those of each paragraph, by its id.

    `standings` say how far each section is.
    """

    stamp: Stamp
    coverage: Coverage
    overview: ReportOverview
    sections: tuple[Section, ...]
    paragraphs: tuple[DraftParagraph, ...]
    words: Mapping[str, Words]
    standings: Mapping[str, Standing]


@dataclass(frozen=True)
class _Kept:
    whole: Whole
    refers_elsewhere: bool

    def is_of(self, now: Stamp, report: StateReport) -> bool:
        """Whether all but the texts stands as it stood."""
        return (
            self.whole.stamp.counted == now.counted
            and (self.whole.stamp.elsewhere == now.elsewhere or not self.refers_elsewhere)
            and self.whole.overview.report == report
        )


_kept: OrderedDict[tuple[str, frozenset[str]], _Kept] = OrderedDict()
_lock = Lock()


def whole(db: Database, actor: Actor, report: StateReport) -> Whole:
    """The report as it stands in this transaction."""
    now, key = stamp(db, report.id), (report.id, actor.audiences)
    with _lock:
        known = _kept.get(key)
    if known is not None and known.is_of(now, report):
        if known.whole.stamp.texts == now.texts:
            return known.whole
        found = _with_new_texts(db, known.whole, now)
    else:
        found = _counted(db, actor, report, now)
    _keep(key, _Kept(found, _refers_elsewhere(found.paragraphs)))
    return found


def _keep(key: tuple[str, frozenset[str]], kept: _Kept) -> None:
    with _lock:
        _kept[key] = kept
        _kept.move_to_end(key)
        while len(_kept) > MOST:
            _kept.popitem(last=False)


def _counted(db: Database, actor: Actor, report: StateReport, now: Stamp) -> Whole:
    covered = queries.coverage(db, actor, report)
    tree, blocks = queries.sections(db, report.id), queries.paragraphs(db, report.id)
    words = words_of(db, report, blocks)
    stand = standings(db, report.id)
    seen = queries.glance_of(db, report, covered, tree, blocks, words, _how_far(stand))
    return Whole(now, covered, seen, tree, blocks, words, stand)


def _with_new_texts(db: Database, known: Whole, now: Stamp) -> Whole:
    """The same with the texts that were saved since."""
    report = known.overview.report
    sql = "select id, revision_id from draft_paragraph where report_id = ? and not deleted"
    standing = dict(db.execute(sql, (report.id,)).fetchall())
    old = tuple(each for each in known.paragraphs if standing[each.id] != each.revision_id)
    new = {each.id: each for each in reread(db, old, report.language)}
    blocks = tuple(new.get(each.id, each) for each in known.paragraphs)
    words = {**known.words, **words_of(db, report, tuple(new.values()))}
    stand = standings(db, report.id)
    seen = queries.glance_of(db, report, known.coverage, known.sections, blocks, words, _how_far(stand))
    return Whole(now, known.coverage, seen, known.sections, blocks, words, stand)


def _how_far(stand: Mapping[str, Standing]) -> dict[str, SectionState]:
    return {section_id: each.state for section_id, each in stand.items()}


def _refers_elsewhere(paragraphs: Sequence[DraftParagraph]) -> bool:
    own = {each.id for each in paragraphs}
    return any(
        not own.issuperset(ids_in(text))
        for each in paragraphs
        for text in (each.markup, *each.footnotes.values())
        if "<ref " in text
    )

"""What the State's last report said nearest to what is asked: it stands beside whatever has nothing of a report yet.

A recommendation is mostly younger than the report that it was made on, so that no report speaks to it by name; what its
office needs is what was told the committee then.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from workbench.corpus import queries as corpus
from workbench.corpus.records import Document, Paragraph
from workbench.drafting import queries as drafting
from workbench.people import Actor
from workbench.recommendations.twins.ranking import ranked
from workbench.recommendations.twins.words import Told
from workbench.requests.assembling import ToAsk
from workbench.requests.readable import for_the_eyes_of
from workbench.requests.records import Beside, InformationRequest
from workbench.store import Database
from workbench.treaties import DocumentKind

_REPORTS: Final = frozenset(
    {
        DocumentKind.STATE_REPORT,
        DocumentKind.REPORT_CCPR_DATED,
        DocumentKind.REPORT_CESCR_OLD,
        DocumentKind.REPORT_SERIES_OLD,
        DocumentKind.UPR_NATIONAL_REPORT,
    }
)
_TOO_SHORT: Final = 12  # words of a paragraph that tells nothing
_LEAST: Final = 0.35  # confidence below which a passage is rather on something else
_THEN, _NOW = "0001", "0002"  # a report comes before what is asked, whatever their days


def last_said(db: Database, actor: Actor, request: InformationRequest, asked: Sequence[ToAsk]) -> dict[int, Beside]:
    """Place in `asked` → the passage of the last report that is most like it, of what its office may read."""
    reader = for_the_eyes_of(actor, request.organisation_id)
    found: dict[int, Beside] = {}
    for (state, treaty), places in _by_report(db, actor, request, asked).items():
        last = _last(corpus.documents(db, reader, state=state, treaty=treaty), request.language)
        if last is not None:
            passages = corpus.paragraphs(db, last.id)
            for place, nearest in _nearest(last, passages, {each: asked[each] for each in places}).items():
                citation, language = corpus.citation(last, nearest), last.language or "en"
                found[place] = Beside(citation=citation, text=nearest.full_text, language=language, own=False)
    return found


def _by_report(
    db: Database, actor: Actor, request: InformationRequest, asked: Sequence[ToAsk]
) -> dict[tuple[str, str], list[int]]:
    """(State, treaty) of the report looked into → places: that of the request, else that of each recommendation."""
    if request.report_id is not None:
        report = drafting.report(db, actor, request.report_id)
        return {(report.state, report.treaty): list(range(len(asked)))}
    sql = (
        "select lead, state, treaty from recommendation where counted and state <> '' and treaty <> '' "
        "and lead in (select value from json_each(:leads))"
    )
    leads = json.dumps(sorted({each.target for each in asked}))
    of = {str(row["lead"]): (str(row["state"]), str(row["treaty"])) for row in db.query(sql, {"leads": leads})}
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, each in enumerate(asked):
        if each.target in of:
            places[of[each.target]].append(place)
    return places


def _last(of_state: Sequence[Document], language: str) -> Document | None:
    """The latest report, latest first given; of its versions that in the language of the request, else in English."""
    reports = [each for each in of_state if each.kind in _REPORTS]
    same = [each for each in reports if each.date == reports[0].date]
    return min(same, key=lambda each: (each.language != language, each.language != "en"), default=None)


def _nearest(last: Document, passages: Sequence[Paragraph], asked: Mapping[int, ToAsk]) -> dict[int, Paragraph]:
    of_report = {each.id: each for each in passages if len(each.full_text.split()) >= _TOO_SHORT}
    told = [Told(key, each.full_text, each.heading, last.language or "en", _THEN) for key, each in of_report.items()]
    told += [Told(f"asked {place}", each.text, "", each.language, _NOW) for place, each in asked.items()]
    found: dict[int, Paragraph] = {}
    for one in ranked(told, {f"asked {place}" for place in asked}, set(of_report)):
        place = int(one.later.removeprefix("asked "))
        if one.confidence >= _LEAST and place not in found:  # the likeliest comes first
            found[place] = of_report[one.earlier]
    return found

"""What can be put into a text by number or words: a paragraph of this report or the core document, a statistic."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, islice

from flask import Response, jsonify, request
from flask_babel import gettext as _

from workbench.corpus import finding
from workbench.corpus import queries as corpus_queries
from workbench.corpus.finding import Answer
from workbench.drafting import queries
from workbench.drafting.blocks.references import references
from workbench.drafting.records import StateReport
from workbench.drafting.statistics import queries as statistic_queries
from workbench.drafting.statistics.cells import named
from workbench.drafting.statistics.words import in_words
from workbench.errors import N_, Invalid, WorkbenchError
from workbench.people.access import Permission
from workbench.search.meaning import finished, meant
from workbench.search.port import Filters
from workbench.store import Database
from workbench.text.characters import NOTE_MARK
from workbench.treaties.kinds import DocumentKind
from workbench.web.access import requires
from workbench.web.context import actor, installation, store
from workbench.web.drafting.blueprint import blueprint
from workbench.web.drafting.desk.tools import Typed
from workbench.web.drafting.writing.typed_text import note_mark

MOST = 12  # offered at once; a few more words narrow it
_ALL_THERE_ARE = sys.maxsize
CORE = (DocumentKind.COMMON_CORE_DOCUMENT.value, DocumentKind.COMMON_CORE_DOCUMENT_OLD.value)
Found = dict[str, str]  # id, mark (as it stands in the text), label and words for the list


class NothingToReferTo(Invalid):
    message = N_(
        "There is no paragraph “%(words)s” in this report or in the library. Nothing was saved yet: write its number "
        "(24, or 24 (a)), or the citation of a paragraph of the core document."
    )


class NoSuchFigure(Invalid):
    message = N_("There is no statistic “%(words)s”. Nothing was saved yet: write its name as the list has it.")


@blueprint.get("/reports/<report_id>/insertable")
@requires(Permission.WRITE_REPORTS)
def insertable(report_id: str) -> Response:
    """What the script offers for `q`: `kind=ref` paragraphs, `kind=stat` figures of statistics."""
    words = request.args.get("q", "").strip()[:200]
    with store().reading() as db:
        report = queries.report(db, actor(), report_id)
        if request.args.get("kind") == "stat":
            found = _figures(db, report, words)
        else:
            found = chain(_paragraphs(db, report, words), _core(db, report, words))
        return jsonify(found=list(islice(found, MOST)))


def _paragraphs(db: Database, report: StateReport, words: str) -> Iterator[Found]:
    """Those whose number begins so come first, then those with the words in them."""
    standing = [each for each in queries.paragraphs(db, report.id) if each.label]
    wanted = words.casefold()
    first = [each for each in standing if each.label.casefold().startswith(wanted)]
    then = [each for each in standing if each not in first and wanted in each.text.casefold()]
    for each in first + then:
        text = each.text.replace(NOTE_MARK, "")
        yield {"id": each.id, "mark": note_mark("ref", each.id, each.label), "label": each.label, "words": text[:90]}


def _core(db: Database, report: StateReport, words: str) -> Iterator[Found]:
    """Passages of the State's core document that the actor may read."""
    if not words:
        return
    try:
        answer = _in_core(db, report, words)
    except WorkbenchError:  # half a query, or no index yet: the report's own paragraphs are offered still
        return
    said = references(db, report.id, [each.paragraph.id for each in answer.passages])
    for each in answer.passages:
        label = said[each.paragraph.id].label
        mark = note_mark("ref", each.paragraph.id, label)
        yield {"id": each.paragraph.id, "mark": mark, "label": label, "words": each.paragraph.full_text[:90]}


def _in_core(db: Database, report: StateReport, words: str) -> Answer:
    """What has all the words, the last of them perhaps not whole yet; else what has most of them comes first.

    That other documents have all of them is no reason to offer nothing. Raises QueryRefused, IndexNotReady.
    """
    engine, filters = installation().engine, Filters(kind=CORE, state=(report.state,))
    viewer = actor().audiences
    query = meant(engine, finished(engine, words, viewer=viewer), viewer=viewer)
    answer = finding.search(db, engine, actor(), query, filters=filters, limit=MOST)
    if answer.total:
        return answer
    return finding.search(db, engine, actor(), query, filters=filters, limit=MOST, enough=_ALL_THERE_ARE)


def _figures(db: Database, report: StateReport, words: str) -> Iterator[Found]:
    """Each figure of the statistics whose name has the words: the latest first, then those of periods and groups."""
    for statistic in statistic_queries.statistics(db, actor()):
        if words.casefold() not in statistic.name.casefold():
            continue
        for key, cell in sorted(named(statistic).items(), key=lambda each: len(each[0])):
            value = in_words(cell.value, report.language, is_share=statistic.is_share)
            which = ", ".join([_("latest") if key == statistic.id else cell.period, *cell.breakdown.values()])
            yield {
                "id": key,
                "mark": note_mark("stat", key, value),
                "label": value,
                "words": f"{statistic.name} ({which})",
            }


def with_inserted(db: Database, report: StateReport, typed: Typed, form: Mapping[str, str]) -> Typed:
    """The text with the reference and the figure that the form's fields name, at its end: their marks can be moved.

    Raises NothingToReferTo, NoSuchFigure.
    """
    text = typed.text
    if words := form.get("ref-new", "").strip():
        text = f'{text.rstrip()} <ref id="{_referred(db, report, words)}">'
    if words := form.get("stat-new", "").strip():
        text = f'{text.rstrip()} <stat id="{_figure(db, words)}">'
    return replace(typed, text=text)


def _referred(db: Database, report: StateReport, words: str) -> str:
    wanted = words.casefold()
    for each in queries.paragraphs(db, report.id):
        if each.label and each.label.casefold() == wanted:
            return each.id
    try:
        return corpus_queries.paragraph_by_citation(db, actor(), words).id
    except WorkbenchError as error:
        raise NothingToReferTo(words=words) from error


def _figure(db: Database, words: str) -> str:
    try:
        return statistic_queries.statistic(db, actor(), words).id
    except WorkbenchError as error:
        raise NoSuchFigure(words=words) from error

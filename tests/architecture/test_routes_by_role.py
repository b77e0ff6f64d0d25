"""Every route with everybody of the cast, against a table written by hand.

A letter in the table means that the door opens (whatever the form then says); without it the answer is 404, the same as
for an address that does not exist. Nobody signed in is sent to the sign-in page, wherever a sign-in is needed.

    s Amina, secretariat and lead of the group      d Farid, drafts in the group     g Gita, drafts in another group
    f Bruno, focal point of a ministry               v Chidi, official voice of the commission invited
    r Ines, reviews for the commission               h Hugo, official voice of an institution that is not invited
    a Olga, administrator                            n Dana, belongs nowhere
"""

import re
from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.builders.library import put_document
from tests.builders.pdf import Print, pdf
from tests.builders.pictures import a_png
from tests.builders.rounds import CLOSES, OVER, Round, a_round
from tests.cast import MORNING, Cast
from workbench.app import create_app
from workbench.comments import queries as comment_queries
from workbench.comments.operations import (
    Asked,
    Draft,
    GoingOut,
    dispose,
    draft,
    erase_at_request,
    open_round,
    publish,
    send,
    submit_version,
)
from workbench.comments.operations import close as close_round
from workbench.comments.records import Answer as AnswerGiven
from workbench.comments.records import Confidentiality, Position, ResponsePublication, RoundKind
from workbench.corpus.corrections.mending import MendKind
from workbench.drafting import queries as drafting_queries
from workbench.drafting.budget import operations as budgets
from workbench.drafting.moments.undoing import last_act
from workbench.drafting.operations.blocks import put_figure
from workbench.drafting.operations.freeze import freeze
from workbench.drafting.outlines.annexes import add_annex
from workbench.drafting.rolling.beginning import roll_forward
from workbench.drafting.rolling.queries import waiting
from workbench.drafting.sharing.assigning import assign
from workbench.drafting.sharing.handing_over import hand_over
from workbench.drafting.sharing.records import Task
from workbench.drafting.statistics import operations as statistics
from workbench.export.printing import KIND as PDF
from workbench.export.printing import Printing
from workbench.export.recommendations.circulation import By
from workbench.export.recommendations.making import KIND as LIST
from workbench.export.recommendations.making import ListFile
from workbench.export.report import Form
from workbench.export.search_file import KIND as SEARCH
from workbench.installation import Installation
from workbench.matters.operations import put
from workbench.people import OrganisationKind, Role, operations, queries
from workbench.recommendations.clustering.clusters import create_cluster
from workbench.recommendations.documents.mending import mend
from workbench.recommendations.documents.operations import put_units
from workbench.recommendations.intake.importing import begin
from workbench.recommendations.intake.records import Source as TableSource
from workbench.recommendations.ledger.keeping import put_fact
from workbench.recommendations.lists.publishing import open_list
from workbench.recommendations.offices.naming import merge_ministry
from workbench.recommendations.records import Fact
from workbench.recommendations.wanted import Wanted
from workbench.requests import earlier
from workbench.requests import operations as requests
from workbench.requests import queries as request_queries
from workbench.requests.assembling import ToAsk
from workbench.requests.operations import Answer, KeptFile, NewItem, Terms
from workbench.requests.records import AnswerBlock, AnswerKind, BlockKind, ItemKind
from workbench.searches.saved_searches import keep as keep_search
from workbench.store import Database, jobs

EVERYBODY = "sdgfvrhan"

TABLE: dict[str, str] = {
    # the shell
    "GET /": EVERYBODY,
    "GET /help": EVERYBODY,
    "GET /joined/<script>": EVERYBODY,
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /session": EVERYBODY,
    "POST /sign-out": EVERYBODY,
    "POST /language": EVERYBODY,
    "GET /signing-key.pem": EVERYBODY,
    "GET /account": EVERYBODY,
    "POST /account/password": EVERYBODY,
    # people and system
    "GET /people": "sa",
    "POST /people": "sa",
    "POST /people/<person_id>/access": "sa",
    "POST /people/<person_id>/password": "sa",
    "GET /people/<person_id>/hand-over": "s",
    "POST /people/<person_id>/hand-over": "s",
    "POST /people/<person_id>/hand-over/<hand_over_id>/back": "s",
    "POST /organisations": "sa",
    "POST /organisations/<organisation_id>/kind": "sa",
    "POST /groups": "sa",
    "POST /groups/<group_id>/members": "sa",
    "POST /groups/<group_id>/members/<person_id>/remove": "sa",
    "GET /admin": "sa",
    "POST /admin/index": "sa",
    "GET /admin/erasure": "a",
    "POST /admin/erasure": "a",
    # the library
    "GET /documents": "sdgfvrh",
    "GET /documents.csv": "sdgfvrh",
    "POST /documents/reread": "sdg",
    "GET /documents/<slug>": "sdgfvrh",
    "GET /documents/<slug>/original": "sdgfvrh",
    "GET /documents/<slug>/beside": "sdgfvrh",
    "GET /documents/<slug>/beside/<int:number>.png": "sdgfvrh",
    "GET /documents/<slug>/beside/pages": "sdgfvrh",
    "POST /documents/<slug>/beside/pages": "sdgfvrh",
    "POST /documents/<secret>/beside/pages": "s",
    "POST /documents/<slug>/paragraphs/<source_id>/mend": "sdg",
    "POST /documents/<slug>/mends/<mend_id>/undo": "sdg",
    "GET /documents/<slug>/with/<other_slug>": "sdgfvrh",
    "POST /documents/<slug>/tie": "sdg",
    "POST /documents/<slug>/untie": "sdg",
    "GET /documents/<slug>/replace/<old_slug>": "sdg",
    "POST /documents/<slug>/replace/<old_slug>": "sdg",
    "POST /documents/<slug>/restore": "sdg",
    "GET /documents/<slug>/used": "sdgfvrh",
    "GET /documents/<slug>/withdraw": "sdg",
    "POST /documents/<slug>/withdraw": "sdg",
    "POST /documents/<slug>/reinstate": "sdg",
    "GET /documents/<slug>/correct": "sdg",
    "POST /documents/<slug>/correct": "sdg",
    "POST /documents/<slug>/reread": "sdg",
    "GET /documents/<contribution>/correct": "sdg",
    "GET /documents/<secret>/correct": "s",
    "POST /documents/<secret>/reread": "s",
    "GET /documents/<minutes>/beside": "sdgf",
    "GET /documents/<contribution>/beside": "sdgf",
    "GET /documents/<secret>/beside": "s",
    "GET /documents/<secret>/beside/<int:number>.png": "s",
    "GET /documents/<minutes>": "sdgf",
    "GET /documents/<minutes>/original": "sdgf",
    "GET /documents/<contribution>": "sdgf",
    "GET /documents/<contribution>/original": "sdgf",
    "GET /documents/<secret>": "s",
    "GET /documents/<secret>/original": "s",
    "GET /documents/<slug>/pictures/<picture_sha256>": "",  # a published document has no answer's picture
    "GET /documents/add": "sdg",
    "POST /documents/add": "sdg",
    "GET /recommendations": "sdgfvrh",
    "GET /recommendations/clusters": "sdgf",
    "POST /recommendations/clusters": "sdg",
    "GET /recommendations/clusters/<cluster_id>": "sdgf",
    "POST /recommendations/clusters/<cluster_id>": "sdg",
    "POST /recommendations/clusters/<cluster_id>/take-out": "sdg",
    "POST /recommendations/clusters/<cluster_id>/close": "sdg",
    "GET /recommendations/ministries": "sdgf",
    "GET /recommendations/ministries/<organisation_id>": "sdgf",
    "POST /recommendations/ministries/<organisation_id>": "sdg",
    "POST /recommendations/ministries/<organisation_id>/merge": "sdg",
    "POST /recommendations/ministries/<organisation_id>/ways": "sdg",
    "POST /recommendations/ministries/<organisation_id>/part": "sdg",
    "GET /recommendations/import": "sdg",
    "POST /recommendations/import": "sdg",
    "GET /recommendations/import/files/<sha256>": "sdg",
    "POST /recommendations/import/files/<sha256>": "sdg",
    "GET /recommendations/import/<table_id>": "sdg",
    "GET /recommendations/import/<table_id>/refused.<form>": "sdg",
    "GET /recommendations/public-list": "s",
    "POST /recommendations/public-list": "s",
    "GET /public/recommendations": EVERYBODY,
    "GET /public/recommendations.<form>": EVERYBODY,
    "GET /recommendations/<recommendation_id>": "sdgfvrh",
    "GET /recommendations/<recommendation_id>/history": "sdgf",
    "POST /recommendations/<recommendation_id>/tags": "sdg",
    "POST /recommendations/<recommendation_id>/facts": "sdg",
    "POST /recommendations/<recommendation_id>/status": "sdgf",
    "POST /recommendations/<recommendation_id>/clusters": "sdg",
    "POST /recommendations/<recommendation_id>/hand-on": "sdg",
    "POST /recommendations/<recommendation_id>/twins": "sdg",
    "POST /recommendations/<recommendation_id>/said": "sdg",
    "POST /recommendations/<recommendation_id>/acts/<act_id>/undo": "sdg",
    "GET /recommendations.<form>": "sdgfvrh",
    "POST /recommendations.<form>": "sdgfvrh",
    "GET /recommendations/files/<list_job_id>": "s",
    "POST /recommendations/bulk": "sdg",
    "POST /recommendations/undo": "sdg",
    "POST /recommendations/ask": "s",
    "GET /recommendations/suggestions": "sdg",
    "POST /recommendations/suggestions": "sdg",
    "POST /recommendations/suggestions/again": "sdg",
    "GET /recommendations/twins": "sdg",
    "POST /recommendations/twins": "sdg",
    "GET /recommendations/numbers": "sdg",
    "POST /recommendations/numbers": "sdg",
    "GET /search": "sdgfvrh",
    "GET /search.xlsx": "sdgfvrh",
    "POST /search.xlsx": "sdgfvrh",
    "GET /search/files/<search_job_id>": "s",
    "POST /search/saved": "sdgfvrh",
    "POST /search/saved/<search_id>/forget": "s",
    "GET /guidelines": "sdgfvrh",
    "GET /guidelines/<pack>": "sdgfvrh",
    # drafting
    "GET /reports": "sdg",
    "GET /reports/new": "sdg",
    "POST /reports/new": "sdg",
    "GET /reports/<report_id>": "sd",
    "GET /reports/<report_id>/compare": "sd",
    "GET /reports/<report_id>/compare/<first>/<second>": "sd",
    "GET /reports/<report_id>/compare/<first>/<second>/file": "sd",
    "POST /reports/<report_id>/sections/<section_id>/moment": "sd",
    "GET /reports/<report_id>/budget": "sd",
    "POST /reports/<report_id>/budget/transfers": "sd",
    "POST /reports/<report_id>/budget/transfers/<transfer_id>/undo": "sd",
    "POST /reports/<report_id>/budget/counting": "sd",
    "GET /reports/<report_id>/outline": "sd",
    "POST /reports/<report_id>/outline/add": "sd",
    "POST /reports/<report_id>/outline/annex": "sd",
    "POST /reports/<report_id>/outline/restore": "sd",
    "POST /reports/<report_id>/outline/undo": "sd",
    "GET /reports/<report_id>/guidelines": "sd",
    "POST /reports/<report_id>/guidelines/take": "sd",
    "POST /reports/<report_id>/guidelines/let-go": "sd",
    "POST /reports/<report_id>/guidelines/save": "sd",
    "GET /reports/<report_id>/sections/<section_id>/file": "sd",
    "POST /sections/<section_id>/rename": "sd",
    "POST /sections/<section_id>/move": "sd",
    "POST /sections/<section_id>/split": "sd",
    "POST /sections/<section_id>/core-document": "sd",
    "POST /sections/<section_id>/set-aside": "sd",
    "GET /reports/<report_id>/check": "sd",
    "GET /reports/<report_id>/check.csv": "sd",
    "POST /reports/<report_id>/check": "sd",
    "GET /reports/<report_id>/statistics": "sd",
    "POST /reports/<report_id>/statistics": "sd",
    "GET /statistics": "sdg",
    "POST /statistics": "sdg",
    "GET /statistics.csv": "sdg",
    "GET /statistics/import": "sdg",
    "POST /statistics/import": "sdg",
    "GET /statistics/<statistic_id>": "sdg",
    "POST /statistics/<statistic_id>": "sdg",
    "POST /statistics/<statistic_id>/values": "sdg",
    "GET /reports/<report_id>/coverage": "sd",
    "POST /reports/<report_id>/coverage": "sd",
    "POST /reports/<report_id>/coverage/chosen": "sd",
    "POST /reports/<report_id>/coverage/asked": "sd",
    "GET /reports/<report_id>/coverage.<form>": "sd",
    "POST /reports/<report_id>/freeze": "sd",
    "GET /reports/<report_id>/sections/<section_id>": "sd",
    "POST /reports/<report_id>/sections/<section_id>/paragraphs": "sd",
    "GET /reports/<report_id>/load": "sd",
    "POST /reports/<report_id>/load": "sd",
    "POST /reports/<report_id>/load/parts": "sd",
    "POST /reports/<report_id>/load/undo": "sd",
    "POST /reports/<report_id>/sections/<section_id>/pasted": "sd",
    "POST /reports/<report_id>/sections/<section_id>/presence": "sd",
    "GET /reports/<report_id>/sections/<section_id>/state": "sd",
    "POST /reports/<report_id>/sections/<section_id>/state": "sd",
    "GET /reports/<report_id>/people": "sd",
    "POST /reports/<report_id>/seen": "sd",
    "POST /reports/<report_id>/people": "sd",
    "POST /reports/<report_id>/people/<assignment_id>": "sd",
    "POST /reports/<report_id>/groups": "sd",
    "POST /reports/<report_id>/groups/<group_id>/remove": "sd",
    "GET /reports/<report_id>/insertable": "sd",
    "POST /reports/<report_id>/undo": "sd",
    "GET /paragraphs/<figure_id>/figure": "sd",
    "GET /reports/<report_id>/sections/<section_id>/blocks": "sd",
    "POST /reports/<report_id>/sections/<section_id>/figures": "sd",
    "GET /reports/<report_id>/sections/<section_id>/meanwhile": "sd",
    "POST /reports/<report_id>/sections/<section_id>/tables": "sd",
    "POST /reports/<report_id>/sections/<section_id>/text": "sd",
    "GET /paragraphs/<paragraph_id>": "sd",
    "POST /paragraphs/<paragraph_id>": "sd",
    "GET /reports/<report_id>/sections/<section_id>/word": "sd",
    "POST /reports/<report_id>/sections/<section_id>/word/out": "sd",
    "POST /reports/<report_id>/sections/<section_id>/word/back": "sd",
    "POST /reports/<report_id>/sections/<section_id>/word/waiting/<text_id>": "sd",
    "POST /reports/<report_id>/sections/<section_id>/word/undo": "sd",
    "GET /notices": EVERYBODY,
    "POST /notices/seen": EVERYBODY,
    "POST /notices/mail": EVERYBODY,
    "GET /paragraphs/<paragraph_id>/history": "sd",
    "GET /reports/<report_id>/sections/<section_id>/history": "sd",
    "POST /paragraphs/<paragraph_id>/suggestions": "sd",
    "POST /paragraphs/<paragraph_id>/answers": "sd",
    "POST /paragraphs/<paragraph_id>/citations": "sd",
    "POST /paragraphs/<paragraph_id>/kind": "sd",
    "POST /paragraphs/<paragraph_id>/delete": "sd",
    "POST /paragraphs/<paragraph_id>/merge": "sd",
    "POST /paragraphs/<paragraph_id>/move": "sd",
    "POST /paragraphs/<paragraph_id>/responses": "sd",
    "POST /paragraphs/<paragraph_id>/restore": "sd",
    "POST /paragraphs/<paragraph_id>/provenance": "sd",
    "POST /paragraphs/<paragraph_id>/citations/renew": "sd",
    "GET /reports/<report_id>/sources": "sd",
    "GET /reports/<report_id>/roll-forward": "sd",
    "POST /reports/<report_id>/roll-forward": "sd",
    "POST /reports/<report_id>/roll-forward/<rolled_id>/undo": "sd",
    "GET /reports/<report_id>/rolled": "sd",
    "POST /reports/<report_id>/waiting/<waiting_id>": "sd",
    "POST /paragraphs/<paragraph_id>/still-right": "sd",
    "GET /reports/<report_id>/sources.csv": "sd",
    "POST /paragraphs/<paragraph_id>/revisions/<revision_id>/restore": "sd",
    "POST /paragraphs/<paragraph_id>/split": "sd",
    "GET /snapshots/<snapshot_id>": "sd",
    "GET /snapshots/<snapshot_id>/file": "sd",
    "GET /snapshots/<version_id>/figures/<figure_id>": "sd",
    "GET /snapshots/<version_id>/annexes/<int:number>": "sd",
    "POST /snapshots/<snapshot_id>/pdf": "sd",
    "POST /snapshots/<snapshot_id>/release": "s",
    "GET /snapshots/<snapshot_id>/annex.<form>": "sd",
    "GET /snapshots/<snapshot_id>/gaps.<form>": "sd",
    "POST /snapshots/<snapshot_id>/submission": "sd",
    "GET /snapshots/<version_id>/note-verbale": "sd",
    "GET /reports/<report_id>/clearance": "sd",
    # long tasks: of whoever asked (here Amina), and for whoever looks after the system; the file, with the version
    "GET /jobs/<job_id>": "sa",
    "POST /jobs/<job_id>/stop": "sa",
    "POST /jobs/<job_id>/go-on": "sa",
    "GET /jobs/<job_id>/files.csv": "sa",
    "GET /jobs/<job_id>/file": "s",
    # matters for decision
    "GET /reports/<report_id>/answers": "sd",
    "GET /reports/<report_id>/answers/files/<request_file_id>": "",  # it came unsigned: no file beside an answer
    "GET /requests": "sdgf",
    "GET /requests/new": "sdg",
    "GET /requests/letter": "sdg",
    "GET /requests/letter/template.docx": "sdg",
    "POST /requests/letter": "s",
    "POST /requests/letter/reset": "s",
    "GET /requests/arrived": "s",
    "POST /requests/arrived": "s",
    "GET /requests/reminders": "sdg",
    "POST /requests/reminders": "sdg",
    "POST /requests/reminders/back": "sd",
    "GET /requests/reminders.zip": "",  # none is due
    "GET /requests/reminders/<organisation_id>.docx": "sd",
    "GET /requests/sections": "sdg",
    "GET /requests/timeliness": "sdg",
    "GET /requests/timeliness.<form>": "sdg",
    "POST /requests": "sd",
    "GET /requests/<request_id>": "sdf",
    "GET /requests/<request_id>/answers": "f",
    "GET /requests/<request_id>/form.docx": "sdf",
    "GET /requests/<request_id>/files/<request_file_id>": "s",
    "GET /requests/<request_id>/pictures/<picture_sha256>": "f",
    "POST /requests/<request_id>/terms": "sd",
    "POST /requests/<request_id>/items": "sd",
    "POST /requests/<request_id>/items/<item_id>": "sd",
    "POST /requests/<request_id>/items/<item_id>/drop": "sd",
    "GET /requests/<request_id>/items/<item_id>/passages": "sd",
    "POST /requests/<request_id>/items/<item_id>/passages": "sd",
    "POST /requests/<request_id>/items/<item_id>/passages/take": "sd",
    "GET /requests/<request_id>/items/<item_id>/bodies": "sd",
    "GET /requests/<request_id>/items/<item_id>/bodies.xlsx": "sd",
    "GET /requests/<request_id>/items/<item_id>/bodies.csv": "sd",
    "POST /requests/<request_id>/send": "sd",
    "POST /requests/<request_id>/extend": "sd",
    "POST /requests/<request_id>/answers/<item_id>": "f",
    "POST /requests/<request_id>/several": "f",
    "POST /requests/<request_id>/one/<item_id>": "f",
    "POST /requests/<request_id>/prepared/<answer_id>/place": "f",
    "POST /requests/<request_id>/ready": "f",
    "POST /requests/<request_id>/validate": "f",
    "POST /requests/<request_id>/again": "f",
    "POST /requests/<request_id>/upload": "sf",
    "POST /requests/<request_id>/table": "sf",
    "GET /requests/<request_id>/table/<sealed>": "",  # it was not given out here
    "POST /requests/<request_id>/table/<sealed>": "",
    "POST /requests/<request_id>/attachments": "sf",
    "GET /requests/<request_id>/attachments/<attachment_id>": "f",
    "POST /requests/<request_id>/attachments/<attachment_id>/discard": "f",
    "POST /requests/<request_id>/letter": "sf",
    "POST /requests/<request_id>/submit": "f",
    "POST /requests/<request_id>/prepared/<answer_id>/discard": "f",
    "POST /requests/<request_id>/earlier/<earlier_answer_id>/back": "f",
    "POST /requests/<request_id>/validate/back": "f",
    "POST /requests/<request_id>/close": "sd",
    "POST /requests/<request_id>/reopen": "sd",
    "POST /requests/<request_id>/withdraw": "sd",
    "GET /matters": "sdg",
    "GET /matters/new": "sd",  # whoever has no report puts nothing
    "POST /matters": "sd",
    "GET /matters/<matter_id>": "sd",
    "POST /matters/<matter_id>/decide": "sd",
    "POST /matters/<matter_id>/hand-on": "sd",
    "POST /matters/<matter_id>/again": "sd",
    # comment rounds, seen from the State side
    "GET /rounds": "sdgfvrh",
    "GET /rounds/new": "sdg",
    "POST /rounds/new": "sd",
    "GET /rounds/<round_id>": "sdvr",
    "GET /rounds/<round_id>/clearance": "sd",  # a round for comments asks no office to clear
    "GET /rounds/<clearance_round_id>/clearance": "sdf",
    "POST /rounds/<round_id>/clearance": "",
    "POST /rounds/<clearance_round_id>/clearance": "f",
    "POST /rounds/<round_id>/clearance/letters": "sd",
    "GET /rounds/<round_id>/matrix": "sdvr",
    "GET /rounds/<round_id>/matrix.<form>": "sdvr",
    "GET /rounds/<round_id>/answered.docx": "sdvr",
    "GET /rounds/<round_id>/proof": "sdvr",
    "GET /reports/<report_id>/consultation": "sd",
    "POST /reports/<report_id>/consultation": "sd",
    "POST /reports/<report_id>/consultation/<paragraph_id>": "",  # no paragraph of the draft there says it
    "GET /rounds/<round_id>/publication": "sd",
    "POST /rounds/<round_id>/publish": "s",
    "GET /public/rounds/<address>": EVERYBODY,
    "GET /public/rounds/<address>.<form>": EVERYBODY,
    "GET /rounds/<round_id>/version-for-comments.docx": "sdvr",
    "GET /rounds/<round_id>/clean.docx": "sdvr",
    "GET /rounds/<round_id>/table.<form>": "sdvr",
    "POST /rounds/<round_id>/commented.docx": "sdvr",
    "GET /rounds/<round_id>/files/<file_id>": "sdvr",
    "GET /rounds/<round_id>/figures/<figure_id>": "",  # the figure stands in the version of another round
    "GET /rounds/<pictured_round_id>/figures/<figure_id>": "vr",
    "GET /rounds/<round_id>/comments/<comment_id>": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/answer": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/apply": "sd",
    "GET /rounds/<round_id>/comments/<comment_id>/paragraphs": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/paragraphs": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/write": "sd",
    "GET /rounds/<round_id>/comments/<comment_id>/place": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/place": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/today": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/still-holds": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/reply": "sd",
    "GET /rounds/<round_id>/reopened": "sd",
    "POST /rounds/<round_id>/reopened": "sd",
    "GET /rounds/<round_id>/queue": "sd",
    "GET /rounds/<round_id>/files": "sdvr",
    "GET /rounds/<round_id>/arrivals/<arrival_id>": "vr",
    "POST /rounds/<round_id>/arrivals/<arrival_id>/take-in": "vr",
    "POST /rounds/<round_id>/arrivals/<arrival_id>/set-aside": "vr",
    "GET /rounds/<round_id>/arrivals/<mailed_id>": "sd",
    "POST /rounds/<round_id>/arrivals/<mailed_id>/take-in": "sd",
    "POST /rounds/<round_id>/arrivals/<mailed_id>/set-aside": "sd",
    "POST /rounds/<round_id>/close": "sd",
    "GET /rounds/<round_id>/seats": "sd",
    "POST /rounds/<round_id>/extend": "sd",
    "POST /rounds/<round_id>/maintain": "sd",
    "POST /rounds/<round_id>/receive": "sd",
    "GET /rounds/<round_id>/transcribe": "sd",
    "POST /rounds/<round_id>/transcribe": "sd",
    "POST /rounds/<round_id>/comments/<comment_id>/translations": "sd",
    "GET /rounds/<round_id>/release": "sd",
    "POST /rounds/<round_id>/release": "sd",
    "POST /rounds/<round_id>/reopen": "sd",
    # comment rounds, seen from the institution invited
    "GET /rounds/<round_id>/read": "vr",
    "POST /rounds/<round_id>/read/comments": "vr",
    "POST /rounds/<round_id>/read/comments/<draft_id>": "vr",
    "POST /rounds/<round_id>/read/comments/<draft_id>/delete": "vr",
    "POST /rounds/<round_id>/read/together": "vr",
    "POST /rounds/<round_id>/read/comments/<comment_id>/correct": "vr",
    "POST /rounds/<round_id>/read/comments/<comment_id>/withdraw": "vr",
    "GET /rounds/our-records.zip": "fvr",
    "GET /rounds/<round_id>/read/erase": "vr",
    "POST /rounds/<round_id>/read/erase": "vr",
    "GET /rounds/<round_id>/erasures/<erasure_id>": "vr",
    "POST /rounds/<round_id>/proof/witness": "vr",
    "POST /rounds/<round_id>/read/comments/<comment_id>/reply": "vr",
    "GET /rounds/<round_id>/read/comments/<draft_id>/place": "vr",
    "POST /rounds/<round_id>/read/comments/<draft_id>/place": "vr",
    "GET /rounds/<round_id>/read/changes": "",  # no earlier version was reviewed; see test_second_round.py
    "GET /rounds/<round_id>/read/answers": "vr",
    "GET /rounds/<round_id>/read/queue": "vr",
    "GET /rounds/<round_id>/read/confirm": "vr",
    "POST /rounds/<round_id>/read/comments/<comment_id>/add": "vr",
    "POST /rounds/<round_id>/read/comments/<comment_id>/translations": "vr",
    "POST /rounds/<round_id>/read/confirm": "vr",
    "POST /rounds/<round_id>/read/files/<draft_file_id>/delete": "vr",
    "GET /rounds/<round_id>/read/ours": "vr",
    "GET /rounds/<round_id>/read/receipts/<seal>.zip": "vr",
    "GET /rounds/<round_id>/read/record.zip": "vr",
    "GET /rounds/<round_id>/read/seat": "vr",
    "POST /rounds/<round_id>/read/deputies": "vr",
    "POST /rounds/<round_id>/read/deputies/<person_id>/take-back": "vr",
    "POST /rounds/<round_id>/read/decline": "vr",
    "POST /rounds/<round_id>/read/come-back": "vr",
    "POST /rounds/<round_id>/read/resolve": "vr",
    "POST /rounds/<round_id>/read/letter": "vr",
    "GET /rounds/<round_id>/read/send": "vr",
    "GET /rounds/<round_id>/read/together": "vr",
    "POST /rounds/<round_id>/read/send": "vr",
    "POST /rounds/<round_id>/read/upload": "vr",
    "GET /rounds/<round_id>/read/visibility": "vr",
    "POST /rounds/<round_id>/read/visibility": "vr",
}
FORMS: dict[str, dict[str, str]] = {  # where an empty form names nothing that could be found
    "POST /reports/<report_id>/undo": {"act": "<act_of_drafting>", "section": "<section_id>"},
    "POST /reports/<report_id>/check": {"mend": "text.spaces"},
    "POST /matters": {"report": "<report_id>"},
    "POST /requests": {"report": "<report_id>", "office": "Ministry of Education", "due": "2099-01-01"},
    "POST /requests/reminders/back": {"request": "<request_id>"},
    "POST /requests/<request_id>/prepared/<answer_id>/place": {"item": "<item_id>"},
    "POST /rounds/<round_id>/comments/<comment_id>/today": {"paragraph": "<paragraph_id>"},
    "POST /rounds/<round_id>/comments/<comment_id>/write": {"written_in": "<paragraph_id>", "text": "Other words."},
    "POST /reports/<report_id>/statistics": {"section": "<section_id>", "statistic": "<statistic_id>"},
    "POST /recommendations/ministries/<organisation_id>/part": {"double": "<double_id>"},
    "POST /recommendations/suggestions": {"facet": "theme", "value": "Right to education"},
    "POST /groups/<group_id>/members": {"person": "<person_id>"},
    "POST /people/<person_id>/hand-over": {"to": "<member_id>"},
    "POST /reports/<report_id>/people": {"person": "<member_id>", "task": "write"},
    "POST /reports/<report_id>/consultation": {"section": "<section_id>"},
    "POST /reports/<report_id>/groups": {"group": "<other_group_id>"},
    "POST /reports/<report_id>/guidelines/take": {"pack": "icerd"},
    "POST /reports/<report_id>/guidelines/let-go": {"requirement": "icerd.intro.01"},
    "POST /reports/<report_id>/outline/restore": {"section": "<section_id>"},
    "POST /paragraphs/<paragraph_id>/answers": {"requirement": "icerd.intro.01"},
    "POST /paragraphs/<paragraph_id>/citations": {"citation": "CERD/C/ARC/CO/7-9, para. 1", "quote": "Published words"},
    "POST /paragraphs/<paragraph_id>/responses": {"citation": "CERD/C/ARC/CO/7-9, para. 1"},
    "POST /paragraphs/<paragraph_id>/merge": {"other": "<next_paragraph_id>"},
    "POST /reports/<report_id>/sections/<section_id>/pasted": {"html": "Words."},
    "POST /reports/<report_id>/coverage/chosen": {"do": "withdraw", "chosen": "icerd.intro.01"},
    "POST /reports/<report_id>/coverage/asked": {"recommendation": "CERD/C/ARC/CO/7-9, para. 1"},
    "POST /paragraphs/<paragraph_id>/suggestions": {"target": "icerd.intro.01"},
    "POST /reports/<report_id>/coverage": {"target": "icerd.intro.01", "state": "partly", "reason": "Half of it."},
    "POST /snapshots/<snapshot_id>/release": {"reason": "The rest follows in the annex."},
    "POST /snapshots/<snapshot_id>/submission": {"date": "2026-06-30", "cleared_by": "The Cabinet"},
    "POST /rounds/new": {"snapshot": "<snapshot_id>", "closes": "2026-12-01"},
    "POST /rounds/<round_id>/maintain": {"organisation": "<organisation_id>"},
}
OPEN_TO_NOBODY_SIGNED_IN = {
    "GET /help",
    "GET /joined/<script>",
    "GET /sign-in",
    "POST /sign-in",
    "GET /session",
    "POST /sign-out",
    "POST /language",
    "GET /signing-key.pem",
    "GET /public/recommendations",  # where the State opened it
    "GET /public/recommendations.<form>",
    "GET /public/rounds/<address>",  # where a round was published
    "GET /public/rounds/<address>.<form>",
}


@dataclass(frozen=True)
class World:
    """An installation in which every route has something behind it."""

    app: Flask
    people: dict[str, str]
    ids: dict[str, str]

    def client(self, letter: str | None) -> FlaskClient:
        client = self.app.test_client()
        if letter:
            with client.session_transaction() as session:
                session["person_id"] = self.people[letter]
                session["session_version"] = 1
        return client

    def filled(self, text: str) -> str:
        for name, value in self.ids.items():
            text = text.replace(f"<{name}>", value)
        assert "<" not in text, text
        return text

    def address(self, call: str) -> str:
        return self.filled(call.split(" ", 1)[1])

    def answer(self, letter: str | None, call: str) -> int:
        """What the route answers: 0 where it asks for a sign-in first, else its status."""
        method = call.split(" ", 1)[0]
        form = {name: self.filled(value) for name, value in FORMS.get(call, {}).items()}
        response = self.client(letter).open(self.address(call), method=method, data=form or None)
        to_sign_in = response.status_code == 303 and response.headers["Location"].startswith("/sign-in")
        if call in OPEN_TO_NOBODY_SIGNED_IN:  # these may lead there on purpose
            return response.status_code
        response.close()
        return 0 if to_sign_in or response.status_code == 401 else response.status_code


def _more_people(installation: Installation, cast: Cast) -> dict[str, str]:
    with installation.store.writing() as db:
        other = operations.add_organisation(
            db, name="Ombudsperson for Children", kind=OrganisationKind.NHRI, by=cast.operator, at=MORNING
        )
        gita, _ = operations.add_person(
            db, email="gita@arcadia.example", name="Gita", organisation=cast.education, by=cast.operator, at=MORNING
        )
        hugo, _ = operations.add_person(
            db,
            email="hugo@arcadia.example",
            name="Hugo",
            organisation=other,
            role=Role.REVIEWER,
            official_voice=True,
            by=cast.operator,
            at=MORNING,
        )
        group = operations.add_group(db, name="CEDAW drafting group", treaty="CEDAW", by=cast.operator, at=MORNING)
        operations.add_member(db, group_id=group, person_id=gita, by=cast.operator, at=MORNING)
    cast_of = {"s": "amina", "d": "farid", "f": "bruno", "v": "chidi", "r": "ines", "a": "olga", "n": "dana"}
    known = {letter: str(getattr(cast, name).person_id) for letter, name in cast_of.items()}
    return {**known, "g": gita, "h": hugo}


def _documents(installation: Installation, cast: Cast) -> dict[str, str]:
    sha256 = installation.store.files.put(pdf([Print("Published words.")]))
    with installation.store.writing() as db:
        made = {
            "slug": put_document(db, ["Published words."], symbol="CERD/C/ARC/CO/7-9"),
            "other_slug": put_document(db, ["Mots publiés."], symbol="CERD/C/ARC/CO/7-9", language="fr", slug="in-fr"),
            "old_slug": put_document(db, ["Old words."], symbol="CERD/C/ARC/CO/6", slug="old"),
            "minutes": put_document(db, ["Minutes."], symbol=None, kind="minutes", title="Minutes", audience="state"),
            "contribution": put_document(
                db,
                ["Contribution."],
                symbol=None,
                kind="contribution",
                title="Contribution",
                audience=f"contribution:{cast.education}",
            ),
            "secret": put_document(db, ["Secret."], symbol=None, kind="other", title="Note", audience="secretariat"),
        }
        db.execute("update document set file_sha256 = :sha256", {"sha256": sha256})
        slugs = {row["id"]: row["slug"] for row in db.query("select id, slug from document")}
        source_id = next(db.query("select id from paragraph where document_id = ?", (made["slug"],)))["id"]
        mended = mend(db, paragraph_id=source_id, what=MendKind.NUMBER, value="2", by=cast.amina, at=MORNING)
    named = {name: slugs[document_id] for name, document_id in made.items()}
    return {**named, "source_id": source_id, "mend_id": mended.mend.id}


def _recommendations(installation: Installation, cast: Cast) -> dict[str, str]:
    """One recommendation, and what was done to it, so that it can be undone."""
    with installation.store.writing() as db:
        asked = ("recommendation", "The Committee recommends that the State party open the schools.")
        put_units(db, put_document(db, [asked], symbol="CRC/C/ARC/CO/4", slug="recommends"))
        unit_id = next(db.query("select id from recommendation"))["id"]
        act = put_fact(db, [unit_id], Fact.DUE, "2027-03-31", by=cast.amina, at=MORNING)
        gathered = create_cluster(db, "Schools", by=cast.amina, at=MORNING)
        open_list(db, ["status"], by=cast.amina, at=MORNING)
        sha256 = installation.store.files.put(b"Symbol,Text\nCRC/C/ARC/CO/4,Open the schools.\n")
        table_id = begin(
            db, source=TableSource.SHEET, file_sha256=sha256, file_name="t.csv", maps={}, by=cast.amina, at=MORNING
        )
        double = operations.add_organisation(
            db, name="Schools", kind=OrganisationKind.MINISTRY, by=cast.operator, at=MORNING
        )
        merge_ministry(db, double, cast.education, by=cast.amina, at=MORNING)
    ids = {"recommendation_id": unit_id, "act_id": act.id, "cluster_id": gathered.id}
    ids |= {"organisation_id": cast.education, "double_id": double, "sealed": "made-up"}
    return {**ids, "sha256": sha256, "table_id": table_id}


def _round_ids(held: Round) -> dict[str, str]:
    comment, _ = held.sent("Add the figures of 2025.", "A witness said so.")
    erasure_id = _erased(held)
    draft_id = held.prepared("Another one, not sent yet.")
    held.received(held.file("In 2024 Parliament [adopted](Chidi: When?) the Act."), by=held.cast.amina)
    held.received(held.file("In 2024 Parliament [adopted](Ines: Which day?) the Act."), by=held.cast.ines)
    held.received(b"%PDF-1.7 a letter", by=held.cast.ines, name="letter.pdf")
    with held.installation.store.reading() as db:
        ours, letter = comment_queries.prepared_files(db, held.cast.ines, held.id)
        file_id = next(db.query("select id from round_file"))["id"]
        (sent,) = comment_queries.sendings(db, held.id, held.cast.commission)
        section_id = next(
            db.query("select section_id from draft_paragraph where id = :id", {"id": held.paragraphs[0]})
        )["section_id"]
        revision_id = next(db.query("select id from revision where paragraph_id = :id", {"id": held.paragraphs[0]}))[
            "id"
        ]
    return {
        "report_id": held.report_id,
        "snapshot_id": held.snapshot.id,
        "round_id": held.id,
        "comment_id": comment.id,
        "address": _published(held),
        "seal": sent.seal,
        "erasure_id": erasure_id,
        "draft_id": draft_id,
        "draft_file_id": letter.id,
        "arrival_id": ours.id,
        "mailed_id": file_id,
        "file_id": file_id,
        "text_id": "none",
        **_rolled_ids(held),
        "section_id": section_id,
        "script": "desk.js",
        "paragraph_id": held.paragraphs[0],
        "next_paragraph_id": held.paragraphs[1],
        "revision_id": revision_id,
    }


def _erased(held: Round) -> str:
    """The words of a comment that were erased, and the letter."""
    held.installation.store.files.put(b"signed")
    asked = Asked(["NHRI-002"], "A witness is named.", ("request.pdf", b"signed"))
    with held.installation.store.writing() as db:
        home = held.installation.settings.home
        return erase_at_request(db, round_id=held.id, asked=asked, home=home, by=held.cast.chidi, at=MORNING)


def _figures(installation: Installation, cast: Cast, ids: dict[str, str]) -> dict[str, str]:
    """A statistic, and words moved from one section's budget."""
    where = {"report_id": ids["report_id"], "from_id": ids["section_id"], "to_id": ""}
    with installation.store.writing() as db:
        moved = budgets.transfer(db, **where, words=1, reason="Long.", by=cast.amina, at=MORNING)
        known = statistics.declare(db, said=statistics.Declared("Teachers trained"), by=cast.amina, at=MORNING)
    return {"transfer_id": moved.id, "statistic_id": known.id}


def _picture(installation: Installation, cast: Cast, section_id: str) -> dict[str, str]:
    """A picture in the section, the act that put it there, and a version with it and with an annex."""
    with installation.store.writing() as db:
        put = put_figure(
            db,
            installation.store.files,
            section_id=section_id,
            data=a_png(),
            file_name="map.png",
            alt="A grey map.",
            caption="Arcadia",
            by=cast.amina,
            at=MORNING,
        )
        done = last_act(db, cast.amina, section_id)
        report_id = drafting_queries.section(db, cast.amina, section_id).report_id
        named = {"title": "Laws", "data": b"%PDF-1.7", "file_name": "laws.pdf"}
        add_annex(db, installation.store.files, report_id=report_id, **named, by=cast.amina, at=MORNING)
        frozen = freeze(db, report_id=report_id, by=cast.amina, at=MORNING)
        asked = {"kind": RoundKind.NHRI, "invite": [cast.commission], "closes": CLOSES}
        held = open_round(db, snapshot_id=frozen.snapshot.id, **asked, by=cast.amina, at=MORNING)
        clearing = {"kind": RoundKind.CLEARANCE, "invite": [cast.education], "closes": CLOSES}
        clearance = open_round(db, snapshot_id=frozen.snapshot.id, **clearing, by=cast.amina, at=MORNING)
        note = ("note.pdf", b"%PDF-1.7")
        going = GoingOut("2026-05-04", ("The Cabinet",), note=note, reason="The Cabinet decided.")
        submit_version(db, snapshot_id=frozen.snapshot.id, going=going, by=cast.amina, at=MORNING)
    assert done is not None
    installation.store.files.put(note[1])
    found = {"figure_id": put.paragraph_id, "act_of_drafting": done.id, "version_id": frozen.snapshot.id}
    return {**found, "pictured_round_id": held, "clearance_round_id": clearance}


def _published(held: Round) -> str:
    """Where anybody reads a round on the same version that is over and published."""
    by = held.cast.amina
    asked = {"kind": RoundKind.NHRI, "invite": [held.cast.commission], "closes": CLOSES}
    with held.installation.store.writing() as db:
        terms = {"snapshot_id": held.snapshot.id, "response_publication": ResponsePublication.PUBLIC, **asked}
        round_id = open_round(db, **terms, by=by, at=MORNING)
        words = Draft(text="Name the Act.", confidentiality=Confidentiality.PUBLIC_AFTER_ROUND)
        draft(db, round_id=round_id, written=words, by=held.cast.ines, at=MORNING)
        send(db, round_id=round_id, position=Position.COMMENTS_SENT, by=held.cast.chidi, at=MORNING)
        (said,) = comment_queries.comments(db, by, round_id)
        dispose(db, round_id=round_id, comment_id=said.id, value=AnswerGiven.NOTED, reason="Noted.", by=by, at=MORNING)
        close_round(db, round_id=round_id, by=by, at=OVER)
        return publish(db, round_id=round_id, by=by, at=OVER)


def _rolled_ids(held: Round) -> dict[str, str]:
    """The report begun from an earlier one that has a cover, which goes nowhere by itself."""
    texts = ("[Date received: 3 May 2019]", "Schools are open.")
    with held.installation.store.writing() as db:
        put_document(db, texts, symbol="CERD/C/ARC/17", slug="seventeen", kind="state_report")
        by = held.cast.amina
        done = roll_forward(db, report_id=held.report_id, source="CERD/C/ARC/17", by=by, at=MORNING)
        return {"rolled_id": done.id, "waiting_id": waiting(db, held.report_id)[0].id}


def _asked(db: Database, cast: Cast, report_id: str, scanned: str) -> dict[str, str]:
    """A request that the ministry was sent, an answer of its own to it, and a scan that came by mail."""
    question = NewItem(ToAsk(ItemKind.QUESTION, "", "", "How many teachers were trained?", "en", None))
    request_id = requests.prepare(
        db, organisation=cast.education, terms=Terms(due=date(2099, 1, 1)), report_id=report_id, items=[question],
        by=cast.amina, at=MORNING,
    )  # fmt: skip
    requests.send(db, request_id=request_id, by=cast.amina, at=MORNING)
    (item,) = request_queries.items(db, request_id)
    drawn = Answer(AnswerKind.NO_CHANGE, blocks=(AnswerBlock(BlockKind.PICTURE, scanned),))
    answer = requests.write_answer(db, request_id=request_id, item_id=item.id, answer=drawn, by=cast.bruno, at=MORNING)
    other = requests.write_answer(db, request_id=request_id, item_id=item.id, answer=drawn, by=cast.bruno, at=MORNING)
    requests.discard_answer(db, answer_id=other, by=cast.bruno, at=MORNING)
    (before,) = earlier.answers(db, cast.bruno, request_id)
    scan = KeptFile(scanned, "scan.pdf", 8)
    requests.attach(db, request_id=request_id, file=scan, by=cast.bruno, at=MORNING)
    (beside,) = request_queries.attachments(db, cast.bruno, request_id)
    requests.receive(db, request_id=request_id, file=scan, read=None, why_not="A scan.", by=cast.amina, at=MORNING)
    (kept,) = request_queries.files(db, cast.amina, request_id)
    return {
        "request_id": request_id,
        "item_id": item.id,
        "answer_id": answer,
        "earlier_answer_id": before.id,
        "request_file_id": kept.id,
        "picture_sha256": scanned,
        "attachment_id": beside.id,
    }


@pytest.fixture
def world(installation: Installation, cast: Cast) -> World:
    people = _more_people(installation, cast)
    ids = {**_documents(installation, cast), **_round_ids(a_round(installation, cast))}
    ids |= _recommendations(installation, cast)
    ids |= _figures(installation, cast, ids)
    ids |= _picture(installation, cast, ids["section_id"])
    made = installation.store.files.put(b"%PDF-1.7")
    with installation.store.writing() as db:
        payload = Printing(ids["snapshot_id"], Form.SUBMISSION, released=False, template=made).payload
        ids["job_id"] = jobs.queue(db, kind=PDF, title="PDF", payload=payload, total=1, by=cast.amina, at=MORNING)
        jobs.advance(db, ids["job_id"], step="pdf", outcome={"sha256": made})
        jobs.finish(db, ids["job_id"], state=jobs.JobState.DONE, at=MORNING)
        listed = ListFile("table", "csv", Wanted(), By.MINISTRY, "en", MORNING.date()).payload
        ids["list_job_id"] = jobs.queue(db, kind=LIST, title="CSV", payload=listed, total=1, by=cast.amina, at=MORNING)
        jobs.advance(db, ids["list_job_id"], step="", outcome={"sha256": made})
        jobs.finish(db, ids["list_job_id"], state=jobs.JobState.DONE, at=MORNING)
        ids["search_job_id"] = jobs.queue(
            db, kind=SEARCH, title="Found", payload={}, total=1, by=cast.amina, at=MORNING
        )
        jobs.advance(db, ids["search_job_id"], step="", outcome={"sha256": made})
        jobs.finish(db, ids["search_job_id"], state=jobs.JobState.DONE, at=MORNING)
        ids["group_id"], ids["other_group_id"] = cast.group, queries.group(db, "CEDAW drafting group").id
        ids["member_id"] = people["d"]
        ids["hand_over_id"], _ = hand_over(db, person_id=people["g"], to=people["d"], by=cast.amina, at=MORNING)
        operations.add_member(db, group_id=ids["other_group_id"], person_id=people["g"], by=cast.operator, at=MORNING)
        ids["matter_id"] = put(
            db, report_id=ids["report_id"], question="Which figure?", sides=(), owner=people["s"], due="2099-01-01",
            by=cast.amina, at=MORNING,
        )  # fmt: skip
        ids |= _asked(db, cast, ids["report_id"], made)
        ids["search_id"] = keep_search(db, name="Racism", asked="q=racism", by=cast.amina, at=MORNING)
        ids["assignment_id"] = assign(
            db, report_id=ids["report_id"], person_id=people["s"], task=Task.REVIEW, by=cast.amina, at=MORNING
        ).id
    ids |= {
        "pack": "icerd",
        "form": "xlsx",
        "person_id": people["n"],
        "int:number": "1",
        "first": "now",
        "second": "now",
    }
    installation.sync()
    app = create_app(installation, testing=True)
    app.config["WTF_CSRF_ENABLED"] = False
    return World(app, people, ids)


def _gently(call: str) -> tuple[bool, ...]:
    """GETs first, then what changes a little, then what ends something."""
    last = ("/merge", "/delete", "/restore", "/send", "/close", "/set-aside")
    return (call.startswith("POST"), *(ending in call for ending in reversed(last)))


def test_the_table_holds_every_route_and_no_other(world: World) -> None:
    routes = {
        f"{method} {rule.rule}"
        for rule in world.app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }
    again = ("<minutes>", "<contribution>", "<secret>", "<pictured_round_id>", "<mailed_id>", "<clearance_round_id>")
    assert routes == {call for call in TABLE if not any(name in call for name in again)}


@pytest.mark.parametrize("letter", EVERYBODY)
def test_doors_open_as_the_table_says(world: World, letter: str) -> None:
    wrong = []
    for call in sorted(TABLE, key=_gently):
        opens = world.answer(letter, call) not in {0, 404, 500}
        if opens is not (letter in TABLE[call]):
            wrong.append(f"{call}: {'opens' if opens else 'closed'} for {letter}")
    assert wrong == [], "\n".join(wrong)


def test_nobody_signed_in_is_asked_to_sign_in_first(world: World) -> None:
    answers = {call: world.answer(None, call) for call in TABLE}
    assert {call for call, status in answers.items() if status != 0} == OPEN_TO_NOBODY_SIGNED_IN


def test_what_one_may_not_see_looks_like_what_does_not_exist(world: World) -> None:
    hidden = world.client("n").get(world.address("GET /reports/<report_id>"))
    absent = world.client("n").get("/reports/01ARZ3NDEKTSV4RRFFQ69G5FAV")
    assert hidden.status_code == absent.status_code == 404
    assert _without_token(hidden.text) == _without_token(absent.text)


def _without_token(page: str) -> str:
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)


def test_the_application_does_not_start_with_a_route_that_declares_no_permission(world: World) -> None:
    from workbench.web.access import RouteWithoutPermission, check_every_route

    world.app.view_functions["bare"] = lambda: ""
    world.app.url_map.add(world.app.url_rule_class("/bare", endpoint="bare"))
    with pytest.raises(RouteWithoutPermission, match="/bare"):
        check_every_route(world.app)

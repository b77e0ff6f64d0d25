"""The verbs of a comment round, a module an idea."""

from workbench.comments.operations.adding import add_to
from workbench.comments.operations.answering import dispose, release, still_holds
from workbench.comments.operations.answering_together import dispose_together
from workbench.comments.operations.applying import (
    TextWritten,
    answer_with_text,
    apply_proposal,
    offered,
)
from workbench.comments.operations.clearing import OfficeSays, clear, record_clearance
from workbench.comments.operations.closing import close, reopen, verify
from workbench.comments.operations.concerns import maintain_text, resolve_concern
from workbench.comments.operations.confirming_today import confirm_today
from workbench.comments.operations.consulting import say_how_consulted, say_it_anew
from workbench.comments.operations.correcting import begin_correction, withdraw
from workbench.comments.operations.declining import come_back, decline
from workbench.comments.operations.deputising import name_deputy, take_back_deputy
from workbench.comments.operations.erasing import Asked, erase_at_request, erase_by_order
from workbench.comments.operations.exporting import remember_written
from workbench.comments.operations.extending import extend
from workbench.comments.operations.handing_in import hand_in_letter
from workbench.comments.operations.opening import open_round
from workbench.comments.operations.placing import place
from workbench.comments.operations.preparing import (
    Draft,
    discard_draft,
    discard_file,
    draft,
    place_draft,
    rewrite_draft,
)
from workbench.comments.operations.publishing import choose_visibility, publish
from workbench.comments.operations.putting_together import put_together
from workbench.comments.operations.receiving import Receipt, arrive, keep_sent_out, receive, set_aside, take_in
from workbench.comments.operations.reopening import reopen_at_submission, reopen_changed
from workbench.comments.operations.replying import reply, reply_for_institution
from workbench.comments.operations.sending import confirm, send
from workbench.comments.operations.submitting import GoingOut, submit_version
from workbench.comments.operations.transcribing import Transcript, transcribe
from workbench.comments.operations.translating import translate
from workbench.comments.operations.witnessing import witness
from workbench.comments.transcribing.placing import Transcribed

__all__ = [
    "Asked",
    "Draft",
    "GoingOut",
    "OfficeSays",
    "Receipt",
    "TextWritten",
    "Transcribed",
    "Transcript",
    "add_to",
    "answer_with_text",
    "apply_proposal",
    "arrive",
    "begin_correction",
    "choose_visibility",
    "clear",
    "close",
    "come_back",
    "confirm",
    "confirm_today",
    "decline",
    "discard_draft",
    "discard_file",
    "dispose",
    "dispose_together",
    "draft",
    "erase_at_request",
    "erase_by_order",
    "extend",
    "hand_in_letter",
    "keep_sent_out",
    "maintain_text",
    "name_deputy",
    "offered",
    "open_round",
    "place",
    "place_draft",
    "publish",
    "put_together",
    "receive",
    "record_clearance",
    "release",
    "remember_written",
    "reopen",
    "reopen_at_submission",
    "reopen_changed",
    "reply",
    "reply_for_institution",
    "resolve_concern",
    "rewrite_draft",
    "say_how_consulted",
    "say_it_anew",
    "send",
    "set_aside",
    "still_holds",
    "submit_version",
    "take_back_deputy",
    "take_in",
    "transcribe",
    "translate",
    "verify",
    "withdraw",
    "witness",
]

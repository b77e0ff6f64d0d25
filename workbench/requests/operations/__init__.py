"""The verbs of a request to a ministry, a module an idea."""

from workbench.requests.operations.answering import (
    Answer,
    begin_again,
    bring_back,
    discard_answer,
    make_one,
    place_answer,
    rewrite_answer,
    write_answer,
)
from workbench.requests.operations.attaching import attach, detach, receive_attachment
from workbench.requests.operations.beside import put_beside, take_from_beside
from workbench.requests.operations.handing_over import hand_over_desk, take_back_desk
from workbench.requests.operations.joining import joined, put_together
from workbench.requests.operations.preparing import (
    NewItem,
    Terms,
    ThereIs,
    add_items,
    change,
    change_item,
    drop_item,
    from_report,
    of_targets,
    prepare,
    require_askable,
    require_something_to_ask,
    there_is,
)
from workbench.requests.operations.ready import say_ready
from workbench.requests.operations.receiving import Received, receive, take_in, validate_received
from workbench.requests.operations.reminding import record_reminders, take_back_reminder
from workbench.requests.operations.sending import SentLetter, close, extend, reopen, send, withdraw
from workbench.requests.operations.several import answer_anew, answer_several
from workbench.requests.operations.submitting import MadeDocuments, made_documents, submit
from workbench.requests.operations.validating import (
    KeptFile,
    SignedLetter,
    take_back_validation,
    validate,
    validate_by_letter,
)

__all__ = [
    "Answer",
    "KeptFile",
    "MadeDocuments",
    "NewItem",
    "Received",
    "SentLetter",
    "SignedLetter",
    "Terms",
    "ThereIs",
    "add_items",
    "answer_anew",
    "answer_several",
    "attach",
    "begin_again",
    "bring_back",
    "change",
    "change_item",
    "close",
    "detach",
    "discard_answer",
    "drop_item",
    "extend",
    "from_report",
    "hand_over_desk",
    "joined",
    "made_documents",
    "make_one",
    "of_targets",
    "place_answer",
    "prepare",
    "put_beside",
    "put_together",
    "receive",
    "receive_attachment",
    "record_reminders",
    "reopen",
    "require_askable",
    "require_something_to_ask",
    "rewrite_answer",
    "say_ready",
    "send",
    "submit",
    "take_back_desk",
    "take_back_reminder",
    "take_back_validation",
    "take_from_beside",
    "take_in",
    "there_is",
    "validate",
    "validate_by_letter",
    "validate_received",
    "withdraw",
    "write_answer",
]

"""The verbs of drafting. Each runs in one write transaction, asks who may, and leaves one line in the journal."""

from workbench.drafting.operations.asking import ask, leave_out
from workbench.drafting.operations.blocks import put_figure, set_attributes, set_kind
from workbench.drafting.operations.freeze import Frozen, freeze
from workbench.drafting.operations.links import answer, cite, respond, set_aside, unanswer, uncite, unrespond
from workbench.drafting.operations.marks import MARKS, confirm, mark, take_over
from workbench.drafting.operations.paragraphs import (
    ParagraphChanged,
    ParagraphDeleted,
    add_paragraph,
    refuse_if_late,
    restore_revision,
    write_paragraph,
)
from workbench.drafting.operations.release import release
from workbench.drafting.operations.report import new_report
from workbench.drafting.operations.structure import (
    delete_paragraph,
    merge_paragraphs,
    move_paragraph,
    restore_paragraph,
    split_paragraph,
)
from workbench.drafting.operations.submit import submit

__all__ = [
    "MARKS",
    "Frozen",
    "ParagraphChanged",
    "ParagraphDeleted",
    "add_paragraph",
    "answer",
    "ask",
    "cite",
    "confirm",
    "delete_paragraph",
    "freeze",
    "leave_out",
    "mark",
    "merge_paragraphs",
    "move_paragraph",
    "new_report",
    "put_figure",
    "refuse_if_late",
    "release",
    "respond",
    "restore_paragraph",
    "restore_revision",
    "set_aside",
    "set_attributes",
    "set_kind",
    "split_paragraph",
    "submit",
    "take_over",
    "unanswer",
    "uncite",
    "unrespond",
    "write_paragraph",
]

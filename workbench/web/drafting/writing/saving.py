"""Save what was typed into the form of a paragraph. Nothing typed is lost: what is not taken comes back with why."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.drafting import operations
from workbench.drafting.operations import ParagraphChanged, ParagraphDeleted
from workbench.drafting.operations.blocks import set_attributes
from workbench.drafting.records import Revision
from workbench.errors import Conflict, WorkbenchError
from workbench.text import markup
from workbench.web.context import actor, now, store
from workbench.web.drafting.desk.tools import Typed
from workbench.web.drafting.writing.typed_text import as_stored
from workbench.web.refusals import status_of, words

_UPRIGHT = re.compile(r" *\| *")


@dataclass(frozen=True)
class Saved:
    """What became of a text that was sent: it stands, or its form was `refused`, with a status.

    `paragraph_id` is where it stands: of a paragraph that was split or merged meanwhile, in another one perhaps. `sent`
    is the revision of the text itself where it was put together with somebody else's; else empty. `revision` is what
    stands now, None where the form was refused.
    """

    paragraph_id: str
    sent: str = ""
    revision: Revision | None = None
    refused: Typed | None = None
    status: int = 200


def typed_in(form: Mapping[str, str], paragraph_id: str, *, suffix: str = "") -> Typed:
    """The fields of one paragraph; where several stand in one form the `suffix` of their names tells them apart."""
    footnotes = {
        name.removeprefix("footnote-").removesuffix(suffix): value
        for name, value in form.items()
        if name.startswith("footnote-") and name.endswith(suffix) and name != f"footnote-new{suffix}"
    }
    text = as_stored(form.get(f"text{suffix}", ""), form.get(f"notes{suffix}", ""))
    attributes = attributes_in(form, suffix=suffix)
    if "headers" in attributes:
        text = cells(text)
    typed = Typed(paragraph_id, text, footnotes, {}, form.get(f"base{suffix}", ""), attributes=attributes)
    return _with_new_footnote(typed, form.get(f"footnote-new{suffix}", "").strip())


ATTRIBUTES = ("title", "headers", "source", "unit", "notes", "alt")


def attributes_in(form: Mapping[str, str], *, suffix: str = "") -> dict[str, str]:
    """What a table or a figure has besides its words, as far as the form says it."""
    return {name: form[f"said-{name}{suffix}"] for name in ATTRIBUTES if f"said-{name}{suffix}" in form}


def cells(typed: str) -> str:
    """The rows of a table as they are kept: a row typed by hand, without tabs, has its cells between upright lines.

    A tab cannot be typed into a form; what is pasted from a spreadsheet has them.
    """
    rows = typed.replace("\r\n", "\n").split("\n")
    return "\n".join(row if "\t" in row else _UPRIGHT.sub("\t", row.strip("| ")) for row in rows)


def _with_new_footnote(typed: Typed, words_of_note: str) -> Typed:
    """A footnote written in the empty field stands at the end of the text; one moves its mark from there."""
    if not words_of_note:
        return typed
    taken = {each.id for each in markup.notes(typed.text)}
    number = 1
    while str(number) in taken:
        number += 1
    return replace(
        typed,
        text=f'{typed.text.rstrip()}<fn id="{number}">',
        footnotes={**typed.footnotes, str(number): words_of_note},
    )


def save(typed: Typed) -> Saved:
    """Save the text written on the revision `base`. Raises ParagraphDeleted, and what is no matter of the form."""
    try:
        with store().writing() as db:
            revision = operations.write_paragraph(
                db,
                paragraph_id=typed.paragraph_id,
                text=typed.text,
                base=typed.base or None,
                footnotes=typed.footnotes,
                by=actor(),
                at=now(),
            )
            standing = revision
            if typed.attributes:
                said = typed.attributes
                standing = set_attributes(db, paragraph_id=typed.paragraph_id, attributes=said, by=actor(), at=now())
        if revision.kind == "parallel":
            with store().reading() as db:
                operations.refuse_if_late(db, revision, by=actor())
    except ParagraphChanged as conflict:
        values = conflict.values
        late = replace(typed, text=values["mine"], base=values["standing"], theirs_by=values["name"])
        return Saved(typed.paragraph_id, refused=late, status=409)
    except WorkbenchError as error:
        status = status_of(error)
        if isinstance(error, ParagraphDeleted) or (not isinstance(error, Conflict) and status != 422):
            raise
        return Saved(typed.paragraph_id, refused=replace(typed, errors={"text": words(error)}), status=status)
    # The same text again changes nothing: what stands may have been put together by others, long before.
    is_put_together = revision.combined_id and revision.at == now()
    # Nothing was changed in this form, and somebody else's words stand by now: the form takes them in, else the next
    # save would put the old ones over them.
    is_somebody_elses = revision.at != now() and typed.base not in {"", revision.id}
    sent = revision.combined_id if is_put_together else typed.base if is_somebody_elses else ""
    return Saved(revision.paragraph_id, sent or "", standing)

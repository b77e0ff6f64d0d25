"""An acceptance that no text carries yet: accepted, and the paragraph reads as it was frozen. Pure."""

from workbench.comments.frozen import FrozenText
from workbench.comments.records import Answer, Comment


def is_promised(comment: Comment, frozen: FrozenText) -> bool:
    """Whether it is accepted without a word while its answer points at the revision that was commented on.

    An accepted comment points at the revision that did what it asks, or says why none was needed.
    """
    answer = comment.disposition
    if answer is None or answer.value is not Answer.ACCEPTED or answer.reason.strip() or answer.paragraph_id is None:
        return False
    was_frozen = frozen.holds(answer.paragraph_id)
    return was_frozen and frozen.paragraph(answer.paragraph_id).revision_id == answer.revision_id

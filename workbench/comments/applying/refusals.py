"""Why words that were proposed are not put into the draft."""

from __future__ import annotations

from workbench.errors import N_, Conflict, Invalid


class NothingProposed(Invalid):
    message = N_("This comment proposes no words for the text. Nothing was changed: answer it with a reason.")


class ProposalNotPutIn(Conflict):
    message = N_(
        "These words cannot be put into the draft without a guess. Nothing was changed: both texts are shown, write "
        "the paragraph as it should read and save it with your answer."
    )


class TextMovedOn(Conflict):
    message = N_(
        "Somebody changed the paragraph while you were looking at it. Nothing was changed by you: look at the "
        "difference again as it is now, then put the words in."
    )

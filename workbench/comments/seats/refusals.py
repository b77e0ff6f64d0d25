"""What can be refused of a seat in a round, in the words of those who meet it."""

from __future__ import annotations

from workbench.errors import N_, Conflict, Invalid, NotAllowed


class DeadlineEnforced(Conflict):
    message = N_(
        "The last day for %(organisation)s was %(day)s, and this round takes nothing on the web after it. Nothing was "
        "lost: what is in preparation is still there. Hand in a letter under “Our seat”, or mail it to the "
        "secretariat: it is kept, and marked as late."
    )


class ReasonForExtending(Invalid):
    message = N_("Say why more time is given: the reason is kept in the record of the round.")


class NotLater(Invalid):
    message = N_(
        "%(day)s is not later than the last day that %(organisation)s has already (%(last_day)s). Time can be given, "
        "never taken away: choose a later day."
    )


class AlreadySent(Conflict):
    message = N_(
        "%(organisation)s has sent already, so it cannot say that it will not comment. "
        "To take a comment back, withdraw it."
    )


class AlreadyDeclined(Conflict):
    message = N_("%(organisation)s has said already that it will not comment. It can come back at any time.")


class NotDeclined(Conflict):
    message = N_("%(organisation)s has not declined: it can comment as before.")


class ReasonForDeclining(Invalid):
    message = N_("Say why your institution will not comment: the reason is all that stands in the record.")


class OnlyTheVoiceNamesDeputies(NotAllowed):
    message = N_("Only the official voice of %(organisation)s names its deputies, signed in on the web.")


class NotADeputy(Invalid):
    message = N_(
        "A deputy is one of the people of %(organisation)s who can sign in and comment, and not its official voice. "
        "Choose one of them."
    )


class NoConcern(Conflict):
    message = N_("There is no serious concern of %(organisation)s here that waits for this.")


class ReasonForMaintaining(Invalid):
    message = N_(
        "Say why the State maintains its text: the reason is read by the institution and stands in the record."
    )


class NobodyNamed(NotAllowed):
    message = N_(
        "That the State maintains its text is said by a person with a name. Say who, with: workbench --as EMAIL …"
    )


class ConcernsOpen(Conflict):
    message = N_(
        "%(count)s serious concerns stand open (%(institutions)s). The round stays open. The institution resolves its "
        "concern itself, or the State says why it maintains its text; then close the round."
    )


class AnswersAreOwed(Invalid):
    message = N_(
        "%(organisation)s is independent: it is owed the answers to its comments, so that a round without any is not "
        "to be had for it. Choose who reads the answers."
    )


class LetterIsEmpty(Invalid):
    message = N_("Choose the letter first. Nothing was handed in.")


class StillTaken(Conflict):
    message = N_(
        "Comments are still taken here: send them, with the letter under “Bring a file back” if there is one. "
        "A letter by itself is for what comes after the last day, or after the round closed."
    )

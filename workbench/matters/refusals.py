"""What is refused about a matter for decision."""

from workbench.errors import N_, Conflict, Invalid, NotAllowed, NotFound


class NoSuchMatter(NotFound):
    message = N_("There is no such matter for decision. The list of matters shows those that you can open.")


class QuestionMissing(Invalid):
    message = N_("Write the question that is to be decided. Nothing was put for decision.")


class NotADueDay(Invalid):
    message = N_(
        "“%(written)s” is no day on which this can be decided. Write year, month and day, today or later: 2026-06-30."
    )


class CannotBringIt(Invalid):
    message = N_(
        "%(name)s cannot open the report “%(report)s”, and so cannot bring the matter to its decision. Nothing was "
        "changed: name somebody who writes it, or a member of the secretariat."
    )


class AlreadyPut(Conflict):
    message = N_("This is before the head or the plenary already. Nothing was put twice: add to that matter.")


class AlreadyDecided(Conflict):
    message = N_(
        "This was decided on %(day)s. The decision stays in the record: to decide anew, take the matter up again and "
        "say why."
    )


class NotDecidedYet(Conflict):
    message = N_("This matter is open. Nothing was changed.")


class DecisionMissing(Invalid):
    message = N_("Write what was decided. Nothing was recorded.")


class ReasonOfDecisionMissing(Invalid):
    message = N_("Say why. Whoever reads the record in ten years has nothing else. Nothing was recorded.")


class NotADayOfDecision(Invalid):
    message = N_(
        "“%(written)s” is no day on which this was decided. Write year, month and day, today or earlier: 2026-06-30."
    )


class NotForYouToDecide(NotAllowed):
    message = N_(
        "This is for %(owner)s, who brings the matter to its decision, for the leads of the drafting group and for "
        "the secretariat. Nothing was changed."
    )

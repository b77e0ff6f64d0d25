"""What is refused when a version is cleared, and when it goes out without."""

from workbench.errors import N_, Conflict, Invalid, NotAllowed


class NotAClearance(Conflict):
    message = N_("This round asks for comments, not for clearance. Nothing was recorded: open a clearance round on it.")


class IndependentBodyNeverClears(NotAllowed):
    message = N_(
        "%(organisation)s is independent: it comments, and neither clears nor refuses what the State says. Nothing "
        "was recorded."
    )


class AuthorityMissing(Invalid):
    message = N_("Say by whose authority: the minister, the head of the legal service, the Cabinet. Nothing was kept.")


class WhyNotCleared(Invalid):
    message = N_("Say why the version is not cleared, so that the drafters know what to change. Nothing was recorded.")


class ChangesMissing(Invalid):
    message = N_(
        "To clear a version with changes, send the changes first: propose them in the reading room, and let your "
        "official voice send them. Nothing was recorded."
    )


class LetterMissing(Invalid):
    message = N_(
        "Attach the signed letter. What an office did not say on its own sign-in stands only with its letter. Nothing "
        "was recorded."
    )


class SaidInTheFuture(Invalid):
    message = N_("%(day)s is still to come. Give the day of the letter. Nothing was recorded.")


class NotCleared(Conflict):
    message = N_(
        "Version %(number)s is not cleared by all who were asked: %(offices)s. Nothing was recorded: wait for them, or "
        "say why it goes out without; the reason stays in the record."
    )


class ClearanceIsOpen(Conflict):
    message = N_(
        "A clearance round of version %(number)s is still open. Nothing was recorded: close it first, or say why the "
        "version goes out before; the reason stays in the record."
    )


class NobodyAskedToClear(Conflict):
    message = N_(
        "%(organisation)s was not asked to clear this version. Nothing was recorded: open a clearance round on the "
        "version, and invite it."
    )

"""What can be refused about a request to a ministry, in the words of those who meet it."""

from workbench.errors import N_, Conflict, Invalid, NotAllowed, NotFound


class NoSuchRequest(NotFound):
    message = N_("There is no such request here. The board of requests shows those that you can open.")


class NoSuchItem(NotFound):
    message = N_("This request has no such item. Its page shows what it asks.")


class NotAMinistry(Invalid):
    message = N_(
        "%(organisation)s cannot be asked for a contribution: an independent body and civil society comment in a round "
        "of their own. Nothing was made."
    )


class DueInThePast(Invalid):
    message = N_(
        "“%(due)s” is no day on which answers can be due. Write year, month and day, today or later: 2026-06-30."
    )


class NothingAsked(Invalid):
    message = N_(
        "This request asks nothing yet. Add what %(organisation)s is to answer, then send it. Nothing was sent."
    )


class RequestChanged(Conflict):
    message = N_("A colleague changed this request meanwhile. Nothing of yours was lost: look at both and save again.")


class AlreadySent(Conflict):
    message = N_(
        "This request was sent to %(organisation)s on %(day)s, and what was asked stays as it was. Ask anything more "
        "in a request of its own."
    )


class NotSentYet(Conflict):
    message = N_("This request was not sent yet. Send it first; nothing was changed.")


class RequestClosed(Conflict):
    message = N_("This request is closed. Nothing was changed: ask the secretariat to open it again.")


class ReasonOfExtensionMissing(Invalid):
    message = N_("Say why %(organisation)s gets more time. Nothing was changed.")


class NotForTheOffice(NotAllowed):
    message = N_("Answers are prepared by the people of %(organisation)s. Nothing was changed.")

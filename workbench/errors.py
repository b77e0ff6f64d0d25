"""What can go wrong, in the user's words: each error is a message id and its values; `web` and `cli` say it."""

from typing import Any, ClassVar


def N_(message: str) -> str:  # noqa: N802  (the name translators' tools know)
    """Mark a message for translation; it is translated where it is shown."""
    return message


class WorkbenchError(Exception):
    """Base of all refusals. A subclass sets `message`, an English template over the values it is raised with."""

    message: ClassVar[str] = N_("Something was refused.")

    def __init__(self, **values: Any) -> None:
        self.values = values
        super().__init__(self.message % values if values else self.message)


class NotFound(WorkbenchError):
    """It does not exist, or the actor may not know that it does: the two look the same."""

    message = N_("There is nothing here that you can open. Check the address, or ask the secretariat.")


class NotAllowed(WorkbenchError):
    """The actor knows of the thing and may not do this to it."""

    message = N_("You cannot do this. Ask the secretariat if you think you should.")


class Conflict(WorkbenchError):
    """What was asked does not fit what has happened meanwhile."""

    message = N_("This has changed since you opened it. Nothing was overwritten.")


class Unavailable(WorkbenchError):
    """The machine, not what was asked, stands in the way: a full disk, a damaged database."""

    message = N_("This cannot be done at the moment. What was saved before is kept; tell the administrator.")


class Invalid(WorkbenchError):
    """What was given cannot be taken as it is."""

    message = N_("This cannot be taken as it is.")

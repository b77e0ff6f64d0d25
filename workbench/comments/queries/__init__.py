"""Reads of comment rounds. Every function takes the actor and gives only what that actor may know of.

Two sides meet here. Those who *manage* a round (the drafting group and the secretariat) see what was sent. Those who
were *invited* see the frozen version, their own comments, and the answers released to them. A comment in preparation
is seen by its institution alone.
"""

from workbench.comments.queries.answers import answers_given, last_release, reopened_now
from workbench.comments.queries.erasures import erasures
from workbench.comments.queries.files import files
from workbench.comments.queries.institutions import Sending, Standing, sendings, standings
from workbench.comments.queries.late import Late, late_bucket
from workbench.comments.queries.links import links_in, links_in_preparation
from workbench.comments.queries.preparation import draft, drafts, prepared_files
from workbench.comments.queries.said import comment, comments, comments_at, comments_of
from workbench.comments.queries.seats import (
    Seat,
    closed_at,
    days_given,
    invitation_of,
    invitations,
    invited,
    managed,
    open_rounds,
    rounds,
    seat,
    whichever,
)
from workbench.comments.queries.version import frozen_text
from workbench.comments.seats.reading import concerns, declined, deputies, extensions

__all__ = [
    "Late",
    "Seat",
    "Sending",
    "Standing",
    "answers_given",
    "closed_at",
    "comment",
    "comments",
    "comments_at",
    "comments_of",
    "concerns",
    "days_given",
    "declined",
    "deputies",
    "draft",
    "drafts",
    "erasures",
    "extensions",
    "files",
    "frozen_text",
    "invitation_of",
    "invitations",
    "invited",
    "last_release",
    "late_bucket",
    "links_in",
    "links_in_preparation",
    "managed",
    "open_rounds",
    "prepared_files",
    "reopened_now",
    "rounds",
    "seat",
    "sendings",
    "standings",
    "whichever",
]

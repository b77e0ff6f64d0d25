"""Words by another hand: how a comment was typed from a letter or a meeting, and how others translated it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Transcription:
    """Who typed a comment, from what. said_on: the day the letter came in or the talk was held, which counts for the
    deadline · file_id, file_name: the original or the minutes, kept with the round."""

    said_on: date
    by: str
    at: datetime
    file_id: str
    file_name: str


@dataclass(frozen=True)
class Translation:
    """The words of a comment in another language, by name; the original stands first everywhere.

    by: a person of the State side, or the institution itself, whose people are not named · is_own: whether it is the
    institution's.
    """

    id: str
    language: str
    text: str
    proposed: str
    by: str
    is_own: bool
    at: datetime

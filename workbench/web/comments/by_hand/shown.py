"""How words by another hand are marked wherever they stand."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from flask_babel import gettext as _

from workbench.comments.records import Comment, CommentState, Origin
from workbench.errors import N_
from workbench.text.languages import direction
from workbench.web.corpus.words import language_name, language_words
from workbench.web.pseudo import current_language
from workbench.web.shell import day

_ORIGINS = {
    Origin.LETTER: N_("Typed by %(name)s from a letter of %(day)s."),
    Origin.E_MAIL: N_("Typed by %(name)s from an e-mail of %(day)s."),
    Origin.MEETING: N_("Typed by %(name)s from the minutes of a meeting on %(day)s."),
    Origin.TELEPHONE: N_("Typed by %(name)s from the note of a telephone call on %(day)s."),
}
_NAMES = {
    Origin.LETTER: N_("a letter"),
    Origin.E_MAIL: N_("an e-mail"),
    Origin.MEETING: N_("a meeting"),
    Origin.TELEPHONE: N_("a telephone call"),
}
_LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh", "pt")  # of the United Nations, and Portuguese

_ACTS = {
    "received": N_("handed in by the mechanism"),
    "transcribed": N_("typed by the mechanism"),
    "confirmed": N_("confirmed by your official voice"),
}


@dataclass(frozen=True)
class Typed:
    """Who typed the words from what, and whether the institution confirmed that they are its own."""

    words: str
    file_address: str
    file_name: str
    is_confirmed: bool


@dataclass(frozen=True)
class Translated:
    """The words in another language, by name; never in the place of the original."""

    language: str
    language_name: str
    direction: str
    text: str
    proposed: str
    by: str
    at: datetime


@dataclass(frozen=True)
class ByHand:
    """All of a comment that another hand wrote. languages: into which it can be translated, code and name;
    none where its words were erased."""

    typed: Typed | None = None
    translations: tuple[Translated, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()


NOT_BY_HAND = ByHand()


def by_hand(comment: Comment) -> ByHand:
    """What to mark beside its words."""
    others = () if comment.erased else _languages_but(comment.language, current_language())
    return ByHand(typed(comment), translated(comment), others)


@lru_cache(maxsize=256)
def _languages_but(language: str, reader: str) -> tuple[tuple[str, str], ...]:
    """Code and name, in the reader's language."""
    return tuple((code, language_name(code, reader)) for code in _LANGUAGES if code != language)


def origin_names() -> tuple[tuple[str, str], ...]:
    """What words can be typed from, to choose from."""
    return tuple((origin.value, _(name)) for origin, name in _NAMES.items())


def act_words(kind: str) -> str:
    """How words came into the record otherwise than by sending."""
    return _(_ACTS[kind])


def typed(comment: Comment) -> Typed | None:
    """None for words that came without another hand."""
    made = comment.transcription
    if made is None or comment.origin not in _ORIGINS:
        return None
    return Typed(
        words=typed_words(comment.origin, by=made.by, said_on=made.said_on),
        file_address=f"/rounds/{comment.round_id}/files/{made.file_id}",
        file_name=made.file_name,
        is_confirmed=comment.state is not CommentState.RECEIVED_UNCONFIRMED,
    )


def typed_words(origin: Origin, *, by: str, said_on: date) -> str:
    """`Typed by Amina Haddad from a letter of 7 May 2026.`"""
    return _(_ORIGINS[origin]) % {"name": by, "day": day(said_on)}


def translated(comment: Comment) -> tuple[Translated, ...]:
    """The translations, in the order they were made."""
    return tuple(
        Translated(
            language=each.language,
            language_name=language_words(each.language),
            direction=direction(each.language),
            text=each.text,
            proposed=each.proposed,
            by=each.by,
            at=each.at,
        )
        for each in comment.translations
    )

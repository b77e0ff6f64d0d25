"""What a person says of a document, understood before anything is done with it: codes and dates as they are stored."""

import re
from collections.abc import Mapping
from datetime import date

from workbench.errors import N_, Invalid
from workbench.treaties import DocumentKind
from workbench.treaties.catalogue import code_of


class NotUnderstood(Invalid):
    """`name` is the field, `value` what was given for it."""

    message = N_("“%(value)s” cannot be taken as the %(name)s of a document. Nothing was changed.")


class NotADate(NotUnderstood):
    message = N_("“%(value)s” is not a date: write it as 2026-05-03, 2026-05 or 2026. Nothing was changed.")


class NotATreaty(NotUnderstood):
    message = N_("“%(value)s” is not a treaty it knows (ICERD, CEDAW, CRC …). Nothing was changed.")


class NotAState(NotUnderstood):
    message = N_("“%(value)s” is not a State: give its three letters (BRA, KEN …). Nothing was changed.")


class NotALanguage(NotUnderstood):
    message = N_("“%(value)s” is not a language: give its code (en, fr, es, pt, ar, ru, zh …). Nothing was changed.")


class NotASession(NotUnderstood):
    message = N_("“%(value)s” is not the number of a session (108). Nothing was changed.")


def understood(given: Mapping[str, str | None]) -> dict[str, str]:
    """The values that were given (empty ones left out), in the form in which they are stored. Raises NotUnderstood."""
    said = {name: value.strip() for name, value in given.items() if value and value.strip()}
    return {name: _READERS[name](value) if name in _READERS else value for name, value in said.items()}


def _kind(value: str) -> str:
    if value not in set(DocumentKind):
        raise NotUnderstood(name="kind", value=value)
    return value


def _treaty(value: str) -> str:
    code = code_of(value)
    if code is None:
        raise NotATreaty(name="treaty", value=value)
    return code


def _state(value: str) -> str:
    """Three letters; a State of a demonstration or of an exercise has its own."""
    if not re.fullmatch(r"[A-Za-z]{3}", value):
        raise NotAState(name="state", value=value)
    return value.upper()


def _language(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2,3}", value):
        raise NotALanguage(name="language", value=value)
    return value.lower()


def _session(value: str) -> str:
    if not re.fullmatch(r"\d{1,3}", value, re.ASCII):
        raise NotASession(name="session", value=value)
    return str(int(value))


def _date(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value, re.ASCII):
        raise NotADate(name="date", value=value)
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError as error:
        raise NotADate(name="date", value=value) from error
    return value


_READERS = {
    "kind": _kind,
    "treaty": _treaty,
    "state": _state,
    "language": _language,
    "session": _session,
    **dict.fromkeys(("date", "received", "adopted"), _date),
}

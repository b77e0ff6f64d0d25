"""What surrounds every page: language and direction, navigation, and how dates and numbers are written."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import get_datetime_format
from flask import Flask, current_app, request, session
from flask_babel import format_date, format_datetime, format_decimal, format_time, get_locale
from flask_babel import gettext as _
from werkzeug.routing import Map

from workbench.people.access import Permission, may
from workbench.settings import PACKAGE
from workbench.text.languages import direction
from workbench.web import joined
from workbench.web.compression import compress
from workbench.web.context import actor_or_none, close_view, installation
from workbench.web.kept import kept
from workbench.web.pseudo import PSEUDO_LANGUAGE, InterfaceDomain

TRANSLATIONS: Path = PACKAGE / "translations"


@dataclass(frozen=True)
class Place:
    """One entry of the navigation."""

    label: str
    address: str
    is_here: bool


def languages() -> tuple[str, ...]:
    """Languages the interface speaks: English, and every compiled catalogue that came with the program."""
    found = _catalogues(TRANSLATIONS)
    pseudo = (PSEUDO_LANGUAGE,) if installation().settings.pseudo_language else ()
    return ("en", *(code for code in found if code != "en"), *pseudo)


@cache
def _catalogues(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(file.parent.parent.name for file in folder.glob("*/LC_MESSAGES/messages.mo")))


def locale() -> str:
    """The session's choice, else the person's, else what the browser asks for, else English."""
    offered = languages()
    chosen = session.get("language") or (who.language if (who := actor_or_none()) else None)
    if chosen in offered:
        return str(chosen)
    return request.accept_languages.best_match(offered) or "en"


def interface_language() -> str:
    """For `lang`: a code a browser knows."""
    return str(get_locale() or "en").replace("_", "-")


def interface_direction() -> str:
    """The pseudo-language is English laid out from right to left."""
    if str(get_locale()) == PSEUDO_LANGUAGE:
        return "rtl"
    return direction(interface_language().split("-")[0])


def language_names() -> tuple[tuple[str, str], ...]:
    """Each offered language under its own name, for a choice."""
    return tuple(
        (code, _("Mirrored and accented (for tests)") if code == PSEUDO_LANGUAGE else _own_name(code))
        for code in languages()
    )


def _own_name(code: str) -> str:
    locale_of = Locale.parse(code)
    return (locale_of.get_display_name(locale_of) or code).capitalize()


def navigation() -> tuple[Place, ...]:
    """Only what exists and what the person may open."""
    places = (
        (_("My work"), "/", Permission.SIGNED_IN),
        (_("Reports"), "/reports", Permission.READ_REPORTS),
        (_("Requests"), "/requests", Permission.READ_REQUESTS),
        (_("Comment rounds"), "/rounds", Permission.READ_ROUNDS),
        (_("For decision"), "/matters", Permission.READ_REPORTS),
        (_("Library"), "/documents", Permission.READ_LIBRARY),
        (_("Recommendations"), "/recommendations", Permission.READ_LIBRARY),
        (_("Guidelines"), "/guidelines", Permission.READ_GUIDELINES),
        (_("Statistics"), "/statistics", Permission.KEEP_STATISTICS),
        (_("People"), "/people", Permission.MANAGE_PEOPLE),
        (_("System"), "/admin", Permission.ADMINISTER),
    )
    who, there = actor_or_none(), _rules(current_app.url_map)
    return tuple(
        Place(label, address, _is_here(address))
        for label, address, permission in places
        if address in there and may(who, permission)
    )


@lru_cache(maxsize=4)
def _rules(routes: Map) -> frozenset[str]:
    return frozenset(rule.rule for rule in routes.iter_rules())


def _is_here(address: str) -> bool:
    return request.path == address or (address != "/" and request.path.startswith(address + "/"))


def _as(pattern: str) -> str:
    """English dates as the United Nations writes them, `22 September 2023`; others as their readers do."""
    return pattern if interface_language().startswith("en") else "long"


def day(value: str | date | None) -> str:
    """A date in the reader's form, of a moment by the office's clock; takes ISO text, a date, or nothing."""
    if not value:
        return ""
    if isinstance(value, str):
        value = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value[:10])
    return format_date(_here(value) if isinstance(value, datetime) else value, _as("d MMMM y"), rebase=False)


def moment(value: str | datetime | None) -> str:
    """A time in the reader's form, with its day, by the office's clock."""
    if not value:
        return ""
    at = _here(datetime.fromisoformat(value) if isinstance(value, str) else value)
    if interface_language().startswith("en"):
        return format_datetime(at, "d MMMM y, HH:mm", rebase=False)
    put_together = str(get_datetime_format("long", locale=get_locale())).replace("'", "")
    return put_together.format(clock(at), format_date(at, "long", rebase=False))


def clock(at: datetime) -> str:
    """The hour and the minute in the reader's form, by the office's clock."""
    return format_time(_here(at), "short", rebase=False)


def _here(at: datetime) -> datetime:
    """By the office's clock; what says no zone was written down in UTC."""
    return installation().settings.here(at if at.tzinfo else at.replace(tzinfo=UTC))


def number(value: int | float) -> str:
    """A number with its groups, as the reader writes them."""
    return format_decimal(value)


@cache
def _version(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else ""


def register(app: Flask) -> None:
    """Give the templates the shell's variables and filters."""
    app.add_template_filter(day)
    app.add_template_filter(moment)
    app.add_template_filter(number)
    app.add_template_global(direction, "direction")
    app.add_template_global(kept, "kept")
    app.before_request(InterfaceDomain().as_default)
    app.after_request(compress)
    app.teardown_appcontext(close_view)

    @app.url_defaults
    def name_the_version(endpoint: str, values: dict[str, Any]) -> None:
        """A static file may be kept for a year: its address changes with its bytes."""
        if endpoint == "static" and app.static_folder:
            values["v"] = _version(Path(app.static_folder) / values["filename"])
        elif endpoint == "joined.send" and app.static_folder:
            values["v"] = joined.version(Path(app.static_folder), values["script"])

    @app.context_processor
    def shell() -> dict[str, Any]:
        who = actor_or_none()
        return {
            "signed_in": who,
            "ui": current_app.jinja_env.get_template("_macros.html").module,
            "demonstration": installation().settings.demonstration,
            "may_search": may(who, Permission.READ_LIBRARY),
            "mechanism_name": installation().settings.mechanism_name,
            "interface_language": interface_language(),
            "interface_direction": interface_direction(),
            "interface_languages": language_names(),
            "navigation": navigation(),
        }

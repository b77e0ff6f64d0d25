"""Settings of an installation: read once at the start, frozen, refused by the name of the variable."""

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from workbench.errors import N_, Invalid

PACKAGE = Path(__file__).parent
KEY_FILE = "secret.key"


class SettingRefused(Invalid):
    message = N_("%(variable)s is %(value)r: %(accepts)s.")


class HomeMissing(Invalid):
    message = N_("%(home)s is not a home yet. Create one with: workbench --home %(home)s init")


@dataclass(frozen=True)
class MailServer:
    """The server that takes e-mail: security is starttls, tls or none · sender: the address letters come from ·
    root: where the workbench is reached, for the links in them (`https://workbench.example`)."""

    host: str
    port: int
    security: str
    sender: str
    root: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True)
class Settings:
    """home: the installation's directory · secret_key: signs sessions, empty where none was given or kept yet ·
    demonstration: the page for signing in names the cast · time_zone: in which pages show days and hours, the machine's
    own where none was given."""

    home: Path
    secret_key: str
    mechanism_name: str = "National mechanism for reporting and follow-up"
    demonstration: bool = False
    pseudo_language: bool = False
    behind_tls: bool = False
    mail: MailServer | None = None
    time_zone: ZoneInfo | None = None

    def here(self, at: datetime) -> datetime:
        """The same moment by the office's clock; `at` knows its own zone."""
        return at.astimezone(self.time_zone)


def bundled(name: str) -> Path:
    """The folder `name` (drafting_templates, corpus) that came with the program: in the wheel, else in the checkout."""
    inside = PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def default_home(environment: Mapping[str, str]) -> Path:
    """The home without `--home`: WORKBENCH_HOME, else the current directory if it is a home, else the user's data."""
    if environment.get("WORKBENCH_HOME"):
        return Path(environment["WORKBENCH_HOME"])
    if (Path.cwd() / "workbench.db").is_file():
        return Path.cwd()
    base = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    if sys.platform == "win32" and environment.get("LOCALAPPDATA"):
        base = environment["LOCALAPPDATA"]
    return Path(base) / "report-drafting-workbench"


def _switch(environment: Mapping[str, str], variable: str, *, default: bool = False) -> bool:
    value = environment.get(variable, "").strip().lower()
    if not value:
        return default
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    raise SettingRefused(variable=variable, value=value, accepts="say yes or no")


def _secret_key(home: Path, environment: Mapping[str, str]) -> str:
    """WORKBENCH_SECRET_KEY, else the key kept in the home, else none: reading settings writes nothing."""
    given = environment.get("WORKBENCH_SECRET_KEY", "")
    if given:
        if len(given) < 32:
            raise SettingRefused(variable="WORKBENCH_SECRET_KEY", value="…", accepts="give at least 32 characters")
        return given
    kept = home / KEY_FILE
    return kept.read_text(encoding="ascii").strip() if kept.is_file() else ""


def with_key(settings: Settings) -> Settings:
    """The settings of a home that is there, with its key: made on first use, readable by its owner alone."""
    kept = settings.home / KEY_FILE
    if not settings.secret_key and not kept.exists():
        partial = kept.with_name(f"{KEY_FILE}.{os.getpid()}.partial")
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        partial.replace(kept)
    return replace(settings, secret_key=settings.secret_key or kept.read_text(encoding="ascii").strip())


def _time_zone(environment: Mapping[str, str]) -> ZoneInfo | None:
    """None where none is named: the clock of the machine then counts."""
    name = environment.get("WORKBENCH_TIME_ZONE", "").strip()
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = "give a time zone that this machine knows by the name of a city, such as Africa/Nairobi"
        raise SettingRefused(variable="WORKBENCH_TIME_ZONE", value=name, accepts=known) from None


def _mail(environment: Mapping[str, str]) -> MailServer | None:
    """None where no mail server is named: notices then stand on people's first page alone."""
    host, _, port = environment.get("WORKBENCH_SMTP_HOST", "").strip().partition(":")
    if not host:
        return None
    security = environment.get("WORKBENCH_SMTP_SECURITY", "").strip().lower() or "starttls"
    if security not in _PORTS:
        raise SettingRefused(variable="WORKBENCH_SMTP_SECURITY", value=security, accepts="say starttls, tls or none")
    if port and not port.isdecimal():
        raise SettingRefused(variable="WORKBENCH_SMTP_HOST", value=f"{host}:{port}", accepts="give host or host:port")
    return MailServer(
        host=host,
        port=int(port or _PORTS[security]),
        security=security,
        sender=_needed(environment, "WORKBENCH_MAIL_FROM", "@", "give the address that letters come from"),
        root=_needed(environment, "WORKBENCH_ADDRESS", "http", "give where the workbench is reached").rstrip("/"),
        user=environment.get("WORKBENCH_SMTP_USER", ""),
        password=environment.get("WORKBENCH_SMTP_PASSWORD", ""),
    )


_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def _needed(environment: Mapping[str, str], variable: str, holds: str, accepts: str) -> str:
    value = environment.get(variable, "").strip()
    if holds not in value:
        raise SettingRefused(variable=variable, value=value, accepts=accepts)
    return value


def load(home: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment. Raises SettingRefused, which names the variable and what it accepts."""
    env = os.environ if environment is None else environment
    where = (home or default_home(env)).expanduser().resolve()
    return Settings(
        home=where,
        secret_key=_secret_key(where, env),
        mechanism_name=env.get("WORKBENCH_MECHANISM_NAME", "").strip() or Settings.mechanism_name,
        demonstration=_switch(env, "WORKBENCH_DEMONSTRATION") or (where / "demonstration.txt").exists(),
        pseudo_language=_switch(env, "WORKBENCH_PSEUDO_LANGUAGE"),
        behind_tls=_switch(env, "WORKBENCH_BEHIND_TLS"),
        mail=_mail(env),
        time_zone=_time_zone(env),
    )

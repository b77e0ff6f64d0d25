"""What a cell says, in the product's own terms (pure): several values, days, sessions, positions, statuses."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from workbench.corpus.parsing.identity.dates import first_date
from workbench.recommendations.records import Priority, Status, UprPosition
from workbench.text.plain import plain

# Day 0 of Excel's serial numbers, as they count since March 1900 (a leap day of 1900 that never was is in them).
_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"^(\d{4,5})(?:\.\d+)?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ].*)?$")
_FIGURES = re.compile(r"^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:[T ].*)?$")
_YEAR_FIRST = re.compile(r"^(\d{4})[./](\d{1,2})[./](\d{1,2})$")
_YEAR = re.compile(r"^(19|20)\d\d$")
_SERIALS = range(18_264, 73_051)  # 1950 to 2099: a smaller number is a year, a larger none of the field's days
_OPENING = re.compile(r"^\s*(?:[-–—•·*▪●■]+\s*|\(?(?:\d{1,2}|[a-z])[.)、．]\s+|\(?\d{1,2}[.)、．](?=[^\d\s]))")
_COUNTED = re.compile(r"(?:^|(?<=[\s;,；，、。]))(\d{1,2})[.)、．](?!\d)\s*")
_SESSION = re.compile(r"\d{1,3}")

_POSITIONS = {
    "supported": UprPosition.SUPPORTED,
    "support": UprPosition.SUPPORTED,
    "supports": UprPosition.SUPPORTED,
    "accepted": UprPosition.SUPPORTED,
    "accept": UprPosition.SUPPORTED,
    "yes": UprPosition.SUPPORTED,
    "aceptada": UprPosition.SUPPORTED,
    "aceita": UprPosition.SUPPORTED,
    "apoyada": UprPosition.SUPPORTED,
    "apoiada": UprPosition.SUPPORTED,
    "acceptee": UprPosition.SUPPORTED,
    "noted": UprPosition.NOTED,
    "note": UprPosition.NOTED,
    "rejected": UprPosition.NOTED,
    "reject": UprPosition.NOTED,
    "not supported": UprPosition.NOTED,
    "not accepted": UprPosition.NOTED,
    "no": UprPosition.NOTED,
    "notee": UprPosition.NOTED,
    "anotada": UprPosition.NOTED,
    "tomada nota": UprPosition.NOTED,
    "rechazada": UprPosition.NOTED,
    "rejeitada": UprPosition.NOTED,
    "supported/noted": UprPosition.SUPPORTED_NOTED,
    "noted/supported": UprPosition.SUPPORTED_NOTED,
    "partially supported": UprPosition.SUPPORTED_NOTED,
    "partially accepted": UprPosition.SUPPORTED_NOTED,
    "accepted in part": UprPosition.SUPPORTED_NOTED,
    "supported in part": UprPosition.SUPPORTED_NOTED,
}
_STATUSES = {
    Status.NOT_STARTED: "not started|not implemented|no progress|to be started|not yet started|pending|planned"
    "|non commence|non mise en oeuvre|no iniciado|no iniciada|no implementada|pendiente|nao iniciado|nao iniciada"
    "|nao implementada|nao implementado|未开始|未開始",
    Status.UNDER_WAY: "under way|underway|in progress|ongoing|on-going|on going|started|in process|being implemented"
    "|under implementation|en cours|en curso|en proceso|en marcha|em andamento|em curso|em implementacao|进行中|進行中",
    Status.PARTIALLY_IMPLEMENTED: "partially implemented|partly implemented|partial|partially|implemented in part"
    "|partiellement mise en oeuvre|parcialmente implementada|parcialmente implementado|parcial|parcialmente cumplida"
    "|parcialmente cumprida|parcialmente cumprido|部分完成",
    Status.IMPLEMENTED: "implemented|fully implemented|completed|complete|done|achieved|closed|mise en oeuvre|realisee"
    "|implementada|implementado|cumplida|cumplido|cumprida|cumprido|concluida|concluido|已完成|完成",
    Status.NOT_ACCEPTED: "not accepted|rejected|noted|rechazada|no aceptada|nao aceita|rejeitada|non acceptee",
    Status.SUPERSEDED: "superseded|no longer relevant|obsolete|replaced|sin objeto|superada|caduque",
    Status.NO_INFORMATION: "no information|no data|unknown|not reported|n/a|not available|sin informacion"
    "|sem informacao|sans information|无资料|無資料",
}
_STATUS_NAMES = {name: status for status, names in _STATUSES.items() for name in names.split("|")}
_PRIORITIES = {
    Priority.HIGH: "high|urgent|very high|immediate|priority|1|haute|elevee|urgente|alta|高",
    Priority.MEDIUM: "medium|middle|normal|moderate|2|moyenne|media|中",
    Priority.LOW: "low|3|basse|faible|baja|baixa|低",
}
_PRIORITY_NAMES = {name: priority for priority, names in _PRIORITIES.items() for name in names.split("|")}
_YES = frozenset(["yes", "y", "true", "1", "x", "✓", "✔", "oui", "si", "sí", "sim", "follow-up", "follow", "up", "是"])


def several(cell: str, separators: Sequence[str] = ()) -> tuple[str, ...]:
    """The values of a cell in order, each once: its lines, parted by the separators and by `1. … 2. …`.

    A dash, a bullet, a number or a letter that opens a value is no part of it.
    """
    parts = [cell]
    for separator in ("\n", *separators):
        parts = [piece for part in parts for piece in part.split(separator)]
    found = (without_opening(piece) for part in parts for piece in _counted(part))
    return tuple(dict.fromkeys(filter(None, found)))


def _counted(part: str) -> Iterator[str]:
    """`1. One 2. Two` → two; a number that does not count on from 1 parts nothing."""
    starts: list[tuple[int, int]] = []
    for match in _COUNTED.finditer(part):
        if int(match[1]) == len(starts) + 1:
            starts.append(match.span())
    if len(starts) < 2 or part[: starts[0][0]].strip():
        yield part
        return
    for (_, begin), end in zip(starts, [start for start, _ in starts[1:]] + [len(part)], strict=True):
        yield part[begin:end].strip(" ;,；，、")


def without_opening(value: str) -> str:
    """`- CERD`, `1. Ministry of Justice` → the value alone, its spaces single."""
    return " ".join(_OPENING.sub("", value, count=1).split())


@lru_cache(maxsize=4096)
def day(text: str) -> str | None:
    """`2020-12-23T00:00:00`, `44188`, `23/12/2020`, `23 December 2020`, `2020` → ISO 8601; None if it is no date.

    Figures are day, month, year, unless the second cannot be a month.
    """
    text = text.strip().lstrip("-– ").strip()
    if _YEAR.match(text):
        return text
    if (serial := _SERIAL.match(text)) and int(serial[1]) in _SERIALS:
        return (_EPOCH + timedelta(days=int(serial[1]))).isoformat()
    if iso := _ISO.match(text) or _YEAR_FIRST.match(text):
        return _checked(iso[1], iso[2], iso[3])
    if figures := _FIGURES.match(text):
        first, second, year = figures.groups()
        year = year if len(year) == 4 else f"20{year}"
        return _checked(year, second, first) if int(second) <= 12 else _checked(year, first, second)
    return first_date(text)


def _checked(year: str, month: str, of_month: str | None) -> str | None:
    try:
        found = date(int(year), int(month), int(of_month or 1)).isoformat()
    except ValueError:
        return None
    return found if of_month else found[:7]


def session(text: str) -> str:
    """`35th Session` → 35; "" where there is no number."""
    found = _SESSION.search(text)
    return str(int(found[0])) if found else ""


@lru_cache(maxsize=1024)
def position(text: str) -> str:
    """The position of the State under review; "" where the word is none that is known (`pending`)."""
    said = _word(text)
    return _POSITIONS[said].value if said in _POSITIONS else ""


@lru_cache(maxsize=1024)
def status(text: str) -> str:
    """The status that a tracker's word means; "" where it is none that is known."""
    said = _word(text)
    return _STATUS_NAMES[said].value if said in _STATUS_NAMES else ""


@lru_cache(maxsize=1024)
def priority(text: str) -> str:
    """The priority that a word or a number means; "" where it is none that is known."""
    said = _word(text)
    return _PRIORITY_NAMES[said].value if said in _PRIORITY_NAMES else ""


def is_yes(text: str) -> bool:
    """Whether a cell says yes."""
    return plain(text) in _YES


def _word(text: str) -> str:
    return " ".join(plain(text).replace("_", " ").strip(" .-–").split())

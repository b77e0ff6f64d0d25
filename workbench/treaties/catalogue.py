"""The treaties with a reporting duty, and the bodies that read the reports."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

# What is reviewed without being a treaty: the common core document goes to all bodies, the UPR to the Council.
COMMON_CORE = "COMMON-CORE"
UPR = "UPR"
_OTHER_BODIES = {COMMON_CORE: "HRI", UPR: "HRC"}
_OTHER_NAMES = {"HRI": COMMON_CORE, "CCD": COMMON_CORE, "HRC": UPR, "HRC/UPR": UPR}


@dataclass(frozen=True)
class Treaty:
    """One treaty: its code (ICERD), its body (CERD), the start of its body's symbols (CERD/C)."""

    code: str
    body: str
    symbol_prefix: str


def data(name: str) -> Any:
    """One of the reference files of this package."""
    return json.loads((files("workbench.treaties") / "data" / name).read_text("utf-8"))


@cache
def treaties() -> tuple[Treaty, ...]:
    """Treaties with a reporting duty, in the order in which they entered into force."""
    return tuple(Treaty(row["code"], row["body"], row["symbol_prefix"]) for row in data("treaties.json")["treaties"])


def body_of(code: str) -> str | None:
    """The body of a treaty code: ICERD → CERD, UPR → HRC."""
    found = next((treaty.body for treaty in treaties() if treaty.code == code), None)
    return found or _OTHER_BODIES.get(code)


def with_body(code: str) -> str:
    """A treaty code as people know it: ICERD → `ICERD (CERD)`; CRPD, whose body is called as it is, stays CRPD."""
    body = body_of(code)
    return f"{code} ({body})" if body and body != code else code


def code_of(name: str) -> str | None:
    """The treaty code that a treaty's or a body's name stands for: `CERD`, `icerd` → ICERD; None if unknown."""
    wanted = name.strip().upper()
    if wanted in _OTHER_BODIES:
        return wanted
    if wanted in _OTHER_NAMES:
        return _OTHER_NAMES[wanted]
    by_code = next((treaty.code for treaty in treaties() if treaty.code == wanted), None)
    return by_code or next((treaty.code for treaty in treaties() if treaty.body == wanted), None)


def code_of_prefix(prefix: str) -> str | None:
    """The treaty code whose body's symbols begin with `prefix`: `CRC/C/OPAC` → CRC-OPAC."""
    return next((treaty.code for treaty in treaties() if treaty.symbol_prefix == prefix), None)

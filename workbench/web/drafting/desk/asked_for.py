"""What the address or a refused form asks the desk to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request

from workbench.searches.asked import MOST_TYPED
from workbench.web.drafting.desk import panels
from workbench.web.drafting.desk.tools import Typed


@dataclass(frozen=True)
class Asked:
    """What the address or a refused form asks the desk to show."""

    at: str = ""
    panel: str = "asked"
    view: str = ""
    q: str = ""
    cite: str = ""
    new: str = ""
    typed: Mapping[str, Typed] = field(default_factory=dict)
    captioned: Mapping[str, str] = field(default_factory=dict)
    new_text: str = ""
    new_error: str = ""
    quote: str | None = None
    quote_error: str = ""
    cite_text: str = ""


def asked_by_address() -> Asked:
    """What the address says; an unknown panel is the first."""
    panel = request.values.get("panel", "")
    return Asked(
        at=request.values.get("at", ""),
        panel=panel if panel in panels.PANELS else "asked",
        view="text" if request.values.get("view") == "text" else "",
        q=request.values.get("q", "").strip()[:MOST_TYPED],
        cite=request.values.get("cite", ""),
        new=request.values.get("new", ""),
    )

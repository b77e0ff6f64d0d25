"""A template is drawn from one frozen dataclass: what it shows is what the dataclass holds."""

from dataclasses import dataclass, fields
from typing import ClassVar

from flask import render_template, request


@dataclass(frozen=True)
class Page:
    """Base of all pages and fragments; `template` names the file under templates/."""

    template: ClassVar[str]


def render(page: Page) -> str:
    """The page or fragment as HTML; its fields are the template's only variables beside the shell's."""
    return render_template(page.template, **{field.name: getattr(page, field.name) for field in fields(page)})


def wants_fragment() -> bool:
    """Whether htmx asks: then the fragment is the answer, else the whole page."""
    return request.headers.get("HX-Request") == "true"

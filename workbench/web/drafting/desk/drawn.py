"""Paragraphs as they were drawn last: most of a section stands as it stood when it was looked at a moment ago.

Drawing sixty paragraphs takes longer than all that is read for them. What is kept is used only where everything that
the paragraph shows is equal; who may see it was asked before.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TypeAlias

from flask import render_template
from flask_babel import get_locale
from markupsafe import Markup

from workbench.web.drafting.desk.paragraph import ParagraphView

MOST = 4000  # paragraphs, each with some two thousand characters
Key: TypeAlias = tuple[str, str, str, str]
_kept: OrderedDict[Key, tuple[ParagraphView, Markup]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True)
class PlacedParagraph:
    """A paragraph of the desk; `html` is empty where the page draws it: one at hand has forms with a token."""

    view: ParagraphView
    html: Markup


def placed(view: ParagraphView) -> PlacedParagraph:
    """The paragraph with its HTML, drawn or kept."""
    return PlacedParagraph(view, Markup() if view.form else _drawn(view))


def _drawn(view: ParagraphView) -> Markup:
    key = (view.paragraph.id, view.panel, view.q, str(get_locale()))
    with _lock:
        known = _kept.get(key)
        if known is not None and known[0] == view:
            _kept.move_to_end(key)
            return known[1]
    html = _draw(view)
    with _lock:
        _kept[key] = (view, html)
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return html


def _draw(view: ParagraphView) -> Markup:
    return Markup(render_template("drafting/_paragraph.html", view=view))  # noqa: S704  (our own template)

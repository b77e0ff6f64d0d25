"""Paragraphs of the desk as they were drawn last."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import get_locale
from markupsafe import Markup

from workbench.corpus.versions.successors import Standing
from workbench.drafting.records import DraftParagraph
from workbench.web.drafting.desk.paragraph import ParagraphView
from workbench.web.kept import Kept, part

MOST = 4000  # paragraphs, each with some two thousand characters


@dataclass(frozen=True)
class Shows:
    """All that a paragraph shows which is not at hand. `sources` are those of its own citations."""

    paragraph: DraftParagraph
    language: str
    answers: tuple[str, ...]
    sources: tuple[Standing | None, ...]
    printed: Mapping[str, str]
    panel: str
    q: str
    lacks_source: bool


@dataclass(frozen=True)
class PlacedParagraph:
    """A paragraph of the desk; `html` is empty where the page draws it: one at hand has forms with a token."""

    view: ParagraphView
    html: Markup


_paragraphs: Kept[PlacedParagraph] = Kept(MOST)


def at_hand(view: ParagraphView) -> PlacedParagraph:
    """The page draws it."""
    return PlacedParagraph(view, Markup())


def placed(shows: Shows, view: Callable[[], ParagraphView]) -> PlacedParagraph:
    """The paragraph with its HTML, drawn or kept."""
    key = (shows.paragraph.id, shows.panel, shows.q, str(get_locale()))
    return _paragraphs.get(key, shows, lambda: _drawn(view()))


def _drawn(view: ParagraphView) -> PlacedParagraph:
    html = part("drafting/_paragraph.html", view=view)
    return PlacedParagraph(view, Markup(html))  # noqa: S704  (our own template)

"""Parts of pages as they were drawn last: most of a page stands as it stood when it was looked at a moment ago.

Drawing a page of sixty paragraphs takes longer than all that is read for it. In a template

    {% call kept("outline row", row.address, (row, language)) %} … {% endcall %}

draws what stands inside anew only where something that it shows is not equal to what it showed then. All it shows must
be named (a test sees to it); who may see it was asked before. The token of a form is put in afresh.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

from flask import current_app
from markupsafe import Markup

from workbench.web.pseudo import current_language
from workbench.web.tokens import token

MOST = 6000  # parts, each with some two thousand characters

Drawn = TypeVar("Drawn")


class Kept(Generic[Drawn]):
    """What was drawn last under a key, with what it showed."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, tuple[object, Drawn]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, shows: object, draw: Callable[[], Drawn]) -> Drawn:
        """As it was drawn where it shows the same, else drawn."""
        with self._lock:
            known = self._held.get(key)
            if known is not None:
                self._held.move_to_end(key)
        if known is not None and known[0] == shows:
            return known[1]
        drawn = draw()
        with self._lock:
            self._held[key] = (shows, drawn)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return drawn


def part(template: str, **values: object) -> str:
    """A part of a page drawn by itself, without what surrounds a page; forms in it would have no token."""
    environment = current_app.jinja_env
    ui = environment.get_template("_macros.html").module
    return environment.get_template(template).render(ui=ui, **values)


_parts: Kept[tuple[str, ...]] = Kept(MOST)


def kept(name: str, where: str, shows: tuple[object, ...], caller: Callable[[], str]) -> Markup:
    """The part of that name at that place of the pages (a template's global, for `{% call %}`)."""
    pieces = _parts.get((name, where, current_language()), shows, lambda: tuple(caller().split(token())))
    return Markup(pieces[0] if len(pieces) == 1 else token().join(pieces))  # noqa: S704  (drawn by templates)

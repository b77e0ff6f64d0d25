"""Scripts that are small files to read travel as one: a slow line waits once, not eight times."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, current_app

from workbench.people.access import Permission
from workbench.web.access import requires

blueprint = Blueprint("joined", __name__)

# In the order in which they are run: what the later ones use stands in the earlier ones.
JOINED: dict[str, tuple[str, ...]] = {
    "desk.js": (
        "editor-markup.js",
        "editor-keep.js",
        "editor-line.js",
        "editor-surface.js",
        "editor-save.js",
        "editor-notes.js",
        "editor-conflict.js",
        "editor-flow.js",
        "editor-beside.js",
        "editor-paste.js",
        "editor-grid.js",
        "desk.js",
    ),
}


@cache
def joined(folder: Path, name: str) -> str:
    """The files that are one, each whole; they are read once."""
    return "\n".join((folder / "js" / each).read_text(encoding="utf-8") for each in JOINED[name])


def version(folder: Path, name: str) -> str:
    """Changes with the bytes."""
    return hashlib.sha256(joined(folder, name).encode()).hexdigest()[:10]


@blueprint.get("/joined/<script>")
@requires(Permission.ANYONE)
def send(script: str) -> Response:
    """The joined file; its address changes with its bytes, so that it may be kept."""
    if script not in JOINED or current_app.static_folder is None:
        abort(404)
    return Response(joined(Path(current_app.static_folder), script), mimetype="text/javascript")

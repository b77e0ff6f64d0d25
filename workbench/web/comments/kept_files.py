"""A file that went out or came in, as it was kept."""

import io

from flask import Response as FlaskResponse
from flask import send_file

from workbench.comments import queries
from workbench.comments.refusals import FileErased
from workbench.errors import NotFound
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, store


@blueprint.get("/rounds/<round_id>/files/<file_id>")
@requires(Permission.READ_ROUNDS)
def file(round_id: str, file_id: str) -> FlaskResponse:
    """A kept file, as it went out or came in."""
    with store().reading() as db:
        seen = (*queries.files(db, actor(), round_id), *queries.prepared_files(db, actor(), round_id))
        found = next((each for each in seen if each.id == file_id), None)
    if found is None:
        raise NotFound
    if found.erased:
        raise FileErased
    data = io.BytesIO(store().files.read(found.sha256))
    return send_file(data, mimetype="application/octet-stream", as_attachment=True, download_name=found.name)

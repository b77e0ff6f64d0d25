"""A picture of a contributed answer, for whoever reads the contribution in the library."""

import io

from flask import Response as FlaskResponse
from flask import send_file

from workbench.corpus import queries as corpus
from workbench.people.access import Permission
from workbench.requests.pictured import pictures_of
from workbench.requests.refusals import NoSuchPicture
from workbench.web.access import requires
from workbench.web.context import actor, reading, store
from workbench.web.requests.blueprint import blueprint


@blueprint.get("/documents/<slug>/pictures/<picture_sha256>")
@requires(Permission.READ_LIBRARY)
def picture_of_document(slug: str, picture_sha256: str) -> FlaskResponse:
    """As the contribution has it."""
    with reading() as db:
        found = corpus.document(db, actor(), slug)
        if picture_sha256 not in pictures_of(db, actor(), found.id).every:
            raise NoSuchPicture
    return kept_picture(picture_sha256)


def kept_picture(sha256: str) -> FlaskResponse:
    """PNG or JPEG: nothing else is taken out of a form."""
    data = store().files.read(sha256)
    return send_file(io.BytesIO(data), mimetype="image/png" if data.startswith(b"\x89PNG") else "image/jpeg")

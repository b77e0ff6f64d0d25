"""What an institution takes away: the receipt of what it sent, its whole record, the key they are signed with."""

from flask import Response, make_response

from workbench.comments.receipts import signing
from workbench.comments.receipts.packing import MEDIA_TYPE, packed
from workbench.comments.receipts.record import Record, receipt, record, records
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments.blueprint import blueprint
from workbench.web.context import actor, installation, now, store


@blueprint.get("/rounds/<round_id>/read/receipts/<seal>.zip")
@requires(Permission.COMMENT)
def signed_receipt(round_id: str, seal: str) -> Response:
    """The signed receipt of one act of sending."""
    mechanism = installation().settings.mechanism_name
    with store().reading() as db:
        made = receipt(db, actor(), round_id=round_id, sending=seal, mechanism=mechanism, at=now())
    return _zip(made)


@blueprint.get("/rounds/<round_id>/read/record.zip")
@requires(Permission.COMMENT)
def own_record(round_id: str) -> Response:
    """All of the reader's institution in the round, signed."""
    mechanism = installation().settings.mechanism_name
    own = actor().organisation_id or ""
    with store().reading() as db:
        made = record(db, actor(), round_id=round_id, organisation_id=own, mechanism=mechanism, at=now())
    return _zip(made)


@blueprint.get("/rounds/our-records.zip")
@requires(Permission.COMMENT)
def own_records() -> Response:
    """All of the reader's institution in every round it was invited to, signed, in one file."""
    mechanism = installation().settings.mechanism_name
    own = actor().organisation_id or ""
    with store().reading() as db:
        made = records(db, actor(), organisation_id=own, mechanism=mechanism, at=now())
    return _zip(made)


@blueprint.get("/signing-key.pem")
@requires(Permission.ANYONE)
def signing_key() -> Response:
    """The public key: whoever was given something that this installation signed can check it."""
    answer = make_response(signing.public_key(installation().settings.home))
    answer.headers["Content-Type"] = "application/x-pem-file"
    answer.headers["Content-Disposition"] = 'attachment; filename="key.pem"'
    return answer


def _zip(made: Record) -> Response:
    answer = make_response(packed(made, home=installation().settings.home, files=store().files, at=now()))
    answer.headers["Content-Type"] = MEDIA_TYPE
    answer.headers["Content-Disposition"] = f'attachment; filename="{made.name}.zip"'
    return answer

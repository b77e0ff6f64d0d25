"""The order of a court or a data-protection authority to erase words, carried out by an administrator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.forgetting import forget_erased_files
from workbench.comments.operations.erasing import require_no_other_part
from workbench.comments.queries.erasures import Named, to_be_named
from workbench.comments.refusals import AuthorityMissing, NoSuchComment
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.admin.blueprint import blueprint
from workbench.web.comments.erasing import REFUSED_FIELDS, asked_in_form
from workbench.web.comments.words import round_words
from workbench.web.context import actor, installation, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words

_FIELDS = {**REFUSED_FIELDS, AuthorityMissing: "authority", NoSuchComment: "comment"}


@dataclass(frozen=True)
class OrderPage(Page):
    template: ClassVar[str] = "admin/erasure.html"
    named: tuple[tuple[Named, str], ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@blueprint.get("/admin/erasure")
@requires(Permission.ADMINISTER)
def order() -> str:
    """What an order names: the round, the institution, the numbers of its comments."""
    return _page({}, {})


def _page(typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    require_no_other_part(actor())
    with store().reading() as db:
        named = to_be_named(db)
    return render(OrderPage(named=tuple((each, round_words(each.kind)) for each in named), typed=typed, errors=errors))


@blueprint.post("/admin/erasure")
@requires(Permission.ADMINISTER)
def carry_out() -> Response:
    """Erase what the order names; the institution is told."""
    require_no_other_part(actor())
    round_id, _slash, organisation_id = request.form.get("whose", "").partition("/")
    asked = asked_in_form(request.form.get("comments", "").replace(",", " ").split())
    try:
        with store().writing() as db:
            operations.erase_by_order(
                db,
                round_id=round_id,
                organisation_id=organisation_id,
                asked=asked,
                home=installation().settings.home,
                by=actor(),
                at=now(),
            )
    except tuple(_FIELDS) as error:
        return make_response(_page(request.form, {_FIELDS[type(error)]: words(error)}), 422)
    forget_erased_files(store())
    flash(_("The words were erased, and the institution is told."))
    return redirect("/admin/erasure", code=303)

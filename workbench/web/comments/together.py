"""Colleagues' comments at the same words, made one before they are sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from flask import flash, make_response, redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workbench.comments import operations
from workbench.comments.alongside import alongside, may_be_put_together
from workbench.comments.records import CommentType, Confidentiality, DraftComment, Severity
from workbench.comments.refusals import DraftChanged, NoSuchDraft, TakesTwo
from workbench.errors import Invalid
from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.comments import reading
from workbench.web.comments.blueprint import blueprint
from workbench.web.comments.forms import whole_number
from workbench.web.comments.reading import Opened
from workbench.web.comments.room import Remark, Room, in_report_order, remark
from workbench.web.comments.words import confidentiality_words, severity_words, type_words
from workbench.web.context import actor, now, store
from workbench.web.pages import Page, render
from workbench.web.refusals import words


@dataclass(frozen=True)
class TogetherPage(Page):
    template: ClassVar[str] = "comments/together.html"
    room: Room
    parts: tuple[tuple[Remark, int], ...]  # each with the version its words were read in
    keep: str
    text: str
    proposed: str
    type: str
    severity: str
    confidentiality: str
    types: tuple[tuple[str, str], ...]
    severities: tuple[tuple[str, str], ...]
    confidentialities: tuple[tuple[str, str], ...]
    errors: Mapping[str, str]


@dataclass(frozen=True)
class Group:
    """Comments at the same words: the page that puts them together, their place, who wrote them."""

    address: str
    place: str
    count: int
    authors: tuple[str, ...]


def groups(found: Opened) -> tuple[Group, ...]:
    """Where several of what is in preparation stand at the same words, in the order of the report."""
    return tuple(
        Group(
            address=f"/rounds/{found.seat.round.id}/read/together?" + "&".join(f"draft={each.id}" for each in here),
            place=remark(here[0], found.frozen).place,
            count=len(here),
            authors=tuple(dict.fromkeys(each.author_label for each in here if each.author_label)),
        )
        for here in alongside(in_report_order(found.drafts, found.frozen))
    )


@blueprint.get("/rounds/<round_id>/read/together")
@requires(Permission.COMMENT)
def together(round_id: str) -> str | Response:
    """Those that were chosen, and one comment made of all their words, to be looked over."""
    with store().reading() as db:
        found = reading.opened(db, round_id)
    parts = _chosen(found, request.args.getlist("draft"))
    if len(parts) < 2:
        flash(_("Choose two comments or more to put together. Proposed changes and replies stand for themselves."))
        return redirect(f"/rounds/{round_id}/read/ours", code=303)
    return _page(found, parts, _first_words(parts), {})


@blueprint.post("/rounds/<round_id>/read/together")
@requires(Permission.COMMENT)
def put_together(round_id: str) -> Response:
    """One comment takes the words; the others go."""
    given = request.form
    with store().reading() as db:
        found = reading.opened(db, round_id)
    asked = given.getlist("draft")
    parts = _chosen(found, asked)
    if not asked:
        raise TakesTwo
    if len(parts) != len(set(asked)):
        raise NoSuchDraft
    versions = {each.id: whole_number(given.get(f"version-{each.id}", "")) or 0 for each in parts}
    try:
        with store().writing() as db:
            operations.put_together(
                db,
                round_id=round_id,
                keep=given.get("keep", ""),
                versions=versions,
                written=_written(given, parts),
                by=actor(),
                at=now(),
            )
    except (DraftChanged, Invalid) as error:
        status = 409 if isinstance(error, DraftChanged) else 422
        return make_response(_page(found, parts, given, {"text": words(error)}), status)
    flash(_("One comment stands for them now. It is still in preparation."))
    return redirect(f"/rounds/{round_id}/read/ours#remark-{given.get('keep', '')}", code=303)


def _chosen(found: Opened, ids: list[str]) -> tuple[DraftComment, ...]:
    ordered = in_report_order(found.drafts, found.frozen)
    return tuple(each for each in ordered if each.id in ids and may_be_put_together(each))


def _first_words(parts: tuple[DraftComment, ...]) -> dict[str, str]:
    """All that they say, one below the other; the gravest weight, and no wider a circle than each of them has."""
    weights, circles = tuple(Severity), tuple(Confidentiality)
    return {
        "keep": parts[0].id,
        "text": "\n\n".join(dict.fromkeys(each.text for each in parts if each.text)),
        "proposed": next((each.proposed for each in parts if each.proposed), ""),
        "type": parts[0].type.value,
        "severity": min((each.severity for each in parts), key=weights.index).value,
        "confidentiality": min((each.confidentiality for each in parts), key=circles.index).value,
    }


def _written(given: Mapping[str, str], parts: tuple[DraftComment, ...]) -> operations.Draft:
    first = _first_words(parts)

    def picked(name: str, offered: type[CommentType] | type[Severity] | type[Confidentiality]) -> str:
        return given[name] if given.get(name) in set(offered) else first[name]

    return operations.Draft(
        text=given.get("text", ""),
        proposed=given.get("proposed") or None,
        type=CommentType(picked("type", CommentType)),
        severity=Severity(picked("severity", Severity)),
        confidentiality=Confidentiality(picked("confidentiality", Confidentiality)),
        links=tuple(dict.fromkeys(link for each in parts for link in each.links)),
    )


def _page(found: Opened, parts: tuple[DraftComment, ...], typed: Mapping[str, str], errors: Mapping[str, str]) -> str:
    return render(
        TogetherPage(
            room=found.room(now().date()),
            parts=tuple((remark(each, found.frozen), each.version) for each in parts),
            keep=typed.get("keep", ""),
            text=typed.get("text", ""),
            proposed=typed.get("proposed", ""),
            type=typed.get("type", ""),
            severity=typed.get("severity", ""),
            confidentiality=typed.get("confidentiality", ""),
            types=tuple((value.value, type_words(value)) for value in CommentType),
            severities=tuple((value.value, severity_words(value)) for value in Severity),
            confidentialities=tuple((value.value, confidentiality_words(value)) for value in Confidentiality),
            errors=errors,
        )
    )

"""A permission on every route, and a start refused where one is missing."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import Flask, redirect, request, session, url_for
from werkzeug.wrappers import Response

from workbench.people.access import Permission, require
from workbench.web.context import actor_or_none
from workbench.web.pages import wants_fragment
from workbench.web.refusals import SignedOut

P = ParamSpec("P")
T = TypeVar("T")

MARK = "_permission"


class RouteWithoutPermission(RuntimeError):
    """A programmer's mistake: the application does not start."""


def requires(permission: Permission) -> Callable[[Callable[P, T]], Callable[P, T | Response]]:
    """Stands under the route decorator. Nobody signed in: to the sign-in page; not allowed: as if it were not there."""

    def decorate(view: Callable[P, T]) -> Callable[P, T | Response]:
        @wraps(view)
        def checked(*args: P.args, **kwargs: P.kwargs) -> T | Response:
            who = actor_or_none()
            if who is None and permission is not Permission.ANYONE:
                return _to_sign_in()
            require(who, permission)
            if session.get("password_is_known") and permission is not Permission.ANYONE and not _is_own_account():
                return redirect("/account", code=303)
            return view(*args, **kwargs)

        setattr(checked, MARK, permission)
        return checked

    return decorate


def _is_own_account() -> bool:
    """Where somebody goes first whose password another person was told."""
    return request.path == "/account" or request.path.startswith("/account/")


def _to_sign_in() -> Response:
    """A reader goes to the sign-in page and comes back; a form is answered, so that its words are not lost."""
    if request.method == "GET" and not wants_fragment():
        return redirect(url_for("people.sign_in", next=request.full_path.rstrip("?")), code=303)
    raise SignedOut


def permission_of(view: Callable[..., Any]) -> Permission | None:
    """The permission a view declares."""
    found = getattr(view, MARK, None)
    return found if isinstance(found, Permission) else None


def check_every_route(app: Flask) -> None:
    """Raises RouteWithoutPermission, naming each route that declares none."""
    bare = sorted(
        f"{rule.rule} ({rule.endpoint})"
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and permission_of(app.view_functions[rule.endpoint]) is None
    )
    if bare:
        raise RouteWithoutPermission("these routes declare no permission: " + ", ".join(bare))

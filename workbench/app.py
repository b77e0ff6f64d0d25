"""create_app: the one place where the web application is put together."""

from datetime import timedelta

from flask import Flask, Response, current_app, request
from flask_babel import Babel
from jinja2 import StrictUndefined

from workbench.comments.receipts import signing
from workbench.installation import Installation
from workbench.web import headers, joined, refusals, shell
from workbench.web.access import check_every_route
from workbench.web.blueprints import blueprints
from workbench.web.context import installation as present_installation
from workbench.web.sessions import Sessions
from workbench.web.tokens import MaskedTokens

UPLOAD_LIMIT = 200 * 1024 * 1024  # bytes in one request: many files at once


def create_app(installation: Installation, *, testing: bool = False) -> Flask:
    """The application over an open installation. Raises RouteWithoutPermission where a route declares none."""
    app = Flask("workbench.web", static_folder="static", template_folder="templates")
    put_over(app, installation, testing=testing)
    app.session_interface = Sessions()
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    MaskedTokens(app)
    Babel(app, locale_selector=shell.locale)
    shell.register(app)
    refusals.register(app)
    for blueprint in blueprints():
        app.register_blueprint(blueprint)
    app.register_blueprint(joined.blueprint)
    app.after_request(headers.harden)
    app.after_request(_bring_index_up_to_date)
    check_every_route(app)
    return app


def put_over(app: Flask, installation: Installation, *, testing: bool = False) -> None:
    """Let the application serve that installation: nothing else in it says which one it serves."""
    signing.make_key(installation.settings.home)
    app.config.update(
        SECRET_KEY=installation.settings.secret_key,
        TESTING=testing,
        PROPAGATE_EXCEPTIONS=False,
        MAX_CONTENT_LENGTH=UPLOAD_LIMIT,
        MAX_FORM_MEMORY_SIZE=5 * 1024 * 1024,
        SESSION_COOKIE_NAME="workbench",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=installation.settings.behind_tls,
        PERMANENT_SESSION_LIFETIME=timedelta(hours=12),
        WTF_CSRF_TIME_LIMIT=None,  # a token that expires swallows an hour of writing
        WTF_CSRF_SSL_STRICT=False,  # it asks for a Referer, which our own Referrer-Policy keeps browsers from sending
        BABEL_TRANSLATION_DIRECTORIES=str(shell.TRANSLATIONS),
    )
    app.extensions["workbench"] = installation


def _bring_index_up_to_date(response: Response) -> Response:
    """After a request that may have written, the index hears of it; what fails now is tried at the next."""
    if request.method not in {"GET", "HEAD", "OPTIONS"} and response.status_code < 400:
        try:
            present_installation().sync()
        except Exception:  # what was asked is done and kept: the answer says so, whatever became of the index
            current_app.logger.exception("the search index could not be brought up to date")
    return response

"""The cookie that says who is signed in, and which answers renew it."""

from flask import Flask, Response, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin

from workbench.web.headers import STATIC
from workbench.web.pages import wants_fragment


class Sessions(SecureCookieSessionInterface):
    """Opening a page renews a session; what a page asks for by itself while it stands open does not.

    The cookie is all there is of a session: an answer on its way that carried it again would sign in anew whoever
    signs out meanwhile in another tab, and a page left open would keep its session for ever.
    """

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Also for a script where something in the session changed."""
        return session.modified or (not wants_fragment() and super().should_set_cookie(app, session))

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Not with a static file: it is the same for everybody, and kept by the browser whatever the cookie.

        With the cookie in its `Vary`, a browser would fetch it again for each page, since each page renews the cookie.
        """
        if request.endpoint not in STATIC:
            super().save_session(app, session, response)

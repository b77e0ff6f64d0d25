"""The token of a form, written otherwise on each page: what travels compressed may not hold the same secret twice.

The token of a session stays the same for as long as the session; on a page stands a random pad, and the token put over
that pad (Django masks its tokens alike). From the length of compressed pages nobody can guess what never comes again
(`docs/adr/0030`).
"""

import secrets
from base64 import b64decode, urlsafe_b64encode

from flask import Flask, g
from flask_wtf.csrf import CSRFProtect, generate_csrf


def token() -> str:
    """The token of this page's forms: one for the whole page, another for the next."""
    if "masked_token" not in g:
        plain = generate_csrf().encode("ascii")
        pad = secrets.token_bytes(len(plain))
        g.masked_token = urlsafe_b64encode(pad + _over(pad, plain)).decode("ascii")
    return str(g.masked_token)


def unmasked(given: str) -> str:
    """The session's token under the mask. What bears no mask is given back as it is: it is for the check to refuse.

    A page that was opened before tokens were masked holds a plain one: signed, with full stops, which no mask has.
    """
    try:
        masked = b64decode(given, altchars=b"-_", validate=True)
    except ValueError:
        return given
    half = len(masked) // 2
    return _over(masked[:half], masked[half:]).decode("latin-1")  # whatever it holds, the check can read it


def _over(pad: bytes, text: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(pad, text, strict=False))


class MaskedTokens(CSRFProtect):
    """Flask-WTF's own check, on tokens that bear a mask while they stand on a page."""

    def init_app(self, app: Flask) -> None:
        super().init_app(app)
        app.jinja_env.globals["csrf_token"] = token
        app.context_processor(lambda: {"csrf_token": token})

    def _get_csrf_token(self) -> str | None:
        """What the form or the script sent, without its mask."""
        given = super()._get_csrf_token()
        return given and unmasked(given)

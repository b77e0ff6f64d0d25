"""A browser in which somebody of the cast has signed in; forms are taken without their token."""

import re

from flask.testing import FlaskClient

from tests.applications import application
from tests.cast import PASSWORD
from workbench.installation import Installation


def signed_in(installation: Installation, name: str) -> FlaskClient:
    client = application(installation).test_client()
    client.post("/sign-in", data={"email": f"{name}@arcadia.example", "password": PASSWORD})
    return client


def without_tokens(page: str) -> str:
    """What a page says, to be compared: its forms' token is another on each."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)

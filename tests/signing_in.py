"""A browser in which somebody of the cast has signed in; forms are taken without their token."""

from flask.testing import FlaskClient

from tests.applications import application
from tests.cast import PASSWORD
from workbench.installation import Installation


def signed_in(installation: Installation, name: str) -> FlaskClient:
    client = application(installation).test_client()
    client.post("/sign-in", data={"email": f"{name}@arcadia.example", "password": PASSWORD})
    return client

"""A browser in which somebody of the cast has signed in; forms are taken without their token."""

from flask.testing import FlaskClient

from tests.cast import PASSWORD
from workbench.app import create_app
from workbench.installation import Installation


def signed_in(installation: Installation, name: str) -> FlaskClient:
    app = create_app(installation, testing=True)
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.post("/sign-in", data={"email": f"{name}@arcadia.example", "password": PASSWORD})
    return client

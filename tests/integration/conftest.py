"""Fixtures of the tests that go through pages."""

import pytest
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.signing_in import signed_in
from workbench.installation import Installation


@pytest.fixture
def client(installation: Installation, cast: Cast) -> FlaskClient:
    """Amina's browser, who may add documents."""
    return signed_in(installation, "amina")

from collections.abc import Iterator

import pytest

from tests.office.office import Office, missing, running


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A running LibreOffice; the test says so and is left out where there is none."""
    why = missing()
    if why:
        pytest.skip(why)
    with running(tmp_path_factory.mktemp("office")) as started:
        yield started

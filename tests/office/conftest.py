from collections.abc import Iterator

import pytest

from tests.office.office import Office, missing, of_backports, of_the_system, running

NO_BACKPORTS = "the LibreOffice of Debian's backports is not here (sh tests/backports.sh build/libreoffice-backports)"


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A running LibreOffice; the test says so and is left out where there is none."""
    why = missing()
    if why:
        pytest.skip(why)
    with running(tmp_path_factory.mktemp("office"), of_the_system()) as started:
        yield started


@pytest.fixture(scope="session")
def newer_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The running LibreOffice of Debian's backports; the test says so and is left out where it is not."""
    program = of_backports()
    if missing() or program is None:
        pytest.skip(missing() or NO_BACKPORTS)
    with running(tmp_path_factory.mktemp("office"), program) as started:
        yield started


@pytest.fixture(params=["office", "newer_office"], ids=["debian", "backports"])
def each_office(request: pytest.FixtureRequest) -> Office:
    """The LibreOffice of Debian's release, then the one of its backports."""
    found: Office = request.getfixturevalue(request.param)
    return found

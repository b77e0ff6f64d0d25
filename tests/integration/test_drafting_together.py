"""Two people save the same paragraph at once, through the running server: no acknowledged text is ever lost."""

import re
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlencode

import pytest

from tests.builders.replaying import replayed
from tests.cast import PASSWORD, Cast
from tests.drafting import a_library, a_report, later
from tests.serving import running_server
from workbench.drafting import operations, queries
from workbench.installation import Installation

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SAVES = 200  # by each of the two
SAMPLE = 25


@pytest.fixture
def address(installation: Installation) -> Iterator[tuple[str, int]]:
    """The application served by the server it is served with in an office."""
    with running_server(installation, threads=4) as port:
        yield ("127.0.0.1", port)


class Browser:
    """Just enough of one: a cookie, a form's token."""

    def __init__(self, address: tuple[str, int]) -> None:
        self.address = address
        self.cookie = ""

    def send(self, method: str, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        connection = HTTPConnection(*self.address, timeout=60)
        try:
            headers = {"Cookie": self.cookie, **(FORM if data is not None else {})}
            connection.request(method, path, urlencode(data) if data is not None else None, headers)
            answer = connection.getresponse()
            if cookie := answer.getheader("Set-Cookie"):
                self.cookie = cookie.split(";")[0]
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def sign_in(self, name: str) -> str:
        """The token for forms."""
        token = _token(self.send("GET", "/sign-in")[1])
        data = {"csrf_token": token, "email": f"{name}@arcadia.example", "password": PASSWORD}
        assert self.send("POST", "/sign-in", data)[0] == 303
        return _token(self.send("GET", "/account")[1])


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def test_every_acknowledged_text_is_in_the_history(
    installation: Installation, cast: Cast, address: tuple[str, int], full_count: bool
) -> None:
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        added = operations.add_paragraph(db, section_id=section, text="At first.", by=cast.amina, at=later(1))
    paragraph, count = added.paragraph_id, SAVES if full_count else SAMPLE
    acknowledged: list[str] = []
    statuses: list[int] = []

    def save(name: str) -> None:
        browser = Browser(address)
        token, base = browser.sign_in(name), added.id
        for number in range(count):
            text = f"{name} writes {number}."
            data = {"csrf_token": token, "text": text, "base": base}
            status, page = browser.send("POST", f"/paragraphs/{paragraph}", data)
            statuses.append(status)
            if status in (303, 409):
                acknowledged.append(text)
            if status == 303:
                with installation.store.reading() as db:
                    page = f'name="base" value="{queries.paragraph(db, cast.amina, paragraph).revision_id}"'
            standing = re.search(r'name="base" value="([0-9A-Z]{26})"', page)
            base = standing[1] if standing else base

    people = [threading.Thread(target=save, args=(name,)) for name in ("amina", "farid")]
    for person in people:
        person.start()
    for person in people:
        person.join()
    with installation.store.reading() as db:
        history = {each.text for each in queries.history(db, cast.amina, paragraph)}
    assert len(acknowledged) == 2 * count
    assert set(statuses) <= {303, 409}
    assert 409 in statuses
    assert set(acknowledged) <= history


CLIENTS = 20
SAVES_OF_EACH = 500
FEW = 4
PARAGRAPHS = 10


def _sentence(client: int, times: int) -> str:
    return f"Client number {client} has written times {times} here."


def test_twenty_who_write_their_own_sentences_in_ten_paragraphs_all_stand(
    installation: Installation, cast: Cast, full_count: bool
) -> None:
    whole = " ".join(_sentence(client, 0) for client in range(CLIENTS))
    with installation.store.writing() as db:
        a_library(db)
        report = a_report(db, cast.amina)
        section = queries.section_of_report(db, report.id, "icerd.art-2").id
        first = [
            operations.add_paragraph(db, section_id=section, text=whole, by=cast.amina, at=later(1))
            for _ in range(PARAGRAPHS)
        ]
    acknowledged: list[tuple[str, str]] = []
    last: dict[tuple[str, int], int] = {}
    statuses: list[int] = []

    def save(address: tuple[str, int], client: int) -> None:
        browser = Browser(address)
        token = browser.sign_in("amina" if client % 2 else "farid")
        known = {each.paragraph_id: (each.id, each.markup) for each in first}
        for number in range(1, (SAVES_OF_EACH if full_count else FEW) + 1):
            paragraph = first[(client + number) % PARAGRAPHS].paragraph_id
            base, text = known[paragraph]
            text = re.sub(
                rf"number {client} has written times \d+", f"number {client} has written times {number}", text
            )
            data = {"csrf_token": token, "text": text, "base": base}
            status, _ = browser.send("POST", f"/paragraphs/{paragraph}", data)
            statuses.append(status)
            if status in (303, 409):
                acknowledged.append((paragraph, text))
            if status == 303:
                last[paragraph, client] = number
            # As after a save in the browser; until one comes here again, the others have changed what one opened.
            with installation.store.reading() as db:
                standing = queries.paragraph(db, cast.amina, paragraph)
            known[paragraph] = (standing.revision_id, standing.markup)

    with running_server(installation, threads=4) as port:
        people = [threading.Thread(target=save, args=(("127.0.0.1", port), client)) for client in range(CLIENTS)]
        for person in people:
            person.start()
        for person in people:
            person.join()
    assert set(statuses) <= {303, 409}
    assert len(acknowledged) == len(statuses)
    assert len(statuses) == CLIENTS * (SAVES_OF_EACH if full_count else FEW)
    with installation.store.reading() as db:
        histories = {each.paragraph_id: queries.history(db, cast.amina, each.paragraph_id) for each in first}
        stand = {each.id: each for each in queries.paragraphs(db, report.id)}
    kept = {key: {each.markup for each in revisions} for key, revisions in histories.items()}
    assert all(text in kept[paragraph] for paragraph, text in acknowledged)
    for (paragraph, client), times in last.items():
        assert _sentence(client, times) in stand[paragraph].text
    again = [replayed(revisions, stand[key].revision_id) for key, revisions in histories.items()]
    assert [wrong for each in again for wrong in each.wrong] == []
    assert sum(each.side_by_side for each in again) == statuses.count(409)
    assert sum(each.merged for each in again) > len(statuses) / 2

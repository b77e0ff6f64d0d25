"""A matter goes from the desk to the head and back; an office clears a version, and it goes out."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opens, Served
from tests.browser.visitor import says
from workbench.comments import operations, queries
from workbench.comments.records import RoundKind
from workbench.people import queries as people

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])


@BOTH
def test_a_comment_goes_before_the_head_and_the_decision_is_recorded(opens: Opens, javascript: bool) -> None:
    farid = opens("farid", javascript=javascript)
    page = farid.page
    page.goto("/rounds")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    page.get_by_role("link", name="NHRI-001", exact=True).first.click()
    page.get_by_role("link", name="Put before the head").click()
    farid.looks("matter-new")
    page.get_by_label("What is to be decided").fill("Four weeks, or twenty working days?")
    page.get_by_label("Who brings it to the head or the plenary").select_option(label="Amina Haddad")
    page.get_by_label("To be decided by").fill((datetime.now(UTC).date() + timedelta(days=3)).isoformat())
    page.get_by_role("button", name="Put it for decision").click()
    expect(page.get_by_role("heading", name="Four weeks, or twenty working days?")).to_be_visible()
    farid.looks("matter")

    amina = opens("amina", javascript=javascript)
    page = amina.page
    page.goto("/")
    page.get_by_role("link", name="Four weeks, or twenty working days?").click()
    page.get_by_label("What was decided").fill("Twenty working days.")
    page.get_by_label("Reason", exact=True).first.fill("That is what the round gave.")
    page.get_by_role("button", name="Record the decision").click()
    says(page, "The decision is recorded.")
    amina.looks("matter-decided")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="For decision").click()
    amina.looks("matters")


def _asks_for_clearance(served: Served) -> None:
    """A clearance round for Bruno's ministry, whose official voice he is."""
    with served.installation.store.writing() as db:
        amina, bruno = (
            people.actor_of(db, people.person_by_email(db, f"{name}@arcadia.example").id) for name in ("amina", "bruno")
        )
        db.execute("update person set official_voice = 1 where id = :id", {"id": bruno.person_id})
        (held,) = queries.rounds(db, amina)
        at = datetime.now(UTC)
        operations.open_round(
            db, snapshot_id=held.snapshot_id, kind=RoundKind.CLEARANCE, invite=[str(bruno.organisation_id)],
            closes=at.date() + timedelta(days=20), by=amina, at=at,
        )  # fmt: skip


@BOTH
def test_an_office_clears_a_version_and_it_goes_out_with_a_reason(
    served: Served, opens: Opens, javascript: bool
) -> None:
    _asks_for_clearance(served)
    bruno = opens("bruno", javascript=javascript)
    page = bruno.page
    page.goto("/")
    page.get_by_role("link", name="Read and comment").click()
    page.get_by_role("link", name="Clearance", exact=True).click()
    bruno.looks("office")
    page.get_by_label("This version is").select_option(label="cleared")
    page.get_by_label("By whose authority").fill("The Minister of Education")
    page.get_by_role("button", name="Record it").click()
    says(page, "It is recorded, and the mechanism is told.")
    bruno.looks("office-cleared")

    amina = opens("amina", javascript=javascript)
    page = amina.page
    page.goto("/reports")
    page.get_by_role("link", name="Combined tenth to twelfth periodic reports").first.click()
    page.get_by_role("link", name="Clearance and submission").click()
    says(page, "The Minister of Education")
    page.get_by_text("Record a signed letter").first.click()
    amina.looks("clearance")
    page.get_by_role("link", name="Record the submission").first.click()
    form = page.locator("#submission")
    form.wait_for()
    page.wait_for_load_state()
    if not form.get_by_label("Cleared by").is_visible():
        form.locator("summary").click()
    form.get_by_label("Cleared by").fill("The Minister of Education")
    form.get_by_role("button").last.click()
    expect(page.get_by_role("alert")).to_contain_text("is still open")
    amina.looks("submission-refused")

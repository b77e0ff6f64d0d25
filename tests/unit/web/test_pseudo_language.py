"""The language that shows what was not translated."""

from workbench.web.pseudo import accented


def test_every_letter_that_can_take_an_accent_takes_one() -> None:
    assert accented("Sign out") == "Šígñ óúť".replace("ť", "t")


def test_what_is_filled_in_later_stays_as_it_is() -> None:
    assert accented("%(count)s of %(budget)s words") == "%(count)s óf %(budget)s wóřdš"


def test_tags_and_entities_stay_as_they_are() -> None:
    assert accented("<strong>no</strong>&nbsp;{when}") == "<strong>ñó</strong>&nbsp;{when}"

"""Where a paragraph stands in an original without pages, in the reader's language."""

import pytest
from flask import Flask
from flask_babel import Babel, force_locale

from workbench.web.corpus.words import place_words
from workbench.web.pseudo import PSEUDO_LANGUAGE, InterfaceDomain


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("line 120", "ľíñé 120"),
        ("row 5", "řów 5"),
        ("Monitoring, row 5", "Monitoring, řów 5"),
        ("Annex, line of argument", "Annex, line of argument"),
        ("", ""),
    ],
)
def test_row_and_line_are_translated_and_the_name_of_a_sheet_is_not(place: str, shown: str) -> None:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context(), force_locale(PSEUDO_LANGUAGE):
        InterfaceDomain().as_default()
        assert place_words(place) == shown

"""What a document is, in the reader's language."""

from flask import Flask
from flask_babel import Babel, force_locale

from workbench.treaties.kinds import DocumentKind
from workbench.web.corpus.words import kind_words
from workbench.web.pseudo import PSEUDO_LANGUAGE, InterfaceDomain


def test_every_kind_of_document_has_a_name_in_the_language_of_the_reader() -> None:
    app = Flask(__name__)
    Babel(app)
    with app.test_request_context(), force_locale(PSEUDO_LANGUAGE):
        InterfaceDomain().as_default()
        assert [kind for kind in DocumentKind if kind_words(kind).isascii()] == []

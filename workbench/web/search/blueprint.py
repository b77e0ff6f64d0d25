"""The routes of the search page hang on this."""

from flask import Blueprint

blueprint = Blueprint("search", __name__)

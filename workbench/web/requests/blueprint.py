"""The blueprint all routes of this concept hang on."""

from flask import Blueprint

blueprint = Blueprint("requests", __name__)

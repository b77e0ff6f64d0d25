"""The blueprint that the administrator's pages stand on."""

from flask import Blueprint

blueprint = Blueprint("admin", __name__)

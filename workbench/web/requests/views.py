"""The routes of requests to ministries."""

from workbench.web.requests import answering, board, changing, files, letter, making, page
from workbench.web.requests.blueprint import blueprint

__all__ = ["answering", "blueprint", "board", "changing", "files", "letter", "making", "page"]

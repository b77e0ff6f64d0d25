"""Codes that stand beside what is asked, so that an answer finds its item whatever became of the file.

Of letters and digits that are not taken for one another in print or by hand, in either script.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Final

_SIGNS: Final = "23456789ACDEFGHJKMNPQRTUVWXY"
_ITEM, _REQUEST = 4, 6  # signs: a request has some hundred items, a State some thousand requests


def item_code(taken: Collection[str]) -> str:
    """A code for an item that none of `taken` is (`7K3Q`)."""
    return _fresh(_ITEM, taken)


def request_code(taken: Collection[str]) -> str:
    """A code for a request (`REQ-7F3K2M`)."""
    return "REQ-" + _fresh(_REQUEST, {each.removeprefix("REQ-") for each in taken})


def _fresh(length: int, taken: Collection[str]) -> str:
    while True:
        code = "".join(secrets.choice(_SIGNS) for _ in range(length))
        # Of letters and digits both: digits alone read as a year or a number, letters alone may be a word.
        if code not in taken and not code.isdecimal() and not code.isalpha():
            return code

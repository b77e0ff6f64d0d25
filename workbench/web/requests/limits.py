"""A limit of words as it was typed."""

from typing import Final

from workbench.requests.refusals import NoNumberOfWords

_DIGITS: Final = 7  # as many as the longest report of all could need


def words_at_most(typed: str) -> int | None:
    """How many words are meant; None where nothing was typed. Raises NoNumberOfWords."""
    said = typed.strip()
    if not said:
        return None
    if not said.isdecimal() or len(said) > _DIGITS or not int(said):
        raise NoNumberOfWords(words=said[:20])
    return int(said)

"""What the margin says besides people's own words, in the language of the report."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from workbench.comments.records import Comment, Disposition, DraftComment
from workbench.text.characters import NOTE_MARK
from workbench.text.tables import CELL


@cache
def _languages() -> dict[str, Any]:
    return dict(json.loads((files("workbench.export") / "data" / "margin.json").read_text("utf-8")))


def _of(language: str) -> dict[str, str]:
    """The words of a language; English stands in for one that has none."""
    primary = language.split("-")[0].lower()
    return dict(_languages()[primary if primary in _languages() else "en"])


def answer(given: Disposition, language: str) -> str:
    """`Accepted in part. The figures were added.`, and below it the paragraph that carries the answer."""
    words = _of(language)
    said = f"{words[given.value.value]}."
    if given.reason:
        said = f"{said} {given.reason}"
    return f"{said}\n{words['paragraph'].format(label=given.paragraph_label)}" if given.paragraph_label else said


def proposal(comment: Comment | DraftComment, language: str) -> str:
    """A proposal told in words, where the text cannot show it: `Proposed: “241” instead of “214”`."""
    words = _of(language)
    new, old = (
        text.replace(NOTE_MARK, "").replace(CELL, " | ") for text in (comment.proposed or "", comment.anchor.quote)
    )
    form = "proposed" if comment.kind.value == "comment" else comment.kind.value
    told = words[form].format(new=new, old=old)
    return f"{comment.text}\n{told}" if comment.text else told

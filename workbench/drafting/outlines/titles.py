"""The titles of headings: those of a pack without the numbers typed in it, which come from the place in the report."""

import re

from workbench.guidelines import Guideline

# `I. General measures of implementation`
_TYPED_NUMBER = re.compile(r"^(?:[IVXLC]+|[A-Z]|\d{1,2})\.\s+(?=\S)")


def tidy(title: str, pack: Guideline) -> str:
    """The title as the report has it."""
    return title if pack.keeps_numbers else _TYPED_NUMBER.sub("", title)

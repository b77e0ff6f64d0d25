"""One answer of what several departments wrote to one item."""

from collections.abc import Sequence

from workbench.requests.operations.answering import Answer
from workbench.requests.records import AnswerKind, PreparedAnswer, Use


def joined(answers: Sequence[PreparedAnswer]) -> Answer:
    """All their words, in order, to be shortened by hand; where none has any, what the first says.

    What one of them keeps from being quoted is not quoted: the whole is background, until somebody says otherwise.
    """
    first, *_others = answers
    blocks = tuple(block for each in answers for block in each.blocks)
    return Answer(
        kind=AnswerKind.ANSWER if blocks else first.kind,
        use=Use.BACKGROUND if any(each.use is Use.BACKGROUND for each in answers) else Use.FOR_REPORT,
        belongs_to="" if blocks else first.belongs_to,
        blocks=blocks,
    )

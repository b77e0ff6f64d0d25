"""The verbs of a matter for decision."""

from workbench.matters.operations.deciding import decide, hand_on, may_decide, take_up_again
from workbench.matters.operations.putting import is_left_alone, put

__all__ = ["decide", "hand_on", "is_left_alone", "may_decide", "put", "take_up_again"]

"""The verbs of statistics. Each runs in one write transaction, asks who may, and leaves one line in the journal."""

from workbench.drafting.statistics.operations.declaring import Declared, declare, describe, end, take_up_again
from workbench.drafting.statistics.operations.renewing import NewValue, renew

__all__ = ["Declared", "NewValue", "declare", "describe", "end", "renew", "take_up_again"]

"""The verbs of statistics. Each runs in one write transaction, asks who may, and leaves one line in the journal."""

from workbench.drafting.statistics.operations.declaring import Declared, declare, describe, end, take_up_again
from workbench.drafting.statistics.operations.renewing import NewValue, renew
from workbench.drafting.statistics.operations.showing import add_table, renew_tables
from workbench.drafting.statistics.operations.taking import Taken, read, take_in

__all__ = [
    "Declared",
    "NewValue",
    "Taken",
    "add_table",
    "declare",
    "describe",
    "end",
    "read",
    "renew",
    "renew_tables",
    "take_in",
    "take_up_again",
]

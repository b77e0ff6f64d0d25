"""The verbs of a request to a ministry, a module an idea."""

from workbench.requests.operations.preparing import (
    NewItem,
    Terms,
    add_items,
    change,
    change_item,
    drop_item,
    from_report,
    prepare,
)
from workbench.requests.operations.sending import close, extend, reopen, send, withdraw

__all__ = [
    "NewItem",
    "Terms",
    "add_items",
    "change",
    "change_item",
    "close",
    "drop_item",
    "extend",
    "from_report",
    "prepare",
    "reopen",
    "send",
    "withdraw",
]

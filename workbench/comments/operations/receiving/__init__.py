"""A returned file comes in: kept byte for byte, its comments placed on the frozen text, each once.

Two roads. The institution's own people upload it: its comments go into preparation, seen by the institution alone.
The State side hands it in: they are *received, unconfirmed*, seen by both sides, until the official voice confirms.
On both a file first *arrives* (it is logged on its date), then it is taken in, or set aside.
"""

from workbench.comments.operations.receiving.arriving import arrive
from workbench.comments.operations.receiving.files import keep_sent_out
from workbench.comments.operations.receiving.receipts import Receipt, Taken
from workbench.comments.operations.receiving.taking import receive, set_aside, take_in

__all__ = ["Receipt", "Taken", "arrive", "keep_sent_out", "receive", "set_aside", "take_in"]

"""A missing or broken index is made anew beside the request that found it so; the page says it meanwhile."""

import logging
import threading

from workbench.installation import Installation

_at_work = threading.Lock()


def mend(installation: Installation) -> None:
    """Begin to make the index anew, once at a time, in a thread of its own."""
    if _at_work.acquire(blocking=False):
        threading.Thread(target=_mend, args=(installation,), name="mend the index", daemon=True).start()


def _mend(installation: Installation) -> None:
    try:
        installation.sync()
    except Exception:
        logging.getLogger(__name__).exception("the search index could not be made anew")
    finally:
        _at_work.release()

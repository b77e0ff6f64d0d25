"""The reasons of a suggestion: messages with their values, as they are stored and as a person reads them."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from workbench.errors import N_

WORDS = N_("the words %(words)s")
OWN_WORDS = N_("your own words %(words)s")
ARTICLE = N_("article %(article)s in its heading")
LIKE = N_("like %(citation)s, which has it")
_AS_IT_IS = "%(words)s"


@dataclass(frozen=True)
class Reason:
    """A message and its values, so that each reader has it in their own language."""

    message: str
    values: Mapping[str, str]


def stored(reasons: Iterable[Reason]) -> str:
    """Reasons as the store keeps them."""
    return json.dumps([[each.message, each.values] for each in reasons], ensure_ascii=False)


def reasons_of(text: str) -> tuple[Reason, ...]:
    """Stored reasons; a text that is no list of them is shown as it is."""
    if not text.startswith("[["):
        return (Reason(_AS_IT_IS, {"words": text}),) if text else ()
    return tuple(Reason(message, values) for message, values in json.loads(text))


def reason_words(reasons: Iterable[Reason], translated: Callable[[str], str] = str) -> str:
    """`the words “prison”, “detainees”; article 10 in its heading`; `translated` puts a message in the reader's."""
    return "; ".join(translated(each.message) % each.values for each in reasons)

"""The pseudo-language: English with accents, laid out from right to left.

What stands unaccented on a page did not go through gettext; what does not mirror was laid out with left and right.
It is computed from each message, so it needs no catalogue and is always complete.
"""

import re
from typing import cast

from babel.support import NullTranslations
from flask import g
from flask_babel import Domain, get_locale, refresh

# A locale Babel knows and no catalogue of ours has: English as written in the United Arab Emirates.
PSEUDO_LANGUAGE = "en_AE"

_ACCENTED = str.maketrans("aceilnorsuyzACEILNORSUYZ", "áçéíľñóřšúýžÁÇÉÍĽÑÓŘŠÚÝŽ")
_KEPT = re.compile(r"%\(\w+\)[sd]|%%|<[^>]+>|&\w+;|\{\w+\}|https?://\S+")


def accented(message: str) -> str:
    """`Sign out` → `Šígñ óúť`-like text; placeholders, tags and addresses stay."""
    parts: list[str] = []
    at = 0
    for kept in _KEPT.finditer(message):
        parts += (message[at : kept.start()].translate(_ACCENTED), kept.group())
        at = kept.end()
    return "".join((*parts, message[at:].translate(_ACCENTED)))


class PseudoTranslations(NullTranslations):
    """Every message in its accented form."""

    def ugettext(self, message: str) -> str:
        return accented(message)

    gettext = ugettext

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return accented(msgid1 if n == 1 else msgid2)

    ungettext = ngettext

    def upgettext(self, context: str, message: str) -> str:  # noqa: ARG002  (the signature is Babel's)
        return accented(message)

    pgettext = upgettext


class InterfaceDomain(Domain):
    """The catalogues that came with the program, and the pseudo-language."""

    def get_translations(self) -> NullTranslations:
        """Found once for a request: a page asks for some four hundred messages."""
        if "translations" not in g:
            pseudo = str(get_locale()) == PSEUDO_LANGUAGE
            g.translations = PseudoTranslations() if pseudo else super().get_translations()
        return cast(NullTranslations, g.translations)


def current_language() -> str:
    """The locale of this request as a word, `en` or `zh_Hans`: found once, it is asked for hundreds of times."""
    if "language" not in g:
        g.language = str(get_locale())
    return cast(str, g.language)


def language_changed() -> None:
    """What follows in this request is said in the language just chosen."""
    refresh()
    g.pop("translations", None)
    g.pop("language", None)

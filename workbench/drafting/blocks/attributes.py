"""What a table or a figure has besides its words: title, header rows, source, notes; the picture's file and its text.

table   {"title": "…", "headers": 1, "source": "…", "unit": "…", "notes": "…", "statistic": id of the one it shows}
figure  {"sha256": "…", "file_name": "map.png", "media_type": "image/png", "alt": "…"}
"""

from collections.abc import Mapping
from typing import Any

from workbench.drafting.blocks.captions import captions
from workbench.drafting.records import BlockKind
from workbench.errors import N_, Invalid
from workbench.text.characters import check, nfc

_TEXTS: Mapping[BlockKind, tuple[str, ...]] = {
    BlockKind.TABLE: ("title", "source", "unit", "notes"),
    BlockKind.FIGURE: ("sha256", "file_name", "media_type", "alt"),
}
# The file of a figure is put in by `put_figure` alone: who could name a hash could take any file out.
CHANGED_BY_HAND = frozenset({"title", "headers", "source", "unit", "notes", "alt"})
MOST_HEADERS = 5  # rows repeated on every page; a page must have room for the rest
LONGEST = 2000  # characters of a title, a source or a text alternative


class UnknownAttribute(Invalid):
    message = N_("“%(name)s” is nothing that this kind of block has. Nothing was changed.")


class TextTooLong(Invalid):
    message = N_("“%(name)s” has more than %(longest)s characters. Nothing was changed: say the rest in the text.")


class BadHeaders(Invalid):
    message = N_("The number of header rows goes from 0 to %(most)s. Nothing was changed.")


class NoAlternative(Invalid):
    message = N_(
        "The picture has no text alternative. Nothing was changed: say in a sentence what it shows, for those who "
        "cannot see it."
    )


def checked(kind: BlockKind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes as they are kept, empty ones left out.

    Raises UnknownAttribute, TextTooLong, BadHeaders, NoAlternative, BadCharacter.
    """
    kept: dict[str, Any] = {}
    for name, value in given.items():
        if name == "headers" and kind is BlockKind.TABLE:
            kept[name] = _headers(value)
        elif name == "statistic" and kind is BlockKind.TABLE:
            kept |= {name: str(value)} if value else {}
        elif name in _TEXTS.get(kind, ()):
            text = " ".join(nfc(check(str(value or ""))).split())
            if len(text) > LONGEST:
                raise TextTooLong(name=name, longest=LONGEST)
            kept |= {name: text} if text else {}
        else:
            raise UnknownAttribute(name=name)
    if kind is BlockKind.FIGURE and not kept.get("alt"):
        raise NoAlternative
    return kept


def _headers(value: Any) -> int:
    try:
        rows = int(value)
    except (TypeError, ValueError) as error:
        raise BadHeaders(most=MOST_HEADERS) from error
    if not 0 <= rows <= MOST_HEADERS:
        raise BadHeaders(most=MOST_HEADERS)
    return rows


def printed(kind: BlockKind, attributes: Mapping[str, Any], language: str) -> tuple[str, ...]:
    """What prints beside a block's text, and so counts: a table's title and unit, `Source: …`, `Note: …`."""
    if kind is not BlockKind.TABLE:
        return ()
    words = captions(language)
    forms = {"source": words.source, "notes": words.notes}
    given = ((name, str(attributes.get(name, ""))) for name in _TEXTS[kind])
    return tuple(forms.get(name, "{words}").format(words=text) for name, text in given if text)

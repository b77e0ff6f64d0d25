"""The objects of a JSON file one after the other: of a list, of a list within an object, or line by line (pure).

Only the object in hand is ever built, so that a data set of a hundred megabytes needs hardly more than its own bytes.
"""

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from workbench.errors import N_, Invalid

_PIECE = 1 << 20  # bytes decoded at a time
_LONGEST = 4 << 20  # signs of one record: a hundred times the longest paragraph of any document
_SPACE = re.compile(r"[\s,]*")
_NEAR_THE_END = 16  # signs: a word or an escape that the end of the piece cut through
_NAMES = ("Name", "name", "Label", "label", "Title", "title", "Text", "text")


class NotJson(Invalid):
    message = N_(
        "The file is not whole: what stands after record %(record)s cannot be read as JSON. Fetch it again from where "
        "it comes, and hand in the new file."
    )


class EndlessRecord(Invalid):
    message = N_(
        "Record %(record)s of the file is far longer than any recommendation, as where a quotation mark is never "
        "closed. Fetch the file again from where it comes, and hand in the new file."
    )


class DeepRecord(Invalid):
    message = N_(
        "Record %(record)s of the file is nested deeper than any table is. This is no file of recommendations: look at "
        "where it comes from."
    )


def records(data: bytes) -> Iterator[Mapping[str, Any]]:
    """The objects that are the file's records. Raises NotJson, EndlessRecord, DeepRecord, also in the midst."""
    stream = _Stream(data)
    while sign := stream.sign():
        if sign == "[":
            yield from _listed(stream)
        elif sign == "{":
            yield from _object(stream)
        else:
            raise NotJson(record=stream.record)


def text_of(value: object) -> str:
    """A value as a cell: a list is its values line by line; of an object its name."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return "\n".join(filter(None, map(text_of, value)))
    if isinstance(value, dict):
        return next((text_of(value[name]) for name in _NAMES if name in value), "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _listed(stream: "_Stream") -> Iterator[Mapping[str, Any]]:
    stream.take("[")
    while (sign := stream.sign()) != "]":
        if not sign:
            raise NotJson(record=stream.record)
        value = stream.value()
        if isinstance(value, dict):
            yield value
    stream.take("]")


def _object(stream: "_Stream") -> Iterator[Mapping[str, Any]]:
    """An object is one record, or holds the list of them under some name."""
    own: dict[str, Any] = {}
    stream.take("{")
    while (sign := stream.sign()) != "}":
        if sign != '"':
            raise NotJson(record=stream.record)
        name = stream.value()
        stream.take(":")
        if stream.sign() == "[" and stream.sign(1) == "{":
            yield from _listed(stream)
        else:
            own[str(name)] = stream.value()
    stream.take("}")
    if any(isinstance(value, str) for value in own.values()):
        yield own


class _Stream:
    """The text of the file, decoded piece by piece."""

    def __init__(self, data: bytes) -> None:
        self._data, self._taken = data, 0
        encoding = json.detect_encoding(data[:4]) if data[:4] else "utf-8"
        self._decoder = codecs.getincrementaldecoder("utf-8-sig" if encoding == "utf-8" else encoding)()
        self._values = json.JSONDecoder(parse_constant=lambda _: None)
        self._text, self._at = "", 0
        self.record = 0

    def sign(self, ahead: int = 0) -> str:
        """The next sign that is no space and no comma (or the one that many such signs after it), "" at the end."""
        at = self._at
        for step in range(ahead + 1):
            at = self._skipped(at + (1 if step else 0))
        if not ahead:
            self._at = at
        return self._text[at : at + 1]

    def take(self, sign: str) -> None:
        if self.sign() != sign:
            raise NotJson(record=self.record)
        self._at += 1

    def value(self) -> Any:
        """The value that stands here."""
        self.sign()
        self.record += 1
        while True:
            try:
                value, end = self._values.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise DeepRecord(record=self.record) from error
            except json.JSONDecodeError as error:
                self._go_on(error)
                continue
            if end == len(self._text) and self._more():  # a number may go on
                continue
            self._at = end
            return value

    def _go_on(self, error: json.JSONDecodeError) -> None:
        is_cut = error.msg.startswith("Unterminated string") or len(self._text) - error.pos < _NEAR_THE_END
        if len(self._text) - self._at > _LONGEST:
            raise EndlessRecord(record=self.record) from error
        if not is_cut or not self._more():
            raise NotJson(record=self.record - 1) from error

    def _skipped(self, at: int) -> int:
        while True:
            found = _SPACE.match(self._text, at)
            at = found.end() if found else at
            if at < len(self._text):
                return at
            before = self._at
            if not self._more():
                return at
            at -= before - self._at  # what was read has been let go

    def _more(self) -> bool:
        """One more piece; what was read is let go. False at the end of the file."""
        piece = self._data[self._taken : self._taken + _PIECE]
        if not piece:
            return False
        self._taken += len(piece)
        try:
            decoded = self._decoder.decode(piece, final=self._taken >= len(self._data))
        except UnicodeDecodeError as error:
            raise NotJson(record=self.record) from error
        self._text, self._at = self._text[self._at :] + decoded, 0
        return True

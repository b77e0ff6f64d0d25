"""When a document came about: the session it belongs to, the day it was received, the day it was adopted."""

import re
from collections.abc import Iterator, Sequence

from workbench.corpus.parsing.identity import dates
from workbench.corpus.parsing.identity.ordinals import chinese_number, number_after, number_before

_SESSION = re.compile(r"\b(?:session|sess[ãa]o|per[ií]odo (?:\w+ )?de sesiones)\b|\bсесси[яию]\w?", re.I)
_SITTING = re.compile(r"\bsesi[óo]n\b", re.I)  # a meeting in the Spanish of the United Nations, a session on covers
_ARABIC_SESSION = re.compile(r"(?:ال)?دور(?:ة|تها|ته)\s+")
_CHINESE_SESSION = re.compile(r"第\s*([\d一二三四五六七八九十百零〇○两]{1,6})\s*[届屆]")
_ADOPTED = re.compile(
    r"\badopt|\bado(?:tou|tadas?|tados?)\b|\baprob|\baprov|\bприня[лт]|\bутвержд|\bутверди|اعتمد|通过|通過"
)  # in small letters, which is quicker than to leave the case open
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# A parliament passes (通过) an act in the same word with which a committee adopts.
_CHINESE_ADOPTED = re.compile(r"(?:委[员員][会會]|[会會][议議]|[届屆]|理事[会會]).*(?:通过|通過)")
_MEETING = re.compile(r"\bmeetings?\b|\bséances?\b|\bsesi[óo]n(?:es)?\b|\breuni|\bзаседани|جلس|次会议|次會議", re.I)
_RECEIVED = re.compile(
    r"(?:date (?:of receipt|received)|received on|date de réception|reçu(?:e|s|es)? le|fecha (?:de recepción|de recibo)"
    r"|recibid[oa]s? el|data (?:de recebimento|de recepção|do recebimento)|recebid[oa]s? em|дата (?:получения"
    r"|поступления)"
    r"|получен[оаы]?|تاريخ (?:الاستلام|التلقي|الورود)|收到(?:日期)?|接到日期)\s*[:：]?"
)  # looked for in small letters, each from its first sign on: ten times as quick as to leave the case open
_SENTENCE = re.compile(r"(?<=[.。])\s*(?=[^\s\da-z])")
_COVER_LONGEST = 260  # letters of a line of a cover
_COVER_LINES = 12
_AFTER_RECEIVED = 40
_ADOPTION_START = 30
_ASSEMBLY = re.compile(
    r"general assembly|assemblée générale|asamblea general|генеральн\w+ ассамбле|الجمعية العامة|大会", re.I
)


def is_of_adoption(line: str) -> bool:
    """Whether a note or a line of the cover says who adopted the text: `* Adopted by the Committee at its …`."""
    start = line[:_ADOPTION_START].lower()
    found = _ADOPTED.search(start)
    if found is None or _ASSEMBLY.search(line):
        return False
    return not _CHINESE.match(found.group()) or _CHINESE_ADOPTED.search(start) is not None


def of_a_meeting(line: str) -> bool:
    """Whether a line names a meeting."""
    return _MEETING.search(line) is not None


def session(cover: Sequence[str], notes: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """The number of the session: of the note that says where it was adopted, else of the cover, else of the text."""
    for text in notes:
        if number := _session_in(text):
            return str(number)
    for line in cover[:_COVER_LINES]:
        if len(line) <= _COVER_LONGEST and (number := _session_in(line) or _before(_SITTING, line)):
            return str(number)
    for sentence in _adopting(paragraphs):
        if number := _session_in(sentence):
            return str(number)
    return None


def adopted(notes: Sequence[str], paragraphs: Sequence[str]) -> str | None:
    """The day of the meeting that adopted the text; where only the session is said, what its days share."""
    for sentence in _adopting(paragraphs):
        found = dates.dates_in(sentence)
        if _MEETING.search(sentence) and found:
            return found[-1]
    for note in notes:
        if _ADOPTED.search(note.lower()) and (found := dates.dates_in(note)):
            return found[-1] if not _of_days(note) else found[-1][:7] if dates.months_in(note) == 1 else found[-1][:4]
    return None


def received(cover: Sequence[str]) -> str | None:
    """`[Date received: 27 May 2012]`."""
    for line in cover:
        small = line.lower()
        match = _RECEIVED.search(small)
        if match and (day := dates.first_date(small[match.end() :][:_AFTER_RECEIVED])):
            return day
    return None


def _adopting(paragraphs: Sequence[str]) -> Iterator[str]:
    for text in paragraphs:
        if _ADOPTED.search(text.lower()):
            yield from (sentence for sentence in _SENTENCE.split(text) if _ADOPTED.search(sentence.lower()))


def _session_in(text: str) -> int | None:
    chinese = _CHINESE_SESSION.search(text)
    if chinese:
        return chinese_number(chinese[1])
    for match in _ARABIC_SESSION.finditer(text):
        if number := number_after(text[match.end() :]):
            return number
    return _before(_SESSION, text)


def _before(word: re.Pattern[str], text: str) -> int | None:
    return next((number for match in word.finditer(text) if (number := number_before(text[: match.start()]))), None)


def _of_days(note: str) -> bool:
    """Whether a note gives the days of a session and not the day of a meeting."""
    return _session_in(note) is not None and not _MEETING.search(note)

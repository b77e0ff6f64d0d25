"""What a State answered to the recommendations of a review, in the addendum to the report on it.

`147.12: Accepted`, a heading over a list, a sentence (`Arcadia accepts 147.1 to 147.9 and notes 147.10`), a table:
each State writes as it likes. What is said of one recommendation by itself outranks what is said of a group, and that
what is said of all of them; of two sentences of the same rank the first counts. What is not said remains unknown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbench.corpus.records import Paragraph
from workbench.recommendations.recognising.answer_rows import row_answers
from workbench.recommendations.recognising.named_numbers import Named, named_numbers
from workbench.recommendations.recognising.positions import Term, is_verdict, lead_position, terms
from workbench.recommendations.recognising.wholes import besides, of_all
from workbench.recommendations.records import UprPosition
from workbench.text.plain import plain

_SENTENCE = re.compile(
    r"(?<=[^\d\s][.;!?])(?<!\bNos\.)(?<!\bnos\.)(?<!\bNo\.)(?<!paras\.)(?<!para\.)(?<!\bnúm\.)(?<!núms\.)(?<!\barts\.)\s+"
    r"|(?<=\d[.;])\s+(?=[^\W\d])|(?<=[。；؛])|\n"
)
_BEFORE = r"(?:,|(?<![\s,]))\s+"
_CLAUSE = re.compile(
    rf";\s+|{_BEFORE}(?:while|whereas|but|tandis que|mais|mientras que|pero|enquanto|mas|тогда как|а также|بينما)\s+"
    rf"|{_BEFORE}(?:and|et|y|e|и)\s+(?=(?:the )?recomm|(?:les )?recomm|(?:las? )?recomend|рекоменд)|[，,](?=而|对)"
)
_ITEM = re.compile(r"^[(（]?[a-zа-я]{1,2}[)）]\s*|^[•●▪*–—-]\s*")
_LEADING = re.compile(
    r"^\W*(?:(?:recommendations?|recommandations?|recomendaci(?:ón|ones)|recomendaç(?:ão|ões)|рекомендаци\w+"
    r"|(?:ال)?توصي(?:ة|ات)|建议)\W*(?:(?:nos?|numbers?|n[o°º]|núms?|№|رقم)\b\W*)?)?$",
    re.I,
)
_BETWEEN = re.compile(r"^(?:[\s,;/&、،.]|and|et|y|e|и|و|和)*$")
_REPEATED = 3  # recommendations whose words a line may repeat
_LEADS = (":", "：")


@dataclass(frozen=True)
class Answer:
    """A position, and the paragraph in which it was taken; `of_all` where it was taken on all that are not named."""

    position: UprPosition
    paragraph_id: str
    of_all: bool = False


@dataclass
class _Reading:
    """What was found so far: by number; `of_groups` yields to what is said of one by itself."""

    known: Mapping[str, str]
    alone: dict[str, Answer] = field(default_factory=dict)
    of_groups: dict[str, Answer] = field(default_factory=dict)
    of_rest: list[tuple[Answer, frozenset[str]]] = field(default_factory=list)
    context: UprPosition | None = None
    subject: tuple[str, ...] = ()  # what was named alone, and waits for the answer below it

    def put(self, numbers: Sequence[str], position: UprPosition | None, paragraph: Paragraph, *, alone: bool) -> None:
        kept = self.alone if alone else self.of_groups
        if position is None:
            return
        for number in numbers:
            kept.setdefault(number, Answer(position, paragraph.id))

    def all_of(self) -> dict[str, Answer]:
        found = {**self.of_groups, **self.alone}
        for answer, left_out in self.of_rest:
            for number in self.known:
                if number not in left_out:
                    found.setdefault(number, answer)
        return found


def answers(paragraphs: Sequence[Paragraph], known: Mapping[str, str]) -> dict[str, Answer]:
    """Number → answer. `known` are the recommendations of the report: number → its words."""
    reading = _Reading(known)
    under = ("", "")
    for paragraph in paragraphs:
        if (paragraph.section, paragraph.heading) != under:
            under, reading.context = (paragraph.section, paragraph.heading), _of_headings(paragraph)
            reading.subject = _named_by(paragraph.heading, known)
        if paragraph.cells:
            continue
        for line in _lines(paragraph):
            _read_line(reading, paragraph, line)
    for paragraph, numbers, position in row_answers(paragraphs, known):
        reading.put(numbers, position, paragraph, alone=len(numbers) == 1)
    return reading.all_of()


def _lines(paragraph: Paragraph) -> Iterator[str]:
    number = paragraph.number or ""
    for place, line in enumerate(paragraph.full_text.split("\n")):
        yield f"{number} {line}" if place == 0 and "." in number else _ITEM.sub("", line)


def _of_headings(paragraph: Paragraph) -> UprPosition | None:
    for heading in (paragraph.heading, paragraph.section):
        is_of_them = re.search(r"recomm|recomend|рекоменд|توصي|建议", heading, re.I)
        if (is_of_them or is_verdict(heading, words=0)) and (position := lead_position(heading)) is not None:
            return position
    return None


def _read_line(reading: _Reading, paragraph: Paragraph, line: str) -> None:
    named = tuple(named_numbers(line, reading.known))
    if not named:
        _read_without_numbers(reading, paragraph, line)
        return
    leading = tuple(_leading(line, named))
    rest = line[leading[-1].end :] if leading else ""
    if leading and not _names_others(rest, leading, reading.known):
        numbers = list(dict.fromkeys(number for each in leading for number in each.numbers))
        own = [reading.known[number] for number in numbers[:_REPEATED]]
        position = _verdict(rest, own, reading.context)
        reading.put(numbers, position, paragraph, alone=len(numbers) == 1)
        reading.subject = () if position else tuple(numbers)
        return
    reading.subject = ()
    for sentence in _SENTENCE.split(line):
        _read_sentence(reading, paragraph, sentence)


def _named_by(heading: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """`Recommendation 147.1`, as the heading of the answer to it."""
    return tuple(number for each in named_numbers(heading, known) for number in each.numbers)


def _names_others(rest: str, leading: Sequence[Named], known: Mapping[str, str]) -> bool:
    """Whether what follows names recommendations besides: then each sentence is read by itself."""
    own = {number for each in leading for number in each.numbers}
    return any(set(each.numbers) - own for each in named_numbers(rest, known)) and bool(tuple(terms(rest)))


def _leading(line: str, named: Sequence[Named]) -> Iterator[Named]:
    """The numbers that a line begins with: `147.1, 147.2 and 147.5: accepted`."""
    before = 0
    for each in named:
        between = line[before : each.start]
        if not (_LEADING.match(between) if before == 0 else _BETWEEN.match(between)):
            return
        yield each
        before = each.end


def _read_without_numbers(reading: _Reading, paragraph: Paragraph, line: str) -> None:
    if reading.subject and (position := _verdict(line, (), None)) is not None:
        reading.put(reading.subject, position, paragraph, alone=len(reading.subject) == 1)
        reading.subject = ()
        return
    for sentence in _SENTENCE.split(line):
        if (whole := of_all(sentence)) is not None:
            reading.of_rest.append((Answer(whole, paragraph.id, of_all=True), frozenset()))
        elif line.rstrip().endswith(_LEADS) and (position := lead_position(sentence)) is not None:
            reading.context = position


def _read_sentence(reading: _Reading, paragraph: Paragraph, sentence: str) -> None:
    if (whole := of_all(sentence)) is not None:
        left_out = [number for each in named_numbers(sentence, reading.known) for number in each.numbers]
        reading.of_rest.append((Answer(whole, paragraph.id, of_all=True), frozenset(left_out)))
        sentence = besides(sentence)
        if not any(True for _ in terms(sentence)):
            return
    position: UprPosition | None = None
    for clause in _CLAUSE.split(sentence):
        position = _read_clause(reading, paragraph, clause, position)


def _read_clause(
    reading: _Reading, paragraph: Paragraph, clause: str, before: UprPosition | None
) -> UprPosition | None:
    """Numbers take the word before them, or behind them where the clause begins with numbers."""
    numbers = [(each.start, each) for each in named_numbers(clause, reading.known)]
    said = [(each.start, each) for each in terms(clause)]
    begins_with_numbers = bool(numbers) and (not said or numbers[0][0] < said[0][0])
    waiting: list[str] = []
    last = None if begins_with_numbers and said else before or (None if said else reading.context)
    both: list[tuple[int, Named | Term]] = [*numbers, *said]
    for _, each in sorted(both, key=lambda one: one[0]):
        if isinstance(each, Named):
            waiting += each.numbers
            if not (begins_with_numbers and said):
                reading.put(waiting, last, paragraph, alone=False)
                waiting = []
        else:
            last = each.position
            reading.put(waiting, last, paragraph, alone=len(waiting) == 1)
            waiting = []
    reading.put(waiting, last, paragraph, alone=False)
    return last


def _verdict(rest: str, words: Sequence[str], context: UprPosition | None) -> UprPosition | None:
    """What stands behind the number: `Accepted.`; the words of the recommendation itself say nothing of it."""
    rest = _without_own_words(rest, words)
    sentences = [each.strip(" \t:–—-.()") for each in _SENTENCE.split(rest) if each.strip(" \t:–—-.()")]
    if not sentences:
        return context
    ending = re.split(r"[–—:(\n]|\s-\s", rest.rstrip(" .);"))[-1]
    for short in (sentences[0], re.split(r"\s[–—-]\s|[:,]", sentences[0])[0], sentences[-1], ending):
        if is_verdict(short) and (position := lead_position(short)) is not None:
            return position
    if context is not None:
        return context
    return next((position for each in sentences if (position := _of_it(each)) is not None), None)


def _of_it(sentence: str) -> UprPosition | None:
    """`Arcadia accepts this recommendation in part`: a sentence about the recommendation itself."""
    if re.search(r"recommend|recommand|recomenda|рекоменд|توصي|建议", sentence, re.I):
        return lead_position(sentence)
    return None


def _without_own_words(rest: str, words: Sequence[str]) -> str:
    """The rest of a line without the recommendation that it repeats, as far as the words are the same."""
    for own in words if rest.strip() else ():
        at = plain(rest).find(plain(own)[:60]) if own else -1
        if at >= 0:
            return rest[min(len(rest), max(0, at + len(own) - 5)) :]
    return rest

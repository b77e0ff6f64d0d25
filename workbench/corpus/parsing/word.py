"""Stages 1 to 3 for Word files: the file says itself what is a paragraph, a heading, a row and a note."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.pdf.furniture import is_masthead, masthead_length
from workbench.treaties import parse_symbol
from workbench.word.flow import WordParagraph
from workbench.word.paragraphs import WordText, read_text

_OPENING = 14  # paragraphs: a masthead and the lines below it


@dataclass(frozen=True)
class WordBlocks:
    """What the later stages need of a Word file."""

    blocks: tuple[Block, ...]
    masthead: tuple[str, ...]
    running_heads: tuple[str, ...]
    notes: dict[str, str]
    marks: tuple[str, ...]


def read(data: bytes) -> WordBlocks:
    """The blocks of a .docx. Raises UnsafeFile with the reason."""
    word = read_text(data)
    texts = [each.text for each in word.paragraphs[:_OPENING]]
    cut = masthead_length(texts) if is_masthead(texts) else 0
    return WordBlocks(
        blocks=tuple(_block(each) for each in word.paragraphs[cut:]),
        masthead=tuple(texts[:cut]),
        running_heads=word.headers,
        notes=dict(word.notes),
        marks=(*_job_records(word), *_own_properties(word)),
    )


def _block(paragraph: WordParagraph) -> Block:
    return Block(
        text=paragraph.text,
        bold=paragraph.bold,
        indent=0.0,
        size=paragraph.size,
        notes=paragraph.notes,
        heading=paragraph.heading,
        row=paragraph.row,
        numbering=paragraph.numbering,
        cells=paragraph.cells,
        table=paragraph.table,
    )


def _own_properties(word: WordText) -> Iterator[str]:
    """A symbol among the file's title, subject and keywords, where a line of its opening is that symbol too.

    The properties alone say little: they stay behind when a new document is written over a copy of an old one.
    """
    said = {symbol.text: value for value in word.properties.values() if (symbol := parse_symbol(value))}
    if said:
        lines = [line.strip() for each in word.paragraphs[:_OPENING] for line in (each.text, *each.cells)]
        printed = {symbol.text for line in lines if (symbol := parse_symbol(line))}
        yield from (value for text, value in said.items() if text in printed)


def _job_records(word: WordText) -> list[str]:
    """Symbols in the machine comment that the UN's document system leaves: `<<ODS JOB NO>>N0953765E<<`."""
    records = [text for text in word.comments if "<<" in text]
    return [piece.strip() for text in records for piece in text.replace("<<", "\n").replace(">>", "\n").split("\n")]

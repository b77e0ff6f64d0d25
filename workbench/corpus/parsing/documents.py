"""Several documents in one file: a collection whose headings are the titles of documents is taken apart.

Conservative: an ordinary document with chapters and annexes stays whole.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.corpus.parsing import mastheads
from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.identity import dates, titles
from workbench.corpus.parsing.parts import Part
from workbench.treaties import find_symbols

# `3º Observaciones finales sobre el tercer informe …`, `Report of the Working Group on the Universal Periodic Review`.
_TITLE = re.compile(
    r"^(?:\d{1,2}\s?[º°ª.)]\s*)?(?:"
    r"concluding observations (?:on|of|concerning)|list of issues (?:in|prior|concerning|and)|replies (?:of|to) "
    r"|reports? of the working group|final report on|general (?:comment|recommendation) no"
    r"|observaciones finales (?:sobre|acerca|del|de)|lista de cuestiones|respuestas (?:de|a)\b"
    r"|informe (?:final (?:sobre|de)|del grupo de trabajo)"
    r"|observations finales (?:sur|concernant|du|de)|liste (?:de|des) (?:points|questions)"
    r"|rapport (?:final|du groupe de travail)"
    r"|observações finais|relatório (?:final|do grupo de trabalho)|lista de questões"
    r"|заключительные замечания|перечень вопросов|доклад рабочей группы"
    r"|الملاحظات الختامية|قائمة المسائل|تقرير الفريق العامل"
    r"|关于.{2,40}的结论性意见|關於.{2,40}的結論性意見)",
    re.I,
)
_FILE = re.compile(r"\.(?:pdf|docx?|odt|rtf)$", re.I)
_BOLD_SAID = re.compile(
    r"(?:recommendations|recomendaciones|recommandations|recomendações|рекомендации).{1,40}"
    r"(?:in bold|negrita|en gras|negrito|жирным)",
    re.I,
)


def split(part: Part) -> tuple[Part, ...]:
    """The documents of a file, each with its own title, or the one that it is."""
    return tuple(each for one in mastheads.split(part) for each in _by_headings(one))


def _by_headings(part: Part) -> tuple[Part, ...]:
    level = _level(part.blocks)
    if level is None:
        return (part,)
    starts = _with_text(part.blocks, level)
    before = part.blocks[: starts[0]]
    context = (*part.context, *(block.text for block in before if block.heading is not None))
    found = [
        _document(part, part.blocks[start:end], context)
        for start, end in zip(starts, [*starts[1:], len(part.blocks)], strict=True)
    ]
    if len(found) > 1:
        bold = _uses_bold(part)
        found = [replace(each, bold=bold) for each in found]
    if any(block.heading is None and len(block.text) > 200 for block in before):
        found.insert(0, replace(part, blocks=before))
    return tuple(found)


def _level(blocks: Sequence[Block]) -> int | None:
    """The level of headings that are all titles of documents, each with text below it."""
    for level in (1, 2):
        headings = [blocks[index] for index in _with_text(blocks, level)]
        if headings and all(_TITLE.match(block.text) or _FILE.search(block.text) for block in headings):
            first = _with_text(blocks, level)[0]
            above = [block for block in blocks[:first] if block.heading is not None]
            return level if len(headings) > 1 or above else None
    return None


def _with_text(blocks: Sequence[Block], level: int) -> list[int]:
    """The headings of a level that have text below them; the title of a page above its parts has none."""
    at = [index for index, block in enumerate(blocks) if block.heading is not None and block.heading <= level]
    return [
        index
        for index, end in zip(at, [*at[1:], len(blocks)], strict=False)
        if blocks[index].heading == level and any(block.heading is None for block in blocks[index + 1 : end])
    ]


def _document(part: Part, blocks: Sequence[Block], context: tuple[str, ...]) -> Part:
    """One document of the collection: its heading is its title, the note on it says its symbol and date."""
    title = blocks[0]
    said = tuple(part.notes[mark] for mark in title.notes if mark in part.notes)
    highest = min((block.heading for block in blocks[1:] if block.heading is not None), default=1)
    levelled = tuple(
        block if block.heading is None else replace(block, heading=block.heading - highest + 1) for block in blocks[1:]
    )
    name = _own_title(title, blocks)
    return replace(
        part,
        blocks=(replace(title, text=name, heading=1), *(block for block in levelled if block.text[:200] != name)),
        title=name,
        marks=(*part.marks, *(symbol for note in said for symbol in _own_symbol(note))),
        context=(*context, title.text, *said),
    )


def _own_title(heading: Block, blocks: Sequence[Block]) -> str:
    """The heading; where that names a file (`Source: report.pdf`), the lines above the first heading or number."""
    if not _FILE.search(heading.text):
        return heading.text.rstrip(" .*")
    above = itertools.takewhile(lambda block: block.heading is None and not block.begins, blocks[1:])
    return titles.cut([block.text for block in above]) or _FILE.sub("", heading.text)


def _uses_bold(part: Part) -> bool | None:
    """Whether a collection prints recommendations in bold: a note says so, or some of its text is.

    Then one of its documents without any bold has none to print.
    """
    if any(_BOLD_SAID.search(note) for note in part.notes.values()):
        return True
    texts = [block for block in part.blocks if block.heading is None and not block.row]
    bold = sum(block.bold >= 0.5 for block in texts)
    return True if len(texts) * 0.08 <= bold <= len(texts) * 0.85 else None


def _own_symbol(note: str) -> Iterator[str]:
    """The symbol of a note that says a symbol and a date and nothing else: `CRC/C/ARG/CO/3-4, 21 de junio de 2010`."""
    joined = re.sub(r"(?<=/Add\.) (?=\d)", "", note)
    symbols = list(find_symbols(joined))
    rest = joined
    for start, end, _ in reversed(symbols):
        rest = rest[:start] + rest[end:]
    words = re.findall(r"[^\W\d_]{4,}", rest)
    if symbols and (not words or (dates.first_date(rest) and len(words) <= 1) or rest.lower().startswith("; ")):
        yield symbols[0][2].text

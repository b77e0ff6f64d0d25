"""References from one block of the file to another: the number stands as text, and the place it leads to is marked.

In the file for comments a link to the block's own bookmark: a program that renews fields would change the frozen text.
In the file for submission a field, as Word's own cross-references are, to a bookmark named as Word names them; no
other bookmark is in that file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import TypeAlias

from docx.oxml.ns import qn

from workbench.text.markup import Text, parse
from workbench.word.blocks import Block, Heading, Line, ListItem, NumberedParagraph
from workbench.word.bookmarks import enclosing_name
from workbench.word.elements import Element, element, worded
from workbench.word.scripts import Direction

Reference: TypeAlias = Callable[[str, list[Element]], list[Element]]

_FIRST = 400_000_000  # Word's own names are `_Ref` and nine figures


def targets(blocks: Iterable[Block], chains: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """For each block that another one refers to the name of the bookmark that a field needs, in order."""
    blocks = tuple(blocks)
    standing = {block.uid for block in blocks if not isinstance(block, Line)}
    referred = [uid for block in blocks for uid in _referred(block) if uid in standing]
    wanted = dict.fromkeys(one for uid in referred for one in chains.get(uid, (uid,)))
    return {uid: f"_Ref{_FIRST + place}" for place, uid in enumerate(wanted)}


def _referred(block: Block) -> Iterator[str]:
    if isinstance(block, (Heading, Line)):
        return
    for markup in (block.markup, *block.notes.values()):
        if 'href="#' in markup:
            for inline in parse(markup):
                if isinstance(inline, Text) and inline.leads_to:
                    yield inline.leads_to


def link(uid: str, runs: list[Element]) -> list[Element]:
    """The number as a link to the block's bookmark."""
    return [element("w:hyperlink", *runs, anchor=enclosing_name(uid))]


def words_alone(_uid: str, runs: list[Element]) -> list[Element]:
    """The number as it reads, leading nowhere."""
    return runs


def above(blocks: Iterable[Block]) -> dict[str, tuple[str, ...]]:
    """For each paragraph and item the blocks whose numbers make up its own: `24 (a) (ii)` is those of three."""
    found: dict[str, tuple[str, ...]] = {}
    paragraph: tuple[str, ...] = ()
    item: tuple[str, ...] = ()
    part = 0
    for block in blocks:
        if block.part != part:
            paragraph, item, part = (), (), block.part
        if isinstance(block, NumberedParagraph):
            paragraph, item = (block.uid,), ()
            found[block.uid] = paragraph
        elif isinstance(block, ListItem):
            item = (block.uid,) if block.depth == 1 else item
            found[block.uid] = (*paragraph, *item) if block.depth == 1 else (*paragraph, *item, block.uid)
    return found


def field_to(names: Mapping[str, str], chains: Mapping[str, tuple[str, ...]], direction: Direction) -> Reference:
    """The number as the result of fields, one for each level of it; a table's label is text, and so one field.

    Arabic numbers have a dash behind them (`21-`) that a field would show too: there the number is a link.
    """

    def refer(uid: str, runs: list[Element]) -> list[Element]:
        chain = chains.get(uid)
        if direction == "rtl":
            return [element("w:hyperlink", *runs, anchor=names[uid])]
        if chain is None:
            return complex_field(f"REF {names[uid]} \\h", runs)
        words = "".join(text.text or "" for run in runs for text in run.iter(qn("w:t"))).split(" ")
        if len(words) != len(chain) or len(runs) != 1:
            return complex_field(f"REF {names[uid]} \\h", runs)
        return [one for place, word in enumerate(words) for one in _level(names[chain[place]], word, runs[0], place)]

    return refer


def _level(name: str, word: str, like: Element, place: int) -> list[Element]:
    """A field that shows one level of a number, and the space before it."""
    space = [_said(" ", like)] if place else []
    return [*space, *complex_field(f"REF {name} \\n \\h", [_said(word, like)])]


def _said(text: str, like: Element) -> Element:
    properties = like.find(qn("w:rPr"))
    return element("w:r", *([] if properties is None else [deepcopy(properties)]), worded("w:t", text))


def complex_field(instruction: str, result: list[Element]) -> list[Element]:
    """Begin, instruction, separator, the result as it stands, end."""
    return [
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", worded("w:instrText", f" {instruction} ")),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        *result,
        element("w:r", element("w:fldChar", fldCharType="end")),
    ]


def marked(content: list[Element], name: str, numbers: Iterator[int]) -> list[Element]:
    """The content inside a bookmark."""
    number = next(numbers)
    return [element("w:bookmarkStart", id=number, name=name), *content, element("w:bookmarkEnd", id=number)]

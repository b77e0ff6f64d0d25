"""Several documents in one file are several documents; an ordinary one with annexes stays whole."""

from collections.abc import Iterator

from workbench.corpus.parsing import documents
from workbench.corpus.parsing.blocks import Block
from workbench.corpus.parsing.parts import Part


def plain(text: str, page: int) -> Block:
    return Block(text, 0.0, page=page, size=10.0)


def bound(*symbols: str) -> Iterator[Block]:
    """Documents of two pages, each below its own masthead."""
    for number, symbol in enumerate(symbols):
        page = 1 + 2 * number
        for line in (f"United Nations {symbol}", "Distr.: General", "29 September 2025", "Original: English"):
            yield plain(line, page)
        yield Block("Concluding observations on the report of Arcadia", 1.0, page=page, size=14.0)
        for paragraph in range(1, 6):
            yield plain(f"{paragraph}. The Committee took note.", page + paragraph // 4)


def test_each_masthead_begins_a_document_with_its_own_symbol_and_pages() -> None:
    blocks = tuple(bound("CRPD/C/ARC/CO/1", "CEDAW/C/ARC/CO/5", "CAT/C/ARC/CO/2"))
    found = documents.split(Part(blocks=blocks[4:], masthead=tuple(block.text for block in blocks[:4])))
    assert [each.masthead[0] for each in found] == [
        "United Nations CRPD/C/ARC/CO/1",
        "United Nations CEDAW/C/ARC/CO/5",
        "United Nations CAT/C/ARC/CO/2",
    ]
    assert [each.first_page for each in found] == [1, 3, 5]
    assert [len(each.blocks) for each in found] == [6, 6, 6]


def test_one_masthead_is_one_document_wherever_it_stands() -> None:
    blocks = tuple(bound("CRPD/C/ARC/CO/1"))
    cover = tuple(plain(f"Line {number} of the cover", 1) for number in range(12))
    assert len(documents.split(Part(blocks=blocks[4:], masthead=tuple(block.text for block in blocks[:4])))) == 1
    assert len(documents.split(Part(blocks=blocks))) == 1
    assert len(documents.split(Part(blocks=(*cover, *blocks)))) == 1


def test_a_sentence_about_distribution_begins_no_document() -> None:
    blocks = (*bound("CRPD/C/ARC/CO/1"), plain("It was marked Distr.: General and sent to the ministries.", 2))
    more = tuple(plain(f"{number}. More.", 2) for number in range(6, 20))
    part = Part(blocks=(*blocks[4:], *more), masthead=tuple(block.text for block in blocks[:4]))
    assert documents.split(part) == (part,)


def test_a_report_with_chapters_and_annexes_stays_whole() -> None:
    names = ("I. Introduction", "II. Concluding observations and follow-up", "Annex I", "Annex II")
    blocks = tuple(
        block
        for number, name in enumerate(names)
        for block in (Block(name, 1.0, heading=1, size=14.0), plain(f"{number + 1}. Text.", 1))
    )
    assert documents.split(Part(blocks=blocks)) == (Part(blocks=blocks),)

"""Where in a document's paragraphs a correction belongs: by words with what stands around them (pure).

Compared are letters and figures alone: spaces, hyphens at line ends, quotation marks and capitals may differ.
"""

import re
from collections.abc import Sequence

from workbench.corpus.parsing.records import ReadParagraph
from workbench.text.normalise import bare
from workbench.text.quotes import CONTEXT, TextQuote

LENGTH = 80  # characters of a paragraph's beginning that are kept
# A number that stands typed in a text that was read without it: `22. The Committee`.
TYPED = re.compile(r"^\(?(?P<number>\d{1,4}(?:\.\d{1,3})?)(?P<sign>[.)–-]+\s*|\s+)(?=\S)")
_COUNTED = re.compile(r"\(?\d{1,4}(?:\.\d{1,3})?[.)]?\s*$")  # a number typed before the words, seen from behind
_TELLING = 20  # letters; shorter words count only in their surroundings
_AROUND = 12  # letters of the surroundings that must agree


def of_opening(paragraphs: Sequence[ReadParagraph], at: int) -> TextQuote:
    """The first words of a paragraph, without a number typed before them."""
    words = _words(paragraphs[at])
    return TextQuote(words[:LENGTH], _before(paragraphs, at)[-CONTEXT:], _from(paragraphs, at)[LENGTH:][:CONTEXT])


def of_item(paragraphs: Sequence[ReadParagraph], at: int, place: int) -> TextQuote:
    """The first words of an item."""
    text = paragraphs[at].items[place].text
    return TextQuote(text[:LENGTH], _before_item(paragraphs, at, place)[-CONTEXT:], text[LENGTH:][:CONTEXT])


def of_words(paragraphs: Sequence[ReadParagraph], at: int, piece: int, offset: int) -> TextQuote:
    """The words from an offset of the stem (`piece` -1) or of the item `piece` on."""
    pieces = _pieces(paragraphs[at])
    text = pieces[piece + 1]
    before = "\n".join([*pieces[: piece + 1], text[:offset]]) or _before(paragraphs, at)
    rest = TYPED.sub("", "\n".join([text[offset:], *pieces[piece + 2 :]]))
    return TextQuote(rest[:LENGTH], before[-CONTEXT:], rest[LENGTH:][:CONTEXT])


def opening(paragraphs: Sequence[ReadParagraph], where: TextQuote) -> int | None:
    """The one paragraph that begins with these words; None if there is none, or none that is certain.

    A paragraph that was cut since is known by the words that are left, if they are enough to tell.
    """
    wanted = bare(where.exact)
    begin = [at for at, each in enumerate(paragraphs) if wanted and _begins(bare(_words(each)[: 2 * LENGTH]), wanted)]
    surroundings = [(_before(paragraphs, at), bare(_from(paragraphs, at))[len(wanted) :]) for at in begin]
    chosen = _certain(where, surroundings)
    return None if chosen is None else begin[chosen]


def _begins(text: str, wanted: str) -> bool:
    return text.startswith(wanted) or (len(text) >= _TELLING and wanted.startswith(text))


def item(paragraphs: Sequence[ReadParagraph], where: TextQuote) -> tuple[int, int] | None:
    """(paragraph, item) of the one item that begins with these words."""
    wanted = bare(where.exact)
    begin = [
        (at, place)
        for at, each in enumerate(paragraphs)
        for place, one in enumerate(each.items)
        if wanted and bare(one.text[: 2 * LENGTH]).startswith(wanted)
    ]
    surroundings = [
        (_before_item(paragraphs, at, place), bare(paragraphs[at].items[place].text)[len(wanted) :])
        for at, place in begin
    ]
    chosen = _certain(where, surroundings)
    return None if chosen is None else begin[chosen]


def inside(paragraphs: Sequence[ReadParagraph], where: TextQuote) -> tuple[int, int, int] | None:
    """(paragraph, piece, offset) of the one place in a paragraph where these words stand; `piece` -1 is the stem."""
    found, surroundings = [], []
    words = where.exact
    if not any(standing(each, words) for each in paragraphs):
        words = words[: LENGTH // 2]  # cut since within the words that were kept
    for at, each in enumerate(paragraphs):
        for piece, offset in standing(each, words):
            found.append((at, piece, offset))
            text = _pieces(each)[piece + 1]
            before = "\n".join([*_pieces(each)[: piece + 1], text[:offset]]) or _before(paragraphs, at)
            rest = "\n".join([text[offset:], *_pieces(each)[piece + 2 :]])
            surroundings.append((before, bare(rest)[len(bare(words)) :]))
    chosen = _certain(where, surroundings)
    return None if chosen is None else found[chosen]


def standing(paragraph: ReadParagraph, words: str) -> tuple[tuple[int, int], ...]:
    """(piece, offset) of all places of a paragraph where these words stand."""
    wanted = bare(words)
    pieces = _pieces(paragraph)
    if not wanted or wanted not in bare("".join(pieces)):
        return ()
    whole, offsets = "", []
    for piece, text in enumerate(pieces, start=-1):
        for offset, sign in enumerate(text):
            folded = bare(sign)
            whole += folded
            offsets += [(piece, offset)] * len(folded)
    starts = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", whole)]
    return tuple(offsets[start] for start in starts)


def _certain(where: TextQuote, surroundings: Sequence[tuple[str, str]]) -> int | None:
    """Which of the places is meant: the one whose surroundings agree best, and alone; short words need them."""
    scores = [_agreeing(where, before, after) for before, after in surroundings]
    if not scores:
        return None
    best = max(scores)
    if scores.count(best) > 1 or (best == 0 and len(bare(where.exact)) < _TELLING):
        return None
    return scores.index(best)


def _agreeing(where: TextQuote, before: str, after: str) -> int:
    prefix, suffix = bare(_COUNTED.sub("", where.prefix))[-_AROUND:], bare(where.suffix)[:_AROUND]
    score = 2 if prefix and bare(_COUNTED.sub("", before[-4 * CONTEXT :])).endswith(prefix) else 0
    score += 1 if suffix and after.startswith(suffix) else 0
    # At the beginning and the end of a document nothing stands around.
    return score + (1 if not where.prefix and not before else 0)


def _pieces(paragraph: ReadParagraph) -> list[str]:
    return [paragraph.text, *(item.text for item in paragraph.items)]


def _words(paragraph: ReadParagraph) -> str:
    return TYPED.sub("", _from_pieces(paragraph))


def _from_pieces(paragraph: ReadParagraph) -> str:
    return "\n".join(_pieces(paragraph)).strip()


def _before(paragraphs: Sequence[ReadParagraph], at: int) -> str:
    return _from_pieces(paragraphs[at - 1]) if at else ""


def _before_item(paragraphs: Sequence[ReadParagraph], at: int, place: int) -> str:
    return "\n".join(_pieces(paragraphs[at])[: place + 1]).strip() or _before(paragraphs, at)


def _from(paragraphs: Sequence[ReadParagraph], at: int) -> str:
    """The words of a paragraph, and of the one after it, on from its first."""
    following = _from_pieces(paragraphs[at + 1]) if at + 1 < len(paragraphs) else ""
    return f"{_words(paragraphs[at])}\n{following}"

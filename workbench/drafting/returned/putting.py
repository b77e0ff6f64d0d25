"""Two texts of one paragraph put together: what came back and what stands, on what went out. Pure.

went out   Parliament adopted the Act in 2024.          stands   Parliament adopted the Act in 2024.<cite 1>
came back  Parliament passed the Act in 2024.           result   Parliament passed the Act in 2024.<cite 1>
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.drafting.returned.records import Arrived, SentBlock
from workbench.text import diff, markup
from workbench.text.merge import merge

# Stands between two parts of a paragraph while they are put together; a character that no text has.
_CUT = "\ue000"


@dataclass(frozen=True)
class Together:
    """Markup with its footnotes; `cuts` are offsets in the text that stood at which it is parted."""

    parts: tuple[str, ...]
    footnotes: Mapping[str, str]
    cuts: tuple[int, ...] = ()


def put_together(
    sent: Sequence[SentBlock], arrived: Sequence[Arrived], *, stands: str, footnotes: Mapping[str, str]
) -> Together | None:
    """One text of several blocks that were joined, or several parts of one; None where it would be a guess.

    `stands`: the markup of the text as it is now, of all the blocks, joined · `footnotes`: theirs, by id.
    """
    base = _joined([block.markup for block in sent])
    mine = _joined([each.markup for each in arrived], _CUT) if len(arrived) > 1 else arrived[0].markup
    merged = merge(base, mine, stands)
    notes = _footnotes(sent, arrived, footnotes)
    if merged is None or notes is None:
        return None
    parts = _parted(merged)
    if len(parts) != len(arrived) or not all(parts):
        return None
    standing = {note.id for part in parts for note in markup.notes(part) if note.kind == "fn"}
    kept = {key: words for key, words in notes.items() if key in standing}
    return Together(parts, kept, _cuts(markup.plain(stands), markup.plain(merged)))


def _joined(texts: Sequence[str], between: str = "") -> str:
    found = texts[0]
    for text in texts[1:]:
        found = markup.joined(found, text, f" {between} " if between else " ")
    return found


def _parted(merged: str) -> tuple[str, ...]:
    plain = markup.plain(merged)
    parts: list[str] = []
    rest = merged
    for _ in range(plain.count(_CUT)):
        first, rest = markup.split_at(rest, markup.plain(rest).index(_CUT))
        parts.append(first)
        rest = markup.tidy(rest.replace(_CUT, "", 1))
    return (*parts, rest)


def _cuts(stands: str, merged: str) -> tuple[int, ...]:
    """Where, in the text as it stands, each cut of the merged one falls."""
    found: list[int] = []
    edits = diff.opcodes(stands, merged)
    for at, sign in enumerate(merged):
        if sign != _CUT:
            continue
        edit = next(each for each in edits if each.b_start <= at < each.b_end)
        found.append(min(edit.a_start + (at - edit.b_start if edit.tag == "equal" else 0), len(stands)))
    return tuple(found)


def _footnotes(
    sent: Sequence[SentBlock], arrived: Sequence[Arrived], stands: Mapping[str, str]
) -> dict[str, str] | None:
    """The words of the footnotes; None where both sides changed the words of one."""
    before = {key: words for block in sent for (kind, key), words in block.notes.items() if kind == "fn"}
    came = {key: words for each in arrived for key, words in each.footnotes.items()}
    found = dict(stands)
    for key, words in came.items():
        if key not in before or key not in stands:
            found[key] = words
        elif _same(words, before[key]):
            continue
        elif _same(stands[key], before[key]) or _same(stands[key], markup.plain(words)):
            found[key] = words
        else:
            return None
    return found


def _same(written: str, plain: str) -> bool:
    return " ".join(markup.plain(written).split()) == " ".join(plain.split())

"""What is to be written into a file: remarks with their threads, and changes proposed in the text."""

from dataclasses import dataclass

from workbench.errors import N_, Invalid

PARAGRAPH_SIGN = "¶"  # in new words: a new paragraph begins


class PlaceNotInFile(Invalid):
    message = N_(
        "A comment stands on words that are not in the file as it prints (%(uid)s, characters %(start)d to %(end)d). "
        "Nothing was written: check the place of that comment."
    )


@dataclass(frozen=True)
class Stretch:
    """Characters `start:end` of the frozen text of the block `uid`, in code points."""

    uid: str
    start: int
    end: int


@dataclass(frozen=True)
class WrittenComment:
    """A comment as the margin shows it.

    key: its own in the file, by which replies name it · date: as Word writes it (`2026-05-03T14:02:11Z`), "" for
    none; `date_utc` the true one where it is known · text: a line a paragraph; `markup` the same in
    the inline markup, where it has a form · place: one stretch in each block that
    it touches, in order; of none, or of blocks that the file does not have, it stands at the title · reply_to: key of
    the comment it answers, also where that is a reply itself · on_change: key of the change on whose new words it
    stands.
    """

    key: str
    author: str
    date: str
    text: str
    place: tuple[Stretch, ...] = ()
    initials: str = ""
    date_utc: str = ""
    language: str = ""
    reply_to: str | None = None
    resolved: bool = False
    on_change: str | None = None
    markup: str = ""


@dataclass(frozen=True)
class WrittenChange:
    """A change proposed in the text: the words at `place` taken out, `inserted` put in behind them.

    joins_next: the mark at the end of the block is taken out, so that the next one goes on in it · moved_to: where
    the words that were taken out are put in (a stretch of no length); `inserted` is then what is put in there. ·
    `inserted` may hold ¶ for a new paragraph.
    """

    key: str
    author: str
    date: str
    place: Stretch
    inserted: str = ""
    joins_next: bool = False
    moved_to: Stretch | None = None

"""An index as far as it is opened: its newest generation, and the prints of the files that it stands on."""

from workbench.search.whoosh_engine import blocks
from workbench.search.whoosh_engine.arrays import ENDING
from workbench.search.whoosh_engine.carried import Carried
from workbench.search.whoosh_engine.folder import BrokenFile, IndexFolder, Print
from workbench.search.whoosh_engine.opened import Opened
from workbench.search.whoosh_engine.ordering import Orders
from workbench.search.whoosh_engine.profiles import Profiles
from workbench.search.whoosh_engine.segment import Segment
from workbench.search.whoosh_engine.snapshot import Snapshot


class Held:
    """For one thread at a time. What it holds is in memory: harm to the files changes no answer of it."""

    def __init__(self, folder: IndexFolder, name: str) -> None:
        """Open the index of that name. Raises BrokenFile, OtherForm, and whatever Whoosh raises."""
        self.name = name
        self._folder = folder
        self._profiles = Profiles()
        self._orders = Orders()
        self._carried = Carried()
        self._prints: dict[str, Print] = {}
        self._files: frozenset[str] = frozenset()
        self._segments: dict[str, Segment] = {}
        self.opened = self._read()

    def renew(self) -> None:
        """Take the newest generation. Raises as opening does; the one that was open stays open then."""
        if self.opened.snapshot.generation != self._index.latest_generation():
            before, self.opened = self.opened, self._read()
            before.retire()

    def prove(self) -> None:
        """Make sure that the files are those that were read, byte by byte where their prints are others.

        Raises BrokenFile, OtherForm, OSError, ValueError.
        """
        self._prints = self._folder.check(self.name, self._prints)
        self._miss(self._files)

    def distrust(self) -> None:
        """Read all files again at the next proof."""
        self._prints = {}

    def close(self) -> None:
        """Close the files once the last reader is done."""
        self.opened.retire()

    def _read(self) -> Opened:
        prints = self._folder.check(self.name, self._prints)
        index = self._folder.open(self.name)
        generation, held = blocks.contents(index)
        names = [str(each.segment_id()) for each, _ in held]
        self._prints = prints
        self._miss(files := _files(generation, names))
        folder = self._folder.path / self.name
        segments = tuple(
            self._segments.get(name) or Segment(blocks.reader(index, each), folder, self._profiles)
            for name, (each, _) in zip(names, held, strict=True)
        )
        deleted = tuple(numbers for _, numbers in held)
        fresh = Snapshot(generation, segments, deleted, self._profiles.columns(), self._orders, self._carried)
        self._index, self._files = index, files
        self._segments = {each.name: each for each in segments}
        return Opened(fresh)

    def _miss(self, files: frozenset[str]) -> None:
        if missing := files - self._prints.keys():
            raise BrokenFile(f"{min(missing)} is missing")


def _files(generation: int, segments: list[str]) -> frozenset[str]:
    return frozenset((blocks.contents_name(generation), *(name + end for name in segments for end in (".seg", ENDING))))

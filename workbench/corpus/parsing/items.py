"""Stage 4b: the lettered items of a paragraph and how they nest: (a), (b), within them (i), (ii)."""

from dataclasses import dataclass, field

_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ARABIC = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"  # the abjad order of UN documents
_CHINESE = "一二三四五六七八九十"
_ALPHABETS = (_LATIN, _CYRILLIC, _ARABIC, _CHINESE)


def follows(before: str | None, label: str) -> bool:
    """Whether `label` comes next after `before` (None: nothing yet) in its own way of counting."""
    if before is None:
        return label in ("a", "i", "а", "أ", "ا", "一")
    if before in _ROMANS and label in _ROMANS and _ROMANS.index(label) == _ROMANS.index(before) + 1:
        return True
    for alphabet in _ALPHABETS:
        if len(before) == len(label) == 1 and before in alphabet and label in alphabet:
            return alphabet.index(label) == alphabet.index(before) + 1
    return (before == "z" and label == "aa") or (len(before) == len(label) == 2 and before < label)


@dataclass
class Nesting:
    """Where in a paragraph's list the reading stands: the label last met on each level."""

    levels: list[str] = field(default_factory=list)

    def place(self, label: str) -> tuple[str, str]:
        """(parent's label path, bare label) of the item that begins here."""
        for depth in range(len(self.levels), 0, -1):
            if follows(self.levels[depth - 1], label):
                self.levels = [*self.levels[: depth - 1], label]
                return self._parent(), label
        if not self.levels or (follows(None, label) and self.levels[-1] != label):
            self.levels = [*self.levels, label]
        else:
            # `(c)` after `(a)`: one was lost or mistyped; it stands beside the last one.
            self.levels = [*self.levels[:-1], label]
        return self._parent(), label

    def _parent(self) -> str:
        return " ".join(self.levels[:-1])

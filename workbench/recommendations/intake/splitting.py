"""Which signs part several values in the cells of a column: a semicolon, a comma, the word for `and` (pure)."""

import re
from collections import Counter
from collections.abc import Sequence

from workbench.recommendations.intake import cells as looks
from workbench.recommendations.intake.records import Field

_SURE = (";", "；", "、", "|", "؛")  # signs that part values wherever they stand between two
_AND = (" e ", " y ", " et ", " and ", " и ", "及", "和")
_AGREE = 0.8
_OPEN = re.compile(r"[(（\[][^)）\]]{0,300}[)）\]]")  # bounded: a cell may open a thousand and close none


def signs(meaning: Field, said: Sequence[str], organisations: Sequence[str] = ()) -> tuple[str, ...]:
    """The separators beside the end of a line, which always parts. None is found where a sign may be part of a name."""
    bare = [_OPEN.sub("", cell) for cell in said if cell.strip()]
    found = [sign for sign in _SURE if any(sign in cell for cell in bare)]
    if any("," in cell for cell in bare) and _comma_parts(meaning, said, bare):
        found.append(",")
    if "," in found and meaning in (Field.RESPONSIBLE, Field.SUPPORTING):
        found.extend(word for word in _AND if _and_parts(word, bare, organisations))
    return tuple(found)


def _comma_parts(meaning: Field, said: Sequence[str], bare: Sequence[str]) -> bool:
    """A comma parts States; what looks like a ministry on both sides; labels that come again by themselves."""
    if meaning in (Field.STATE, Field.RECOMMENDING_STATES):
        return (looks.likeness(Field.RECOMMENDING_STATES, said) or 0.0) >= 0.5
    with_comma = [cell for cell in bare if "," in cell]
    if meaning in (Field.RESPONSIBLE, Field.SUPPORTING):
        pieces = [piece.strip() for cell in with_comma for piece in cell.split(",") if piece.strip()]
        return sum(map(looks.is_institution, pieces)) >= _AGREE * len(pieces)
    if meaning is Field.SDGS:
        return True
    if any(re.search(r",(?=\S)", cell) for cell in with_comma) and not any(", " in cell for cell in with_comma):
        return True
    counted = Counter(piece.strip() for cell in bare for piece in cell.split(","))
    again = sum(all(counted[piece.strip()] > 1 for piece in cell.split(",")) for cell in with_comma)
    return again >= _AGREE * len(with_comma)


def _and_parts(word: str, bare: Sequence[str], organisations: Sequence[str]) -> bool:
    """`A, B and C`: behind a comma, and before what is a name by itself; never within the name of an organisation."""
    having = [cell for cell in bare if word in cell]
    if not having or any(word in name for name in organisations):
        return False
    good = 0
    for cell in having:
        before, _, after = cell.rpartition(word)
        good += "," in before and looks.is_institution(after) and looks.is_institution(before.split(",")[-1])
    return good == len(having)

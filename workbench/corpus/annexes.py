"""How annexes are called, in the languages of the field: `Annex II`, `Anexo 3`, `المرفق الأول`, `附件二` (pure)."""

import re

WORDS = r"annex(?:es?)?|anexos?|appendi(?:x|ces)|ap[éê]ndices?|приложени[ея]|(?:ال)?مرفق(?:ات)?|ضميمة|附件|附录"
WHICH = r"(?:[IVXLC]{1,5}|[A-Z]|\d{1,2}|ال\w+|[一二三四五六七八九十]{1,3})"
_NAMED = re.compile(rf"^(?P<word>{WORDS})\s*(?P<which>{WHICH})?(?![\w])", re.IGNORECASE)
_OPENING = re.compile(rf"^(?:{WORDS})(?![a-zà-ÿа-я])", re.IGNORECASE)
# A heading in plain type: `Annex`, `Annex II`, `附件一`, and nothing else.
_ALONE = re.compile(rf"^\S+\s*{WHICH}?[*.]*$")


def opens(text: str) -> bool:
    """Whether a text begins as the heading of an annex does."""
    return _OPENING.match(text) is not None


def stands_alone(text: str) -> bool:
    """Whether such a heading says nothing but which annex it is."""
    return _ALONE.match(text) is not None


def name(heading: str) -> str:
    """`Annex II Composition of the delegation` → `annex II`; a heading of another form as it is."""
    match = _NAMED.match(heading.strip())
    if match is None:
        return heading.strip()
    word = match["word"].lower()
    glue = "" if word.startswith(("附件", "附录")) else " "
    return f"{word}{glue}{match['which']}" if match["which"] else word


def is_same(written: str, heading: str) -> bool:
    """Whether an annex as cited is the one under that heading; a bare `annex` is the only one, or the first."""
    one, other = _NAMED.match(written.strip()), _NAMED.match(heading.strip())
    if one is None or other is None:
        return written.strip().casefold() == heading.strip().casefold()
    return not one["which"] or one["which"].casefold() == (other["which"] or "").casefold()

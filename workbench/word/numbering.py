"""Automatic numbers: one series for the paragraphs, one for the headings, each tied to its styles.

Nothing types a number into the text: whoever moves a paragraph in Word sees the rest renumbered, and a comment's
offsets count words only. The same numbers are computed here for the table of contents.
"""

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.oxml.ns import qn

from workbench.text.languages import direction
from workbench.word.elements import Element, children, descendants, element, put_before

PARAGRAPH = "NumberedParagraph"
SUBPARAGRAPHS = ("Subparagraph1", "Subparagraph2")
HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4", "Heading5")

# UN Editorial Manual: I. then A. then 1. then (a) then (i).
_HEADING_FORMS = (
    ("upperRoman", "%1."),
    ("upperLetter", "%2."),
    ("decimal", "%3."),
    ("lowerLetter", "(%4)"),
    ("lowerRoman", "(%5)"),
)
_SUBPARAGRAPH_FORMS = (("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))
# Arabic documents of the UN print `21-`, French and Spanish ones `a)`.
_PARAGRAPH_FORM = {"ar": "%1-"}
_HALF_BRACKET = frozenset({"fr", "es"})

BLOCK_INDENT = 1134  # twips: 2 cm, the text block of a UN document
TAB = 567
HEADING_GAP = 284


def paragraph_series(language: str) -> Element:
    """`w:abstractNum` of the paragraphs: 1. 2. 3. through the whole document, (a) and (i) below."""
    form = _PARAGRAPH_FORM.get(_primary(language), "%1.")
    levels = [_level(0, "decimal", form, PARAGRAPH, left=BLOCK_INDENT, first=0, tab=BLOCK_INDENT + TAB)]
    forms = zip(SUBPARAGRAPHS, _SUBPARAGRAPH_FORMS, strict=True)
    for depth, (style, (kind, text)) in enumerate(forms, start=1):
        left = BLOCK_INDENT if depth == 1 else BLOCK_INDENT + TAB
        shown = _bracket(text, language)
        levels.append(_level(depth, kind, shown, style, left=left, first=TAB, tab=left + 2 * TAB))
    return element("w:abstractNum", element("w:multiLevelType", val="multilevel"), *levels)


def heading_series(language: str) -> Element:
    """`w:abstractNum` of the headings."""
    levels = []
    for depth, (style, (kind, text)) in enumerate(zip(HEADINGS, _HEADING_FORMS, strict=True)):
        shown = _bracket(text, language)
        first = -_hanging(language)
        levels.append(_level(depth, kind, shown, style, left=BLOCK_INDENT, first=first, tab=BLOCK_INDENT))
    return element("w:abstractNum", element("w:multiLevelType", val="multilevel"), *levels)


def _level(depth: int, kind: str, text: str, style: str, *, left: int, first: int, tab: int) -> Element:
    indent = {"left": left, "hanging": -first} if first < 0 else {"left": left, "firstLine": first}
    return element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val=kind),
        element("w:pStyle", val=style),
        element("w:suff", val="tab"),
        element("w:lvlText", val=text),
        element("w:lvlJc", val="right" if first == -HEADING_GAP else "left"),
        element("w:pPr", element("w:tabs", element("w:tab", val="num", pos=tab)), element("w:ind", **indent)),
        ilvl=depth,
    )


def _hanging(language: str) -> int:
    """How far before a heading's text its number ends, or from right to left begins.

    A number that ends there may be of any length: XVIII. reaches into the margin. Right to left, programs differ on
    which side "right" is, so the number begins at a fixed place.
    """
    return TAB if direction(language) == "rtl" else HEADING_GAP


def _bracket(text: str, language: str) -> str:
    return text.removeprefix("(") if _primary(language) in _HALF_BRACKET else text


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]


def install(document: Document, language: str, *, first_number: int = 1, first_headings: Sequence[int] = ()) -> None:
    """Give the file its two series in the form of its language and tie them to their styles.

    `first_number`: of the first paragraph · `first_headings`: of the first heading of each level.

    A State's own template keeps its styles' looks; only the numbering is ours, so that it is one series whatever the
    template holds.
    """
    root = document.part.numbering_part.element
    for styles, series, starts in (
        ((PARAGRAPH, *SUBPARAGRAPHS), paragraph_series(language), (first_number,)),
        (HEADINGS, heading_series(language), first_headings),
    ):
        for start, number in zip(descendants(series, "w:start"), starts, strict=False):
            start.set(qn("w:val"), str(number))
        _tie(document, styles, _add(root, series))
    for indent in _heading_indents(document):
        if indent.get(qn("w:hanging")) == str(HEADING_GAP):  # our own style, not a State's
            indent.set(qn("w:hanging"), str(_hanging(language)))


def _add(root: Element, series: Element) -> int:
    """Append the series with ids of its own; all `w:abstractNum` stand before all `w:num`. Gives the `w:numId`."""
    abstract = _next(root, "w:abstractNum", "w:abstractNumId")
    number = max(_next(root, "w:num", "w:numId"), 1)  # 0 means "no numbering"
    series.set(qn("w:abstractNumId"), str(abstract))
    first_number = root.find(qn("w:num"))
    if first_number is None:
        root.append(series)
    else:
        first_number.addprevious(series)
    root.append(element("w:num", element("w:abstractNumId", val=abstract), numId=number))
    return number


def _next(root: Element, tag: str, attribute: str) -> int:
    return max((int(one.get(qn(attribute), "0")) for one in children(root, tag)), default=-1) + 1


def _tie(document: Document, styles: Sequence[str], number: int) -> None:
    by_id = {style.get(qn("w:styleId")): style for style in descendants(document.styles.element, "w:style")}
    for depth, name in enumerate(styles):
        properties = by_id[name].find(qn("w:pPr"))
        if properties is None:
            continue
        for old in children(properties, "w:numPr"):
            properties.remove(old)
        tied = element("w:numPr", element("w:ilvl", val=depth), element("w:numId", val=number))
        put_before(properties, tied, _AFTER_NUMPR)


def _heading_indents(document: Document) -> list[Element]:
    styles = descendants(document.styles.element, "w:style")
    headings = [style for style in styles if style.get(qn("w:styleId")) in HEADINGS]
    return [indent for style in headings for indent in descendants(style, "w:ind")]


_AFTER_NUMPR = (
    *("w:suppressLineNumbers", "w:pBdr", "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:bidi", "w:spacing"),
    *("w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr"),
)


def annexes(document: Document, language: str, *, count: int, word: str, first: int = 1) -> tuple[int, tuple[int, ...]]:
    """The series of the annexes: the `w:numId` of their headings (`Annex I`, then A., 1. …), and of the paragraphs of
    each, which begin at 1 anew. To be called after `install`."""
    root = document.part.numbering_part.element
    styles = descendants(document.styles.element, "w:style")
    tied = next(style for style in styles if style.get(qn("w:styleId")) == PARAGRAPH)
    body = descendants(tied, "w:numId")[0].get(qn("w:val"), "")
    series = next(one for one in children(root, "w:num") if one.get(qn("w:numId")) == body)
    abstract = children(series, "w:abstractNumId")[0].get(qn("w:val"), "")
    headings = _add(root, _annex_series(language, word, first))
    numbers = []
    for _ in range(count):
        number = _next(root, "w:num", "w:numId")
        starts = [
            element("w:lvlOverride", element("w:startOverride", val=1), ilvl=depth)
            for depth in range(1 + len(SUBPARAGRAPHS))
        ]
        root.append(element("w:num", element("w:abstractNumId", val=abstract), *starts, numId=number))
        numbers.append(number)
    return headings, tuple(numbers)


def literal(document: Document, label: str, language: str) -> int:
    """The list of a heading that has this number whatever its place: still automatic, so no number is typed."""
    root = document.part.numbering_part.element
    gap = _hanging(language)
    figure = label.rstrip(".")
    counted = figure.isascii() and figure.isdecimal()  # a list that begins there: not every program shows other text
    level = element(
        "w:lvl",
        element("w:start", val=int(figure) if counted else 1),
        element("w:numFmt", val="decimal" if counted else "none"),
        element("w:suff", val="tab"),
        element("w:lvlText", val="%1." if counted else label),
        element("w:lvlJc", val="right" if gap == HEADING_GAP else "left"),
        element("w:pPr", element("w:tabs", element("w:tab", val="num", pos=BLOCK_INDENT))),
        ilvl=0,
    )
    level[-1].append(element("w:ind", left=BLOCK_INDENT, hanging=gap))
    return _add(root, element("w:abstractNum", element("w:multiLevelType", val="singleLevel"), level))


def _annex_series(language: str, word: str, start: int) -> Element:
    """`w:abstractNum` of the annexes' headings: no style is tied to it, each paragraph names it."""
    series = heading_series(language)
    for style in descendants(series, "w:pStyle"):
        style.getparent().remove(style)  # type: ignore[union-attr]
    first = children(series, "w:lvl")[0]
    for begin in children(first, "w:start"):
        begin.set(qn("w:val"), str(start))
    for text in children(first, "w:lvlText"):
        text.set(qn("w:val"), f"{word} %1.")
    for suffix in children(first, "w:suff"):
        suffix.set(qn("w:val"), "space")
    for side in children(first, "w:lvlJc"):
        side.set(qn("w:val"), "left")
    for indent in descendants(first, "w:ind"):
        for name in list(indent.attrib):
            del indent.attrib[name]
        # From right to left LibreOffice writes a number to the right of its place, Word to the left: room for both.
        indent.set(qn("w:left"), str(BLOCK_INDENT if direction(language) == "rtl" else 0))
        indent.set(qn("w:firstLine"), "0")
    return series


def heading_labels(levels: Iterable[int], language: str) -> tuple[str, ...]:
    """The number that Word will show before each heading: levels 1, 2, 2, 1 give I., A., B., II."""
    counts = [0] * len(HEADINGS)
    labels = []
    for level in levels:
        depth = level - 1
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (len(HEADINGS) - level)
        kind, text = _HEADING_FORMS[depth]
        labels.append(_bracket(text, language).replace(f"%{level}", _shown(counts[depth], kind)))
    return tuple(labels)


def _shown(count: int, kind: str) -> str:
    if kind == "decimal":
        return str(count)
    shown = _roman(count) if kind.endswith("Roman") else _letters(count)
    return shown.upper() if kind.startswith("upper") else shown


def _letters(count: int) -> str:
    """a … z, then aa, bb, cc: Word repeats the letter."""
    turns, place = divmod(count - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _roman(count: int) -> str:
    shown = ""
    for worth, letters in _ROMAN + _ROMAN_SMALL:
        turns, count = divmod(count, worth)
        shown += letters * turns
    return shown

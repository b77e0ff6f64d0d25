"""HTML of a clipboard as a tree of elements and texts, whatever its faults: no more than the paste needs of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

DEEPEST: Final = 100  # elements in one another; deeper ones are taken as their content
_VOID: Final = frozenset(
    ("br", "hr", "img", "meta", "link", "input", "col", "base", "wbr", "area", "embed", "source", "track", "param")
)
_SILENT: Final = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "noscript",
        "xml",
        "select",
        "textarea",
        "audio",
        "video",
        "canvas",
        "applet",
        "frameset",
        "noembed",
        "noframes",
        "plaintext",
    ]
)
# An element that begins closes the open ones of these names, up to the one behind the bar.
_CLOSES: Final = {
    "li": (("li",), ("ul", "ol")),
    "p": (("p",), ("td", "th", "li", "div", "table")),
    "tr": (("tr", "td", "th"), ("table",)),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
}


@dataclass
class Node:
    """An element with what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)


class _Builder(HTMLParser):
    """Keeps the open elements; what is never closed ends with the text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self.silent.clear()  # the end of a head need not be written
        if tag in _SILENT:
            self.silent.append(tag)
        if self.silent:
            return
        closed, border = _CLOSES.get(tag, ((), ()))
        self._close(closed, border)
        node = Node(tag, {name: value or "" for name, value in attrs})
        if len(self.open) < DEEPEST:
            self.open[-1].children.append(node)
            if tag not in _VOID:
                self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<o:p/>` closes itself; `<script/>` does not, and is silent until its end."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag not in _SILENT:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
            return
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.open[-1].children.append(data)

    def unknown_decl(self, data: str) -> None:
        """`<![if !supportLists]>`, which Word writes, says nothing."""

    def _close(self, tags: tuple[str, ...], border: tuple[str, ...]) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag in border:
                return
            if self.open[place].tag in tags:
                del self.open[place:]
                return


def tree(html: str) -> Node:
    """The root over all that stands in the HTML; scripts, styles and the head are left out with their content."""
    builder = _Builder()
    builder.feed(html.replace("\0", ""))
    builder.close()
    return builder.root


def nodes(root: Node, *tags: str, within: str = "") -> Iterator[Node]:
    """The elements of these names below `root`, in order; those in an element called `within` are not its own."""
    for child in root.children:
        if isinstance(child, str):
            continue
        if child.tag in tags:
            yield child
        if not within or (child.tag != within and child.tag not in tags):
            yield from nodes(child, *tags, within=within)


def parsed(root: Node, tag: str, above: tuple[Node, ...] = ()) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """The elements of this name with those around them, outermost first."""
    for child in root.children:
        if not isinstance(child, str):
            if child.tag == tag:
                yield child, (*above, root)
            yield from parsed(child, tag, (*above, root))


def declared(node: Node, name: str) -> str:
    """What an element's style says of a property; empty where it says nothing."""
    for declaration in node.attributes.get("style", "").split(";"):
        key, _, value = declaration.partition(":")
        if key.strip().lower() == name:
            return value.strip()
    return ""

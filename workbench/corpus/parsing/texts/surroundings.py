"""What of a web page is its document: the content without navigation, menus and what is hidden; and its notes."""

import re

from lxml import etree

from workbench.text.characters import letters

Element = etree._Element

_GONE = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "frameset",
        "object",
        "embed",
        "applet",
        "canvas",
        "svg",
    }
    | {"math", "audio", "video", "form", "button", "select", "input", "textarea", "nav", "footer", "aside", "dialog"}
    | {"menu", "head", "map"}
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|bread-?crumbs?|crumbs?|side-?bar|footer|cookies?|share|social|toc|skip|banner"
    r"|pager|pagination|related|cta|advert\w*|download|pdf-strip|meta-row|note-soft|kicker)(?:$|[\s_-])",
    re.I,
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog", "alert"})
_LINKED = 0.7  # of the letters of a list stand in links: it is a menu
_NOTE_TARGET = re.compile(r"(?:foot|end)?note|^_?(?:ftn|edn|fn)", re.I)
_HOLDERS = frozenset({"li", "p", "div", "dd", "tr"})  # the element that a footnote fills
_MARK = re.compile(r"^\[?\(?(\d{1,3}|[*†‡]+|[ivx]+)\)?\]?$")


def content(root: Element) -> Element:
    """The main part of the page where it marks one that holds most of its text, else all of it."""
    body = next(root.iter("body"), root)
    whole = len(text_of(body))
    marked = [each for each in body.iter("main", "article") if isinstance(each.tag, str)]
    marked += [each for each in body.iter() if each.get("role") == "main"]
    best = max(marked, key=lambda each: len(text_of(each)), default=None)
    return best if best is not None and len(text_of(best)) > whole * 0.4 else body


def text_of(element: Element) -> str:
    """All letters in an element."""
    return "".join(str(piece) for piece in element.itertext())


def is_around(element: Element) -> bool:
    """What stands around the text: navigation, buttons, what is hidden, menus of links."""
    tag = element.tag
    if tag in _GONE or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.get("role") in _ROLES or _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    if tag == "header" and element.find(".//p") is None:
        return True
    if tag in ("div", "ul", "ol", "section", "details", "p", "span", "header"):
        if _AROUND.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            return True
        return tag in ("ul", "ol", "details") and _is_menu(element)
    return False


def _is_menu(element: Element) -> bool:
    whole = letters(text_of(element))
    linked = sum(letters(text_of(link)) for link in element.iter("a") if not is_note_link(link))
    return whole > 0 and linked > _LINKED * whole and len(list(element.iter("a"))) > 2


def is_note_link(link: Element) -> bool:
    """Whether a link leads to a note on the same page."""
    return (link.get("href") or "").startswith("#") and bool(_MARK.match(text_of(link).strip()))


def notes_of(body: Element) -> tuple[dict[str, str], frozenset[Element]]:
    """(footnotes by the id that links point to, the elements that hold them)."""
    wanted = {(link.get("href") or "")[1:]: link for link in body.iter("a") if is_note_link(link)}
    found: dict[str, str] = {}
    holders = set()
    for element in body.iter():
        key = element.get("id") or element.get("name") or ""
        if key not in wanted or not _NOTE_TARGET.search(key):
            continue
        holder = next((each for each in (element, *element.iterancestors()) if each.tag in _HOLDERS), element)
        if wanted[key] in set(holder.iter("a")):  # the link in the text points back from the note
            continue
        text = " ".join(text_of(holder).split())
        found[key] = re.sub(r"^\[?\(?(?:\d{1,3}|[*†‡]+)\)?\]?[.)]?\s*|\s*[↩↑^]+\ufe0e?\s*$", "", text)
        holders.add(holder)
    return found, frozenset(holders)

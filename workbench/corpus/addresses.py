"""Where a paragraph of the library is read."""

from urllib.parse import urlencode

from workbench.corpus.records import Document, Paragraph

PART_LENGTH = 1000  # paragraphs on a page; the longest State reports have some 900, tables of recommendations thousands


def paragraph_address(document: Document, paragraph: Paragraph, *, words: str = "") -> str:
    """The paragraph in its document, with the words of a query marked; of a long document, in its part."""
    said = {"q": words} if words else {}
    if document.paragraphs > PART_LENGTH:
        said["paragraph"] = paragraph.anchor
    return f"/documents/{document.slug}{'?' + urlencode(said) if said else ''}#{paragraph.anchor}"

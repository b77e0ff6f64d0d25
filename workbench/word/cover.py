"""The first page and running lines: a template filled by docxtpl.

docxtpl by itself runs template code unsandboxed and turns `A & B < C` into `A  B  C`; here the environment is a
sandbox, escapes, and knows no name that it was not given.
"""

import io
from collections.abc import Mapping
from dataclasses import fields
from html import escape
from zipfile import BadZipFile

from docx.document import Document
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from workbench.errors import N_, Invalid
from workbench.text.characters import check
from workbench.word.blocks import Cover
from workbench.word.elements import Element, descendants

BODY = "workbench-body-0b7e1c52"  # stands where the body goes, until it is there


class TemplateRefused(Invalid):
    message = N_(
        "The Word template cannot be used: %(reason)s. Nothing was exported. Mend the template in "
        "drafting_templates/word, or take it away and the workbench uses its own."
    )


# What docxtpl, python-docx and the template's own code raise for a file that is no template.
_BROKEN = (
    *(TemplateError, PythonDocxError, OpcError, BadZipFile),
    *(TypeError, KeyError, ValueError, AttributeError, ArithmeticError),
)


class _Text(str):
    """A value for the template, escaped so that docxtpl, which reads `{_{` as an escape of its own, leaves it alone."""

    __slots__ = ()

    def __html__(self) -> str:
        return escape(str(self)).replace("_", "&#95;")


def value(text: str) -> _Text:
    """A value for a template: it prints as it stands, whatever it holds. Raises BadCharacter."""
    # XML knows one kind of line end: a carriage return would come back as a space
    return _Text(check(text).replace("\r\n", "\n").replace("\r", "\n"))


def fill(template: bytes, cover: Cover, *, title: str, language: str) -> Document:
    """The template with its fields filled. Raises TemplateRefused for a broken one."""
    values = {field.name: value(getattr(cover, field.name)) for field in fields(Cover)}
    return filled(template, {"cover": values, "title": value(title), "language": language, "body": BODY})


def filled(template: bytes, context: Mapping[str, object]) -> Document:
    """The template filled with these values, and with nothing else. Raises TemplateRefused for a broken one."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        source = DocxTemplate(io.BytesIO(template))
        source.render(dict(context), environment, autoescape=True)
        document: Document = source.docx
    except _BROKEN as error:
        raise TemplateRefused(reason=str(error) or type(error).__name__) from error
    return document


def place_of_body(document: Document) -> Element:
    """The paragraph that the body replaces."""
    for paragraph in descendants(document.element.body, "w:p"):
        if BODY in "".join(text.text or "" for text in descendants(paragraph, "w:t")):
            return paragraph
    raise TemplateRefused(reason="it has no paragraph {{ body }}")

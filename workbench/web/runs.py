"""A run of markup as HTML: the closed set of marks, and links that tell nobody where one came from."""

from markupsafe import Markup, escape

from workbench.text.markup import NESTING, Text

_ELEMENTS = {
    "strong": Markup("<strong>{}</strong>"),
    "em": Markup("<em>{}</em>"),
    "u": Markup("<u>{}</u>"),
    "sup": Markup("<sup>{}</sup>"),
    "sub": Markup("<sub>{}</sub>"),
}


def run_html(run: Text, words: str | None = None) -> Markup:
    """The run with its marks and link, or a part of its `words` with them."""
    html = escape(run.text if words is None else words)
    for mark in reversed([mark for mark in NESTING if mark in run.marks]):
        html = _ELEMENTS[mark].format(html)
    if run.leads_to is not None:  # a paragraph of the same text
        return Markup('<a href="#paragraph-{}">{}</a>').format(run.leads_to, html)
    if run.href:
        html = Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(run.href, html)
    return html

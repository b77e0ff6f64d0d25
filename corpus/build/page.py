"""A document as a page of the mechanism's website, with all that stands around a text on such pages."""

from __future__ import annotations

import re
from html import escape

from corpus.build import words
from corpus.build.sources import HEADING, ITEM, NOTE_MARK, NUMBERED, Source

_ITALIC = re.compile(r"(?<!\w)_([^_]+)_(?!\w)")

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | National Mechanism for Reporting and Follow-up</title>
<style>body{{font-family:sans-serif}}nav ul{{display:flex;list-style:none}}.note-ref{{vertical-align:super}}</style>
<script>document.documentElement.className = "js";</script>
</head>
<body>
<a class="skip" href="#content">Skip to main content</a>
<div class="cookie-notice" role="region" aria-label="Cookies">This site uses one cookie, for the language.
<button type="button">Understood</button></div>
<header class="site-header">
<p class="site-name">Republic of Arcadia · National Mechanism for Reporting and Follow-up</p>
<nav aria-label="Main"><ul><li><a href="/">Home</a></li><li><a href="/treaties">Treaties</a></li>
<li><a href="/reports">Reports</a></li><li><a href="/recommendations">Recommendations</a></li>
<li><a href="/news">News</a></li><li><a href="/contact">Contact</a></li></ul></nav>
<form role="search" action="/search"><label for="q">Search this site</label> <input id="q" name="q">
<button>Search</button></form>
</header>
<nav class="breadcrumb" aria-label="Breadcrumb"><a href="/">Home</a> › <a href="/treaties">Treaties</a> ›
<a href="/treaties/iccpr">Covenant on Civil and Political Rights</a> › List of issues 2024</nav>
<main id="content">
<article>
<p class="demonstration">{fictional}</p>
<h1>{title}</h1>
<table class="facts">
<caption>About this document</caption>
<tr><th scope="row">Symbol</th><td>{symbol}</td></tr>
<tr><th scope="row">Committee</th><td>{body}</td></tr>
<tr><th scope="row">Date</th><td>{date}</td></tr>
<tr><th scope="row">Original</th><td>{original}</td></tr>
</table>
<p class="share"><a href="#">Print</a> | <a href="#">Share</a> | <a href="/files/ccpr-qpr-3.pdf">PDF (212 KB)</a></p>
{text}
<section class="footnotes" role="doc-endnotes">
<h2>Notes</h2>
<ol>
{notes}
</ol>
</section>
</article>
<aside aria-label="Related">
<h2>Related documents</h2>
<ul><li><a href="/treaties/iccpr/co-2">Concluding observations of 2017</a></li>
<li><a href="/treaties/iccpr/report-3">Third periodic report (in preparation)</a></li></ul>
</aside>
</main>
<footer class="site-footer">
<p>© 2024–2026 Secretariat of the National Mechanism, Port Meridian · <a href="/legal">Legal notice</a> ·
<a href="/accessibility">Accessibility</a></p>
<p>Last updated: 3 June 2026</p>
</footer>
</body>
</html>
"""


def as_page(source: Source) -> bytes:
    return _PAGE.format(
        language=source.language,
        title=escape(source.fact("title")),
        symbol=source.fact("symbol"),
        body=escape(source.fact("body")),
        date=words.printed_date(source),
        original=source.fact("original"),
        fictional=words.FICTIONAL[source.language],
        text="\n".join(_text(source)),
        notes="\n".join(_note(number, note) for number, note in source.notes.items()),
    ).encode()


def _note(number: str, text: str) -> str:
    back = f'<a href="#ref-{number}" aria-label="Back to the text">↩</a>'
    return f'<li id="note-{number}">{escape(text, quote=False)} {back}</li>'


def _text(source: Source) -> list[str]:
    """Headings, paragraphs with their numbers typed, and the items as lists whose letters the browser sets."""
    lines = [f"<p><em>{escape(source.fact('adopted'))}</em></p>"]
    in_list = False
    for block in source.blocks:
        item = ITEM.fullmatch(block)
        if in_list and not item:
            lines.append("</ol>")
        if item and not in_list:
            lines.append('<ol type="a">')
        in_list = item is not None
        lines.append(f"<li>{_marked(item['text'])}</li>" if item else _block(block))
    return lines if not in_list else [*lines, "</ol>"]


def _block(block: str) -> str:
    if heading := HEADING.fullmatch(block):
        level = len(heading["level"]) + 1
        return f"<h{level}>{_marked(heading['text'])}</h{level}>"
    numbered = NUMBERED.fullmatch(block)
    if numbered is None:
        raise SystemExit(f"not understood: {block[:80]!r}")
    return f"<p>{numbered['number']}.&nbsp;&nbsp;{_marked(numbered['text'])}</p>"


def _marked(text: str) -> str:
    html = _ITALIC.sub(r"<em>\1</em>", escape(text, quote=False))
    return NOTE_MARK.sub(r'<sup id="ref-\1" class="note-ref"><a href="#note-\1">\1</a></sup>', html)

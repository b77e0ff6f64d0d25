"""Web pages and plain texts made to break a reader; the texts are what our own patterns look for, without end."""

from collections.abc import Callable, Mapping

from tests.builders.bombs.word import counted_names, docx

PAGE = b"<!DOCTYPE html><html><head><title>Report</title></head><body>%b</body></html>"

# Runs that a pattern with two ways to match the same letters tries in all ways.
RUNS: Mapping[str, str] = {
    "digits": "1",
    "dots": ".",
    "spaces": " ",
    "brackets": "(",
    "items": "(a)",
    "numbers with dots": "1.1",
    "numbers and spaces": "1 ",
    "superscripts": "¹",
    "stars": "*",
    "dashes": "- ",
    "capitals": "A",
    "words": "State ",
    "commas": "a, ",
    "slashes": "CERD/C/",
    "signs of quotation": "> ",
    "pipes": "|",
    "underlines": "_a_",
    "links": "[a](",
    "dates": "1 May 2024 ",
    "Arabic digits": "٢",
    "Roman figures": "iv.",
    "references": "para. 1, ",
    "back quotes": "`",
    "equals": "=",
    "tabs": "\t",
    "percents": "%5B",
    "semicolons": "; (b) ",
    "hyphens": "a-",
    "colons": "a: ",
    "headings": "# ",
}
TAIL = "!x"


def run_as_text(name: str, letters: int = 3_000_000) -> bytes:
    """A text of that run, three times: on a line of its own, behind a number, and in short lines."""
    piece = RUNS[name]
    run = piece * (letters // len(piece) // 3)
    lines = "\n".join([piece * 20] * (letters // 60 // len(piece)))
    return f"Report of Arcadia\n\n{run}{TAIL}\n\n1. {run}{TAIL}\n\n{lines}\n".encode()


def run_as_word(name: str, letters: int = 300_000) -> bytes:
    """A .docx with that run in a paragraph, behind a number, and as many short paragraphs."""
    piece = RUNS[name]
    run = piece * (letters // len(piece))
    return docx("# Report", run.replace("[", "(").replace("*", "x") + TAIL, "21. " + run[:50_000].replace("[", "("))


def page(inside: bytes) -> bytes:
    return PAGE % inside


BOMBS: dict[str, Callable[[], bytes]] = {
    "web page: a million elements in one another": lambda: page(b"<div>" * 1_000_000 + b"A law."),
    "web page: a million lists in one another": lambda: page(b"<ul><li>" * 500_000 + b"A law."),
    "web page: a million marks of emphasis": lambda: page(b"<b><i>" * 500_000 + b"A law." + b"</b></i>" * 500_000),
    "web page: an attribute of twenty megabytes": lambda: page(b'<p title="' + b"a" * 20_000_000 + b'">A law.</p>'),
    "web page: forty thousand attributes": lambda: page(
        b"<p " + " ".join(f"{name}=1" for name in counted_names(40_000)).encode() + b">A law.</p>"
    ),
    "web page: cells without end": lambda: page(
        b"<table>" + b"<tr><td colspan=999999999 rowspan=999999999>a</td></tr>" * 2_000 + b"</table>"
    ),
    "web page: tables in tables": lambda: page(b"<table><tr><td>a" * 20_000),
    "web page: a hundred thousand paragraphs": lambda: page(b"".join(b"<p>%d. A law.</p>" % n for n in range(100_000))),
    "web page: entities of entities": lambda: (
        b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>' + b"&b;" * 500_000
    ),
    "web page: comments that never close": lambda: page(b"<!-- <!-- " * 300_000),
    "web page: scripts": lambda: page(b"<script>while(1){}</script><iframe src=file:///etc/passwd></iframe><p>A law."),
    "text: five million empty lines": lambda: b"Report of Arcadia\n" + b"\n" * 5_000_000 + b"1. A law.\n",
    "text: a hundred thousand numbered lines": lambda: b"".join(b"%d. A law.\n\n" % n for n in range(1, 100_001)),
    "text: zeros": lambda: b"Report of Arcadia\n\n1. A law.\n" + b"\0" * 1_000_000,
    "text: half of a pair": lambda: b"\xff\xfe" + b"\x3d\xd8" * 500_000,
    "text: no encoding at all": lambda: bytes(number * 167 % 256 for number in range(1_000_000)),
}

"""Word files in a line: `docx("21. Adopt a [law](Chidi: When?).")`.

A paragraph is a text; its notation:

    21. Adopt a law.             automatic number, not typed; `# Health` is a heading
    a [law](Chidi: When?)        a comment by Chidi on "law"; `[law](Chidi: When? / Amina: In May.)` with a reply
    a [](Chidi: Here.) law       a comment at a point
    a {+new +}law, a {-new -}law words put in, words taken out by Chidi under change tracking
    first.{+¶+}Second.           a paragraph split; in `first.{-¶-}` its mark is taken out (merged with the next)
    a law^                       a footnote
    a **law**, a *law*           bold, italic

`uids` gives the paragraphs the two bookmarks of the export, in order; "" leaves one without.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OOXML = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TOKEN = re.compile(
    r"\[(?P<words>[^\]]*)\]\((?P<thread>[^)]*)\)|\{\+(?P<new>[^}]*)\+\}|\{-(?P<old>[^}]*)-\}"
    r"|\*\*(?P<strong>[^*]+)\*\*|\*(?P<em>[^*]+)\*|(?P<note>\^)|(?P<text>[^\[{^*]+|.)",
    re.DOTALL,
)
WRITTEN = "2026-05-03T14:02:11Z"
REVIEWER = "Chidi"


def docx(
    *paragraphs: str,
    uids: Sequence[str] = (),
    properties: Mapping[str, str] | None = None,
    threads: bool = True,
    body: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A .docx. threads: write `commentsExtended` (LibreOffice 7.4 does not) · body: raw XML put behind the
    paragraphs · parts: raw parts that replace or join the others."""
    writer = _Writer()
    written = "".join(
        writer.paragraph(text, uid) for text, uid in zip(paragraphs, _padded(uids, len(paragraphs)), strict=True)
    )
    files = _parts(writer, f"<w:body>{written}{body}</w:body>", properties or {}, threads=threads)
    files.update(parts or {})
    return packed(files)


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """These parts as an archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def frozen_text(paragraph: str) -> str:
    """What the notation says with all changes rejected and no comments: the frozen plain text."""
    text = re.sub(r"^(\d+\. |# )", "", paragraph)
    return "".join(_frozen(token) for token in _TOKEN.finditer(text))


def _frozen(token: re.Match[str]) -> str:
    if token["words"] is not None:
        return frozen_text(token["words"])
    if token["new"] is not None:
        return ""
    if token["note"]:
        return "\ufffc"
    return (token["old"] or token["strong"] or token["em"] or token["text"] or "").replace("¶", "")


def _padded(uids: Sequence[str], length: int) -> list[str]:
    return [*uids, *[""] * (length - len(uids))]


@dataclass
class _Comment:
    number: int
    author: str
    text: str
    parent: int | None


@dataclass
class _Writer:
    """Writes paragraphs and remembers the comments and notes they had."""

    comments: list[_Comment] = field(default_factory=list)
    notes: int = 0
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def paragraph(self, text: str, uid: str) -> str:
        properties, text = _properties(text)
        inner = "".join(self._token(token, "") for token in _TOKEN.finditer(text))
        halves = inner.split("<split/>")
        if uid:
            point, enclosing = next(self.ids), next(self.ids)
            halves[0] = (
                f'<w:bookmarkStart w:id="{point}" w:name="q_{uid}"/><w:bookmarkEnd w:id="{point}"/>'
                f'<w:bookmarkStart w:id="{enclosing}" w:name="p_{uid}"/>{halves[0]}'
            )
            halves[-1] += f'<w:bookmarkEnd w:id="{enclosing}"/>'
        made = []
        for half in halves:
            mark = f"<w:rPr>{self._revision('ins')}</w:rPr>" if half is not halves[-1] else ""
            if "<merge/>" in half:
                mark = f"<w:rPr>{self._revision('del')}</w:rPr>"
            made.append(f"<w:p><w:pPr>{properties}{mark}</w:pPr>{half.replace('<merge/>', '')}</w:p>")
        return "".join(made)

    def _token(self, token: re.Match[str], run: str) -> str:
        if token["words"] is not None:
            return self._commented(token["words"], token["thread"])
        if token["new"] is not None:
            return self._revised("ins", token["new"], "t", "<split/>")
        if token["old"] is not None:
            return self._revised("del", token["old"], "delText", "<merge/>")
        if token["note"]:
            self.notes += 1
            return f'<w:r><w:footnoteReference w:id="{self.notes}"/></w:r>'
        if token["strong"]:
            return _run(token["strong"], "<w:b/>")
        return _run(token["em"], "<w:i/>") if token["em"] else _run(token["text"], run)

    def _revision(self, kind: str) -> str:
        return f'<w:{kind} w:id="{next(self.ids)}" w:author="{REVIEWER}" w:date="{WRITTEN}"/>'

    def _revised(self, kind: str, text: str, tag: str, mark: str) -> str:
        pieces = [
            self._revision(kind).replace("/>", f">{_run(piece, '', tag)}</w:{kind}>") if piece else ""
            for piece in text.split("¶")
        ]
        return mark.join(pieces)

    def _commented(self, words: str, thread: str) -> str:
        head = len(self.comments)
        for each in thread.split(" / "):
            author, _, said = each.partition(": ")
            number = len(self.comments)
            self.comments.append(_Comment(number, author, said, None if number == head else head))
        numbers = range(head, len(self.comments))
        inside = "".join(self._token(token, "") for token in _TOKEN.finditer(words))
        starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
        ends = "".join(
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
            for number in numbers
        )
        return starts + inside + ends


def _properties(text: str) -> tuple[str, str]:
    if text.startswith("# "):
        return '<w:pStyle w:val="Heading1"/>', text[2:]
    numbered = re.match(r"\d+\. ", text)
    if numbered:
        return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', text[numbered.end() :]
    return "", text


def _run(text: str, properties: str, tag: str = "t") -> str:
    """A run; tabs and line ends become the elements that Word has for them."""
    inside = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(piece, f'<w:{tag} xml:space="preserve">{escape(piece)}</w:{tag}>')
        for piece in re.split(r"([\t\n])", text)
        if piece
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def _parts(writer: _Writer, body: str, properties: Mapping[str, str], *, threads: bool) -> dict[str, str | bytes]:
    inner = {"styles": "styles", "comments": "comments", "footnotes": "footnotes"}
    files: dict[str, str | bytes] = {
        "word/document.xml": _xml("document", body),
        "word/styles.xml": _xml("styles", _STYLES),
        "word/comments.xml": _xml("comments", "".join(map(_comment, writer.comments))),
        "word/footnotes.xml": _xml("footnotes", "".join(map(_footnote, range(1, writer.notes + 1)))),
        "docProps/custom.xml": _custom(properties),
    }
    if threads:
        files["word/commentsExtended.xml"] = _extended(writer.comments)
        inner["commentsExtended"] = "commentsExtended"
    files["word/_rels/document.xml.rels"] = _relationships({kind: f"{part}.xml" for kind, part in inner.items()})
    files["_rels/.rels"] = _relationships(
        {"officeDocument": "word/document.xml", "custom-properties": "docProps/custom.xml"}
    )
    return {"[Content_Types].xml": _content_types(), **files}


def _xml(root: str, inside: str) -> str:
    return (
        f'<w:{root} xmlns:w="{W}" xmlns:r="{_OOXML}/relationships" '
        f'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">{inside}</w:{root}>'
    )


_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
)


def _comment(comment: _Comment) -> str:
    return (
        f'<w:comment w:id="{comment.number}" w:author={quoteattr(comment.author)} w:initials="C" '
        f'w:date="2026-05-03T14:{comment.number % 60:02}:11Z"><w:p w14:paraId="{comment.number + 1:08X}">'
        f"{_run(comment.text, '')}</w:p></w:comment>"
    )


def _footnote(number: int) -> str:
    return f'<w:footnote w:id="{number}"><w:p>{_run(f"Note {number}.", "")}</w:p></w:footnote>'


def _extended(comments: Sequence[_Comment]) -> str:
    entries = "".join(
        f'<w15:commentEx w15:paraId="{comment.number + 1:08X}" w15:done="0"'
        + (f' w15:paraIdParent="{comment.parent + 1:08X}"' if comment.parent is not None else "")
        + "/>"
        for comment in comments
    )
    return (
        f'<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">{entries}</w15:commentsEx>'
    )


def _custom(properties: Mapping[str, str]) -> str:
    entries = "".join(
        f'<property name={quoteattr(name)} pid="{number}"><v:lpwstr xmlns:v="{_OOXML}/docPropsVTypes">'
        f"{escape(value)}</v:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), start=2)
    )
    return f'<Properties xmlns="{_OOXML}/custom-properties">{entries}</Properties>'


def _relationships(targets: Mapping[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{_OOXML}/relationships/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types() -> str:
    kinds = {
        "word/document.xml": f"{_TYPE}.document.main+xml",
        "word/styles.xml": f"{_TYPE}.styles+xml",
        "word/comments.xml": f"{_TYPE}.comments+xml",
        "word/commentsExtended.xml": f"{_TYPE}.commentsExtended+xml",
        "word/footnotes.xml": f"{_TYPE}.footnotes+xml",
        "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )

"""Elements stand in the order that ECMA-376 part 1 gives them: Word calls a file damaged where they do not."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.builders.pictures import a_png
from tests.builders.snapshots import a_block, a_paragraph, a_section, a_snapshot, an_id
from workbench.comments.matrix import ResponseMatrix, View
from workbench.drafting.records import BlockKind
from workbench.export import matrix, report
from workbench.store import FileStore
from workbench.word.blocks import Contents
from workbench.word.elements import Element

ORDER = {  # ECMA-376-1:2016, annex A.1
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "styles": "docDefaults latentStyles style",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tc": "tcPr p tbl",
    "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime mirrorMargins attachedTemplate "
    "revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection defaultTabStop "
    "evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang decimalSymbol "
    "listSeparator",
}
REPEATED = {"headerReference", "footerReference", "lvl", "abstractNum", "num", "style", "tr", "p", "tbl"}

LAW = a_paragraph(
    'The <em>Act</em><sup>1</sup>\t<a href="https://example.org">here</a>.<cite id="1"><fn id="2">',
    cites={"1": "CERD/C/BRA/CO/18-20, para. 21"},
    **{"2": "Law <strong>No. 1</strong>."},
)


def misplaced(root: Element) -> list[str]:
    """Parents whose children are unknown, in the wrong order, or there twice."""
    found = []
    for parent in root.iter(*(qn(f"w:{name}") for name in ORDER)):
        name = etree.QName(parent).localname
        order = ORDER[name].split()
        children = [etree.QName(child).localname for child in parent]
        places = [order.index(child) if child in order else -1 for child in children]
        once = [child for child in children if child not in REPEATED]
        if places != sorted(places) or -1 in places or len(once) != len(set(once)):
            found.append(f"{name}: {' '.join(children)}")
    return found


def checked(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return [line for name in parts for line in misplaced(etree.fromstring(package.read(name)))]


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh"])
@pytest.mark.parametrize("contents", list(Contents))
@pytest.mark.parametrize("form", list(report.Form))
def test_a_report_keeps_the_order_of_the_schema(language: str, contents: Contents, form: report.Form) -> None:
    snapshot = a_snapshot(a_section("A", LAW), a_section("B", "Text.", level=2), language=language)
    make = report.for_comments if form is report.Form.COMMENTS else report.for_submission

    assert checked(make(snapshot, contents=contents)) == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("contents", list(Contents))
@pytest.mark.parametrize("form", list(report.Form))
def test_every_kind_of_block_keeps_the_order_of_the_schema(
    language: str, contents: Contents, form: report.Form, tmp_path: Path
) -> None:
    files = FileStore(tmp_path)
    picture = files.put(a_png())
    blocks = (
        "Text.",
        a_block("An item.", BlockKind.ITEM),
        a_block("Deeper.", BlockKind.SUBITEM),
        a_block("Plain.", BlockKind.PLAIN),
        a_block("\tb<br>c\td\u2028e", BlockKind.TABLE, label="Table 1", title="T", unit="u", source="s", notes="n"),
        a_block("Caption", BlockKind.FIGURE, label="Figure 1", alt="A map.", sha256=picture),
        f'See <a href="#{an_id(2)}">1 (a)</a> and <a href="#{an_id(5)}">Table 1</a>.',
    )
    own = replace(a_section("Question", "Reply."), number="12", keeps_number=True)
    annex = replace(a_section("Annex", "Text.", a_block("x", BlockKind.ITEM)), translated=False)
    snapshot = a_snapshot(a_section("A", *blocks), own, replace(annex, part=an_id(900_002)), language=language)
    make = report.for_comments if form is report.Form.COMMENTS else report.for_submission

    assert checked(make(snapshot, contents=contents, files=files)) == []


def test_a_matrix_keeps_the_order_of_the_schema() -> None:
    day = date(2026, 5, 4)
    empty = ResponseMatrix(
        view=View.PUBLIC, round_id="R", report_title="T", snapshot_number=1, frozen_on=day, kind="nhri",
        institution=None, opened_on=day, closes=day, working_days=1, short_notice_reason="", rows=(),
    )  # fmt: skip

    assert checked(matrix.word(empty)) == []

"""Runs under Debian's own Python, which has `uno`: fills in the form of a request in a running LibreOffice, as a
ministry's people do.

    /usr/bin/python3 filling.py PIPE PLAN.json

The plan: {"source", "target": file addresses, "picture": file address, "odt": file address or "" (saved so on the way),
"backwards": true | false (rows sorted the other way round), "outside": words under the table, "column": head of a
column put in or "", "items": [{"code", "paragraphs", "how", "rows", "picture", "ticks": [[label, mark, behind]],
"fate", "into", "beside"}]}. Says on standard output, as JSON, what it could not do ("faults") and the items that now
share one cell for their answer ("pairs").
"""

import json
import os
import sys

import uno
from bridge import connected, option, saved, shown
from com.sun.star.awt import Size
from com.sun.star.awt.FontWeight import BOLD

PARAGRAPH_BREAK = 0
GONE = "Unsupported words. "


def main(pipe, plan_file):
    with open(plan_file) as opened:
        plan = json.load(opened)
    made = connected(pipe)
    document = shown(made, plan["source"])
    try:
        said = filled(made, document, plan)
        if plan["odt"]:
            document.storeToURL(plan["odt"], (option("FilterName", "writer8"),))
            document.close(True)
            document = shown(made, plan["odt"])
        saved(document, plan["target"])
    finally:
        document.close(True)
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()
    os._exit(0)  # taking the bridge down at the end crashes Python now and then


def filled(made, document, plan):
    table = document.TextTables.getByIndex(0)
    places = rows(table)
    # Sorting puts words back that were taken out under change tracking: LibreOffice does so, nobody's file.
    tracked = [item for item in plan["items"] if item["how"] == "tracked"]
    for item in plan["items"]:
        if item not in tracked:
            write(document, table.getCellByName(f"B{places[item['code']]}"), item)
    if plan["backwards"]:
        backwards(table)
    places = rows(table)
    for item in tracked:
        write(document, table.getCellByName(f"B{places[item['code']]}"), item)
    faults = []
    for item in plan["items"]:
        row = places[item["code"]]
        question, answer = table.getCellByName(f"A{row}"), table.getCellByName(f"B{row}")
        for label, mark, behind in item["ticks"]:
            faults += ticked(question, label, mark, behind)
        if item["rows"]:
            put_table(document, answer, item["rows"])
        if item["picture"]:
            put_picture(made, document, answer, plan["picture"])
    if plan["column"]:
        table.Columns.insertByIndex(2, 1)
        table.getCellByName("C1").String = plan["column"]
    calm, pairs = {places[each["code"]]: each["code"] for each in plan["items"] if each["fate"] == "stays"}, []
    for item in sorted(plan["items"], key=lambda each: -places[each["code"]]):
        row = places[item["code"]]
        if item["fate"] == "one answer for two":
            if row + 1 in calm:
                pairs.append([item["code"], calm[row + 1]])
            else:
                item["fate"] = "stays"
        befall(table, row, item)
    document.Text.insertString(document.Text.End, plan["outside"], False)
    return {"faults": faults, "pairs": pairs}


def rows(table):
    """Code → number of its row."""
    found = {}
    for row in range(2, table.Rows.Count + 1):
        said = table.getCellByName(f"A{row}").String
        found[said[said.index("[") + 1 : said.index("]")]] = row
    return found


def backwards(table):
    """Sorted by what is asked, the other way round."""
    window = table.createSortDescriptor()
    field = uno.createUnoStruct("com.sun.star.table.TableSortField")
    field.Field, field.IsAscending = 1, False
    for each in window:
        if each.Name == "SortFields":
            each.Value = uno.Any("[]com.sun.star.table.TableSortField", (field,))
        elif each.Name == "ContainsHeader":
            each.Value = True
        elif each.Name == "IsSortColumns":
            each.Value = False
    table.getCellRangeByName(f"A2:B{table.Rows.Count}").sort(window)


def write(document, cell, item):
    """The paragraphs of an answer, by typing, splitting, joining, under change tracking, in another font."""
    how, paragraphs = item["how"], item["paragraphs"]
    cursor = cell.createTextCursor()
    if how == "tracked":
        cell.insertString(cursor, GONE, False)
        document.RecordChanges = True
        cursor.gotoStart(False)
        cursor.gotoEnd(True)
        cursor.String = ""
        cursor.gotoEnd(False)
    if how == "split":
        cell.insertString(cursor, "".join(paragraphs), False)
        for length in running(paragraphs):
            cursor.gotoStart(False)
            cursor.goRight(length, False)
            cell.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    else:
        pieces = halved(paragraphs) if how == "merge" else paragraphs
        for at, paragraph in enumerate(pieces):
            if at:
                cell.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
            if how == "fonts":
                cursor.CharWeight, cursor.CharFontName, cursor.CharHeight = BOLD, "DejaVu Sans", 14.0
            cell.insertString(cursor, paragraph, False)
            cursor.gotoEnd(False)
    if how == "merge":
        cursor.gotoStart(False)
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.String = ""
    if how == "style":
        cursor.gotoStart(False)
        cursor.ParaStyleName = "Heading 2"
    document.RecordChanges = False


def running(paragraphs):
    """Where the paragraphs end that stand in one, the breaks before counted as one each."""
    length = -1
    for paragraph in paragraphs[:-1]:
        length += len(paragraph) + 1
        yield length


def halved(paragraphs):
    """The first in two."""
    first, *others = paragraphs
    return [first[: len(first) // 2], first[len(first) // 2 :], *others] if len(first) > 1 else paragraphs


def ticked(question, label, mark, behind):
    for paragraph in question.createEnumeration():
        if label in paragraph.String:
            said = paragraph.String
            paragraph.String = said.replace("☐", mark, 1) + behind
            return []
    return [f"no box {label!r}"]


def put_table(document, answer, said):
    table = document.createInstance("com.sun.star.text.TextTable")
    table.initialize(len(said), len(said[0]))
    answer.insertTextContent(answer.End, table, False)
    for row, cells in enumerate(said):
        for column, text in enumerate(cells):
            table.getCellByPosition(column, row).String = text


def put_picture(made, document, answer, address):
    graphic = document.createInstance("com.sun.star.text.TextGraphicObject")
    graphic.Graphic = made("com.sun.star.graphic.GraphicProvider").queryGraphic((option("URL", address),))
    graphic.setSize(Size(1500, 1000))
    graphic.AnchorType = uno.Enum("com.sun.star.text.TextContentAnchorType", "AS_CHARACTER")
    answer.insertTextContent(answer.End, graphic, False)


def befall(table, row, item):
    """What becomes of the row: from the bottom upwards, so that no row moves before its turn."""
    question, fate = table.getCellByName(f"A{row}"), item["fate"]
    if item["beside"]:
        table.getCellByName(f"C{row}").String = item["beside"]
    if fate == "row deleted":
        table.Rows.removeByIndex(row - 1, 1)
    elif fate == "code lost":
        replaced(question, f"[{item['code']}]", "")
    elif fate == "question lost":
        question.String = ""
    elif fate == "joined":
        cursor = question.createTextCursor()
        cursor.gotoStart(False)
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.String = " "
    elif fate == "split":
        cursor = question.createTextCursor()
        cursor.gotoStart(False)
        cursor.gotoNextParagraph(False)
        cursor.goRight(12, False)
        question.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    elif fate == "in the question":
        question.insertControlCharacter(question.End, PARAGRAPH_BREAK, False)
        question.insertString(question.End, item["into"], False)
    elif fate == "one cell":
        merged(table, f"A{row}", 1, 0)
    elif fate == "one answer for two":
        merged(table, f"B{row}", 0, 1)
    elif fate == "row below":
        table.Rows.insertByIndex(row, 1)
        # It is made like the row below, which may have one cell only.
        new = table.getCellByName(f"B{row + 1}") or table.getCellByName(f"A{row + 1}")
        new.String = item["into"]


def merged(table, name, right, down):
    cursor = table.createCursorByCellName(name)
    if right:
        cursor.goRight(right, True)
    if down:
        cursor.goDown(down, True)
    cursor.mergeRange()


def replaced(cell, old, new):
    cursor = cell.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(cell.String.index(old), False)
    cursor.goRight(len(old), True)
    cursor.String = new


main(*sys.argv[1:])

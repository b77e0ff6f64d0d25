"""Runs under Debian's own Python, which has `uno`: comments on and edits a document in a running LibreOffice.

    /usr/bin/python3 driver.py PIPE PLAN.json

The plan: {"source", "target": file addresses, "recording": true | false | null (as the file says),
"comments": [{"uid", "start", "end", "quote", "text", "author", "cell", "resolved"}], "edits_first": true | false,
"edits": [{"uid", "kind": insert | replace | split | merge | delete | move, "start", "end", "quote", "text", "to"}]}.
Offsets count characters of the paragraph as it was sent, those of a comment with "cell" (its name, "B2") characters of
that cell. A paragraph moves to before the one named "to". Says on standard output what it could not do, as JSON.
"""

import json
import os
import re
import sys

from bridge import connected, saved, shown
from com.sun.star.util import DateTime

PARAGRAPH_BREAK = 0


def main(pipe, plan_file):
    with open(plan_file) as opened:
        plan = json.load(opened)
    made = connected(pipe)
    document = shown(made, plan["source"])
    dispatcher = made("com.sun.star.frame.DispatchHelper")
    faults = []
    try:
        if plan["edits_first"]:
            faults += edits_made(document, plan, {}, dispatcher)
            faults += comments_made(document, plan, {edit["uid"]: edit for edit in plan["edits"]})
        else:
            faults += comments_made(document, plan, {})
            ends = {}
            for comment in plan["comments"]:
                if not comment["cell"]:
                    ends.setdefault(comment["uid"], []).append(comment["end"])
            faults += edits_made(document, plan, ends, dispatcher)
        saved(document, plan["target"])
    finally:
        document.close(True)
    sys.stdout.write(json.dumps(faults))
    sys.stdout.flush()
    os._exit(0)  # taking the bridge down at the end crashes Python now and then


def comments_made(document, plan, edits):
    """From the end backwards, so that no comment moves the next; in edited paragraphs past the words put in."""
    faults = []
    for number, comment in sorted(enumerate(plan["comments"]), key=lambda each: -each[1]["end"]):
        edit = edits.get(comment["uid"])
        start, end = moved(comment["start"], edit), moved(comment["end"], edit)
        cursor = span(document, comment, start, end)
        if edit is None and not same(cursor, comment["quote"]):
            faults.append(f"comment on {cursor.String!r} for {comment['quote']!r}")
        annotation = document.createInstance("com.sun.star.text.textfield.Annotation")
        annotation.Author = comment["author"]
        annotation.Content = comment["text"]
        annotation.DateTimeValue = DateTime(0, number % 60, number // 60 % 60, 9, 4, 5, 2026, False)
        cursor.Text.insertTextContent(cursor, annotation, True)
        annotation.Resolved = comment["resolved"]
    return faults


def moved(offset, edit):
    """Where a character of the sent text stands after a tracked edit; deleted words still stand in the document."""
    if edit is None or edit["kind"] in ("merge", "delete", "move"):
        return offset
    put_in = 1 if edit["kind"] == "split" else len(edit["text"])
    return offset + put_in if offset > edit["end"] else offset


def edits_made(document, plan, comment_ends, dispatcher):
    if plan["recording"] is not None:
        document.RecordChanges = plan["recording"]
    faults = []
    for edit in plan["edits"]:
        if edit["kind"] == "move":
            faults += moved_away(document, edit, dispatcher)
        else:
            faults += edited(document, edit, comment_ends.get(edit["uid"], []))
    return faults


def paragraph(document, uid):
    """A cursor over the paragraph, or after a split over its first half."""
    start = document.Bookmarks.getByName(f"q_{uid}").Anchor.Start
    cursor = start.Text.createTextCursorByRange(start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    return cursor


def span(document, place, start, end):
    cell = place.get("cell", "")
    if cell:
        table = document.Bookmarks.getByName(f"q_{place['uid']}").Anchor.TextTable
        cursor = table.getCellByName(cell).createTextCursor()
        cursor.gotoStart(False)
    else:
        cursor = paragraph(document, place["uid"])
        cursor.collapseToStart()
    steps(cursor, start, False)
    steps(cursor, end - start, True)
    return cursor


def steps(cursor, count, selecting):
    while count > 0:
        step = min(count, 30000)
        cursor.goRight(step, selecting)
        count -= step


def same(cursor, quote):
    """Whether the cursor spans these words; a note mark shows as its number, a comment and a line end alike."""
    shown_as = re.escape(re.sub(r"[ \u2028]", "", quote)).replace("\ufffc", r"\d+")
    return re.fullmatch(shown_as, re.sub(r"[ \n]", "", cursor.String)) is not None


def edited(document, edit, comment_ends):
    """Comments take a character at their end; offsets of the sent text are moved by those before."""
    text = document.Text
    start = edit["start"] + sum(end <= edit["start"] for end in comment_ends)
    end = edit["end"] + sum(end < edit["end"] for end in comment_ends)
    kind = edit["kind"]
    if kind == "insert":
        text.insertString(span(document, edit, start, start), edit["text"], False)
    elif kind == "replace":
        cursor = span(document, edit, start, end)
        if not same(cursor, edit["quote"]):
            return [f"replaced {cursor.String!r} for {edit['quote']!r}"]
        cursor.String = edit["text"]
    elif kind == "split":
        text.insertControlCharacter(span(document, edit, start, start), PARAGRAPH_BREAK, False)
    elif kind == "merge":
        cursor = paragraph(document, edit["uid"])
        cursor.collapseToEnd()
        cursor.goRight(1, True)
        cursor.String = ""
    elif kind == "delete":
        cursor = paragraph(document, edit["uid"])
        cursor.goRight(1, True)
        cursor.String = ""
    return []


def moved_away(document, edit, dispatcher):
    """Cut with its paragraph mark and pasted before another paragraph, as by hand."""
    window = document.CurrentController
    cursor = paragraph(document, edit["uid"])
    taken = cursor.String
    window.ViewCursor.gotoRange(cursor.Start, False)
    cursor.gotoNextParagraph(False)
    window.ViewCursor.gotoRange(cursor.Start, True)
    dispatcher.executeDispatch(window.Frame, ".uno:Cut", "", 0, ())
    window.ViewCursor.gotoRange(paragraph(document, edit["to"]).Start, False)
    dispatcher.executeDispatch(window.Frame, ".uno:Paste", "", 0, ())
    before = document.Text.createTextCursorByRange(window.ViewCursor.Start)
    before.goLeft(1, False)
    before.gotoStartOfParagraph(True)
    pasted = before.String
    wanted, found = (re.sub(r"\d", "", words) for words in (taken, pasted))  # the numbers of notes follow their place
    return [] if found and wanted.endswith(found) else [f"moved {taken!r}, found {pasted!r}"]


main(*sys.argv[1:])

"""Runs under Debian's own Python, which has `uno`: comments on and edits a document in a running LibreOffice.

    /usr/bin/python3 driver.py PIPE PLAN.json

The plan: {"source", "target": file addresses, "recording": true | false | null (as the file says),
"comments": [{"uid", "start", "end", "quote", "text", "author"}], "edits_first": true | false,
"edits": [{"uid", "kind": insert | replace | split | merge | delete, "start", "end", "quote", "text"}]}.
Offsets count characters of the paragraph as it was sent. Says on standard output what it could not do, as JSON.
"""

import json
import os
import re
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.util import DateTime

PARAGRAPH_BREAK = 0


def main(pipe, plan_file):
    with open(plan_file) as opened:
        plan = json.load(opened)
    desktop = connected(pipe)
    document = desktop.loadComponentFromURL(plan["source"], "_blank", 0, (option("Hidden", True),))
    faults = []
    try:
        if plan["edits_first"]:
            faults += edits_made(document, plan, {})
            faults += comments_made(document, plan, {edit["uid"]: edit for edit in plan["edits"]})
        else:
            faults += comments_made(document, plan, {})
            ends = {}
            for comment in plan["comments"]:
                ends.setdefault(comment["uid"], []).append(comment["end"])
            faults += edits_made(document, plan, ends)
        document.storeToURL(plan["target"], (option("FilterName", "MS Word 2007 XML"),))
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
        cursor = span(document, comment["uid"], start, end)
        if edit is None and not same(cursor, comment["quote"]):
            faults.append(f"comment on {cursor.String!r} for {comment['quote']!r}")
        annotation = document.createInstance("com.sun.star.text.textfield.Annotation")
        annotation.Author = comment["author"]
        annotation.Content = comment["text"]
        annotation.DateTimeValue = DateTime(0, number % 60, number // 60 % 60, 9, 4, 5, 2026, False)
        document.Text.insertTextContent(cursor, annotation, True)
    return faults


def moved(offset, edit):
    """Where a character of the sent text stands after a tracked edit; deleted words still stand in the document."""
    if edit is None or edit["kind"] in ("merge", "delete"):
        return offset
    put_in = 1 if edit["kind"] == "split" else len(edit["text"])
    return offset + put_in if offset > edit["end"] else offset


def edits_made(document, plan, comment_ends):
    if plan["recording"] is not None:
        document.RecordChanges = plan["recording"]
    faults = []
    for edit in plan["edits"]:
        faults += edited(document, edit, comment_ends.get(edit["uid"], []))
    return faults


def connected(pipe):
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(120):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def option(name, value):
    made = PropertyValue()
    made.Name = name
    made.Value = value
    return made


def paragraph(document, uid):
    """A cursor over the paragraph, or after a split over its first half."""
    start = document.Bookmarks.getByName(f"q_{uid}").Anchor.Start
    cursor = document.Text.createTextCursorByRange(start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    return cursor


def span(document, uid, start, end):
    cursor = paragraph(document, uid)
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
    """Whether the cursor spans these words; a note mark shows as its number, a comment as a line end or nothing."""
    shown = re.escape(quote.replace(" ", "")).replace("\ufffc", r"\d+")
    return re.fullmatch(shown, re.sub(r"[ \n]", "", cursor.String)) is not None


def edited(document, edit, comment_ends):
    """Comments take a character at their end; offsets of the sent text are moved by those before."""
    text = document.Text
    start = edit["start"] + sum(end <= edit["start"] for end in comment_ends)
    end = edit["end"] + sum(end < edit["end"] for end in comment_ends)
    kind = edit["kind"]
    if kind == "insert":
        text.insertString(span(document, edit["uid"], start, start), edit["text"], False)
    elif kind == "replace":
        cursor = span(document, edit["uid"], start, end)
        if not same(cursor, edit["quote"]):
            return [f"replaced {cursor.String!r} for {edit['quote']!r}"]
        cursor.String = edit["text"]
    elif kind == "split":
        text.insertControlCharacter(span(document, edit["uid"], start, start), PARAGRAPH_BREAK, False)
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


main(*sys.argv[1:])

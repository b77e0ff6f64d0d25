"""Runs under Debian's own Python, which has `uno`: how many words a running LibreOffice counts.

    /usr/bin/python3 counting.py PIPE PLAN.json

The plan: {"texts": [plain text, …]} → their counts, or {"source": file address, "first": bookmark} → the count of a
document without what stands before that bookmark (cover, contents) and without running heads, with its parts:
{"all", "without_numbers"} (without the automatic numbers of paragraphs and headings).
"""

import json
import os
import sys

from bridge import connected, shown


def main(pipe, plan_file):
    with open(plan_file) as opened:
        plan = json.load(opened)
    address = plan.get("source", "private:factory/swriter")
    document = shown(connected(pipe), address)
    counts = of_file(document, plan["first"]) if "source" in plan else of_texts(document, plan["texts"])
    document.close(True)
    sys.stdout.write(json.dumps(counts))
    sys.stdout.flush()
    os._exit(0)  # taking the bridge down at the end crashes Python now and then


def of_texts(document, texts):
    counts = []
    for text in texts:
        document.Text.setString(text)
        counts.append(document.WordCount)
    return counts


def of_file(document, first):
    document.RecordChanges = False
    cursor = document.Text.createTextCursorByRange(document.Bookmarks.getByName(first).Anchor.Start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoStart(True)
    cursor.String = ""
    while (head := document.Text.createEnumeration().nextElement()).supportsService("com.sun.star.text.TextTable"):
        head.dispose()  # the masthead, which a cursor leaves
    styles = document.StyleFamilies.getByName("PageStyles")
    for name in styles.ElementNames:
        styles.getByName(name).HeaderIsOn = False
        styles.getByName(name).FooterIsOn = False
    counted = {"all": document.WordCount}
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph"):
            paragraph.NumberingStyleName = ""
    counted["without_numbers"] = document.WordCount
    return counted


main(*sys.argv[1:])

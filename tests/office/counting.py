"""Runs under Debian's own Python, which has `uno`: how many words a running LibreOffice counts.

    /usr/bin/python3 counting.py PIPE PLAN.json

The plan: {"texts": [plain text, …]} → their counts, or {"source": file address, "first": bookmark} → the count of a
document without what stands before that bookmark (cover, contents) and without running heads, with its parts:
{"all", "without_numbers"} (without the automatic numbers of paragraphs and headings).
"""

import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue


def main(pipe, plan_file):
    with open(plan_file) as opened:
        plan = json.load(opened)
    desktop = connected(pipe)
    address = plan.get("source", "private:factory/swriter")
    document = desktop.loadComponentFromURL(address, "_blank", 0, (option("Hidden", True),))
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


main(*sys.argv[1:])

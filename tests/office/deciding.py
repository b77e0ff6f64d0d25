"""Runs under Debian's own Python, which has `uno`: accepts or rejects all changes of documents in LibreOffice.

    /usr/bin/python3 deciding.py PIPE PLAN.json

The plan: [{"source", "target": file addresses, "decision": accept | reject | keep}].
"""

import json
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main(pipe, plan_file):
    with open(plan_file) as opened:
        plan = json.load(opened)
    context = uno.getComponentContext()
    remote = connected(context, pipe)
    make = remote.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", remote)
    dispatcher = make("com.sun.star.frame.DispatchHelper", remote)
    for job in plan:
        document = desktop.loadComponentFromURL(job["source"], "_blank", 0, (option("Hidden", True),))
        if job["decision"] in COMMANDS:
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, COMMANDS[job["decision"]], "", 0, ())
        document.storeToURL(job["target"], (option("FilterName", "MS Word 2007 XML"),))
        document.close(True)
    sys.stdout.flush()
    os._exit(0)  # taking the bridge down at the end crashes Python now and then


def connected(context, pipe):
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def option(name, value):
    made = PropertyValue()
    made.Name = name
    made.Value = value
    return made


main(*sys.argv[1:])

"""Runs under Debian's own Python, which has `uno`: accepts or rejects all changes of documents in LibreOffice.

    /usr/bin/python3 deciding.py PIPE PLAN.json

The plan: [{"source", "target": file addresses, "decision": accept | reject | keep}].
"""

import json
import os
import sys

from bridge import connected, saved, shown

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main(pipe, plan_file):
    with open(plan_file) as opened:
        plan = json.load(opened)
    made = connected(pipe)
    dispatcher = made("com.sun.star.frame.DispatchHelper")
    for job in plan:
        document = shown(made, job["source"])
        if job["decision"] in COMMANDS:
            frame = document.CurrentController.Frame
            dispatcher.executeDispatch(frame, COMMANDS[job["decision"]], "", 0, ())
        saved(document, job["target"])
        document.close(True)
    sys.stdout.flush()
    os._exit(0)  # taking the bridge down at the end crashes Python now and then


main(*sys.argv[1:])

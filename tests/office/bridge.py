"""Runs under Debian's own Python, which has `uno`: the way to a running LibreOffice, for the scripts beside it."""

import time

import uno
from com.sun.star.beans import PropertyValue


def connected(pipe):
    """What makes the services of the LibreOffice that listens on this pipe: `made("com.sun.star.frame.Desktop")`."""
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
    for _ in range(120):
        try:
            remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
        else:
            return lambda service: remote.ServiceManager.createInstanceWithContext(service, remote)
    raise SystemExit("LibreOffice did not answer")


def shown(made, address):
    """A document in a hidden window; a LibreOffice that has only just started gives none at first."""
    desktop = made("com.sun.star.frame.Desktop")
    for _ in range(60):
        document = desktop.loadComponentFromURL(address, "_blank", 0, (option("Hidden", True),))
        if document is not None:
            return document
        time.sleep(0.5)
    raise SystemExit("LibreOffice opened no document")


def saved(document, address):
    """As a .docx."""
    document.storeToURL(address, (option("FilterName", "MS Word 2007 XML"),))


def option(name, value):
    made = PropertyValue()
    made.Name = name
    made.Value = value
    return made

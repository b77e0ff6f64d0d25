"""What was done to an outline, as the history of it says it."""

from flask_babel import gettext as _

from workbench.drafting.outlines.keeping import OutlineState


def change_words(state: OutlineState) -> str:
    """`“Land” was moved`; of what was taken back: `taken back: “Land” was moved`."""
    title = str(state.did.get("title") or "")
    if state.verb == "undo":
        return _("taken back: %(what)s", what=_words(str(state.did.get("undid", "")), title, state))
    return _words(state.verb, title, state)


def _words(verb: str, title: str, state: OutlineState) -> str:
    said = {
        "": _("the outline as the report began"),
        "add_section": _("“%(title)s” was added", title=title),
        "add_annex": _("the annex “%(title)s” was added", title=title),
        "rename_section": _("a section is called “%(title)s” now", title=title),
        "move_section": _("“%(title)s” was moved", title=title),
        "split_section": _("“%(title)s” was split off", title=title),
        "see_core_document": _("“%(title)s”: what the core document says for it", title=title),
        "delete_section": _("“%(title)s” was set aside", title=title),
        "restore_section": _("“%(title)s” was brought back", title=title),
        "take_new_version": _("a new version of a guideline was taken over: %(pack)s", pack=state.did.get("pack", "")),
    }
    return said.get(verb, verb.replace("_", " "))

"""The closed words of sources as a reader says them."""

from flask_babel import gettext as _

from workbench.drafting.sources.records import FlagKind, ProvenanceKind


def kind_words(kind: ProvenanceKind) -> str:
    """What stands behind a paragraph."""
    return {
        ProvenanceKind.OWN_KNOWLEDGE: _("secretariat’s own knowledge"),
        ProvenanceKind.MINUTES: _("minutes"),
        ProvenanceKind.NOTE: _("internal note"),
    }[kind]


def flag_words(kind: FlagKind, *, name: str, reason: str) -> str:
    """What became of a source; `name` of the document in its place, `reason` why it was withdrawn."""
    return {
        FlagKind.WITHDRAWN: _("withdrawn: %(reason)s", reason=reason),
        FlagKind.REPLACED: _("replaced by %(name)s", name=name),
        FlagKind.NOT_READ: _("no longer read in its document"),
        FlagKind.CHANGED: _("its words were corrected since it was cited"),
        FlagKind.CITED_OTHERWISE: _("it is cited otherwise now"),
    }[kind]

"""What can be wrong with the marks in a paragraph's text; `mark` is what stands between “<” and “>”."""

from workbench.errors import N_, Invalid


class BadMarkup(Invalid):
    """Markup outside the closed set."""

    message = N_(
        "The text cannot be read: “<%(mark)s>” is not a mark it knows. Nothing was changed. Where “<” is meant as "
        "a sign, put a space after it; bold, italic, underlined, raised and lowered text, links, line breaks and "
        "notes can be used."
    )


class UnreadableMark(BadMarkup):
    message = N_("The text cannot be read: “<%(mark)s>” is no whole mark. Nothing was changed.")


class EndlessMark(BadMarkup):
    message = N_(
        "The text cannot be read: “<%(mark)s” opens a mark and has no “>”. Nothing was changed. Where “<” is "
        "meant as a sign, put a space after it."
    )


class NoteWithoutId(BadMarkup):
    message = N_(
        "The text cannot be read: “<%(mark)s>” needs an id of letters and digits, and nothing else. Nothing was "
        "changed."
    )


class MisplacedLink(BadMarkup):
    message = N_(
        "The text cannot be read: “<%(mark)s>” stands where no link begins or inside another link. Nothing was changed."
    )


class LinkWithoutAddress(BadMarkup):
    message = N_(
        "The text cannot be read: “<%(mark)s>”: a link needs an address that begins with http, https or mailto. "
        "Nothing was changed."
    )


class ClosesNothing(BadMarkup):
    message = N_("The text cannot be read: “<%(mark)s>” closes what is not open there. Nothing was changed.")


class NeverClosed(BadMarkup):
    message = N_("The text cannot be read: “<%(mark)s>” is opened and never closed. Nothing was changed.")

"""One page of help; questions about a page are answered on that page."""

from dataclasses import dataclass
from typing import ClassVar

from flask import Blueprint
from flask_babel import gettext as _

from workbench.people.access import Permission
from workbench.web.access import requires
from workbench.web.pages import Page, render

blueprint = Blueprint("help", __name__)


@dataclass(frozen=True)
class HelpPage(Page):
    template: ClassVar[str] = "help/help.html"
    keys: tuple[tuple[str, str], ...]
    text_keys: tuple[tuple[str, str], ...]
    list_keys: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...]


def _keys() -> tuple[tuple[str, str], ...]:
    return (
        ("/", _("go to the search box")),
        ("?", _("open this page")),
        ("j", _("next paragraph")),
        ("k", _("previous paragraph")),
        ("n", _("next comment at the answering desk")),
        ("p", _("previous comment at the answering desk")),
        ("c", _("comment on the paragraph one is at")),
        ("↓, ↑", _("from the search box to the hits, and from hit to hit")),
        ("Enter, c, Esc", _("at a hit: open it, copy its citation, back to the search box")),
        ("Ctrl+S", _("save the paragraph one is writing")),
        ("Ctrl+Enter", _("send what stands in the box one is writing in")),
    )


def _text_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("Ctrl+B, Ctrl+I", _("bold, italic")),
        ("Enter", _("in the section as one text: a new paragraph; inside one, it is split there")),
        ("Shift+Enter", _("a new line in the same paragraph")),
        ("Backspace", _("at the beginning: joined to the paragraph before")),
        ("Tab, Shift+Tab", _("made an item (a), an item of an item (i), and back; after Esc, Tab leaves the text")),
        ("Alt+↑, Alt+↓", _("moved up, moved down")),
        ("Ctrl+Z", _("undo what was typed; outside of a text, what was done to paragraphs last")),
    )


def _list_keys() -> tuple[tuple[str, str], ...]:
    return (
        ("x", _("tick the recommendation one is at")),
        ("1 … 9", _("assign it, or those that are ticked, to the ministry of that number")),
        ("Shift+1 … 9", _("the same, as supporting")),
        ("s", _("confirm what is surely suggested for it")),
        ("u", _("undo what was done last")),
        ("n, p", _("next page, previous page")),
    )


def _terms() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Concluding observations"),
            _(
                "What a committee writes after it has examined a State: "
                "what it welcomes, what worries it, what it asks for."
            ),
        ),
        (
            _("List of issues; list of issues prior to reporting (LOIPR)"),
            _(
                "The committee's questions. Sent before a report, they take the place of the guidelines: "
                "answering them is the report."
            ),
        ),
        (
            _("Requirement"),
            _("One thing that the guidelines of the treaty ask the report to say."),
        ),
        (
            _("Version for comments"),
            _("The report as it stood at one moment, frozen. Comments are made on it, while the drafting goes on."),
        ),
        (
            _("Answer to a comment"),
            _("Accepted, accepted in part, not accepted, noted: each but the first with its reason."),
        ),
        (
            _("Words counted"),
            _(
                "Headings, body, footnotes and tables of the body count against the limit; "
                "annexes, cover and contents do not."
            ),
        ),
    )


@blueprint.get("/help")
@requires(Permission.ANYONE)
def show_help() -> str:
    return render(HelpPage(keys=_keys(), text_keys=_text_keys(), list_keys=_list_keys(), terms=_terms()))

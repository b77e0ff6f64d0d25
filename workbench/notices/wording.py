"""The sentences of notices and letters, in the reader's language, outside of any page."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date

from workbench.errors import N_
from workbench.notices.records import Notice, NoticeKind
from workbench.settings import PACKAGE

SENTENCES: Final = {
    NoticeKind.INVITED: N_("%(institution)s is asked to comment on “%(title)s” until %(day)s."),
    NoticeKind.REMINDER: N_("The comments of %(institution)s on “%(title)s” are due by %(day)s."),
    NoticeKind.REVIEW_SENT: N_("%(institution)s has sent its review of “%(title)s”."),
    NoticeKind.ALL_IN: N_("All reviews of “%(title)s” are in."),
    NoticeKind.HANDED_IN: N_(
        "The secretariat has handed in a file of %(institution)s on “%(title)s”. Its official voice says whether it "
        "is the institution's word, and may correct each place."
    ),
    NoticeKind.SET_ASIDE: N_(
        "The secretariat has set aside a file of %(institution)s on “%(title)s”: nothing was taken from it. The file "
        "is kept, with the reason; your institution can hand it in itself."
    ),
    NoticeKind.TRANSCRIBED: N_(
        "The secretariat has entered what %(institution)s said of “%(title)s” by letter, by e-mail, in a meeting or by "
        "telephone. Its official voice says whether these are the institution's words, and may put each right."
    ),
    NoticeKind.WITHDRAWN: N_("%(institution)s has withdrawn its comment %(label)s on “%(title)s”."),
    NoticeKind.REOPENED: N_(
        "The text has changed again since comments of %(institution)s on “%(title)s” were answered. Those answers are "
        "open again and will be given anew."
    ),
    NoticeKind.ANSWERS_OPEN_AGAIN: N_(
        "The text of “%(title)s” has changed since comments on it were answered. Say that the answers still hold, or "
        "give them anew."
    ),
    NoticeKind.STATE_REPLIED: N_("The State has replied to the comment %(label)s of %(institution)s on “%(title)s”."),
    NoticeKind.INSTITUTION_REPLIED: N_(
        "%(institution)s has replied to the answer to its comment %(label)s on “%(title)s”."
    ),
    NoticeKind.HEAD_OF_DAY: N_(
        "The seal of the comment round on “%(title)s” for %(day)s: %(seal)s. Keep it: as long as the proof finds it, "
        "nothing that was in the record by then was altered."
    ),
    NoticeKind.ERASED: N_(
        "Words of comments of %(institution)s on “%(title)s” were erased. Who asked and why stands on the page of the "
        "proof."
    ),
    NoticeKind.RELEASED: N_("The answers to the comments of %(institution)s on “%(title)s” are there."),
    NoticeKind.CLEARANCE: N_("%(institution)s has said whether “%(title)s” may go out."),
    NoticeKind.CLEARANCE_RECORDED: N_(
        "The secretariat has recorded a letter of %(institution)s on whether “%(title)s” may go out."
    ),
    NoticeKind.MATTER_YOURS: N_("You bring a matter of “%(title)s” to its decision by %(day)s."),
    NoticeKind.MATTER_DUE: N_("A matter of “%(title)s” that you bring to its decision is due by %(day)s."),
    NoticeKind.MATTER_DECIDED: N_("A matter of “%(title)s” was decided."),
    NoticeKind.EXTENDED: N_("%(institution)s has more time to comment on “%(title)s”: until %(day)s."),
    NoticeKind.DEPUTY: N_(
        "You may send the comments of %(institution)s on “%(title)s” in the place of its official voice, until %(day)s."
    ),
    NoticeKind.DECLINED: N_("%(institution)s will not comment on “%(title)s”. The reason stands on the round's page."),
    NoticeKind.CAME_BACK: N_("%(institution)s may comment on “%(title)s” after all."),
    NoticeKind.CONCERN_RESOLVED: N_("%(institution)s says that its serious concern about “%(title)s” is resolved."),
    NoticeKind.TEXT_MAINTAINED: N_(
        "To the serious concern of %(institution)s about “%(title)s” the State has answered that it maintains its "
        "text. The reason stands on the round's page."
    ),
    NoticeKind.CAME_LATE: N_(
        "Something of %(institution)s on “%(title)s” came after the last day. It is kept, and stands on the round's "
        "page."
    ),
    NoticeKind.REQUESTED: N_("%(institution)s is asked for a contribution to “%(title)s” until %(day)s."),
    NoticeKind.REQUEST_DUE: N_("The contribution of %(institution)s to “%(title)s” is due by %(day)s."),
    NoticeKind.REQUEST_LATE: N_(
        "The contribution of %(institution)s to “%(title)s” was due by %(day)s, and is still awaited."
    ),
    NoticeKind.REQUEST_EXTENDED: N_(
        "%(institution)s has more time for its contribution to “%(title)s”: until %(day)s."
    ),
    NoticeKind.REQUEST_CLOSED: N_(
        "No contribution of %(institution)s to “%(title)s” is awaited any more. What was prepared is kept."
    ),
    NoticeKind.CONTRIBUTION_READY: N_(
        "The answers of %(institution)s for “%(title)s”, due by %(day)s, are ready. They wait for you to stand behind "
        "them."
    ),
    NoticeKind.CONTRIBUTION_STANDS: N_(
        "The validating authority of %(institution)s stands behind its answers for “%(title)s”. They can be submitted."
    ),
    NoticeKind.CONTRIBUTION_RECEIVED: N_(
        "The secretariat has handed in a file of %(institution)s for “%(title)s”. It counts as received, not "
        "validated, until the signed letter of its validating authority is recorded."
    ),
    NoticeKind.CONTRIBUTION_VALIDATED: N_(
        "The secretariat has recorded the signed letter of %(institution)s for “%(title)s”. Its contribution counts "
        "as submitted."
    ),
    NoticeKind.CONTRIBUTION_SUBMITTED: N_("%(institution)s has submitted its contribution to “%(title)s”."),
    NoticeKind.CONTRIBUTION_CORRECTED: N_(
        "%(institution)s has corrected a contribution on which paragraphs of “%(title)s” rest. See whether they are "
        "still right."
    ),
    NoticeKind.CONTRIBUTIONS_IN: N_("All contributions that were asked for “%(title)s” are in."),
    NoticeKind.PUBLISHED: N_("The comments on “%(title)s” that were made public are published with their answers."),
}
_SUBJECTS: Final = {
    NoticeKind.INVITED: N_("Your institution is asked to comment"),
    NoticeKind.REMINDER: N_("Comments are due soon"),
    NoticeKind.REVIEW_SENT: N_("A review was sent"),
    NoticeKind.ALL_IN: N_("All reviews are in"),
    NoticeKind.HANDED_IN: N_("A file of your institution was handed in"),
    NoticeKind.SET_ASIDE: N_("A file of your institution was set aside"),
    NoticeKind.TRANSCRIBED: N_("Words of your institution were entered"),
    NoticeKind.WITHDRAWN: N_("A comment was withdrawn"),
    NoticeKind.REOPENED: N_("Answers to your institution are open again"),
    NoticeKind.ANSWERS_OPEN_AGAIN: N_("Answers are open again"),
    NoticeKind.STATE_REPLIED: N_("The State has replied to a comment of your institution"),
    NoticeKind.INSTITUTION_REPLIED: N_("An institution has replied to an answer"),
    NoticeKind.HEAD_OF_DAY: N_("The seal of the day"),
    NoticeKind.ERASED: N_("Words of your institution were erased"),
    NoticeKind.RELEASED: N_("Your institution's comments are answered"),
    NoticeKind.CLEARANCE: N_("An office was heard on clearance"),
    NoticeKind.CLEARANCE_RECORDED: N_("A letter of your institution was recorded"),
    NoticeKind.MATTER_YOURS: N_("A matter for decision is yours"),
    NoticeKind.MATTER_DUE: N_("A matter for decision is due soon"),
    NoticeKind.MATTER_DECIDED: N_("A matter was decided"),
    NoticeKind.EXTENDED: N_("Your institution has more time to comment"),
    NoticeKind.DEPUTY: N_("You may send your institution's comments"),
    NoticeKind.DECLINED: N_("An institution will not comment"),
    NoticeKind.CAME_BACK: N_("An institution may comment after all"),
    NoticeKind.CONCERN_RESOLVED: N_("A serious concern is resolved"),
    NoticeKind.TEXT_MAINTAINED: N_("A serious concern was answered"),
    NoticeKind.CAME_LATE: N_("Something came after the last day"),
    NoticeKind.REQUESTED: N_("Your ministry is asked for a contribution"),
    NoticeKind.REQUEST_DUE: N_("A contribution is due soon"),
    NoticeKind.REQUEST_LATE: N_("A contribution is awaited"),
    NoticeKind.REQUEST_EXTENDED: N_("Your ministry has more time"),
    NoticeKind.REQUEST_CLOSED: N_("A contribution is not awaited any more"),
    NoticeKind.CONTRIBUTION_READY: N_("Answers of your ministry wait for you"),
    NoticeKind.CONTRIBUTION_STANDS: N_("Answers of your ministry can be submitted"),
    NoticeKind.CONTRIBUTION_RECEIVED: N_("A file of your ministry was handed in"),
    NoticeKind.CONTRIBUTION_VALIDATED: N_("A signed letter of your ministry was recorded"),
    NoticeKind.CONTRIBUTION_SUBMITTED: N_("A contribution was submitted"),
    NoticeKind.CONTRIBUTION_CORRECTED: N_("A contribution was corrected"),
    NoticeKind.CONTRIBUTIONS_IN: N_("All contributions are in"),
    NoticeKind.PUBLISHED: N_("A round of comments was published"),
}
_NEWS: Final = N_("News for you")
_WHY: Final = N_("You get this because you work with %(name)s. How notices reach you is set under your name there.")


@lru_cache(maxsize=16)
def _translations(language: str) -> gettext.NullTranslations:
    return gettext.translation("messages", PACKAGE / "translations", languages=[language], fallback=True)


def said(message: str, language: str) -> str:
    """The message in that language; in English where it has none."""
    return _translations(language.replace("-", "_")).gettext(message)


def sentence(notice: Notice, language: str, *, say: Callable[[str], str] | None = None) -> str:
    """What a notice tells; `say` translates, without it the catalogue of that language does."""
    facts = dict(notice.facts)
    if facts.get("day"):
        facts["day"] = format_date(
            date.fromisoformat(facts["day"]),
            "d MMMM y" if language == "en" else "long",
            locale=language.replace("-", "_"),
        )
    message = SENTENCES[notice.kind]
    return (say(message) if say else said(message, language)) % facts


def subject(notices: Sequence[Notice], language: str, mechanism: str) -> str:
    """What stands over a letter: never a word of a draft or of a comment, and no name of an institution."""
    kinds = {each.kind for each in notices}
    words = said(_SUBJECTS[kinds.pop()] if len(kinds) == 1 else _NEWS, language)
    return f"{mechanism}: {words}"


def body(notices: Sequence[Notice], language: str, *, mechanism: str, root: str) -> str:
    """Each notice with the address of its page, then why one gets it."""
    told = [f"{sentence(each, language)}\n{root}{each.address}" for each in notices]
    return "\n\n".join([*told, said(_WHY, language) % {"name": mechanism}]) + "\n"

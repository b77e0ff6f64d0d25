"""What can be refused in a comment round, in the words of those who meet it."""

from __future__ import annotations

from workbench.errors import N_, Conflict, Invalid, NotAllowed, NotFound


class NoSuchRound(NotFound):
    message = N_("There is no comment round here that you take part in under this address.")


class NoSuchComment(NotFound):
    message = N_("This round has no comment %(comment)s. List them with: workbench round comments %(round)s")


class NoSuchReceipt(NotFound):
    message = N_("There is no such receipt. Those of your institution stand under: Our comments and the answers.")


class NoSuchDraft(NotFound):
    message = N_("This comment is no longer in preparation: it was sent or taken back meanwhile.")


class TakesTwo(Invalid):
    message = N_("It takes two comments or more to make one of them. Choose them and try again.")


class StandsForItself(Invalid):
    message = N_(
        "A proposed change, a reply or a correction of what was sent stands for itself and goes into no other comment. "
        "Leave it out and try again; nothing was changed."
    )


class NoSuchArrival(NotFound):
    message = N_("There is no file here that waits to be taken in under this address.")


class FileIsDecided(Conflict):
    message = N_(
        "This file does not wait any more: it was taken in already, or nothing can be read from it. "
        "It is kept with its date. To go through it again, hand it in again."
    )


class FilesWait(Conflict):
    message = N_(
        "A file that you handed in waits to be taken in (%(names)s). Nothing was sent yet. "
        "Take it in or set it aside, then send."
    )


class NotOfTheInstitution(Invalid):
    message = N_("A name in the file can only stand for one of the people of %(organisation)s. Choose one of them.")


class NotInvited(NotAllowed):
    message = N_("%(organisation)s was not invited to this round. Open a round for it on the same version.")


class NobodyInvited(Invalid):
    message = N_("A round needs at least one institution to comment. Name it with: --invite ORGANISATION")


class ClosesInThePast(Invalid):
    message = N_("The round cannot close on %(closes)s, which is over. Give a later date.")


class TimeNotOver(Conflict):
    message = N_(
        "%(organisation)s is independent, has sent nothing yet, and has until %(day)s. Nothing was closed: time that "
        "was given is not taken back. Close once it has sent or declined, or after that day."
    )


class ReasonForSettingAside(Invalid):
    message = N_(
        "Say why nothing is taken from this file: it was handed in for the institution, which reads the reason. "
        "Nothing was changed."
    )


class ShortNotice(Invalid):
    message = N_(
        "%(organisation)s is independent and would have %(days)s working days; it is owed ten. "
        "Give a later closing date, or the reason for the short notice, which is printed in the matrix."
    )


class RoundClosed(Conflict):
    message = N_(
        "The round closed on %(closed)s. Nothing was lost: what was in preparation is still there. "
        "Ask the secretariat to reopen the round."
    )


class RoundHasOpenComments(Conflict):
    message = N_(
        "%(count)s comments have no answer yet (%(labels)s). The round stays open. "
        "Answer each of them, then close the round."
    )


class RoundHasReopenedAnswers(Conflict):
    message = N_(
        "The text that carries the answers to %(count)s comments has changed since they were given (%(labels)s). The "
        "round stays open. Say of each that the answer still holds, or give it anew, then close the round."
    )


class AcceptedAndNothingChanged(Conflict):
    message = N_(
        "Accepted, while the paragraph that is to carry the change reads as it was frozen: %(labels)s. The round stays "
        "open. Change the text and answer again, or answer again with the reason why no change is needed, then close "
        "the round."
    )


class FilesWaitInTheRound(Conflict):
    message = N_(
        "Files that institutions sent wait to be taken in (%(names)s). The round stays open. Take in what they say, or "
        "set them aside and say why, then close the round."
    )


class AnsweredMeanwhile(Conflict):
    message = N_(
        "%(name)s answered %(label)s while you were writing. Nothing of yours was saved yet: their answer stands "
        "below, yours in the form. Save yours in its place, or leave theirs as it is."
    )


class NotOpenAgain(Conflict):
    message = N_(
        "The answer to %(label)s is not open again: its text reads as when it was given, or it was answered anew "
        "meanwhile. Nothing was changed."
    )


class CarrierGone(Conflict):
    message = N_(
        "The paragraph that carried the answer to %(label)s is no longer in the report. Nothing was changed: give the "
        "answer anew, with the paragraph that carries it now or with the reason."
    )


class EmptyReply(Invalid):
    message = N_("Write the reply before saving it. Nothing was changed.")


class NothingToReplyTo(Conflict):
    message = N_(
        "There is no answer to %(label)s yet that could be replied to. To add to what was said, write a new comment or "
        "correct this one."
    )


class QuoteNotInPassage(Invalid):
    message = N_(
        "The words “%(quote)s” do not stand in this paragraph. Your comment is still in the form: "
        "copy the words from the paragraph, or leave the field empty to comment on the whole paragraph."
    )


class QuoteStandsTwice(Invalid):
    message = N_(
        "The words “%(quote)s” stand more than once in this paragraph. Your comment is still in the form: "
        "add the next few words, so that the place is clear."
    )


class EmptyComment(Invalid):
    message = N_("Write the comment, or the text you propose, before saving it.")


class NotTheOfficialVoice(NotAllowed):
    message = N_(
        "Only the official voice of %(organisation)s can send its comments. They stay in preparation, "
        "seen by your institution alone, until that person signs in and sends them."
    )


class OnlyTheInstitutionSends(NotAllowed):
    message = N_(
        "Comments are sent by the institution alone: its official voice signs in on the web and sends them. "
        "If it returned a Word file, take that in with: workbench round receive ROUND FILE --from ORGANISATION"
    )


class OnlyTheInstitutionsOwnPeople(NotAllowed):
    message = N_(
        "An institution's own people prepare and place its comments, signed in on the web; nobody does it for them "
        "at the command line. If it returned a Word file, take that in without --as: "
        "workbench round receive ROUND FILE --from ORGANISATION"
    )


class PlacedByItsInstitution(Conflict):
    message = N_(
        "%(label)s stands where its institution put it, and only the institution moves it. "
        "If the answer stands elsewhere, name that paragraph with the answer."
    )


class NothingToSend(Invalid):
    message = N_("There are no comments in preparation. Write some, or say that you have no comments.")


class CommentsInPreparation(Conflict):
    message = N_(
        "You said that there are no comments, but %(count)s are in preparation. Send them, or delete them first."
    )


class CommentsWereSent(Conflict):
    message = N_(
        "Your institution has sent %(count)s comments, so that it cannot say that it has none. Nothing was sent. "
        "Withdraw them first if they are to stand no longer."
    )


class ConcernWithoutWords(Invalid):
    message = N_("Say what the serious concern is about: it is answered in the words that you give. Nothing was sent.")


class ReasonMissing(Invalid):
    message = N_(
        "Every answer but “accepted” needs a reason: it is what the institution reads. Nothing was saved yet; "
        "write the reason and save again."
    )


class AcceptedWithoutText(Invalid):
    message = N_(
        "An accepted comment points at the paragraph that carries the change, or says why none is needed. "
        "Name the paragraph, or write the reason."
    )


class NotInSnapshot(Invalid):
    message = N_("Paragraph %(paragraph)s is not in the version this round is held on. Take an id from that version.")


class NotInReport(Invalid):
    message = N_("Paragraph %(paragraph)s is not in the report of this round. Take an id from: workbench report show")


class CommentWithdrawn(Conflict):
    message = N_("The institution withdrew this comment. It stays in the record and needs no answer.")


class CommentReplaced(Conflict):
    message = N_(
        "A later wording stands in the place of %(label)s: that one is to be answered. This one stays in the record."
    )


class AlreadyReplaced(Conflict):
    message = N_("A correction stands in the place of this comment already. Correct or withdraw that one.")


class ReasonForWithdrawing(Invalid):
    message = N_("Say why the comment is withdrawn: its words stay in the record, and so does the reason.")


class DraftChanged(Conflict):
    message = N_("A colleague changed this comment since you opened it. Both texts are kept: choose or merge them.")


class NoSeriousConcern(Conflict):
    message = N_("%(organisation)s holds no serious concern about this draft. Nothing was put for decision.")


class NothingPublic(Conflict):
    message = N_(
        "No institution has made a comment of this round public, so nothing was published. How visible its words are "
        "each institution chooses, at any time: publish once one has."
    )


class RoundNotOver(Conflict):
    message = N_("A round is published once it is closed, and this one is open. Close it first; nothing was published.")


class NotForThePublic(Conflict):
    message = N_(
        "This round was opened without a public page, and the institutions commented on that footing. "
        "Nothing was published. The next round can be opened with one."
    )


class AnswersStayInside(Conflict):
    message = N_(
        "This round was opened as one whose answers are not given out. Nothing was released; the answers are kept."
    )


class ReasonForErasing(Invalid):
    message = N_("Say why the words are to be erased: the reason stays in the record when they are gone. Nothing was.")


class LetterForErasingMissing(Invalid):
    message = N_(
        "Attach the signed request, or the order: words are erased on nothing less, and it stays in the record. "
        "Nothing was erased."
    )


class AuthorityMissing(Invalid):
    message = N_("Name the court or the authority whose order it is. Nothing was erased.")


class NothingToErase(Invalid):
    message = N_("Choose the comments whose words are to be erased. Nothing was.")


class AlreadyErased(Conflict):
    message = N_("The words of %(labels)s were erased already. Nothing else was: take these off, and ask again.")


class FileErased(NotFound):
    message = N_("The bytes of this file were erased; its fingerprint and the reason stand in the record of the round.")


class AnswersMovedOn(Conflict):
    message = N_(
        "Answers were given or changed while you were looking at them. Nothing was released: look through them as they "
        "are now, then release them."
    )


class NothingToSayOfRounds(Conflict):
    message = N_(
        "There is nothing to put into the draft: no round was held with a body outside, or the draft says so already. "
        "Nothing was changed."
    )


class NotSaidInDraft(NotFound):
    message = N_("This paragraph does not say how the report was consulted, or its round is not told any more.")


class StatementRewritten(Conflict):
    message = N_(
        "Somebody wrote in this paragraph since you opened the page. Nothing was overwritten: look at it as it stands, "
        "then write it anew."
    )

"""What can be refused about a request to a ministry, in the words of those who meet it."""

from workbench.errors import N_, Conflict, Invalid, NotAllowed, NotFound


class NoSuchRequest(NotFound):
    message = N_("There is no such request here. The board of requests shows those that you can open.")


class NoSuchItem(NotFound):
    message = N_("This request has no such item. Its page shows what it asks.")


class NoSuchAttachment(NotFound):
    message = N_("This file is no longer beside the answers: it was submitted or left out meanwhile.")


class NoSuchPicture(NotFound):
    message = N_("There is no such picture in an answer that you can read.")


class NotAMinistry(Invalid):
    message = N_(
        "%(organisation)s cannot be asked for a contribution: an independent body and civil society comment in a round "
        "of their own. Nothing was made."
    )


class AskedThrough(Invalid):
    message = N_(
        "%(organisation)s is asked through %(through)s. Nothing was made: make the request to that office; what "
        "concerns %(organisation)s goes along in it."
    )


class NotForItsEyes(Invalid):
    message = N_(
        "This passage is neither public nor of this office's own contribution, and the office would read it. Nothing "
        "was put beside the question: choose another one."
    )


class TitleMissing(Invalid):
    message = N_(
        "Say what the recommendations are asked for, so that each ministry knows: “Report-back 2026”. Nothing was made."
    )


class DueInThePast(Invalid):
    message = N_(
        "“%(due)s” is no day on which answers can be due. Write year, month and day, today or later: 2026-06-30."
    )


class NothingAsked(Invalid):
    message = N_(
        "This request asks nothing yet. Add what %(organisation)s is to answer, then send it. Nothing was sent."
    )


class RequestChanged(Conflict):
    message = N_("A colleague changed this request meanwhile. Nothing of yours was lost: look at both and save again.")


class NothingToAsk(Invalid):
    message = N_(
        "%(organisation)s answers for nothing of this, nothing speaks of it, and no question was put to it. Nothing "
        "was made: say what it answers for, or write the question."
    )


class NoNumberOfWords(Invalid):
    message = N_(
        "“%(words)s” is no number of words. Write a whole number, like 400, or leave it empty. Nothing was kept."
    )


class AlreadySent(Conflict):
    message = N_(
        "This request was sent to %(organisation)s on %(day)s, and what was asked stays as it was. Ask anything more "
        "in a request of its own."
    )


class NotSentYet(Conflict):
    message = N_("This request was not sent yet. Send it first; nothing was changed.")


class RequestClosed(Conflict):
    message = N_("This request is closed. Nothing was changed: ask the secretariat to open it again.")


class NeedsNoMoreTime(Conflict):
    message = N_(
        "%(organisation)s submitted on %(day)s and needs no more time. Nothing was changed: it may still correct what "
        "it submitted, and that makes nothing late."
    )


class ReasonOfExtensionMissing(Invalid):
    message = N_("Say why %(organisation)s gets more time. Nothing was changed.")


class NoSuchAnswer(NotFound):
    message = N_("This answer is no longer in preparation: it was submitted or left out meanwhile.")


class NothingToBringBack(NotFound):
    message = N_("This answer was brought back already. It stands among those in preparation.")


class AnswerChanged(Conflict):
    message = N_(
        "An answer was changed by a colleague meanwhile. Nothing of yours was lost: look at both, then save or submit "
        "again."
    )


class AnswerIsEmpty(Invalid):
    message = N_("Write the answer, or say that nothing changed or that it is not yours to answer. Nothing was saved.")


class NothingTicked(Invalid):
    message = N_("Nothing was ticked. Tick the questions that have this answer. Nothing was saved.")


class BelongsToMissing(Invalid):
    message = N_("Say which office has to answer this. Nothing was saved.")


class NothingToCorrect(Invalid):
    message = N_("Nothing was contributed yet, so there is nothing to correct. Write the answers and submit them.")


class NothingAnswered(Invalid):
    message = N_("%(organisation)s has no answer in preparation. Write what is to be answered first.")


class NotTheAuthority(NotAllowed):
    message = N_(
        "Only the validating authority of %(organisation)s, signed in itself, stands behind its answers here. Or "
        "record its signed letter."
    )


class StandsAlready(Conflict):
    message = N_("%(name)s stands behind these answers already. Nobody was told: they can be submitted.")


class ToldAlready(Conflict):
    message = N_(
        "Your validating authority (%(names)s) was told on %(day)s that these answers are ready, and nothing in them "
        "was changed since. Nobody was told again."
    )


class NobodyToTell(Invalid):
    message = N_(
        "Nobody else of %(organisation)s signs in here as its validating authority, so nobody was told. Ask the "
        "secretariat to add one, or record its signed letter."
    )


class SignatureMissing(Invalid):
    message = N_("Say who signed the letter, and on which day, today or before. Nothing was recorded.")


class AnswersWithoutItem(Conflict):
    message = N_(
        "%(count)s pieces of a file found no item to stand at. Say where each belongs, or leave it out. Nothing was "
        "submitted yet."
    )


class TwoAnswersToOneItem(Conflict):
    message = N_("Two departments answered %(codes)s. Make one answer of each, then submit. Nothing was submitted yet.")


class OneAnswerThere(Conflict):
    message = N_(
        "One answer stands at %(code)s: a colleague made one of several meanwhile, or left the others out. Nothing was "
        "changed."
    )


class OfficeNotNamed(Conflict):
    message = N_(
        "%(codes)s: the answer is that another office has to answer, and names none. Say which. Nothing was submitted "
        "yet."
    )


class NotValidated(Conflict):
    message = N_(
        "The validating authority of %(organisation)s does not stand behind the answers as they read now. Nothing was "
        "submitted: let it validate them here, or record its signed letter."
    )


class NobodyStandsBehind(Conflict):
    message = N_(
        "Nobody stands behind the answers of %(organisation)s as they read now, so there is no word to take back. "
        "Nothing was changed."
    )


class NothingReceived(Conflict):
    message = N_("Nothing waits for a signed letter here: what came last is validated, or nothing came yet.")


class OfAnotherRequest(Conflict):
    message = N_(
        "This file answers %(code)s, not %(here)s. Nothing was taken in: hand it in to the request that it answers."
    )


class CameUnsigned(Conflict):
    message = N_(
        "One of the two answers came unsigned and is the secretariat's alone. Nothing was put: record the signed "
        "letter of its ministry first."
    )


class NoTableInIt(Invalid):
    message = N_(
        "%(name)s holds no table whose rows are about recommendations. Nothing was taken in: a filled form is brought "
        "back as a form."
    )


class NobodyToRemind(Invalid):
    message = N_("Tick the requests whose letters went out. Nothing was recorded.")


class NoReminderRecorded(Conflict):
    message = N_(
        "No letter of reminder is recorded for %(code)s of %(organisation)s, or it was taken back already. Nothing was "
        "changed."
    )


class NoLetterOfReminder(NotFound):
    message = N_(
        "There is no such letter: nothing is awaited there. The page of reminder letters shows whom to remind."
    )


class NotAwaited(Conflict):
    message = N_(
        "Nothing is awaited of %(organisation)s for %(code)s any more: it has submitted meanwhile, or the request is "
        "closed. Nothing was recorded: leave it out."
    )

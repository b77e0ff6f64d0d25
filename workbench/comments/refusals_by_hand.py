"""What can be refused of words by another hand: typed from a letter or a talk, or translated."""

from __future__ import annotations

from workbench.errors import N_, Conflict, Invalid


class NotTranscribed(Invalid):
    message = N_(
        "Only what came by letter, by e-mail, in a meeting or by telephone is typed here. Nothing was entered. "
        "A Word file or a commenting table is handed in as it is."
    )


class OriginalMissing(Invalid):
    message = N_(
        "Attach the letter or the e-mail, or the minutes of the talk: it is kept with the words, and the institution "
        "holds them against it. Nothing was entered yet; what you typed is still here."
    )


class EmptyTranscription(Invalid):
    message = N_(
        "Type the words of each comment, or the text that it proposes. Nothing was entered yet; what you typed is "
        "still here."
    )


class DayMissing(Invalid):
    message = N_("Give the day on which the letter came in or the talk was held: it counts for the deadline.")


class DayNotOver(Invalid):
    message = N_("%(day)s has not come yet. Give the day on which the letter came in or the talk was held.")


class DayBeforeTheRound(Invalid):
    message = N_(
        "The round was opened on %(opened)s: nothing can have been said in it on %(day)s. "
        "Give the day on which the letter came in or the talk was held."
    )


class EmptyTranslation(Invalid):
    message = N_("Write the translation. Nothing was saved; the words of the institution stand as they are.")


class NotALanguage(Invalid):
    message = N_("“%(language)s” is no language here. Give its code: en, fr, es, ar, ru, zh, pt.")


class SameLanguage(Invalid):
    message = N_("%(label)s is written in this language already. Choose the language of the translation.")


class WordsErased(Conflict):
    message = N_("The words of %(label)s were erased. Nothing is written beside them any more.")


class TranslationIsThere(Conflict):
    message = N_("This translation is there already, in the very same words. Nothing was added.")

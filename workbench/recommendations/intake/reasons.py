"""Why a row of a table cannot be used: messages over words of the row."""

from workbench.errors import N_

NO_TEXT = N_("There is no text of a recommendation in this row.")
NOT_HERE = N_(
    "There is no text in this row, and the library has no recommendation at paragraph %(number)s of %(symbol)s. Add "
    "the document first, or write the text."
)
SHORT_TEXT = N_("“%(text)s” is too short to be a recommendation.")
NO_STATE = N_(
    "“%(value)s” is no State that is known. Write its usual name in a language of the UN, or its three letters."
)
NO_DATE = N_("“%(value)s” is no date. Write it as 2026-05-03, 2026-05 or 2026.")
NO_DUE = N_("“%(value)s” is no day by which something is due. Write it as 2026-05-03.")
OTHER_STATE = N_("The symbol %(symbol)s is of another State than “%(value)s”. Correct one of the two.")
NO_SUCH_WORD = N_("“%(value)s” is none of the words that this column can have. Take one that other rows have.")

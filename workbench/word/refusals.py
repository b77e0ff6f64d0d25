"""Why a file handed in is not opened, each reason under its own name, with what the sender can do about it."""

from workbench.errors import N_, Invalid


class UnsafeFile(Invalid):
    """The file is not opened. `reason` is the whole message, in English."""

    message = N_("The file cannot be read as a Word document (.docx). Save it again as .docx and hand in the new file.")

    @property
    def reason(self) -> str:
        return str(self)


class Empty(UnsafeFile):
    message = N_("The file is empty. Check that it was saved and sent completely, and hand it in again.")


class LockFile(UnsafeFile):
    message = N_(
        "This is the small lock file that Word keeps while a document is open, not the document. "
        "Close the document and hand in the file whose name does not begin with “~$”."
    )


class LegacyOrProtected(UnsafeFile):
    # One signature, D0 CF 11 E0, for both: Word 97 files, and any .docx under a password to open.
    message = N_(
        "This is either an old Word file (.doc) or a document with a password to open. "
        "Open it in Word or LibreOffice, take the password off if it has one, save it as .docx and hand in that file."
    )


class OtherFormat(UnsafeFile):
    message = N_("This is %(format)s, not a Word document (.docx). Open it, save it as .docx and hand in that file.")


class NotWord(UnsafeFile):
    message = N_(
        "This is not a Word document: it has no Word text inside (%(fault)s). "
        "Open it in the program that wrote it, save it as .docx and hand in that file."
    )


class Damaged(UnsafeFile):
    message = N_(
        "The file is damaged (%(fault)s). Open it in Word or LibreOffice, which may repair it, "
        "save it as .docx and hand in that file; or send it again if it was cut off on the way."
    )


class TooLarge(UnsafeFile):
    message = N_(
        "The file is larger than %(limit)s MiB (%(what)s). Take out large pictures and embedded files, "
        "or hand it in in parts."
    )


class TooManyParts(UnsafeFile):
    message = N_(
        "The file is made of %(count)s parts; a document has at most %(limit)s. "
        "Copy its text into a new document, save that as .docx and hand it in."
    )


class Bomb(UnsafeFile):
    message = N_(
        "A part of the file (%(part)s) unfolds to more than %(ratio)s times its size, as files do that are made "
        "to break programs. Copy the text into a new document, save that as .docx and hand it in."
    )


class BadPartName(UnsafeFile):
    message = N_(
        "A part of the file has a name that is not allowed (%(part)s: %(fault)s). "
        "Copy the text into a new document, save that as .docx and hand it in."
    )


class EncryptedPart(UnsafeFile):
    message = N_(
        "A part of the file is under a password (%(part)s). Take the password off, save it and hand it in again."
    )


class OddCompression(UnsafeFile):
    message = N_(
        "A part of the file (%(part)s) is packed in a way that Word does not use. "
        "Open it in Word or LibreOffice, save it as .docx and hand in that file."
    )


class HasMacros(UnsafeFile):
    message = N_(
        "The file holds macros (small programs), which are not taken in. "
        "In Word choose “Save as”, type “Word document (.docx)”, and hand in that file."
    )


class HasDtd(UnsafeFile):
    message = N_(
        "A part of the file (%(part)s) declares entities of its own, which no Word document does and which is a known "
        "way to attack a reader. Copy the text into a new document, save that as .docx and hand it in."
    )


class TooDeep(UnsafeFile):
    message = N_(
        "A part of the file (%(part)s) is nested more than %(limit)s levels deep. "
        "Copy the text into a new document, save that as .docx and hand it in."
    )


class HugePicture(UnsafeFile):
    message = N_(
        "A picture in the file (%(part)s) is larger than %(limit)s million points. "
        "Make the pictures smaller (in Word: “Compress Pictures”) and hand in the file again."
    )

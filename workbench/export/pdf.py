"""A Word file that this program wrote as PDF, by LibreOffice; what is refused is said in the words of an export."""

from workbench import office as door
from workbench.errors import N_

SECONDS = door.SECONDS
office = door.office


class OfficeMissing(door.OfficeMissing):
    message = N_(
        "A PDF needs LibreOffice, which is not installed on the machine that runs the workbench. Nothing is lost: "
        "export the report as .docx and save it as PDF in Word, or install the package libreoffice-writer."
    )


class OfficeFailed(door.OfficeFailed):
    message = N_(
        "LibreOffice did not make the PDF (%(reason)s). Nothing is lost: export the report as .docx and save it as "
        "PDF in Word, or try again."
    )


def require_office() -> str:
    """The LibreOffice program. Raises OfficeMissing."""
    found = office()
    if found is None:
        raise OfficeMissing
    return found


def convert(document: bytes, *, seconds: float = SECONDS) -> bytes:
    """The .docx as PDF. Raises OfficeMissing, OfficeBusy, OfficeFailed."""
    require_office()
    try:
        return door.convert(document, suffix=".docx", to="pdf", seconds=seconds)
    except door.OfficeFailed as error:
        raise OfficeFailed(**error.values) from error

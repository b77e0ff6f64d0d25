"""Where things of drafting are found."""

from urllib.parse import urlencode


def report_address(report_id: str) -> str:
    """The report at a glance."""
    return f"/reports/{report_id}"


def desk_address(report_id: str, section_id: str, *, anchor: str = "", **parameters: str) -> str:
    """The desk; parameters: `at` the paragraph at hand, `panel`, `q`, `cite`, `new`. Empty ones are left out."""
    query = urlencode({name: value for name, value in parameters.items() if value})
    return (
        f"/reports/{report_id}/sections/{section_id}"
        + (f"?{query}" if query else "")
        + (f"#{anchor}" if anchor else "")
    )


def paragraph_anchor(paragraph_id: str) -> str:
    """The anchor of a paragraph on the desk."""
    return f"paragraph-{paragraph_id}"


def outline_address(report_id: str, section_id: str = "") -> str:
    """The outline of a report, with a section at hand."""
    return f"/reports/{report_id}/outline" + (f"?at={section_id}#at-hand" if section_id else "")

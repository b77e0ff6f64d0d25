"""Lists that are taken away and opened in a spreadsheet."""


def as_text(value: object) -> str:
    """A cell that a spreadsheet shows as it is: `=…` at its start is not taken for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

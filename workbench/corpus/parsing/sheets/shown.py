"""A cell's value as its sheet shows it: `12.5%`, `1,200`, `31/12/2024`."""

import re
from datetime import date, datetime, time, timedelta

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_DECIMALS = re.compile(r"0\.(0+)")
_PARTS = {"yyyy": "%Y", "yy": "%y", "dd": "%d", "d": "%d", "hh": "%H", "h": "%H", "ss": "%S"}
_PIECES = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|.", re.I)


def shown(value: object, number_format: str) -> str:
    """The text of a cell; line ends within it stay."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date(value, number_format)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, int | float):
        return _number(value, _QUOTED.sub("", number_format or "").split(";")[0])
    lines = [" ".join(line.split()) for line in str(value).replace("_x000D_", "").splitlines()]
    return "\n".join(line for line in lines if line)


def _number(value: int | float, number_format: str) -> str:
    decimals = _DECIMALS.search(number_format)
    places = len(decimals[1]) if decimals else 0
    if "%" in number_format:
        return f"{value * 100:.{places}f}%"
    if "#,##0" in number_format:
        return f"{value:,.{places}f}"
    if decimals:
        return f"{value:.{places}f}"
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.10g}"


def _date(value: date, number_format: str) -> str:
    """As the format says, with a day of one figure written with two; ISO 8601 where months are words."""
    pattern = _QUOTED.sub("", number_format or "").split(";")[0].strip().lower()
    has_time = isinstance(value, datetime) and (value.hour or value.minute)
    if "y" not in pattern or "mmm" in pattern or "ddd" in pattern:
        return value.strftime("%Y-%m-%d %H:%M" if has_time else "%Y-%m-%d")
    made, after_hour = "", False
    for piece in _PIECES.findall(pattern):
        if piece in ("mm", "m"):
            made += "%M" if after_hour else "%m"
        elif piece in _PARTS:
            made += _PARTS[piece]
        elif piece != "am/pm":
            made += piece
        after_hour = piece in ("h", "hh") or (after_hour and not piece.isalpha())
    return value.strftime(made)

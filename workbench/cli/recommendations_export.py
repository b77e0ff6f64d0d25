"""`recommendations export`: as a table that is taken in again, for the tracker, as lists for circulation."""

import re
from itertools import count
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.cli.options import OUT
from workbench.cli.recommendations_wanted import wanted_from, wanted_options
from workbench.export.recommendations import circulation
from workbench.export.recommendations.circulation import By
from workbench.export.recommendations.gathering import gather
from workbench.export.recommendations.making import LISTS, TABLES
from workbench.people.access import Permission, require
from workbench.recommendations.choices import offices

FOLDER = click.Path(file_okay=False, path_type=Path)
_TABLES = {kind: {f".{form}": made for form, made in forms.items()} for kind, forms in TABLES.items()}
_LISTS = {f".{form}": made for form, made in LISTS.items()}
_LONGEST_NAME = 60  # letters of the name of a file: three bytes each in some scripts
_LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh")


@click.command("export")
@click.option("-o", "--output", type=OUT, help="The file: .xlsx, .csv or .json; a list for circulation .docx or .xlsx.")
@click.option(
    "--for",
    "form",
    type=click.Choice(["table", "tracker", "circulation"]),
    default="table",
    show_default=True,
    help="table: is taken in again (.xlsx, .csv). tracker: status and what the reports say. circulation: grouped.",
)
@click.option("--by", type=click.Choice([each.value for each in By]), default=By.MINISTRY.value, show_default=True,
              help="What a list for circulation is grouped by.")  # fmt: skip
@click.option(
    "--language", type=click.Choice(_LANGUAGES), default="en", show_default=True, help="Of a list's own words."
)
@click.option("--each-ministry", "folder", type=FOLDER,
              help="Write one list for each ministry into this folder, with all and only its own.")  # fmt: skip
@wanted_options
@pass_desk
def export_recommendations(
    desk: Desk, output: Path | None, form: str, by: str, language: str, folder: Path | None, **filters: Any
) -> None:
    """Write the recommendations that fit the filters to a file."""
    if (output is None) == (folder is None):
        raise click.UsageError("say where to: -o FILE, or --each-ministry FOLDER with --for circulation")
    if folder is not None:
        if form != "circulation":
            raise click.UsageError("--each-ministry goes with --for circulation")
        _each_ministry(desk, folder, By(by), language, filters)
        return
    assert output is not None
    known = _LISTS if form == "circulation" else _TABLES[form]
    if output.suffix.lower() not in known:
        raise click.BadParameter(f"ends in {', '.join(known)}", param_hint="-o")
    if form == "circulation":
        data, number = _list(desk, output.suffix.lower(), By(by), language, filters)
    else:
        require(desk.actor, Permission.READ_LIBRARY)
        with desk.store.reading() as db:
            given = gather(db, desk.actor, wanted_from(db, desk.actor, filters))
        data, number = _TABLES[form][output.suffix.lower()](given), given.count
    output.write_bytes(data)
    desk.emit(
        {"file": str(output), "for": form, "recommendations": number},
        text=lambda: f"Written: {output} ({number} recommendations)",
    )


def _list(
    desk: Desk, suffix: str, by: By, language: str, filters: dict[str, Any], ministry: str = ""
) -> tuple[bytes, int]:
    with desk.store.reading() as db:
        wanted = wanted_from(db, desk.actor, filters)
        listed = circulation.circulation_list(
            db, desk.actor, wanted, by, day=desk.now().date(), language=language, ministry=ministry
        )
    return _LISTS[suffix](listed), listed.count


def _each_ministry(desk: Desk, folder: Path, by: By, language: str, filters: dict[str, Any]) -> None:
    """A Word file for each ministry that has something to act on."""
    require(desk.actor, Permission.READ_FOLLOW_UP)
    folder.mkdir(parents=True, exist_ok=True)
    with desk.store.reading() as db:
        ministries = offices(db)
    written: list[dict[str, Any]] = []
    for ministry in ministries:
        try:
            data, number = _list(desk, ".docx", by, language, filters, ministry.id)
        except circulation.NothingToList:
            continue
        path = folder / f"{_file_name(ministry.name, {Path(each['file']).stem for each in written})}.docx"
        path.write_bytes(data)
        written.append({"file": str(path), "ministry": ministry.name, "recommendations": number})
    desk.emit(written, text=lambda: "\n".join(f"Written: {each['file']}" for each in written) or "There are none.")


def _file_name(name: str, taken: set[str]) -> str:
    """`Ministry-of-Education`; of two names that are alike as files, the second has a number."""
    plain = re.sub(r"[^\w-]+", "-", name).strip("-")[:_LONGEST_NAME] or "ministry"
    return next(each for turn in count(1) if (each := plain if turn == 1 else f"{plain}-{turn}") not in taken)

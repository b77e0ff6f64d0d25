"""Guideline packs from the command line."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting.outlines.saving import save_own
from workbench.guidelines import Guideline, GuidelineSection, library
from workbench.guidelines.from_document import from_document
from workbench.guidelines.reading import head_of
from workbench.guidelines.records import PackHead
from workbench.guidelines.writing import yaml_text

guidelines_command = click.Group("guidelines", help="What a report must contain: packs by treaty and report type.")


@guidelines_command.command("list")
@pass_desk
def list_packs(desk: Desk) -> None:
    """All packs, with how sure each is."""
    found = library.heads(desk.settings.home)
    desk.emit([_head(each) for each in found], text=lambda: "\n".join(_line(each) for each in found))


@guidelines_command.command("show")
@click.argument("pack")
@pass_desk
def show_pack(desk: Desk, pack: str) -> None:
    """One pack: its sections and what each asks for."""
    found = library.pack(pack, desk.settings.home)
    desk.emit(
        {**_head(head_of(found)), "sections": [_section(each) for each in found.sections]},
        text=lambda: "\n".join([_line(head_of(found)), *_lines(found)]),
    )


@guidelines_command.command("from-document")
@click.argument("symbol")
@click.option(
    "-o", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the pack to this file as well."
)
@pass_desk
def from_list(desk: Desk, symbol: str, file: Path | None) -> None:
    """The pack made of a list of issues (prior to reporting) of the library: one section a question."""
    with desk.store.reading() as db:
        found = from_document(db, desk.actor, symbol)
    if file is not None:
        file.write_text(yaml_text(replace(found, pack=file.stem)), "utf-8")
    desk.emit(
        {**_head(head_of(found)), "sections": [_section(each) for each in found.sections]},
        text=lambda: "\n".join([_line(head_of(found)), *_lines(found)]),
    )


@guidelines_command.command("save-own")
@click.argument("report")
@click.argument("name")
@click.option("--replace", is_flag=True, help="Also where a guideline has that name; ours then stands before it.")
@pass_desk
def save(desk: Desk, report: str, name: str, replace: bool) -> None:
    """Save the outline of a report as a guideline of our own, for the next report."""
    with desk.store.writing() as db:
        file = save_own(
            db, desk.settings.home, report_id=report, name=name, replace=replace, by=desk.actor, at=desk.now()
        )
    desk.emit({"pack": name, "file": str(file)}, text=lambda: f"Saved as {name} in {file}.")


@guidelines_command.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@pass_desk
def check(desk: Desk, file: Path | None) -> None:
    """The faults of a file, or of all packs at hand, each with its line; exit status 1 when there is one."""
    faults = library.check_file(file) if file else library.check(desk.settings.home)
    for fault in faults:
        desk.refused(str(fault))
    desk.emit(
        [{"file": str(fault.file), "line": fault.line, "message": fault.message} for fault in faults],
        text=lambda: f"{len(faults)} faults." if faults else "No faults.",
    )


def _head(guideline: PackHead) -> dict[str, Any]:
    return {
        "pack": guideline.pack,
        "treaty": guideline.treaty,
        "treaty_name": guideline.treaty_name,
        "report_type": guideline.report_type,
        "treaty_body": guideline.treaty_body,
        "source_symbol": guideline.source_symbol,
        "word_limit": guideline.word_limit,
        "version": guideline.version,
        "confidence": guideline.confidence.value,
        "verification": guideline.verification,
        "requirements": guideline.requirements,
        "own": guideline.own,
        "changed": guideline.changed,
        "file": str(guideline.file),
    }


def _section(section: GuidelineSection) -> dict[str, Any]:
    return {
        **{key: value for key, value in asdict(section).items() if key not in {"sections", "requirements"}},
        "requirements": [{**asdict(each), "required": each.required} for each in section.requirements],
        "sections": [_section(each) for each in section.sections],
    }


def _line(guideline: PackHead) -> str:
    requirements = f"{guideline.requirements} requirements"
    return f"{guideline.pack:26} {guideline.treaty:12} {requirements:18} confidence {guideline.confidence}"


def _lines(guideline: Guideline) -> list[str]:
    lines = []
    for level, section in guideline.walk():
        lines.append(f"{'  ' * level}{section.id}  {section.title}")
        for each in section.requirements:
            duty = "required" if each.required else "advice"
            lines.append(f"{'  ' * (level + 1)}{each.id}  {each.text} ({duty}, confidence {each.confidence})")
    return lines

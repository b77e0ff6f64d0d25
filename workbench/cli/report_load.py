"""`report load`: a draft taken in from JSON or from Word."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from workbench.cli.context import Desk, pass_desk
from workbench.drafting import loading, queries
from workbench.drafting.blocks import loading_word, word_draft
from workbench.drafting.blocks.word_draft import DraftPlan
from workbench.errors import N_, Invalid
from workbench.limited import run_limited


class NotADraft(Invalid):
    message = N_("%(file)s cannot be loaded: %(reason)s. Give a .json or .docx file.")


@click.command("load")
@click.argument("report")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Only say where each heading of a .docx would go.")
@click.option(
    "--to",
    "chosen",
    multiple=True,
    metavar="KEY=SECTION",
    help="Where a part of the .docx goes: a section's id, key or title, `new`, `text` or `out`.",
)
@pass_desk
def load_command(desk: Desk, report: str, file: Path, preview: bool, chosen: tuple[str, ...]) -> None:
    """Take a draft in: a .json list of paragraphs, or a .docx of any outline. All of it or nothing."""
    if file.suffix.lower() == ".docx":
        _word(desk, report, file, chosen, preview=preview)
    elif preview or chosen:
        raise click.UsageError("--preview and --to are for .docx files.")
    else:
        _json(desk, report, file)


@click.command("unload")
@click.argument("act")
@pass_desk
def unload_command(desk: Desk, act: str) -> None:
    """Take a Word draft out again, by the `act` that loading it gave, with the sections made for it."""
    with desk.store.writing() as db:
        loading_word.take_back(db, act_id=act, by=desk.actor, at=desk.now())
    desk.emit({"act": act, "undone": True}, text=lambda: "What was loaded is out of the report again.")


def _json(desk: Desk, report: str, file: Path) -> None:
    try:
        rows = loading.rows_from_json(json.loads(file.read_text("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        raise NotADraft(file=file.name, reason=str(error)) from error
    except loading.DraftRefused as refusal:
        _say_refused(desk, refusal)
        return
    try:
        with desk.store.writing() as db:
            key = queries.report(db, desk.actor, report).id
            loaded = loading.load(db, report_id=key, rows=rows, by=desk.actor, at=desk.now())
    except loading.DraftRefused as refusal:
        _say_refused(desk, refusal)
        return
    blocks = [(each.paragraph_id, each.section.id) for each in loaded]
    desk.emit(
        {"loaded": len(loaded), "paragraphs": _told(desk, report, blocks), "left_out": []},
        text=lambda: f"{len(loaded)} paragraphs loaded.",
    )


def _say_refused(desk: Desk, refusal: loading.DraftRefused) -> None:
    for number, reason in refusal.values["rows"]:
        desk.refused(f"row {number}: {reason}")
    refused = [{"row": number, "reason": reason} for number, reason in refusal.values["rows"]]
    desk.emit(
        {"loaded": 0, "refused": refused}, text=lambda: "Nothing was loaded: mend the rows and load the file again."
    )


def _told(desk: Desk, report: str, blocks: list[tuple[str, str]]) -> list[dict[str, object]]:
    with desk.store.reading() as db:
        found = {each.id: each for each in queries.paragraphs(db, queries.report(db, desk.actor, report).id)}
    return [
        {
            "id": key,
            "number": found[key].number,
            "label": found[key].label,
            "kind": found[key].kind.value,
            "section": section,
        }
        for key, section in blocks
    ]


def _word(desk: Desk, report: str, file: Path, chosen: tuple[str, ...], *, preview: bool) -> None:
    draft = run_limited("workbench.word.drafted.reading:read_draft", file.read_bytes())
    with desk.store.reading() as db:
        key = queries.report(db, desk.actor, report).id
        plan = word_draft.plan(draft, queries.sections(db, key), name=file.stem)
        choices = {**loading_word.proposed(plan), **dict(_choices(desk, key, plan, chosen))}
    if preview:
        _show(desk, key, plan, choices)
        return
    with desk.store.writing() as db:
        loaded = loading_word.load_draft(
            db, desk.store.files, report_id=key, plan=plan, choices=choices, by=desk.actor, at=desk.now()
        )
    for notice in loaded.notices:
        click.echo(str(notice), err=True)
    blocks = [(each.paragraph_id, each.section_id) for each in loaded.blocks]
    desk.emit(
        {
            "loaded": len(blocks),
            "paragraphs": _told(desk, report, blocks),
            "new_sections": [{"id": each.id, "title": each.title} for each in loaded.new_sections],
            "left_out": list(loaded.left_out),
            "act": loaded.act_id,
            "notices": [str(each) for each in loaded.notices],
        },
        text=lambda: f"{len(blocks)} blocks loaded, {len(loaded.new_sections)} sections made for them.",
    )


def _choices(desk: Desk, report_id: str, plan: DraftPlan, chosen: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    known = {part.key for part in plan.parts}
    for each in chosen:
        key, _, target = each.partition("=")
        if key not in known:
            raise click.BadParameter(f"{key!r} is no part of the file; --preview shows them.", param_hint="--to")
        if target in (loading_word.NEW, loading_word.AS_TEXT, loading_word.LEFT_OUT):
            yield key, target
        else:
            with desk.store.reading() as db:
                yield key, queries.section_of_report(db, report_id, target).id


def _show(desk: Desk, report_id: str, plan: DraftPlan, choices: dict[str, str]) -> None:
    with desk.store.reading() as db:
        titles = {each.id: each.title for each in queries.sections(db, report_id)}
    parts = [
        {
            "key": part.key,
            "heading": part.title,
            "level": part.level,
            "blocks": len(part.blocks),
            "to": choices[part.key],
            "section": titles.get(choices[part.key], ""),
        }
        for part in plan.parts
    ]
    desk.emit(
        {"parts": parts, "numbered": plan.numbers, "notices": [str(each) for each in plan.notices]},
        text=lambda: "\n".join(
            f"{part['key']:>5}  {part['heading'] or '-'}  ({part['blocks']})  → {part['section'] or part['to']}"
            for part in parts
        ),
    )

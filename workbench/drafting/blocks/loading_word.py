"""Take a whole Word draft into a report, part by part as somebody chose: all of it or nothing, undone in one step."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from workbench.drafting import queries
from workbench.drafting.blocks import pictures
from workbench.drafting.blocks.adding import NewBlock, put_block
from workbench.drafting.blocks.attributes import LONGEST
from workbench.drafting.blocks.word_blocks import NewFigure, blocks_of_part
from workbench.drafting.blocks.word_draft import DraftPart, DraftPlan
from workbench.drafting.moments import undoing
from workbench.drafting.moments.acts import Act, recorded
from workbench.drafting.moments.arranging import arranged
from workbench.drafting.outlines.changing import LONGEST_TITLE, add_section
from workbench.drafting.outlines.setting_aside import delete_section
from workbench.drafting.outlines.tree import TooDeep
from workbench.drafting.records import BlockKind, Section
from workbench.errors import N_, Invalid
from workbench.people import Actor
from workbench.people.access import Permission, require
from workbench.store import Database, FileStore, journal, timestamp
from workbench.text import markup
from workbench.text.markup import Text
from workbench.word.notices import Notice

NEW, AS_TEXT, LEFT_OUT = "new", "text", "out"  # what may become of a part besides going to a section, by its id
WITHOUT_HEADING = "Word draft"  # the title of what stands under no heading, where the file has no name
NO_ALTERNATIVE = N_("A picture has no text alternative yet (%(name)s): write what it shows.")
PICTURE_REFUSED = N_("A picture was left out (%(name)s): it cannot be kept as it is.")


class NothingToLoad(Invalid):
    message = N_("There are no words in the file. Nothing was loaded.")


class UnknownPart(Invalid):
    message = N_("A part of the draft was to go to a section that is not in this report. Nothing was loaded.")


@dataclass(frozen=True)
class LoadedBlock:
    """A block that was loaded, and the section it stands in now."""

    paragraph_id: str
    section_id: str


@dataclass(frozen=True)
class LoadedDraft:
    """What was loaded: blocks in order, sections that were made for it, words that were left out."""

    blocks: tuple[LoadedBlock, ...]
    new_sections: tuple[Section, ...]
    left_out: tuple[str, ...]
    notices: tuple[Notice, ...]
    act_id: str = ""


def proposed(plan: DraftPlan) -> dict[str, str]:
    """Where each part goes unless somebody chooses otherwise: to the section whose title it has, else a new one.

    A heading that only looks like one stays a line of the text, where the draft has headings that Word knows, too.
    """
    styled = any(part.styled for part in plan.parts)
    choices: dict[str, str] = {}
    for part in plan.parts:
        fits = len(part.heading) <= LONGEST_TITLE
        is_new = fits and (part.styled or not styled or not choices)
        choices[part.key] = part.section or (NEW if is_new else AS_TEXT)
    return choices


def load_draft(
    db: Database,
    files: FileStore,
    *,
    report_id: str,
    plan: DraftPlan,
    choices: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> LoadedDraft:
    """Put every part where `choices` say (else where `proposed` does), behind what stands there.

    Raises NothingToLoad, UnknownPart, and what putting a block raises; the transaction must be rolled back then.
    """
    require(by, Permission.WRITE_REPORTS)
    report = queries.report(db, by, report_id)
    if not plan.parts:
        raise NothingToLoad
    loading = _Loading(db, files, report.id, plan, {**proposed(plan), **choices}, by, at)
    return loading.run(report.title)


@dataclass
class _Loading:
    """One draft on its way in; `present` is the section that text goes to now."""

    db: Database
    files: FileStore
    report_id: str
    plan: DraftPlan
    choices: Mapping[str, str]
    by: Actor
    at: datetime
    blocks: list[LoadedBlock] = field(default_factory=list)
    made: list[Section] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    above: list[tuple[int, str]] = field(default_factory=list)
    present: str = ""
    is_out: bool = False

    def run(self, title: str) -> LoadedDraft:
        targets = [self._target(part) for part in self.plan.parts]
        held = tuple(dict.fromkeys(target for target in targets if target))
        with recorded(self.db, verb="load", sections=held, by=self.by, at=self.at) as act:
            for part, target in zip(self.plan.parts, targets, strict=True):
                self._put(part, target)
            for each in self.blocks:
                act.also(each.paragraph_id)
        arranged(self.db, *held, by=self.by, at=self.at)
        summary = f"{self.by.name} loaded a Word draft into {title}"
        journal.record(
            self.db,
            by=self.by,
            at=self.at,
            verb="load",
            object_kind="report",
            object_id=self.report_id,
            summary=summary,
        )
        notices = (*self.plan.notices, *self.notices)
        return LoadedDraft(tuple(self.blocks), tuple(self.made), tuple(self.left_out), notices, self._act())

    def _act(self) -> str:
        """The id of what was done, by which it is taken back; empty where nothing was put in."""
        sql = "select id from drafting_act where report_id = :report and verb = 'load' order by rowid desc limit 1"
        rows = self.db.query(sql, {"report": self.report_id})
        return next((str(row["id"]) for row in rows if self.blocks), "")

    def _target(self, part: DraftPart) -> str:
        """The section a part goes to, made where it is new; empty where it is left out."""
        choice = self.choices[part.key]
        if choice == LEFT_OUT or (choice == AS_TEXT and self.is_out):
            self.is_out = True
            return ""
        self.is_out = False
        if choice == AS_TEXT and self.present:
            return self.present
        if choice in (NEW, AS_TEXT):
            self.present = self._new_section(part)
        else:
            self.present = self._known(choice)
        self.above = [each for each in self.above if each[0] < part.level]
        self.above.append((part.level, self.present))
        return self.present

    def _known(self, section_id: str) -> str:
        found = queries.section(self.db, self.by, section_id)
        if found.report_id != self.report_id:
            raise UnknownPart
        return found.id

    def _new_section(self, part: DraftPart) -> str:
        """Under the section of the heading above it, as deep as an outline goes."""
        title = (part.heading or self.plan.name or WITHOUT_HEADING)[:LONGEST_TITLE]
        holders = [section for level, section in self.above if level < part.level]
        while True:
            under = holders.pop() if holders else None
            try:
                made = add_section(self.db, report_id=self.report_id, title=title, under=under, by=self.by, at=self.at)
            except TooDeep:
                continue
            self.made.append(made)
            return made.id

    def _put(self, part: DraftPart, target: str) -> None:
        heading = self._heading(part)
        if not target:
            self.left_out += [part.title] if part.title else []
            self.left_out += [_words(each) for each in blocks_of_part(part.blocks, numbers=self.plan.numbers)]
            return
        for block in (*heading, *blocks_of_part(part.blocks, numbers=self.plan.numbers)):
            ready = self._with_picture(block) if isinstance(block, NewFigure) else block
            if ready is not None:
                paragraph_id = put_block(
                    self.db, section_id=target, report_id=self.report_id, block=ready, by=self.by, at=self.at
                )
                self.blocks.append(LoadedBlock(paragraph_id, target))

    def _heading(self, part: DraftPart) -> Iterator[NewBlock]:
        """The heading as a line of the text, where it became no section."""
        if part.title and self.choices[part.key] == AS_TEXT:
            yield NewBlock(BlockKind.PLAIN, markup.serialise([Text(part.title, frozenset({"strong"}))]))

    def _with_picture(self, figure: NewFigure) -> NewBlock | None:
        name = figure.picture.name
        try:
            picture = pictures.taken(figure.picture.data, name)
        except Invalid:
            self.notices.append(Notice(PICTURE_REFUSED, {"name": name}))
            return None
        alt = " ".join(figure.picture.alt.split())[:LONGEST]
        if not alt:
            self.notices.append(Notice(NO_ALTERNATIVE, {"name": name}))
        kept = {
            "sha256": self.files.put(picture.data),
            "file_name": picture.file_name,
            "media_type": picture.media_type,
            "alt": alt or f"[{name}]",
        }
        return NewBlock(BlockKind.FIGURE, figure.caption, figure.footnotes, kept)


def _words(block: NewBlock | NewFigure) -> str:
    return markup.plain(block.caption if isinstance(block, NewFigure) else block.markup)


def take_back(db: Database, *, act_id: str, by: Actor, at: datetime) -> None:
    """Undo a load: its blocks go, and those sections that were made for it and hold nothing.

    Raises what `undoing.undo` raises: somebody wrote on in what was loaded, say.
    """
    undoing.undo(db, act_id=act_id, by=by, at=at)
    done = undoing.act(db, by, act_id)
    for section_id in reversed(_made_with(db, done)):
        if _is_empty(db, section_id):
            delete_section(db, section_id=section_id, by=by, at=at)


def _made_with(db: Database, done: Act) -> tuple[str, ...]:
    """The sections that the load made: what was added to the outline in the same breath."""
    sql = "select did from outline_state where report_id = :report and at = :at order by rowid"
    rows = db.query(sql, {"report": done.report_id, "at": timestamp(done.at)})
    did = [json.loads(row["did"]) for row in rows]
    return tuple(each["section"] for each in did if each.get("verb") == "add_section")


def _is_empty(db: Database, section_id: str) -> bool:
    sql = (
        "select 1 from section where id = :id and not deleted "
        "and not exists (select 1 from draft_paragraph where section_id = :id and not deleted) "
        "and not exists (select 1 from section as inner where inner.parent_id = :id and not inner.deleted)"
    )
    return db.execute(sql, {"id": section_id}).fetchone() is not None

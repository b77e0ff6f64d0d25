"""The rules on how blocks and headings stand to one another: single items, their stops, lonely headings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workbench.drafting.asked.glance import ReportOverview, SectionOverview
from workbench.drafting.checking.records import Finding, found
from workbench.drafting.records import BlockKind, DraftParagraph
from workbench.errors import N_
from workbench.text.characters import NOTE_MARK

_ENDS = (".", "?", "!", "…", "。", "؟")


def of_report(overview: ReportOverview) -> Iterator[Finding]:
    """What is found in the lists of each section, and in the headings."""
    yield from _headings(overview.sections)
    for section in overview.sections:
        for depth in (BlockKind.ITEM, BlockKind.SUBITEM):
            for items in _lists(section.paragraphs, depth):
                yield from _of_list(items)
    notes = sum(len(each.footnotes) + len(each.citations) for each in _blocks(overview))
    numbered = sum(each.kind is BlockKind.NUMBERED for each in _blocks(overview))
    if notes > numbered > 0:
        template = N_("The report has %(notes)s footnotes for %(numbered)s paragraphs.")
        yield found("notes.excess", "warning", template, notes=notes, numbered=numbered)


def _blocks(overview: ReportOverview) -> Iterator[DraftParagraph]:
    for section in overview.sections:
        yield from section.paragraphs


def _lists(blocks: Iterable[DraftParagraph], depth: BlockKind) -> Iterator[tuple[DraftParagraph, ...]]:
    """The runs of items of one depth; what stands deeper does not end a run."""
    run: list[DraftParagraph] = []
    for block in blocks:
        if block.kind is depth:
            run.append(block)
        elif not (depth is BlockKind.ITEM and block.kind is BlockKind.SUBITEM):
            if run:
                yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _of_list(items: Sequence[DraftParagraph]) -> Iterator[Finding]:
    if len(items) == 1:
        template = N_("%(label)s stands alone: a list has two items or more.")
        yield _about(items[0], "sub.single", "warning", template)
        return
    signs = [_end(each) for each in items]
    if signs[-1] not in _ENDS:
        template = N_("%(label)s is the last item and ends without a full stop.")
        yield _about(items[-1], "sub.punctuation", "advice", template, mend="item.full_stop")
    # Items that are sentences of their own end with full stops; only a list that mixes is named.
    if ";" in signs[:-1]:
        for each, sign in zip(items[:-1], signs[:-1], strict=True):
            if sign != ";" and sign != ":" and not each.text.rstrip().endswith(("; and", "; or")):
                template = N_("%(label)s ends without the semicolon that the other items have.")
                yield _about(each, "sub.punctuation", "advice", template, mend="item.semicolon")


def _end(item: DraftParagraph) -> str:
    text = item.text.replace(NOTE_MARK, "").rstrip()
    if text.endswith(("; and", "; or", "; et", "; ou", "; y", "; o")):
        return ";"
    return text[-1:] if text else ""


def _about(each: DraftParagraph, rule: str, severity: str, template: str, mend: str = "") -> Finding:
    return found(
        rule,
        "warning" if severity == "warning" else "advice",
        template,
        paragraph=each.id,
        section=each.section_id,
        mend=mend,
        label=each.label or str(each.number),
    )


def _headings(sections: Sequence[SectionOverview]) -> Iterator[Finding]:
    children = Counter(each.section.parent_id for each in sections if each.section.parent_id)
    for each in sections:
        section = each.section
        if section.parent_id and children[section.parent_id] == 1 and each.words:
            template = N_("“%(title)s” is the only heading at its level: where there is an A there must be a B.")
            yield found("head.lonely", "error", template, section=section.id, title=section.title)
        if section.title.rstrip().endswith((".", ";", ":")) and not section.title.rstrip().endswith(("etc.", "...")):
            template = N_("“%(title)s”: a heading has no full stop at its end.")
            yield found("head.style", "warning", template, section=section.id, title=section.title)
        letters = [sign for sign in section.title if sign.isalpha()]
        if len(letters) > 12 and all(sign.isupper() for sign in letters):
            template = N_("“%(title)s”: a heading has a capital at its first word and proper names only.")
            yield found("head.style", "warning", template, section=section.id, title=section.title)

"""Findings as the pages show them: by rule, the worst first, each with its place and what its mend would change."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.drafting.checking import Finding
from workbench.drafting.checking.mends import mended
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.text import diff, markup
from workbench.web.drafting.addresses import desk_address, paragraph_anchor
from workbench.web.drafting.checking.words import message_words, rule_words, severity_words

# What is asked and open is listed on a page of its own: a line leads there.
ON_COVERAGE = frozenset({"requirement-open", "recommendation-open"})
_GRAVITY = ("error", "warning", "advice")


@dataclass(frozen=True)
class FindingRow:
    """A finding, where it is, and what its mend would change: (tag, words) each, equal, insert or delete."""

    finding: Finding
    message: str
    address: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RuleGroup:
    """All that one rule finds; `mends` are the mends that go through all of it, with how many each is for."""

    rule: str
    name: str
    severity: str
    grave: bool
    count: int
    rows: tuple[FindingRow, ...]
    mends: tuple[tuple[str, int], ...]


def grouped(
    report: StateReport, found: Iterable[Finding], paragraphs: Mapping[str, DraftParagraph]
) -> tuple[RuleGroup, ...]:
    """By rule, the worst first, then as the rules come; what is asked and open is left out."""
    by_rule: dict[str, list[Finding]] = {}
    for each in found:
        if each.rule not in ON_COVERAGE:
            by_rule.setdefault(each.rule, []).append(each)
    groups = [_group(report, rule, findings, paragraphs) for rule, findings in by_rule.items()]
    return tuple(group for _, group in sorted(groups, key=lambda one: one[0]))


def _group(
    report: StateReport, rule: str, findings: list[Finding], paragraphs: Mapping[str, DraftParagraph]
) -> tuple[int, RuleGroup]:
    worst = min((each.severity for each in findings), key=_GRAVITY.index)
    group = RuleGroup(
        rule=rule,
        name=rule_words(rule),
        severity=severity_words(worst),
        grave=worst != "advice",
        count=len(findings),
        rows=tuple(row(report, each, paragraphs.get(each.paragraph)) for each in findings),
        mends=tuple(sorted(Counter(each.mend for each in findings if each.mend).items())),
    )
    return _GRAVITY.index(worst), group


def row(report: StateReport, each: Finding, paragraph: DraftParagraph | None) -> FindingRow:
    """One finding; it leads to its paragraph on the desk, else to its section."""
    address = ""
    if paragraph is not None:
        anchor = paragraph_anchor(paragraph.id)
        address = desk_address(report.id, paragraph.section_id, at=paragraph.id, anchor=anchor)
    elif each.section:
        address = desk_address(report.id, each.section)
    changes = _changes(paragraph, each.mend, report.language) if paragraph and each.mend else ()
    return FindingRow(each, message_words(each), address, changes)


def _changes(paragraph: DraftParagraph, name: str, language: str) -> tuple[tuple[str, str], ...]:
    before, after = paragraph.text, markup.plain(mended(name, paragraph.markup, language))
    shown: list[tuple[str, str]] = []
    for edit in diff.opcodes(before, after):
        old, new = before[edit.a_start : edit.a_end], after[edit.b_start : edit.b_end]
        if edit.tag == "equal":
            shown.append(("equal", new if len(new) <= 80 else f"{new[:40]}…{new[-40:]}"))
            continue
        shown += [(tag, words) for tag, words in (("delete", old), ("insert", new)) if words]
    return tuple(shown)

"""What a file would bring if it were taken in: shown before anything is, and the same each time it is asked. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.comments.intake.files import Returned
from workbench.comments.intake.identity import is_nameless
from workbench.comments.intake.known import Finding, Known, Standing, recognised
from workbench.comments.intake.records import ReceivedComment
from workbench.comments.records import CommentKind, Match
from workbench.word.notices import Notice


@dataclass(frozen=True)
class AuthorFound:
    """A name typed in the file, at remarks that would be added.

    person_id: whom the institution said it means · nameless: what programs write where there is no name; it is
    assigned by hand each time.
    """

    label: str
    count: int
    person_id: str | None
    nameless: bool


@dataclass(frozen=True)
class ImportReport:
    """What a file brings, remark by remark, held against the record as it is now.

    untracked: those of the findings that are changes made without change tracking.
    """

    findings: tuple[Finding[ReceivedComment], ...]
    untracked: tuple[ReceivedComment, ...]
    warnings: tuple[Notice, ...]
    authors: tuple[AuthorFound, ...]
    why_not: str

    def count(self, standing: Standing) -> int:
        """How many remarks stand so."""
        return sum(finding.standing is standing for finding in self.findings)

    def placed(self, match: Match) -> int:
        """How many of those that would be added have a place as sure as that."""
        return sum(finding.adds and finding.comment.anchor.match is match for finding in self.findings)

    @property
    def suggestions(self) -> int:
        """How many of those that would be added are changes of the text."""
        return sum(finding.adds and finding.comment.kind is not CommentKind.COMMENT for finding in self.findings)


def reported(returned: Returned, known: Sequence[Known], *, people: Mapping[str, str]) -> ImportReport:
    """The report of a file that was read; `people` are ids of persons by the names that they are known under."""
    findings = recognised(returned.comments, known, saved_at=returned.saved_at)
    added = [finding.comment for finding in findings if finding.adds]
    labels = Counter(comment.author for comment in added if comment not in returned.untracked)
    return ImportReport(
        findings=findings,
        untracked=returned.untracked,
        warnings=returned.warnings,
        authors=tuple(
            AuthorFound(label, count, people.get(label), is_nameless(label)) for label, count in labels.items()
        ),
        why_not=returned.why_not,
    )

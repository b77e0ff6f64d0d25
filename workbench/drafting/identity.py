"""What a report is before a word of it is written: treaty, State, numbers, dates; and what can be wrong with them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.drafting.records import ReportKind
from workbench.errors import N_, Invalid
from workbench.guidelines import Guideline
from workbench.treaties import code_of

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_NUMBERS = re.compile(r"\d{1,3}([-–]\d{1,3}|(, ?\d{1,3})*( and \d{1,3})?)?")


class BadIdentity(Invalid):
    """The report cannot be begun so; `values["field"]` is the field of the identity that it is about."""


class UnknownTreaty(BadIdentity):
    message = N_("The report was not begun: “%(treaty)s” is not a treaty it knows (ICERD, CEDAW, CRC …).")


class UnknownState(BadIdentity):
    message = N_("The report was not begun: name the State by its three letters (BRA, KEN …).")


class NotADate(BadIdentity):
    message = N_("The report was not begun: “%(date)s” is not a date: write it as 2026-05-03, 2026-05 or 2026.")


class PeriodReversed(BadIdentity):
    message = N_("The report was not begun: the period it covers ends before it begins.")


class NotNumbers(BadIdentity):
    message = N_("The report was not begun: write the numbers of the reports it combines as 21-23.")


class NoGuideline(BadIdentity):
    message = N_("The report was not begun: choose at least one guideline.")


class GuidelineTwice(BadIdentity):
    message = N_("The report was not begun: a guideline is named twice.")


class GuidelineOfAnother(BadIdentity):
    message = N_("The report was not begun: none of the guidelines chosen is for %(treaty)s, only for %(named)s.")


@dataclass(frozen=True)
class ReportIdentity:
    """What the cover and the limit need. `numbers` combined reports as `21-23`; dates ISO, empty where not known."""

    treaty: str
    kind: ReportKind
    state: str
    title: str = ""
    numbers: str = ""
    covers_from: str = ""
    covers_to: str = ""
    language: str = "en"
    submission_language: str = ""
    due: str = ""
    group: str = ""


def check(identity: ReportIdentity, packs: Sequence[Guideline], checklists: Sequence[Guideline] = ()) -> str:
    """The treaty's code; raises BadIdentity where the cover could not be printed."""
    treaty = code_of(identity.treaty)
    if treaty is None:
        raise UnknownTreaty(field="treaty", treaty=identity.treaty)
    _check_packs(treaty, packs, checklists)
    if not re.fullmatch(r"[A-Za-z]{3}", identity.state.strip()):
        raise UnknownState(field="state")
    for field in ("covers_from", "covers_to", "due"):
        date = getattr(identity, field)
        if date and not _DATE.fullmatch(date):
            raise NotADate(field=field, date=date)
    if identity.covers_from and identity.covers_to and identity.covers_to < identity.covers_from:
        raise PeriodReversed(field="covers_to")
    if identity.numbers.strip() and not _NUMBERS.fullmatch(identity.numbers.strip()):
        raise NotNumbers(field="numbers")
    return treaty


def _check_packs(treaty: str, packs: Sequence[Guideline], checklists: Sequence[Guideline]) -> None:
    """At least one, none twice, and one that is the treaty's own or fits every treaty (`ANY`)."""
    if not packs:
        raise NoGuideline(field="guideline")
    names = [pack.pack for pack in (*packs, *checklists)]
    if len(set(names)) < len(names):
        raise GuidelineTwice(field="guideline")
    theirs = {code_of(pack.treaty) or pack.treaty for pack in packs}
    if not theirs & {treaty, "ANY"}:
        raise GuidelineOfAnother(field="guideline", treaty=treaty, named=", ".join(sorted(theirs)))

"""The comments of a round at a glance: sifted, counted, a page at a time. The address holds what is asked for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from flask_babel import gettext as _

from workbench.comments.frozen import FrozenText
from workbench.comments.likeness import grouped
from workbench.comments.records import Comment, CommentKind, CommentType
from workbench.comments.same import Same
from workbench.comments.sifting import FIELDS, Listed, Wanted, counts, listed, sifted
from workbench.drafting.records import DraftParagraph
from workbench.web.comments.report_order import in_order, section_of
from workbench.web.comments.round_page.lines import Line, line
from workbench.web.comments.words import kind_words, type_words

ON_A_PAGE = 50


@dataclass(frozen=True)
class Filter:
    """A field to choose in: value and words with the count of each."""

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Listing:
    """What is shown of the list. `found` are those that are asked for, of which `first` to `last` stand here;
    `first_open` the desk at the first that waits for an answer, within what is asked for; "" where none does."""

    lines: tuple[Line, ...]
    filters: tuple[Filter, ...]
    is_sifted: bool
    found: int
    first: int
    last: int
    previous: str
    next: str
    first_open: str


def every_listed(comments: Sequence[Comment], frozen: FrozenText, asked: Collection[str] = ()) -> tuple[Listed, ...]:
    """The comments in the order of the report, each with its values; `asked`: the sections the round asks about."""
    return _every_listed(Same(comments), Same(frozen), frozenset(asked))


@lru_cache(maxsize=16)
def _every_listed(
    read: Same[Sequence[Comment]], version: Same[FrozenText], asked: frozenset[str]
) -> tuple[Listed, ...]:
    comments, frozen = read.it, version.it
    same = grouped(comments)
    return tuple(
        listed(comment, section=section, alike=comment.id in same, asked=section in asked)
        for comment in in_order(comments, frozen)
        for section in (section_of(comment, frozen)[0],)
    )


def listing(
    comments: Sequence[Comment],
    frozen: FrozenText,
    now_texts: Mapping[str, DraftParagraph],
    *,
    wanted: Wanted,
    page: int,
    address: str,
    asked: Collection[str] = (),
) -> Listing:
    """The list as it is asked for; `page` from 1, `address` of the round's page, `asked`: as `every_listed` has it."""
    every = every_listed(comments, frozen, asked)
    same = grouped(comments)
    found = _together(sifted(every, wanted), same) if wanted.value("alike") else sifted(every, wanted)
    last_page = max(1, -(-len(found) // ON_A_PAGE))
    page = min(max(1, page), last_page)
    first = (page - 1) * ON_A_PAGE
    shown = found[first : first + ON_A_PAGE]
    waiting = next((each.comment for each in found if each.comment.waits_for_answer), None)
    return Listing(
        lines=tuple(
            line(
                each.comment,
                frozen,
                section_of(each.comment, frozen)[1],
                now_texts,
                query=wanted.query,
                others=len(same.get(each.comment.id, (each.comment.id,))) - 1,
            )
            for each in shown
        ),
        filters=tuple(_filters(every, frozen, wanted)),
        is_sifted=bool(wanted.values),
        found=len(found),
        first=first + 1 if shown else 0,
        last=first + len(shown),
        previous=_page(address, wanted, page - 1) if page > 1 else "",
        next=_page(address, wanted, page + 1) if page < last_page else "",
        first_open=f"{address}/comments/{waiting.id}{wanted.query}" if waiting else "",
    )


def _page(address: str, wanted: Wanted, page: int) -> str:
    return f"{address}?{urlencode([*wanted.values, ('page', page)])}"


def _together(found: Sequence[Listed], same: Mapping[str, tuple[str, ...]]) -> tuple[Listed, ...]:
    """Those that say the same one behind the other, in the place of the first of them."""
    order = {each.comment.id: at for at, each in enumerate(found)}
    return tuple(sorted(found, key=lambda each: min(order.get(one, len(order)) for one in _group(each, same))))


def _group(each: Listed, same: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return same.get(each.comment.id, (each.comment.id,))


def _filters(every: Sequence[Listed], frozen: FrozenText, wanted: Wanted) -> list[Filter]:
    """The fields in which something can be chosen: those in which the comments differ."""
    counted, words = counts(every, wanted), _words(every, frozen)
    labels = {
        "section": _("Section"),
        "institution": _("Institution"),
        "type": _("Type"),
        "state": _("How it stands"),
        "late": _("In time"),
        "place": _("Place"),
        "proposal": _("Proposed words"),
        "alike": _("Said by several"),
        "asked": _("Asked for"),
    }
    found: list[Filter] = []
    for field in FIELDS:
        values = dict.fromkeys(each.values[field] for each in every)
        if len(values) > 1 or wanted.value(field):
            options = tuple((value, f"{words[field].get(value, value)} ({counted[field][value]})") for value in values)
            found.append(Filter(field, labels[field], wanted.value(field), options))
    return found


def _one_of_each(field: str, every: Sequence[Listed]) -> Iterable[Listed]:
    return {each.values[field]: each for each in every}.values()


def _words(every: Sequence[Listed], frozen: FrozenText) -> dict[str, dict[str, str]]:
    """By field, what each value is called."""
    return {
        "section": dict(section_of(each.comment, frozen) for each in _one_of_each("section", every)),
        "institution": {
            each.comment.organisation_id: each.comment.organisation for each in _one_of_each("institution", every)
        },
        "type": {
            **{value.value: type_words(value) for value in CommentType},
            **{value.value: kind_words(value) for value in CommentKind},
        },
        "state": {
            "open": _("not answered"),
            "reopened": _("open again: the text changed"),
            "answered": _("answered, not released"),
            "released": _("answered and released"),
            "passed": _("withdrawn or worded anew"),
        },
        "late": {"in_time": _("in time"), "late": _("late")},
        "place": {"placed": _("placed"), "queued": _("not placed")},
        "proposal": {"words": _("proposes words"), "none": _("a remark alone")},
        "alike": {"once": _("said once"), "several": _("said more than once")},
        "asked": {"asked_for": _("in the sections asked for"), "others": _("elsewhere")},
    }

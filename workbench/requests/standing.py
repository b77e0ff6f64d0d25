"""Which answers stand, of all that a ministry contributed to a request. Pure.

What its authority stood behind last stands whole. What came unsigned comes as departments send it, a file each: of
that the last to each item stands. `given` are the contributions that a reader may see, oldest first.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.requests.records import ContributedAnswer, Contribution, ContributionStanding

Standing = tuple[Contribution, ContributedAnswer]  # an answer that stands, and the contribution it was given in


def standing_in(given: Sequence[Contribution]) -> tuple[Standing, ...]:
    """What was submitted last; as long as nothing was, what came unsigned."""
    since = _since_the_last_submitted(given)
    if since and since[0].standing is ContributionStanding.SUBMITTED:
        return tuple((since[0], answer) for answer in since[0].answers)
    return _last_to_each_item(since)


def that_stand(given: Sequence[Contribution]) -> tuple[ContributedAnswer, ...]:
    """The answers of `standing_in`."""
    return _answers(standing_in(given))


def came_since(given: Sequence[Contribution]) -> tuple[ContributedAnswer, ...]:
    """What came unsigned after something was submitted."""
    since = _since_the_last_submitted(given)
    is_submitted = bool(since) and since[0].standing is ContributionStanding.SUBMITTED
    return _answers(_last_to_each_item(since[1:])) if is_submitted else ()


def to_go_on_from(given: Sequence[Contribution]) -> tuple[ContributedAnswer, ...]:
    """What a correction begins with, or a signed letter confirms: that, with whatever came unsigned since."""
    return _answers(_last_to_each_item(_since_the_last_submitted(given)))


def _answers(standing: Sequence[Standing]) -> tuple[ContributedAnswer, ...]:
    return tuple(answer for _, answer in standing)


def _since_the_last_submitted(given: Sequence[Contribution]) -> Sequence[Contribution]:
    places = [place for place, each in enumerate(given) if each.standing is ContributionStanding.SUBMITTED]
    return given[places[-1] :] if places else given


def _last_to_each_item(given: Sequence[Contribution]) -> tuple[Standing, ...]:
    """A later contribution takes the place of what was said to the items it speaks to; words without item all stay.

    A file that was read anew, by other columns, takes the place of all that was read in it before.
    """
    found: list[Standing] = []
    last = {each.file: each.id for each in given}
    for contribution in (each for each in given if not each.file or last[each.file] == each.id):
        spoken = {each.item_id for each in contribution.answers if each.item_id}
        found = [one for one in found if one[1].item_id not in spoken]
        there = _answers(found)
        found += [(contribution, each) for each in contribution.answers if each.item_id or each not in there]
    return tuple(found)

"""Where each paragraph of the last report goes in the new outline: by section, article, heading, themes and order.

A heading that names an article holds for what follows it under the same part of the report. Where the next heading
skips articles, what stands between may be about one of those that were skipped: themes decide. What stands before
the first article is about the general sections, unless a heading clearly names a right. What cannot be told is not
guessed: it is placed nowhere, and shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.drafting.rolling.likeness import Likeness
from workbench.drafting.rolling.naming import is_about_the_country, is_front_matter, names, opens
from workbench.drafting.rolling.records import How, Piece, Placing, Target

SURE = 0.22  # likeness of a passage that is about a section
NAMED = 0.40  # of a heading that names what a section is about; a text alone may speak of much in passing
BETTER = 1.25  # times the next one
FAINT = 0.15  # less says nothing of which general section it is
GENERAL = 3  # articles; a section about that many, the first among them, is about general obligations


@dataclass(frozen=True)
class _Group:
    """Pieces under the same headings, and the articles that hold for them: `named` at the group, else inherited.

    `between` are the articles that the next heading skips. `is_front`: no article was named before it. `part_text` is
    all that stands under the same heading of the highest level. `is_matter`: it stands before the first number.
    """

    pieces: tuple[Piece, ...]
    named: tuple[str, ...]
    held: tuple[str, ...]
    between: tuple[str, ...]
    is_front: bool
    part_text: str
    is_matter: bool


def place(pieces: Sequence[Piece], targets: Sequence[Target], *, treaty: str, language: str) -> tuple[Placing, ...]:
    """A place for each piece, in the order of the last report."""
    if not targets:
        return tuple(Placing(each, "", How.NOWHERE) for each in pieces)
    likeness = Likeness(targets, treaty, language)
    known = _known_articles(targets)
    by_key = {each.key: each.id for each in targets if each.key}
    found: list[Placing] = []
    before = ""  # the general section that the last group went to: a report seldom goes back
    for group in _groups(pieces, known):
        if group.pieces[0].key in by_key:
            found += [Placing(each, by_key[each.key], How.SAME_SECTION) for each in group.pieces]
            continue
        found += _placed(group, targets, likeness, before)
        before = found[-1].section_id if found[-1].how is How.THEMES else before
    return tuple(found)


def _known_articles(targets: Iterable[Target]) -> tuple[str, ...]:
    """The numbers of the articles that the outline speaks of, in their order."""
    numbers = {article.partition("(")[0] for each in targets for article in each.articles}
    return tuple(sorted((each for each in numbers if each.isdecimal()), key=int))


def _groups(pieces: Sequence[Piece], known: Sequence[str]) -> list[_Group]:
    runs = [tuple(run) for _, run in groupby(_opened(pieces, known), key=lambda one: (one[0].part, one[1]))]
    named = [names(run[0][1], known) for run in runs]
    groups: list[_Group] = []
    held: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    front = True
    opened_under: tuple[str, ...] | None = None
    whole: dict[tuple[str, ...], list[str]] = {}
    first = next((at for at, run in enumerate(runs) if any(piece.number for piece, _ in run)), 0)
    for run in runs:
        whole.setdefault(run[0][1][:1], []).extend(piece.text for piece, _ in run)
    for index, run in enumerate(runs):
        headings = run[0][1]
        own = run[0][0].headings
        if named[index]:
            held, front = named[index], False
            opened_under = own if len(headings) > len(own) else None
        elif headings[:1] != above or (opened_under is not None and own != opened_under):
            held = ()
        above = headings[:1]
        following = next((each for each in named[index + 1 :] if each), ())
        between = _skipped(held, following, known)
        groups.append(
            _Group(
                tuple(piece for piece, _ in run),
                named[index],
                held,
                between,
                front,
                " ".join(whole[above]),
                bool(index < first),
            )
        )
    return groups


def _opened(pieces: Sequence[Piece], known: Sequence[str]) -> list[tuple[Piece, tuple[str, ...]]]:
    """Each piece with its headings; one whose words are a heading that was read as text opens what follows it."""
    found: list[tuple[Piece, tuple[str, ...]]] = []
    under: tuple[str, ...] = ()
    opened = ""
    for piece in pieces:
        if piece.headings != under:
            under, opened = piece.headings, ""
        if opens(piece.text, known) and not piece.is_table:
            opened = piece.text[:200]
        found.append((piece, (*piece.headings, opened) if opened else piece.headings))
    return found


def _skipped(held: tuple[str, ...], following: tuple[str, ...], known: Sequence[str]) -> tuple[str, ...]:
    """The articles that the outline knows between those of one heading and of the next; all later ones at the end."""
    if not held:
        return ()
    first = max(map(_number, held))
    last = min(map(_number, following)) if following else int(known[-1]) + 1
    return tuple(each for each in known if first < int(each) < last)


def _number(article: str) -> int:
    return int(article.partition("(")[0])


def _placed(group: _Group, targets: Sequence[Target], likeness: Likeness, before: str) -> list[Placing]:
    if group.pieces[0].part or group.is_matter or is_front_matter(group.pieces[0].headings):
        return [Placing(each, "", How.NOWHERE) for each in group.pieces]
    if group.named or (group.held and not group.between):
        return _by_article(group, targets, likeness)
    if group.held:
        return _among_skipped(group, targets, likeness)
    return _by_themes(group, targets, likeness, before)


def _by_article(group: _Group, targets: Sequence[Target], likeness: Likeness) -> list[Placing]:
    fitting = _fitting(group.held, targets)
    if len(fitting) == 1:
        return [Placing(each, fitting[0].id, How.ARTICLE) for each in group.pieces]
    chosen = _nearest(group, fitting, likeness)
    return [Placing(each, chosen or fitting[0].id, How.ARTICLE) for each in group.pieces]


def _fitting(articles: tuple[str, ...], targets: Sequence[Target]) -> list[Target]:
    """The sections that are about just these articles, as far as any is; the one about the fewest others first."""
    wanted = {each.partition("(")[0] for each in articles}
    exact = set(articles)

    def shared(target: Target) -> float:
        numbers = {each.partition("(")[0] for each in target.articles}
        likeness = len(wanted & numbers) / len(wanted | numbers) if numbers else 0.0
        return likeness + (1.0 if exact & {each for each in target.articles if "(" in each} else 0.0)

    best = max(map(shared, targets))
    return [each for each in targets if shared(each) == best] if best else list(targets)


def _nearest(group: _Group, among: Sequence[Target], likeness: Likeness) -> str:
    near = likeness.to_all(group.pieces[0].headings[-1:], " ".join(each.text for each in group.pieces))
    ranked = sorted(among, key=lambda each: -near[each.id])
    return ranked[0].id if near[ranked[0].id] >= SURE else ""


def _among_skipped(group: _Group, targets: Sequence[Target], likeness: Likeness) -> list[Placing]:
    """Between two headings that skip articles: the ones skipped where the themes say so, else the one before."""
    skipped = [each for one in group.between for each in _fitting((one,), targets)]
    chosen = _nearest(group, [*_fitting(group.held, targets), *skipped], likeness)
    if chosen:
        return [Placing(each, chosen, How.THEMES) for each in group.pieces]
    if group.pieces[0].headings and likeness.words:
        return [Placing(each, _fitting(group.held, targets)[0].id, How.ARTICLE) for each in group.pieces]
    return [Placing(each, _fitting(group.held, targets)[0].id, How.ORDER) for each in group.pieces]


def _by_themes(group: _Group, targets: Sequence[Target], likeness: Likeness, before: str) -> list[Placing]:
    """No article holds: a right that the heading clearly names, else a general section for what stands in front."""
    headings = group.pieces[0].headings
    right = _right_named(headings, likeness)
    if right:
        return [Placing(each, right, How.HEADING) for each in group.pieces]
    if not headings or not group.is_front:
        return [Placing(each, "", How.NOWHERE) for each in group.pieces]
    general = _general(targets)
    near = likeness.to_all(headings, group.part_text)
    chosen = max(general, key=lambda each: near[each.id])
    if chosen is general[0] and before in near and near[chosen.id] < BETTER * near[before]:
        chosen = next(each for each in targets if each.id == before)
    if near[chosen.id] < FAINT or (is_about_the_country(headings) and general[0].articles == ()):
        return [Placing(each, general[0].id, How.ORDER) for each in group.pieces]
    return [Placing(each, chosen.id, How.THEMES) for each in group.pieces]


def _right_named(headings: Sequence[str], likeness: Likeness) -> str:
    """The section that the lowest heading names, or the one above it; "" where neither clearly does."""
    for heading in reversed(headings[-2:]):
        near = likeness.to_all((heading,), "")
        ranked = sorted(near.values(), reverse=True)
        if ranked[0] >= NAMED and (len(ranked) == 1 or ranked[0] >= BETTER * ranked[1]):
            return max(near, key=lambda key: near[key])
    return ""


def _general(targets: Sequence[Target]) -> list[Target]:
    """The sections in front that are about no article, or about the general obligations."""
    found: list[Target] = []
    for each in targets:
        if each.articles and not (len(each.articles) >= GENERAL and each.articles[0] in {"1", "2"}):
            break
        found.append(each)
    return found or list(targets[:1])

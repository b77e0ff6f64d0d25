"""What the list offers to narrow by: each filter with its label and the values that occur, and what is active."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import get_locale, ngettext
from flask_babel import gettext as _

from workbench.export import states
from workbench.people import Actor, Organisation
from workbench.people.access import Permission, may
from workbench.recommendations.choices import Choices
from workbench.recommendations.records import Facet, UprPosition
from workbench.recommendations.vocabulary import goals, persons, themes
from workbench.recommendations.wanted import LEFT_BEHIND, NONE
from workbench.web.corpus.words import kind_words, language_words
from workbench.web.recommendations.filtering import Asked
from workbench.web.recommendations.words import facet_words, position_words, priorities, roles, statuses

Options = tuple[tuple[str, str], ...]
Clusters = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Filter:
    """One field of the form. Without `options` it is a box to type in; `kind` is that of the box."""

    name: str
    label: str
    value: str
    options: Options = ()
    kind: str = "text"


@dataclass(frozen=True)
class Active:
    """A filter that is on, in words; its address takes it off."""

    label: str
    address: str


@dataclass(frozen=True)
class Offered:
    """The fields that are always in sight, and those behind a fold."""

    always: tuple[Filter, ...]
    folded: tuple[Filter, ...]


def offered(
    actor: Actor, asked: Asked, found: Choices, *, ministries: tuple[Organisation, ...], clusters: Clusters
) -> Offered:
    """The fields of the form, as far as the reader may ask."""
    sees = may(actor, Permission.READ_FOLLOW_UP)
    offices = tuple((each.id, each.name) for each in ministries) if sees else ()
    folded = (
        *_folded(asked, found),
        *(_of_what_is_kept(asked, tuple(clusters)) if sees else ()),
        *_said(asked, found),
        _field(asked, "marked", _("Kind of recommendation"), _marks(sees)),
        *_waiting(actor, asked),
        *_years(asked),
    )
    return Offered(
        _always(asked, found, offices, sees=sees),
        tuple(each for each in folded if each.options or each.name in _TYPED),
    )


def _field(asked: Asked, name: str, label: str, options: Options = (), *, kind: str = "text") -> Filter:
    """A field with what is asked of it; a value that does not occur any more stands among its options."""
    value = asked.value(name)
    known = {each for each, _label in options}
    told = ((value, value),) if options and value and value not in known else ()
    return Filter(name, label, value, (*options, *told), kind)


def _always(asked: Asked, found: Choices, offices: Options, *, sees: bool) -> tuple[Filter, ...]:
    state = _field(asked, "state", _("State"), _named(found.state))
    several = (state,) if len(found.state) > 1 or state.value else ()
    follow_up = (
        _field(asked, "ministry", _("Ministry"), _without(offices)),
        _field(asked, "status", _("Status"), _without(statuses())),
    )
    return (
        *several,
        _field(asked, "treaty", _("Treaty"), _same(found.treaty)),
        *(follow_up if sees else ()),
        _field(asked, "theme", _("Theme"), _without(_same(each.name for each in themes()))),
    )


def _folded(asked: Asked, found: Choices) -> tuple[Filter, ...]:
    documents = tuple((each.slug, _source(each.name, each.language)) for each in found.documents)
    return (
        _field(asked, "body", _("Body or mechanism"), _same(found.body)),
        _field(asked, "document", _("Document"), documents),
        _field(asked, "symbol", _("Symbol")),
        _field(asked, "kind", _("Type"), tuple((each.value, kind_words(each)) for each in found.kind)),
        _field(asked, "person", _("Affected persons"), _without(_same(persons()))),
        _field(asked, "sdg", _("Goal"), _without(_goals())),
    )


def _of_what_is_kept(asked: Asked, clusters: Options) -> tuple[Filter, ...]:
    return (
        _field(asked, "role", _("The ministry is"), roles()),
        _field(asked, "priority", _("Priority"), _without(priorities())),
        _field(asked, "cluster", _("Cluster"), _without(clusters)),
    )


def _said(asked: Asked, found: Choices) -> tuple[Filter, ...]:
    return (
        _field(asked, "session", _("UPR session"), _same(found.session)),
        _field(asked, "recommending_state", _("Recommended by"), _named(found.recommending_state)),
        _field(asked, "position", _("Position of the State"), _without(_positions())),
    )


def _waiting(actor: Actor, asked: Asked) -> tuple[Filter, ...]:
    if not may(actor, Permission.KEEP_RECOMMENDATIONS):
        return ()
    return (_field(asked, "suggested", _("With suggestions of"), _facets()),)


def _years(asked: Asked) -> tuple[Filter, ...]:
    return (
        _field(asked, "year_from", _("From the year"), kind="number"),
        _field(asked, "year_to", _("To the year"), kind="number"),
    )


_TYPED = ("symbol", "year_from", "year_to")


def active(asked: Asked, fields: Offered) -> tuple[Active, ...]:
    """Each filter that is on: `Theme: Right to education`."""
    words = asked.value("q")
    found = [Active(_("Words: %(words)s", words=words), asked.address(without="q"))] if words else []
    if many := len(asked.wanted.ids):
        chosen = ngettext("%(num)s chosen by hand", "%(num)s chosen by hand", many)
        found.append(Active(chosen, asked.address(without="ids")))
    for each in (*fields.always, *fields.folded):
        if each.value:
            shown = dict(each.options).get(each.value, each.value)
            found.append(
                Active(_("%(filter)s: %(value)s", filter=each.label, value=shown), asked.address(without=each.name))
            )
    return tuple(found)


def _without(options: Options) -> Options:
    return ((NONE, _("none yet")), *options) if options else ()


def _same(values: Iterable[str]) -> Options:
    return tuple((each, each) for each in values)


def _named(codes: Iterable[str]) -> Options:
    """States by their names in the reader's language; what is a name already stays."""
    language = str(get_locale() or "en").split("_")[0]
    return tuple(sorted(((code, states.name(code, language)) for code in codes), key=lambda pair: pair[1]))


def _source(name: str, language: str | None) -> str:
    return f"{name[:70]} ({language_words(language)})" if language else name[:70]


def _goals() -> Options:
    return tuple((number, f"{number} {title}") for number, title in goals().items() if "." not in number)


def _positions() -> Options:
    return tuple((each.value, position_words(each)) for each in UprPosition)


def _marks(sees: bool) -> Options:
    left = ((LEFT_BEHIND, _("no longer read, though things are kept of it")),) if sees else ()
    return (
        ("substantive", _("without the procedural ones")),
        ("procedural", _("procedural only")),
        ("follow_up", _("chosen for follow-up")),
        ("particular", _("of particular importance")),
        *left,
    )


def _facets() -> Options:
    """What may be suggested: the facets, and earlier ones on the same matter."""
    return (*((each.value, facet_words(each)) for each in Facet), ("twin", _("Earlier ones on the same matter")))


def quick(actor: Actor, asked: Asked) -> tuple[Active, ...]:
    """What is asked for most, one click away; the filters that are on stay on."""
    found: list[tuple[str, str, str]] = [("marked", "follow_up", _("chosen for follow-up"))]
    if may(actor, Permission.READ_FOLLOW_UP):
        if actor.organisation_id and not may(actor, Permission.KEEP_RECOMMENDATIONS):
            found.insert(0, ("ministry", actor.organisation_id, _("of my ministry")))
        found.append(("ministry", NONE, _("without a ministry")))
        found.append(("status", NONE, _("without a status")))
    if may(actor, Permission.KEEP_RECOMMENDATIONS):
        found.append(("suggested", Facet.MINISTRY.value, _("with a ministry suggested")))
    return tuple(Active(label, asked.with_filter(name, value)) for name, value, label in found if not asked.value(name))

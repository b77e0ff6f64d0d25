"""Roles and kinds of organisations in the words of the office."""

from flask_babel import gettext as _

from workbench.people import OrganisationKind, Role


def role_words(role: Role | None) -> str:
    """What a person is to the mechanism."""
    return {
        Role.SECRETARIAT: _("secretariat"),
        Role.DRAFTER: _("drafting group"),
        Role.FOCAL_POINT: _("focal point"),
        Role.REVIEWER: _("reviewer"),
        Role.ADMINISTRATOR: _("system administrator"),
        None: _("no role yet"),
    }[role]


def kind_words(kind: OrganisationKind) -> str:
    """What an organisation is to the mechanism."""
    return {
        OrganisationKind.SECRETARIAT: _("secretariat of the mechanism"),
        OrganisationKind.MINISTRY: _("ministry"),
        OrganisationKind.NHRI: _("national human rights institution"),
        OrganisationKind.PARLIAMENT: _("Parliament"),
        OrganisationKind.JUDICIARY: _("judiciary"),
        OrganisationKind.STATISTICS: _("statistics office"),
        OrganisationKind.SUBNATIONAL: _("province or municipality"),
        OrganisationKind.CIVIL_SOCIETY: _("civil society"),
        OrganisationKind.OTHER: _("other"),
    }[kind]


def role_options() -> tuple[tuple[str, str], ...]:
    """Roles that can be given; a drafter is one by belonging to a drafting group."""
    return tuple((role.value, role_words(role)) for role in Role if role is not Role.DRAFTER)


def kind_options() -> tuple[tuple[str, str], ...]:
    """Kinds of organisations to choose from."""
    return tuple((kind.value, kind_words(kind)) for kind in OrganisationKind)

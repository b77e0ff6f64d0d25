"""People, their organisations and drafting groups, and what each may do."""

from workbench.people.records import Actor, DraftingGroup, Organisation, OrganisationKind, Person, Role

__all__ = ["Actor", "DraftingGroup", "Organisation", "OrganisationKind", "Person", "Role"]

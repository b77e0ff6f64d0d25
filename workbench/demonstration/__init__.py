"""The demonstration: a home filled with the fictional State Arcadia, by the same operations everybody uses."""

from workbench.demonstration.fill import HomeInUse, fill
from workbench.demonstration.people import PASSWORD

__all__ = ["PASSWORD", "HomeInUse", "fill"]

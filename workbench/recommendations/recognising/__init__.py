"""What a document recommends, unit by unit, and what its own words say of each (pure)."""

from workbench.recommendations.recognising.units import Unit, units

__all__ = ["Unit", "units"]

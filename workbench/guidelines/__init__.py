"""What a report must contain: guideline packs, read from the program's or the State's own drafting_templates."""

from workbench.guidelines.library import check_file, pack, packs
from workbench.guidelines.records import Confidence, Fault, Guideline, GuidelineSection, Requirement

__all__ = [
    "Confidence",
    "Fault",
    "Guideline",
    "GuidelineSection",
    "Requirement",
    "check_file",
    "pack",
    "packs",
]

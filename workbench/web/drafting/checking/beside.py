"""What the check finds in the paragraph at hand, for the desk: by its own words alone, so that it costs nothing."""

from workbench.drafting.checking import beside
from workbench.drafting.records import DraftParagraph, StateReport
from workbench.web.context import installation
from workbench.web.drafting.checking.words import message_words


def findings_beside(report: StateReport, paragraph: DraftParagraph) -> tuple[str, ...]:
    """What to look at, in words."""
    found = beside(paragraph, report.language, home=installation().settings.home)
    return tuple(message_words(each) for each in found)

"""Words against the limit: what counts, how much the whole may have, what falls to each section, what was moved."""

from workbench.drafting.budget.limits import WORD_LIMITS, citation_words, paragraph_words, share_out

__all__ = ["WORD_LIMITS", "citation_words", "paragraph_words", "share_out"]

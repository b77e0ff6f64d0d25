"""The report in the making: sections, numbered paragraphs and their history, links, coverage, budget, snapshots."""

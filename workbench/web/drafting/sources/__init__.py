"""Where each sentence comes from: the list of a report, marks at a paragraph, citations renewed."""

"""The day as of which a contribution counts, where that is not the day of its row.

That is so of what came unsigned and was signed by a letter that came afterwards. '' is the day of the row, as it was
before there was this column.
"""

STEPS = (("0001_counts_on", "alter table contribution add column counts_on text not null default '';"),)

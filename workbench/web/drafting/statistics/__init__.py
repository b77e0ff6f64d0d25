"""The pages of statistics: the list, one with its values and uses, taking in from a table, what a report lacks."""

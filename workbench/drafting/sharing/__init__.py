"""Who does what in a report: assignments, states of a section, who is on it now, what changed since."""

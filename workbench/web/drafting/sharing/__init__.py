"""Who does what in a report: who is on a section now, how far it is, who was asked to write, review or approve."""

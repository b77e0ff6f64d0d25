"""What committees and States recommend: the units that a report has to answer."""

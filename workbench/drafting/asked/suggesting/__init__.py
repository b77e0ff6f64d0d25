"""“This paragraph seems to answer 12 (b)”: what is proposed, by what signs, and what a person set aside."""

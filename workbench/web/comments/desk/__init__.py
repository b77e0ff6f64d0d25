"""The answering desk: one comment, its place, the text of today, the answer, the next one."""

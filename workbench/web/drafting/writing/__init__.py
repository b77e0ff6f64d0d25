"""What is typed on the desk, saved: texts, new paragraphs, splits and merges, undo; and what the script hears."""

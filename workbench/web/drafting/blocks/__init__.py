"""What stands in a report besides numbered paragraphs: pasting, pictures, and a whole Word draft taken in."""

"""Tables of recommendations taken in: the index's export, a tracker's, any spreadsheet.

`records` has what passes between the readers of tables and what takes their rows in.
"""

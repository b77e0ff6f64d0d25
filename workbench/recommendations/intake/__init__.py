"""Tables of recommendations taken in: the index's export, a tracker's, any spreadsheet.

A file is read in a limited process (`index_files`, `reading`), its rows are understood by a column map (`uhri`, `maps`,
`reader`, `entries`), cut into batches (`opening`, `batches`) and each batch is taken in as one transaction (`taking`):
tied to what is known (`matching`), added where nothing is (`adding`), and said where no person has spoken. A document
that comes later is tied to the rows that are there (`later`).
"""

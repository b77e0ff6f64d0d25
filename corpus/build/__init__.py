"""Sets the sources of the demonstration corpus as the files that offices have: `python -m corpus.build [NAME …]`.

Reads `corpus/sources/`, writes `corpus/documents/` and `corpus/manifest.yaml`. Everything but the PDFs comes out byte
for byte the same each time; the PDFs are made by LibreOffice (`soffice` must be on the path), which stamps them with
the hour and needs the Liberation fonts, as wide as Times.
"""

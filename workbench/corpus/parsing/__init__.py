"""From a file to its paragraphs, in stages; each says what it reads and what it writes.

`formats` says what a file is; a reader for each brings its `parts`, the documents in it as `blocks`: `pdf`, `word`,
`sheets` (workbooks and text with delimiters), `texts` (web pages, Markdown, plain text). From there on all go one
road: `documents` takes collections apart, `structure` makes numbered paragraphs, `identity` says who the document is,
`kinds` what each paragraph says. `reading` puts the road together.
"""

"""Whether search finds what answers a drafter: questions judged by reading, over the documents of two States."""

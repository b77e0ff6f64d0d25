"""The original of a document as a person sees it: its pages, and where on them each paragraph stands."""

"""Two worlds: installations that differ in what somebody must not know, and all that somebody can ask of them."""

"""Files that came back: what each would bring, before anything is taken in, and the story of all of them."""

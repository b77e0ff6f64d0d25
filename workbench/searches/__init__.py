"""What is asked of the library, as the page of the search asks it: read from an address, kept, asked again."""

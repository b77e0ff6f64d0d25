"""Documents that belong together: revisions, corrigenda, copies, other languages, and what replaced what."""

"""Words by another hand on the web: typed from a letter, confirmed by the institution, translated by name."""

"""Pages of the guideline packs."""

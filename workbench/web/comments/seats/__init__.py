"""The seats of a round: how each institution stands, for those who manage it, and an institution's own seat."""

"""The reports in drafting, and one of them at a glance."""

"""Pages of reports in drafting: at a glance, the desk, coverage, frozen versions."""

"""The administrator's page: health of the installation, tasks, the search index."""

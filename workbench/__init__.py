"""The report-drafting workbench: where a State's report to a UN human rights committee is written."""

__version__ = "0.1.0"

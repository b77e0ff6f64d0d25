"""Clearance of a version: the page of an office that was asked, and the report's page of clearance and submission."""

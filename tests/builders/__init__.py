"""Compact files for tests, written as they read."""

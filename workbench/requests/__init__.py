"""Requests to ministries and bodies, and what they contribute."""

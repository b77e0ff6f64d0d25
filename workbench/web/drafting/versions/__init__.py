"""Frozen versions: how they print, their files, and that one may go out."""

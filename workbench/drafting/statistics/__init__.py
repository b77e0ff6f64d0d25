"""Figures declared once and inserted by reference."""

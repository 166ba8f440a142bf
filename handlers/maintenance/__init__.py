"""Planned maintenance, and who hears of it."""

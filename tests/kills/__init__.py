"""Kills: the program is killed wherever it is, while people ask and platforms fail, and then everything is counted."""

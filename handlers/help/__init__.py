"""Finding one's way, and what is said where nothing is asked for."""

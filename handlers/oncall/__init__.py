"""Who is there, when, and who comes in their place."""

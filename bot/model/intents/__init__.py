"""The catalogue: every command, its words, who may give it, and its help."""

"""Classes: planned, changed, listed, and their people reminded."""

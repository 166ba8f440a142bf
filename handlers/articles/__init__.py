"""Articles: short answers that may spare somebody a ticket."""

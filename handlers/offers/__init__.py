"""An article before a ticket."""

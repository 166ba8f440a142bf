"""Finding somebody who takes a ticket, and who is called for it."""

"""What nobody needs to write: taken out, and whom that is told."""

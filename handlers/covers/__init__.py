"""Standing in for somebody on call."""

"""Platforms on loopback that record what they are asked and refuse what the real ones refuse."""

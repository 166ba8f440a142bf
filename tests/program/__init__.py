"""The program as its users start it: processes of its own, on loopback."""

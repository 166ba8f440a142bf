"""How fast hearing is, against the least a bot could do: `make bench`."""

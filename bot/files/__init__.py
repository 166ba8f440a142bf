"""The files that a school and the program's owner write: read whole, every mistake told with its line."""

"""Small faults put into the program one at a time: the tests must notice each."""

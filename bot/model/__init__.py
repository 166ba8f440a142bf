"""What the desk knows and how it decides: pure functions over frozen data, standard library only."""

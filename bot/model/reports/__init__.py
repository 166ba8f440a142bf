"""What somebody's own words say of a trouble: about what, where, for how many, how urgent, how dangerous."""

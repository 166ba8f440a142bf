"""Teams: everything that knows its name is in here."""

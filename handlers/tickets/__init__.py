"""Tickets: opened, sorted, spoken of, ended, and what each side sees of them."""

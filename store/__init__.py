"""Rows in, frozen dataclasses out: SQLite on one machine, PostgreSQL for many processes."""

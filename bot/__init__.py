"""The running program: settings, engine, delivery and commands."""

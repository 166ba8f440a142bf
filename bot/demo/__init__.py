"""The demo: a seeded school, a clock that is pushed, and a look behind the scenes."""

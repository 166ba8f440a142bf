"""What happened goes in, what to say comes out: one module per noun, and a package for one of which there is much."""

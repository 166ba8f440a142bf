"""What happened goes in, what to say comes out: one module per noun."""

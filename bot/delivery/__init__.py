"""What is in the outbox goes to the platforms, and what became of it is written down."""

"""The contract every platform keeps, and each platform's own traps."""

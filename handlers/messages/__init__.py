"""What is made of any message before a noun answers it, and what happens around messages."""

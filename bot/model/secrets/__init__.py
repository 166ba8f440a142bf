"""Secrets in what people write: passwords, codes, keys, numbers of cards and documents; found, and hidden."""

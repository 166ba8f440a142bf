"""What fails for many: told, asked about, and over."""

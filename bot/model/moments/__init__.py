"""When: days, times, lengths and spans in words, read as moments of a time zone."""

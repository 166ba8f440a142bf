"""Articles: found by words, read, judged, and named where one may help."""

"""Articles: short answers to common questions, as the desk and schools write them."""

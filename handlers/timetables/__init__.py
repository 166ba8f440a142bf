"""Several classes at once: held again, every week, or called off for a day."""

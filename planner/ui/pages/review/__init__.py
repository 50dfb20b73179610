"""Pages of the status round, of review, and of the step into the next cycle."""

"""The pages of the mandate: the town and its frame, who steers, who takes part, what was resolved, when people meet."""

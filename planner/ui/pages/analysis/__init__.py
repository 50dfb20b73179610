"""The pages of the phase “analysis”."""

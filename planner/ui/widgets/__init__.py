"""The small parts every page is made of, to the measures of the design."""

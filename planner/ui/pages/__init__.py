"""The pages: one for each place of `planner.ui.places`, and the start page."""

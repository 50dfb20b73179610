"""The pages of the phase “goals”: vision, goal tree, targets, conflicts, adoption."""

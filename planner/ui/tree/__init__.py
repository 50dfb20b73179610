"""The tree: records under records, re-ordered and re-hung by drag or by keys, each move one step."""

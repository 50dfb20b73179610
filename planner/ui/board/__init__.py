"""The chain board: life phases joined by links, fields of action in rows, and the detail of what is chosen below."""

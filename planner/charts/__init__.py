"""Drawings: ``shapes`` are plain paths painted by window and reports alike, ``figures`` have axes or a map."""

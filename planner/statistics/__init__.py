"""Figures: frames, disclosure control, and later intervals and indexes. pandas and numpy live here."""

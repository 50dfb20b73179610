"""Help: topics made from the same registers as the window, searchable, in both languages, without a network."""

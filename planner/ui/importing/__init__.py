"""Taking in a file of figures or borders: choose, see how it is read, answer what is open, take it in."""

"""The figures of areas as pictures and as a grid in one column system: parts any page can use."""

"""Everything with axes or a map, drawn by matplotlib: an image for the window, SVG for paper.

Each figure is a module with ``draw(data, size, texts)`` and ``describe(data, texts)``, the alt text made from the same
data. What shows figures of areas takes them from a ``ProtectedTable`` and from nothing else. The modules import
matplotlib: import them late.
"""

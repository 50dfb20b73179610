"""Everything with axes or a map: neutral shapes for paper, an image by matplotlib for the window.

Each figure is a module with ``draw(data, size, texts)`` and ``describe(data, texts)``, the alt text made from the same
data. What shows figures of areas takes them from a ``ProtectedTable`` and from nothing else. The modules import
matplotlib, which measures their words: import them late.
"""

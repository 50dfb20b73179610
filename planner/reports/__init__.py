"""Reports from neutral blocks: sections, and the renderers that put them on paper."""

from __future__ import annotations

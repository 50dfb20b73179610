"""The sections of reports, one file each; a new one is a file and a line in the report that prints it."""

from __future__ import annotations

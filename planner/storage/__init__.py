"""The plan's file: tables, journal, lock and backups. The only floor that knows SQL."""

from __future__ import annotations

"""Writing a table as CSV: UTF-8 with a mark that Excel knows it by, written aside and put in place when it is whole."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path


def write_csv(target: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write head and rows with commas and decimal points; None becomes an empty cell, a text is never a formula."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        aside.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)


def _cell(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value

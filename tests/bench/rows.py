"""All rows, in the order they are measured."""

from __future__ import annotations

from tests.bench.rows_import import IMPORT
from tests.bench.rows_report import REPORT
from tests.bench.rows_storage import STORAGE

ROWS = (*STORAGE, *IMPORT, *REPORT)

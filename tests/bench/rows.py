"""All rows, in the order they are measured."""

from __future__ import annotations

from tests.bench.rows_gate import GATE
from tests.bench.rows_grid import GRID
from tests.bench.rows_import import IMPORT
from tests.bench.rows_map import MAP
from tests.bench.rows_pages import PAGES
from tests.bench.rows_report import REPORT
from tests.bench.rows_search import SEARCH
from tests.bench.rows_series import SERIES
from tests.bench.rows_storage import STORAGE
from tests.bench.rows_window import OVERVIEW, START

ROWS = (*START, *STORAGE, *IMPORT, *GATE, *SERIES, *REPORT, *MAP, *OVERVIEW, *PAGES, *GRID, *SEARCH)

"""What the rows of one run share: a folder that goes afterwards, and the plans made for it when first asked for."""

from __future__ import annotations

import itertools
import shutil
from functools import cached_property
from pathlib import Path


class Stage:
    """The folder of one run. Plans are made once; rows that write take a copy of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count(1)

    @cached_property
    def large(self) -> Path:
        """The large plan; nobody writes to this file."""
        from tests.bench.large import build_large

        path = self.folder / "large.chain"
        build_large(path)
        return path

    @cached_property
    def sample(self) -> Path:
        """The sample town in German; nobody writes to this file."""
        from planner.operations.sample import build_sample

        path = self.folder / "sample.chain"
        build_sample(path, "de")
        return path

    @cached_property
    def long_table(self) -> Path:
        """A long table of figures in the shape of a city's open data."""
        from tests.bench.long_table import write_long_table

        path = self.folder / "figures.csv"
        write_long_table(path)
        return path

    def copy_of(self, plan: Path) -> Path:
        """A copy of a plan that may be written to."""
        return Path(shutil.copyfile(plan, self.fresh(".chain")))

    def fresh(self, ending: str) -> Path:
        """A path nobody used before."""
        return self.folder / f"{next(self._numbers)}{ending}"

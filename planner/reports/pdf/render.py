"""The way in: a document becomes a file, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from planner.domain.errors import Cancelled, DiskFull, FileBusy, FileExists, FileMissing, FileTrouble, ReadOnly
from planner.domain.record import N_
from planner.reports.blocks import Block, Cover, Table
from planner.reports.document import Document, flat
from planner.reports.pdf.build import Builder
from planner.reports.pdf.canvas import TaggedCanvas
from planner.reports.pdf.cover import CoverPage
from planner.reports.pdf.flow import Pages

PLAN = b"SQLite format 3\x00"
LAYOUT_SHARE = 0.9
"""The share of the work that is done when the last page is drawn."""


def render_pdf(
    document: Document,
    target: Path | BinaryIO,
    *,
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> int:
    """Write a document as tagged PDF (PDF/UA-1, PDF/A-2a) and return the number of its pages.

    The same document gives the same bytes. A file is replaced only when the new one is whole; a stream gets it in one
    piece. `progress` hears the share done (0 to 1); `cancelled` is asked often. Raises Cancelled when it says yes, and
    FileTrouble or Refused with a sentence when the target cannot be written.
    """
    if isinstance(target, Path):
        _spare_plans(target)
    work = _Work(_weight(document.blocks), progress, cancelled)
    canvas = TaggedCanvas(document)
    pages = Pages(canvas, document, work.check)
    first = document.blocks[0]
    if isinstance(first, Cover):
        pages.cover(CoverPage(first, document.language, document.header).draw)
    pages.fill(Builder(document, work.step).boxes())
    data = canvas.finish()
    work.check()
    if isinstance(target, Path):
        _replace(target, data)
    else:
        target.write(data)
    work.finished()
    return pages.count


class _Work:
    """How far the work has come, and whether the person still wants it."""

    def __init__(
        self, total: int, progress: Callable[[float], None] | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._total, self._done = total, 0
        self._progress, self._cancelled = progress, cancelled

    def check(self) -> None:
        """Stop when the person asked for it."""
        if self._cancelled and self._cancelled():
            raise Cancelled

    def step(self) -> None:
        """One block or one row of a table is done."""
        self.check()
        self._done += 1
        if self._progress:
            self._progress(min(self._done / self._total, 1.0) * LAYOUT_SHARE)

    def finished(self) -> None:
        """The file is written."""
        if self._progress:
            self._progress(1.0)


def _weight(blocks: tuple[Block, ...]) -> int:
    """Blocks and rows of tables: what the time of the layout goes by."""
    return sum(1 + (len(block.rows) if isinstance(block, Table) else 0) for block in flat(blocks))


def _spare_plans(target: Path) -> None:
    """Refuse to write over a plan: one slip of the hand must not cost a town its work."""
    with suppress(OSError):  # what cannot be read is told of when it is written
        if target.is_file():
            with target.open("rb") as file:
                if file.read(len(PLAN)) == PLAN:
                    raise FileExists(
                        N_("{file} is a plan, not a report. Give the report another name."), file=target.name
                    )


def _replace(target: Path, data: bytes) -> None:
    """Put the data in the place of the target in one move."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        os.replace(temporary, target)
        temporary = ""
    except OSError as fault:
        raise _sentence(fault, target) from fault
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    """The rights new files of this process lack; it can only be asked by setting it."""
    present = os.umask(0o077)
    os.umask(present)
    return present


def _sentence(fault: OSError, target: Path) -> Exception:
    if fault.errno == errno.ENOSPC:
        return DiskFull(N_("There is no room left for {file}. The report was not written."), file=target.name)
    if isinstance(fault, FileNotFoundError | NotADirectoryError):
        return FileMissing(N_("The folder {folder} does not exist. Choose another one."), folder=str(target.parent))
    if isinstance(fault, IsADirectoryError):
        return FileTrouble(N_("{file} is a folder. Give the report another name."), file=target.name)
    if target.exists() and os.access(target.parent, os.W_OK):
        return FileBusy(N_("{file} cannot be replaced. Close it in other programs, then try again."), file=target.name)
    if isinstance(fault, PermissionError) or fault.errno == errno.EROFS:
        return ReadOnly(N_("The folder {folder} may not be written. Choose another one."), folder=str(target.parent))
    return FileTrouble(N_("{file} cannot be written: {reason}."), file=target.name, reason=fault.strerror or "")

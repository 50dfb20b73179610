"""From the bytes of a delimited text file to its rows: encoding, delimiter, header. Bounded in time and memory."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from planner.domain.errors import Unreadable
from planner.domain.record import N_
from planner.exchange.messages import MAX_BYTES, MAX_COLUMNS, MAX_LINE
from planner.exchange.numbers import looks_like_figure
from planner.exchange.sheet import CHUNK, Merged

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_ROWS = 200
JUDGED_ROWS = 60
PLAIN = ("utf-8", "cp1252", "utf-16-le", "utf-16-be")
"""Where no byte is that of a quotation mark in these encodings, there is none."""
_FOREIGN = {
    b"%PDF": N_("The file is a PDF. Ask for the table as CSV."),
    b"SQLite format 3": N_("The file is a database, not a table of figures."),
}
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a"))
_HIGH = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file whose encoding is known; ``data`` is without byte order mark."""

    data: bytes
    encoding: str
    guessed: bool

    def lines(self) -> io.TextIOWrapper:
        """The text, line ends as they are."""
        return io.TextIOWrapper(io.BytesIO(self.data), encoding=self.encoding, newline="")


def read_bytes(path: Path) -> bytes:
    """The whole file; a folder, a missing or unreadable file and one too large get a sentence."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise Unreadable(N_("This is not a file: {name}"), name=path.name)
        if size > MAX_BYTES:
            raise Unreadable(
                N_("The file {name} is too large ({size} MB). Up to {limit} MB can be read; split it by year."),
                name=path.name,
                size=size // 1_000_000,
                limit=MAX_BYTES // 1_000_000,
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable(N_("There is no file {name}."), name=path.name) from error
    except (OSError, ValueError) as error:
        raise Unreadable(
            N_("The file {name} cannot be read. Close it elsewhere or copy it to this computer."),
            name=path.name.replace("\0", ""),
        ) from error
    if not data.strip():
        raise Unreadable(N_("The file {name} is empty."), name=path.name)
    return data


def decoded(data: bytes, wanted: str | None = None, *, in_lines: bool = True) -> TextFile:
    """The file with its encoding: as wanted, by byte order mark, UTF-8 if it is valid, else Windows-1252."""
    for start, sentence in _FOREIGN.items():
        if data.startswith(start):
            raise Unreadable(sentence)
    data, encoding = _unmarked(data)
    if wanted:
        encoding = wanted
    guessed = encoding is None
    encoding = encoding or _guess(data)
    _check(data, encoding)
    if in_lines:
        _check_lines(data)
    return TextFile(data, encoding, guessed)


def _unmarked(data: bytes) -> tuple[bytes, str | None]:
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:], "utf-8"
    if data.startswith(b"\xff\xfe"):
        return data[2:], "utf-16-le"
    if data.startswith(b"\xfe\xff"):
        return data[2:], "utf-16-be"
    return data, None


def _guess(data: bytes) -> str:
    head = data[:4096]
    if head.count(0) > len(head) // 5:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            line = data.count(b"\n", 0, error.start) + 1
            raise Unreadable(
                N_("The text encoding is broken in line {line}. Save the file again as UTF-8."), line=line
            ) from error
        return "cp1252"
    return "utf-8"


def _mostly_utf8(data: bytes) -> bool:
    """More runs of high bytes are valid UTF-8 than not: a damaged UTF-8 file, not an older encoding."""
    good = bad = 0
    for match in islice(_HIGH.finditer(data), 5000):
        try:
            match[0].decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            bad += 1
    return good > bad


def _check(data: bytes, encoding: str) -> None:
    try:
        text = data.decode(encoding)
    except LookupError as error:
        raise Unreadable(N_("The text encoding {encoding} is not known."), encoding=encoding) from error
    except UnicodeError as error:
        raise Unreadable(N_("The file is not text in the encoding {encoding}."), encoding=encoding) from error
    if "\0" in text:
        raise Unreadable(N_("The file is not a table: it holds characters that no text has."))
    sample = data[:100_000].replace(b"\0", b"")
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 100:
        raise Unreadable(N_("The file is not a table: it holds characters that no text has."))


def _check_lines(data: bytes) -> None:
    ends = b"\n" if b"\n" in data else b"\r"
    at = 0
    while len(data) - at > MAX_LINE:
        found = data.rfind(ends, at, at + MAX_LINE)
        if found < 0:
            raise Unreadable(
                N_("Line {line} of the file is far too long for a table."), line=data.count(ends, 0, at) + 1
            )
        at = found + 1


@dataclass(frozen=True, slots=True)
class TextSheet:
    """A text file cut by a delimiter; read again from the start whenever it is asked."""

    file: TextFile
    delimiter: str
    name: str = ""
    merged: Sequence[Merged] = ()
    hidden: bool = False
    of: str = ""

    def chunks(self, skip: int = 0, size: int = CHUNK) -> Iterator[list[list[str]]]:
        """The rows behind the first ``skip``, many at a time."""
        return chunks_of(self.file, self.delimiter, skip, size)

    def expected(self) -> int:
        """About how many rows there are."""
        return self.file.data.count(b"\n")


def chunks_of(file: TextFile, delimiter: str, skip: int = 0, size: int = CHUNK) -> Iterator[list[list[str]]]:
    """The rows of the file behind the first ``skip``, many at a time; an unclosed quotation mark gets a sentence."""
    if file.encoding not in PLAIN or b'"' in file.data:
        yield from _quoted(file, delimiter, skip, size)
        return
    # without quotation marks a line is a row, and cutting it takes a third less time
    lines, limit = file.lines(), csv.field_size_limit()
    too_long = any(len(line) > limit for line in islice(lines, skip))
    while not too_long and (cut := list(islice(lines, size))):
        too_long = max(map(len, cut)) > limit
        if not too_long:
            yield [row.split(delimiter) if (row := line.rstrip("\r\n")) else [] for line in cut]
            skip += len(cut)
    if too_long:
        yield from _quoted(file, delimiter, skip, size)


def _quoted(file: TextFile, delimiter: str, skip: int, size: int) -> Iterator[list[list[str]]]:
    """The same for rows that may have quotation marks, and for cells that may be too long."""
    reader = csv.reader(file.lines(), delimiter=delimiter)
    try:
        for _ in islice(reader, skip):
            pass
        while chunk := list(islice(reader, size)):
            yield chunk
    except csv.Error as error:
        raise Unreadable(
            N_("Row {row} cannot be read. Probably a quotation mark is opened there and never closed."),
            row=reader.line_num,
        ) from error


def best_delimiter(file: TextFile) -> str:
    """The delimiter that cuts the first rows into the most figures, else into the same number of cells."""
    lines = list(islice(_sample(file), SAMPLE_ROWS))
    scores = []
    for delimiter in DELIMITERS:
        try:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
        except csv.Error:
            continue
        widths = Counter(map(len, rows))
        many = [(count, width) for width, count in widths.items() if width > 1]
        if many:
            count, width = max(many)
            share = count / widths.total()
            scores.append((_figures(rows, width), share >= 0.5, round(share, 1), width, delimiter))
    if not scores:
        raise Unreadable(N_("No columns can be told apart: no comma, semicolon or tab divides the rows."))
    return max(scores)[-1]


def _figures(rows: Sequence[list[str]], width: int) -> int:
    """About how many cells are figures, were the rows cut so; the last rows tell most, titles stand first."""
    judged = [row for row in rows if len(row) == width][-JUDGED_ROWS:]
    return sum(1 for row in judged for cell in row[:50] if cell and looks_like_figure(cell)) // 10


def _sample(file: TextFile) -> Iterator[str]:
    budget = 2 * MAX_LINE
    for line in file.lines():
        budget -= len(line)
        if budget < 0:
            return
        yield line


def width_of(sample: list[list[str]]) -> int:
    """The number of columns most rows have; fewer than two or far too many get a sentence."""
    widths = Counter(len(row) for row in sample if any(cell.strip() for cell in row))
    if not widths:
        raise Unreadable(N_("The file holds no rows."))
    width = max(widths, key=lambda w: (w > 1, widths[w], w))
    if width < 2:
        raise Unreadable(N_("The rows have one column only. Choose another delimiter."))
    if max(widths) > MAX_COLUMNS:
        raise Unreadable(
            N_("The table has {columns} columns; up to {limit} can be read."), columns=max(widths), limit=MAX_COLUMNS
        )
    return width

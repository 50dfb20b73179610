"""Figures in bulk: observation rows as columns, packed for the journal and read back.

Columns are word lists with codes, as JSON, compressed; digests are taken of the uncompressed text, so that another
zlib still proves it. Long runs pause the garbage collector: it is half of their cost.
"""

from __future__ import annotations

import gc
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import sha256

from planner.storage.codec import dump
from planner.storage.schema import OBSERVATION_COLUMNS

LARGEST = 256 << 20  # bytes of text: some ten million rows

Key = tuple[str, str, str, str]
Row = tuple[str, str, str, str, float | None, str, str]


@contextmanager
def collector_paused() -> Iterator[None]:
    """No cyclic garbage collection inside; switched on again whatever happens, if it was on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def pack(before: Sequence[Row], after: Sequence[Row]) -> bytes:
    """The compressed rows of a change."""
    text = dump({"format": 1, "before": _columns(before), "after": _columns(after)}).encode()
    return zlib.compress(text, 6)


def text_digest(blob: bytes | None) -> str | None:
    """The digest of packed rows as it stands in the change's digest; None without rows."""
    return None if blob is None else sha256(_text(blob)).hexdigest()


def unpack(blob: bytes) -> tuple[list[Row], list[Row]]:
    """The rows before and after, as packed."""
    data = json.loads(_text(blob))
    return _rows(data["before"]), _rows(data["after"])


def _text(blob: bytes) -> bytes:
    """The text of packed rows; ValueError for more than a file of figures can hold, which only a stranger packs."""
    packed = zlib.decompressobj()
    text = packed.decompress(blob, LARGEST)
    if not packed.eof:
        raise ValueError("packed rows do not end")
    return text


def _columns(rows: Sequence[Row]) -> dict[str, list[list[object]]]:
    if not rows:
        return {}
    return {name: _coded(column) for name, column in zip(OBSERVATION_COLUMNS, zip(*rows, strict=True), strict=True)}


def _coded(column: Sequence[object]) -> list[list[object]]:
    words = list(dict.fromkeys(column))
    codes = {word: code for code, word in enumerate(words)}
    return [words, [codes[value] for value in column]]


def _rows(columns: Mapping[str, tuple[list[object], list[int]]]) -> list[Row]:
    if not columns:
        return []
    parts = []
    for name in OBSERVATION_COLUMNS:
        words, codes = columns[name]
        parts.append([words[code] for code in codes])
    return list(zip(*parts, strict=True))

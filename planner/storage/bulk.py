"""Figures in bulk: observation rows as columns, packed for the journal and read back.

Columns are word lists with codes, as JSON, compressed; digests are taken of the uncompressed text, so that another
zlib still proves it. Long runs pause the garbage collector: it is half of their cost.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from planner.storage.codec import dump
from planner.storage.schema import OBSERVATION_COLUMNS

LARGEST = 128 << 20  # bytes of text: some seven million rows

Packed = Mapping[str, tuple[list[Any], list[int]]]
Key = tuple[str, str, str, str]
Row = tuple[str, str, str, str, float | None, str, str]
Observed = tuple[float | None, str, str]
Apart = tuple[list[Key], list[Observed]]
"""Keys, and what was observed at each."""


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


def unpack_apart(blob: bytes) -> tuple[Apart, Apart]:
    """The rows before and after, keys and observations apart: what a fold and an undo look at."""
    data = json.loads(_text(blob))
    return _apart(data["before"]), _apart(data["after"])


def _columns(rows: Sequence[Row]) -> dict[str, list[list[object]]]:
    if not rows:
        return {}
    return {name: _coded(column) for name, column in zip(OBSERVATION_COLUMNS, zip(*rows, strict=True), strict=True)}


def _coded(column: Sequence[object]) -> list[list[object]]:
    words = list(dict.fromkeys(column))
    codes = {word: code for code, word in enumerate(words)}
    return [words, list(map(codes.__getitem__, column))]


def _rows(columns: Packed) -> list[Row]:
    return list(zip(*_unpacked(columns), strict=True)) if columns else []


def _apart(columns: Packed) -> Apart:
    if not columns:
        return [], []
    variable, area, period, subgroup, value, state, delivery = _unpacked(columns)
    keys = list(zip(variable, area, period, subgroup, strict=True))
    return keys, list(zip(value, state, delivery, strict=True))


def _unpacked(columns: Packed) -> list[list[Any]]:
    parts = []
    for name in OBSERVATION_COLUMNS:
        words, codes = columns[name]
        parts.append(list(map(words.__getitem__, codes)))
    return parts

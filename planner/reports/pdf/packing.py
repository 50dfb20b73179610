"""Writing the file small: objects in compressed groups, as PDF has allowed since 1.5.

The structure of a long table is tens of thousands of tiny objects; reportlab writes each as plain text with a line in
the table of offsets. Packed, a report is about a fifth of that.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

from planner.reports.pdf.patches import LINE_END

GROUP = 400
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
FREE, PLAIN, GROUPED = 0, 1, 2
"""Kinds of entries in the table of objects."""


def packed(document: Any) -> bytes:
    """The bytes of a reportlab document that is ready to be written."""
    root = document.Reference(document.Catalog).format(document)
    info = document.Reference(document.info).format(document)
    file = _File()
    waiting: list[tuple[int, bytes]] = []
    last = 0
    for number, source in _sources(document):
        last = number
        if source.endswith(b"endstream"):
            file.add(number, source)
        else:
            waiting.append((number, source))
    for start in range(0, len(waiting), GROUP):
        last += 1
        file.add_group(last, waiting[start : start + GROUP])
    identifier = b"<" + document.signature.hexdigest().encode("ascii") + b">"
    return file.closed(last + 1, b"/Root " + root + b"/Info " + info + b"/ID[" + identifier * 2 + b"]")


def _sources(document: Any) -> Iterator[tuple[int, bytes]]:
    """Number and source of every object; writing one may register more."""
    number = 1
    while number in document.numberToId:
        made = document.idToObject[document.numberToId[number]]
        yield number, pdfdoc.format(made, document, toplevel=1).strip()
        number += 1


@dataclass(slots=True)
class _File:
    """The file so far, and where every object is."""

    parts: list[bytes] = field(default_factory=lambda: [HEADER])
    length: int = len(HEADER)
    places: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def add(self, number: int, source: bytes) -> None:
        """Add one object on its own."""
        self.places[number] = (PLAIN, self.length, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, source))

    def add_group(self, number: int, members: list[tuple[int, bytes]]) -> None:
        """Add objects as one compressed stream."""
        offsets = []
        at = 0
        for index, (member, source) in enumerate(members):
            self.places[member] = (GROUPED, number, index)
            offsets.append(b"%d %d" % (member, at))
            at += len(source) + 1
        index_part = b" ".join(offsets) + b"\n"
        content = index_part + b"\n".join(source for _, source in members)
        self.add(number, _stream(b"/Type/ObjStm/N %d/First %d" % (len(members), len(index_part)), content))

    def closed(self, number: int, trailer: bytes) -> bytes:
        """The whole file, the table of objects as its last stream."""
        start = self.length
        self.places[0] = (FREE, 0, 65535)
        self.places[number] = (PLAIN, start, 0)
        entries = b"".join(_entry(self.places[known]) for known in range(number + 1))
        self.add(number, _stream(b"/Type/XRef/Size %d/W[1 4 2]%b" % (number + 1, trailer), entries))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self.parts)

    def _write(self, part: bytes) -> None:
        self.parts.append(part)
        self.length += len(part)


def _stream(entries: bytes, content: bytes) -> bytes:
    small = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b%bendstream" % (entries, len(small), small, LINE_END)


def _entry(place: tuple[int, int, int]) -> bytes:
    kind, first, second = place
    return bytes([kind]) + first.to_bytes(4, "big") + second.to_bytes(2, "big")

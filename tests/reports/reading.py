"""Reading a report back: its text as a person finds it, its structure as reading software does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
import pypdfium2


@dataclass
class Node:
    role: str
    alt: str
    attributes: dict[str, object]
    kids: list[Node] = field(default_factory=list)
    contents: int = 0
    links: int = 0

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, role: str) -> list[Node]:
        return [node for node in self.walk() if node.role == role]


def tree(pdf: pikepdf.Pdf) -> Node:
    return _node(pdf.Root.StructTreeRoot.K)


def _node(element: pikepdf.Object) -> Node:
    attributes = {str(key): value for key, value in element.get("/A", {}).items()}
    node = Node(str(element.S)[1:], str(element.get("/Alt", "")), attributes)
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int) or (isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR"):
            node.contents += 1
        elif kid.get("/Type") == "/OBJR":
            node.links += 1
        else:
            node.kids.append(_node(kid))
    return node


def page_texts(data: bytes) -> list[str]:
    """The text of every page, words broken over lines joined, no-break spaces as spaces."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [_plain(pdf[number].get_textpage().get_text_bounded()) for number in range(len(pdf))]
    finally:
        pdf.close()


def _plain(text: str) -> str:
    for mark in ("\N{SOFT HYPHEN}\r\n", "\ufffe\r\n", "\x02\r\n", "\ufffe", "\x02", "\N{SOFT HYPHEN}"):
        text = text.replace(mark, "")
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())

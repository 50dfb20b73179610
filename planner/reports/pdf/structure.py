"""The structure tree: what reading software is told about the page.

Elements are made while drawing, in reading order, and written as ready source at the end: a large table has tens of
thousands of them, too many for one reportlab dictionary each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content of an element: page from 1, number on the page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Link:
    """The place to click that belongs to an element: page from 1, reportlab's annotation."""

    page: int
    annotation: pdfdoc.PDFDictionary


@dataclass(slots=True, eq=False)
class Element:
    """One structure element: its role, what it says instead of showing, its attributes as PDF source."""

    role: str
    parent: Element | None = None
    alt: str = ""
    attributes: str = ""
    kids: list[Element | Content | Link] = field(default_factory=list)
    number: int = 0

    def add(self, role: str, *, alt: str = "", attributes: str = "") -> Element:
        """Make and return a new last child."""
        child = Element(role, self, alt, attributes)
        self.kids.append(child)
        return child

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


class Source(pdfdoc.PDFObject):
    """A PDF object given as its source."""

    def __init__(self, source: str = "") -> None:
        self.source = source

    def format(self, document: object) -> bytes:
        """The source."""
        return self.source.encode("ascii")


TRUE = Source("true")


def text_source(text: str) -> str:
    """A text string as PDF source."""
    return "<" + ("\ufeff" + text).encode("utf-16-be").hex() + ">"


def write_tree(document: Any, root: Element, pages: Sequence[Sequence[Element]], links: Sequence[Element]) -> Any:
    """Register the tree in a reportlab document and return the reference of its root.

    `pages` gives for every page the elements of its marked contents by number; `links` the elements that own a link.
    """
    top = Source()
    parents = Source()
    top_reference = document.Reference(top)
    parents_reference = document.Reference(parents)
    sources = []
    for element in root.walk():
        source = Source()
        element.number = object_number(document, document.Reference(source))
        sources.append((element, source))
    page_numbers = {n: _page_number(document, n) for n in range(1, len(pages) + 1)}
    for element, source in sources:
        parent = element.parent.number if element.parent else object_number(document, top_reference)
        source.source = _element_source(document, element, parent, page_numbers)
    parents.source = _parents_source(document, pages, links)
    top.source = (
        f"<</Type/StructTreeRoot/K {root.number} 0 R/ParentTree {object_number(document, parents_reference)} 0 R"
        f"/ParentTreeNextKey {len(pages) + len(links)}>>"
    )
    return top_reference


def object_number(document: Any, reference: Any) -> int:
    """The number under which a registered object is written."""
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def _page_number(document: Any, page: int) -> int:
    return int(document.idToObjectNumberAndVersion[f"Page{page}"][0])


def _element_source(document: Any, element: Element, parent: int, pages: dict[int, int]) -> str:
    parts = [f"<</Type/StructElem/S/{element.role}/P {parent} 0 R"]
    if element.alt:
        parts.append(f"/Alt {text_source(element.alt)}")
    if element.attributes:
        parts.append(f"/A {element.attributes}")
    first = next((kid.page for kid in element.kids if not isinstance(kid, Element)), 0)
    if first:
        parts.append(f"/Pg {pages[first]} 0 R")
    kids = [_kid_source(document, kid, first, pages) for kid in element.kids]
    if len(kids) == 1:
        parts.append(f"/K {kids[0]}")
    elif kids:
        parts.append(f"/K[{' '.join(kids)}]")
    return "".join(parts) + ">>"


def _kid_source(document: Any, kid: Element | Content | Link, first: int, pages: dict[int, int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Link):
        annotation = object_number(document, document.Reference(kid.annotation))
        return f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {annotation} 0 R>>"
    if kid.page == first:
        return str(kid.number)
    return f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.number}>>"


def _parents_source(document: Any, pages: Sequence[Sequence[Element]], links: Sequence[Element]) -> str:
    """From marked content and links back to their elements: an array per page, then one element per link."""
    entries = []
    for key, elements in enumerate(pages):
        array = Source("[" + " ".join(f"{element.number} 0 R" for element in elements) + "]")
        entries.append(f"{key} {object_number(document, document.Reference(array))} 0 R")
    entries += [f"{len(pages) + number} {element.number} 0 R" for number, element in enumerate(links)]
    return "<</Nums[" + "\n".join(entries) + "]>>"

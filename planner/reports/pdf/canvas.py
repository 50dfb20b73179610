"""A reportlab canvas that knows what it draws: every mark belongs to a structure element or is an artifact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from planner.reports.document import Document
from planner.reports.pdf import fonts, metadata, patches, structure, style
from planner.reports.pdf.packing import packed
from planner.reports.pdf.structure import Content, Element, Link
from planner.reports.pdf.style import Style

Later = Callable[[], str]


@dataclass(frozen=True, slots=True)
class _Promise:
    """A text whose words are known at the end only, such as the number of pages; `x` is its right end."""

    words: Later
    x: float
    y: float
    style: Style


class TaggedCanvas(Canvas):
    """Draws text, lines and pictures with their structure; coordinates are points from the page's lower left.

    Marked contents never nest: what is drawn inside one belongs to it, artifact or element.
    """

    _code: list[str]
    _doc: Any
    _bookmarkReference: Callable[[str], Any]  # noqa: N815  # reportlab's own name
    _addAnnotation: Callable[[pdfdoc.PDFDictionary], None]  # noqa: N815  # reportlab's own name

    def __init__(self, document: Document) -> None:
        patches.install()
        fonts.register()
        super().__init__(
            BytesIO(), pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT), pageCompression=1, invariant=1,
            pdfVersion=(1, 7), lang=metadata.REGIONS[document.language],
            initialFontName=style.REGULAR,  # type: ignore[arg-type]  # the stub takes it for a size
        )  # fmt: skip
        self.root = Element("Document")
        self._report = document
        self._pages: list[list[Element]] = []
        self._marks: list[Element] = []
        self._links: list[Element] = []
        self._marking = False
        self._promises: dict[str, _Promise] = {}
        self._ink = ""
        self._anchors: dict[str, int] = {}

    # structure

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """What is drawn inside is the element's content."""
        if self._marking:
            raise ValueError(f"marked content inside marked content: {element.role}")
        number = len(self._marks)
        self._marks.append(element)
        element.kids.append(Content(self.page, number))
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        self._marking = True
        yield
        self._marking = False
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn inside means nothing to a listener: rules, grounds, repeated heads."""
        if self._marking:
            raise ValueError("an artifact inside marked content")
        self._code.append(f"/Artifact <</Type /{kind}{f' /Subtype /{subtype}' if subtype else ''}>> BDC")
        self._marking = True
        yield
        self._marking = False
        self._code.append("EMC")

    @property
    def page(self) -> int:
        """The number of the page being drawn, from 1."""
        return int(self._doc.pageCounter)

    def anchor(self, key: str, title: str, level: int, top: float) -> None:
        """Make this place of the page a goal of links and a bookmark (`level` from 1)."""
        self._anchors[key] = self.page
        self.bookmarkPage(key, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        self.addOutlineEntry(title, key, level - 1, closed=level > 1)

    def page_of(self, key: str) -> int:
        """The page of an anchor that was drawn already."""
        return self._anchors[key]

    def link(self, element: Element, key: str, area: tuple[float, float, float, float], words: str) -> None:
        """Make an area (left, bottom, right, top) of this page lead to an anchor; `words` describe it to a listener."""
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Annot"),
                "Subtype": pdfdoc.PDFName("Link"),
                "Rect": pdfdoc.PDFArray([round(side, 2) for side in area]),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "Dest": self._bookmarkReference(key),
                "Contents": structure.Source(structure.text_source(words)),
                "F": 4,
            }
        )
        element.kids.append(Link(self.page, annotation))
        self._links.append(element)
        self._addAnnotation(annotation)

    # drawing

    def put_text(self, x: float, y: float, text: str, look: Style) -> None:
        """Write one line with its base line at y."""
        if text:
            self._use_ink(look.ink)
            self._code.append(self._text_source(x, y, text, look))

    def put_text_right(self, x: float, y: float, text: str, look: Style) -> None:
        """Write one line that ends at x."""
        self.put_text(x - fonts.width(text, look.font, look.size), y, text, look)

    def promise_text(self, x: float, y: float, look: Style, words: Later) -> None:
        """Leave room for a line that ends at x and whose words are asked for when all pages are drawn."""
        token = f"%promise {len(self._promises)}%"
        self._promises[token] = _Promise(words, x, y, look)
        self._code.append(token)

    def put_ground(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """Fill a rectangle whose lower left corner is x, y."""
        self._use_ink(colour)
        self._code.append(f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re f")

    def put_rule(
        self, x: float, y: float, wide: float, colour: str = style.RULE, weight: float = style.HAIRLINE
    ) -> None:
        """Draw a horizontal rule as a thin ground, which prints evenly."""
        self.put_ground(x, y - weight / 2, wide, weight, colour)

    def put_source(self, source: str) -> None:
        """Add drawing operators that leave the graphics state as they found it."""
        self._code.append(source)

    def _use_ink(self, colour: str) -> None:
        if colour != self._ink:
            self._ink = colour
            self._code.append(f"{colour_source(colour)} rg")

    def _text_source(self, x: float, y: float, text: str, look: Style) -> str:
        face = fonts.font(look.font)
        parts = [f"BT {x:.2f} {y:.2f} Td"]
        for subset, codes in face.splitString(text, self._doc):
            name = face.getSubsetInternalName(subset, self._doc)
            parts.append(f"{name} {look.size:g} Tf ({codes.decode('latin-1').translate(_ESCAPES)}) Tj")
        return " ".join([*parts, "ET"])

    # pages and file

    def showPage(self) -> None:  # noqa: N802  # reportlab's own name
        """Close the page and give it its place in the structure."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._pages)
        page.Tabs = pdfdoc.PDFName("S")
        self._pages.append(self._marks)
        self._marks = []
        self._ink = ""

    def finish(self) -> bytes:
        """The whole file; nothing can be drawn afterwards."""
        self._keep_promises()
        document, catalogue = self._doc, self._doc.Catalog
        for number, element in enumerate(self._links):
            link = next(kid for kid in element.kids if isinstance(kid, Link))
            link.annotation["StructParent"] = len(self._pages) + number
        catalogue.StructTreeRoot = structure.write_tree(document, self.root, self._pages, self._links)
        catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": structure.TRUE})
        catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": structure.TRUE})
        catalogue.PageMode = pdfdoc.PDFName("UseOutlines")
        metadata.describe(document, self._report)
        document.format = partial(packed, document)
        data: bytes = document.GetPDFData(self)
        return data

    def _keep_promises(self) -> None:
        for page in self._doc.Pages.pages:
            lines = page.stream.split("\n")
            page.stream = "\n".join(self._kept(line) if line in self._promises else line for line in lines)
            self._doc.updateSignature(page.stream)

    def _kept(self, token: str) -> str:
        promise = self._promises[token]
        text, look = promise.words(), promise.style
        x = promise.x - fonts.width(text, look.font, look.size)
        return f"q {colour_source(look.ink)} rg {self._text_source(x, promise.y, text, look)} Q"


def colour_source(colour: str) -> str:
    """The three numbers of "#RRGGBB" as PDF source."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.4g}" for at in (1, 3, 5))


_ESCAPES = {code: f"\\{code:03o}" for code in range(256) if not 32 <= code < 127 or chr(code) in "\\()"}

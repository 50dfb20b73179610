"""What the file says about itself: title, language and date, the two standards it keeps, its colour space."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase import pdfdoc

from planner.reports.document import Document
from planner.reports.pdf.structure import Source, text_source

REGIONS = {"de": "de-DE", "en": "en-GB"}
CREATOR = "Prevention Chain Planner"
COLOUR_SPACE = "sRGB IEC61966-2.1"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class _Info(Source):
    """The document information dictionary with nothing in it but what XMP says too."""

    def __init__(self, report: Document, producer: str) -> None:
        day = f"(D:{report.date:%Y%m%d}000000Z)"
        entries = {"Title": report.title, "Subject": report.subject, "Creator": CREATOR, "Producer": producer}
        texts = "".join(f"/{key} {text_source(value)}" for key, value in entries.items() if value)
        super().__init__(f"<<{texts}/CreationDate {day}/ModDate {day}>>")
        self.invariant = True

    def digest(self, signature: Any) -> None:
        """Add to what the file's identifier is made from."""
        signature.update(self.source.encode("ascii"))


def describe(document: Any, report: Document) -> None:
    """Write title, dates, standards and colour space into a reportlab document."""
    producer = document.info.producer
    document.info = _Info(report, producer)
    catalogue = document.Catalog
    catalogue.Metadata = pdfdoc.XMP(creator=lambda _document: _xmp(report, producer))
    catalogue.__NoDefault__ = [*catalogue.__NoDefault__, "OutputIntents"]
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), srgb_profile(), filters=[pdfdoc.PDFZCompress])
    intent = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString(COLOUR_SPACE),
        "Info": pdfdoc.PDFString(COLOUR_SPACE),
        "DestOutputProfile": document.Reference(profile),
    }
    catalogue.OutputIntents = pdfdoc.PDFArray([pdfdoc.PDFDictionary(intent)])


def _xmp(report: Document, producer: str) -> bytes:
    day: date = report.date
    return _XMP.format(
        title=_xml(report.title), subject=_xml(report.subject), language=REGIONS[report.language],
        date=day.isoformat(), creator=CREATOR, producer=escape(producer),
    ).encode("utf-8")  # fmt: skip


def _xml(text: str) -> str:
    """The text without control characters, which XML cannot hold; nor may a reader that mends files find an end in it."""
    return escape("".join(sign for sign in text if sign >= " ")).replace("endstream", "end&#115;tream")


@cache
def srgb_profile() -> bytes:
    """The sRGB profile with a fixed date, because Pillow stamps the present one."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    profile[84:100] = bytes(16)
    return bytes(profile)

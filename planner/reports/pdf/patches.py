"""Two repairs of reportlab 5.1 that archival and accessible PDF ask for, and one that makes files smaller.

They replace functions and a setting of the library, because it offers no hook; other PDF stays sound.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

END = b"endstream\n"
LINE_END = b"\r\n"
"""Two bytes: with one alone, content that ends in a carriage return would seem to be a byte shorter."""
NO_CHARACTER = 0xFFFD

_format_stream = pdfdoc.PDFStream.format
_make_map = ttfonts.makeToUnicodeCMap


def _format_with_line_end(self: Any, document: Any) -> bytes:
    """PDF/A 6.1.7.1: a line end that is no part of the content stands before "endstream"; reportlab leaves it out."""
    written: bytes = _format_stream(self, document)
    return written[: -len(END)] + LINE_END + END


def _map_without_zero(fontname: str, subset: list[int]) -> str:
    """PDF/UA 7.21.7: no glyph stands for U+0000; reportlab's place holders do."""
    written: str = _make_map(fontname, [code or NO_CHARACTER for code in subset])
    return written


@cache
def install() -> None:
    """Put the repairs in place, once; pages are written as bytes, where the library would spell them in letters."""
    rl_config.useA85 = 0
    pdfdoc.PDFStream.format = _format_with_line_end  # type: ignore[method-assign]
    ttfonts.makeToUnicodeCMap = _map_without_zero

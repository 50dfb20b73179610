"""Tables on the clipboard: fifty ways they are written and read, as Excel, LibreOffice and Word do it (U-31)."""

from __future__ import annotations

import pytest

from planner.ui.grid.clipboard import from_html, from_text, table_of, to_html, to_text

BOTH_WAYS: dict[str, list[list[str]]] = {
    "one word": [["Jugendamt"]],
    "one row": [["a", "b", "c"]],
    "one column": [["a"], ["b"], ["c"]],
    "a block": [["a", "b"], ["c", "d"]],
    "an empty cell inside": [["a", "", "c"]],
    "an empty cell at the start": [["", "b"]],
    "an empty cell at the end": [["a", ""]],
    "an empty row inside": [["a"], [""], ["c"]],
    "umlauts": [["Äpfel", "Öl", "Übergang", "Maß"]],
    "signs of other scripts": [["Łódź", "Ĉu", "İzmir", "日本"]],
    "typographic quotes": [["„Lotsendienst“", "‚kurz‘"]],
    "a plain quote inside": [['say "hi"', "b"]],
    "a quote at the start": [['"quoted" word', "b"]],
    "a quoted cell alone": [['"x"']],
    "only a quote": [['"', "b"]],
    "two quotes": [['""', "b"]],
    "a line break in a cell": [["first\nsecond", "b"]],
    "a line break in the last cell": [["a", "first\nsecond"]],
    "two line breaks": [["a\n\nb", "c"]],
    "a tab in a cell": [["a\tb", "c"]],
    "a tab and a quote": [['a\t"b"', "c"]],
    "a line break and quotes": [['a\n"b"\nc', "d"]],
    "spaces kept": [["  a  ", "b "]],
    "a no-break space": [["20\N{NO-BREAK SPACE}%", "b"]],
    "numbers": [["84000", "1.048.000,50", "−1,7"]],
    "dates": [["31.12.2028", "2028-12-31"]],
    "signs of markup": [["<b>a</b>", "a & b", "&amp;"]],
    "semicolons and commas": [["a;b", "c,d"]],
    "an equals sign": [["=1+1", "'text"]],
    "a long row": [[str(number) for number in range(60)]],
    "many rows": [[str(number), "x"] for number in range(300)],
}


@pytest.mark.parametrize("rows", BOTH_WAYS.values(), ids=BOTH_WAYS.keys())
def test_what_is_copied_is_read_again(rows: list[list[str]]) -> None:
    assert from_text(to_text(rows)) == rows


@pytest.mark.parametrize("rows", BOTH_WAYS.values(), ids=BOTH_WAYS.keys())
def test_the_same_as_html(rows: list[list[str]]) -> None:
    plain = [[" ".join(cell.replace("\N{NO-BREAK SPACE}", " ").split(" ")).strip() for cell in row] for row in rows]
    tabs = [["\n".join(" ".join(line.split()) for line in cell.split("\n")).strip() for cell in row] for row in plain]
    assert from_html(to_html(rows)) == tabs


AS_WRITTEN: dict[str, tuple[str, list[list[str]]]] = {
    "Excel ends with a line break": ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
    "Excel, one cell": ("a\r\n", [["a"]]),
    "an old Mac": ("a\tb\rc\td\r", [["a", "b"], ["c", "d"]]),
    "LibreOffice": ("a\tb\nc\td\n", [["a", "b"], ["c", "d"]]),
    "Excel quotes a line break": ('"first\nsecond"\tb\r\n', [["first\nsecond", "b"]]),
    "Excel doubles quotes": ('"say ""hi""\nthere"\tb\r\n', [['say "hi"\nthere', "b"]]),
    "a quote that never ends": ('"a\tb\r\n', [['"a', "b"]]),
    "a quote with words behind it": ('"a" b\tc', [['"a" b', "c"]]),
    "nothing": ("", []),
    "only a line break": ("\r\n", []),
    "rows of different length": ("a\tb\tc\r\nd\r\n", [["a", "b", "c"], ["d", "", ""]]),
    "empty rows at the end": ("a\tb\r\n\t\r\n\t\r\n", [["a", "b"]]),
    "an empty row inside": ("a\r\n\r\nb\r\n", [["a"], [""], ["b"]]),
    "a NUL of an old program": ("a\x00\tb", [["a", "b"]]),
    "only tabs": ("\t\t\r\n", []),
}


@pytest.mark.parametrize(("text", "rows"), AS_WRITTEN.values(), ids=AS_WRITTEN.keys())
def test_text_as_programs_write_it(text: str, rows: list[list[str]]) -> None:
    assert table_of(text, "") == rows


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-number-format:General}</style></head>
<body><!--StartFragment--><table border=0><col width=80><tr height=20><td class=xl65 x:num="44562">01.01.2022</td>
<td>Jugendamt</td></tr><tr><td>a&nbsp;b</td><td></td></tr><!--EndFragment--></table></body></html>"""
WORD = """<table><tr><td><p class=MsoNormal>Erste<br>Zeile</p><p>Absatz</p></td><td><p>b</p></td></tr></table>"""
SPANS = "<table><tr><th colspan=2>Kopf</th></tr><tr><td rowspan='2'>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
NESTED = "<table><tr><td>a<table><tr><td>inner</td></tr></table></td><td>b</td></tr></table><table><tr><td>z</td></tr></table>"
AS_HTML: dict[str, tuple[str, list[list[str]]]] = {
    "Excel": (EXCEL, [["01.01.2022", "Jugendamt"], ["a b", ""]]),
    "Word": (WORD, [["Erste\nZeile\nAbsatz", "b"]]),
    "cells over several places": (SPANS, [["Kopf", ""], ["a", "b"], ["", "c"]]),
    "a table in a table": (NESTED, [["ainner", "b"]]),
    "no table": ("<p>words</p>", []),
    "cells left open": ("<table><tr><td>a<td>b<tr><td>c<td>d</table>", [["a", "b"], ["c", "d"]]),
    "signs of markup": ("<table><tr><td>&lt;b&gt; &amp; &quot;</td></tr></table>", [['<b> & "']]),
    "a span that is none": ("<table><tr><td colspan='x'>a</td><td>b</td></tr></table>", [["a", "b"]]),
    "a script": ("<table><tr><td>a<script>evil()</script></td></tr></table>", [["a"]]),
}


@pytest.mark.parametrize(("source", "rows"), AS_HTML.values(), ids=AS_HTML.keys())
def test_html_as_programs_write_it(source: str, rows: list[list[str]]) -> None:
    assert from_html(source) == rows


def test_text_is_taken_where_both_agree_and_html_where_text_broke_rows_apart() -> None:
    assert table_of('"a\nb"\tc', "<table><tr><td>a b</td><td>c</td></tr></table>") == [["a\nb", "c"]]
    assert table_of("Erste\nZeile\nAbsatz\tb", WORD) == [["Erste\nZeile\nAbsatz", "b"]]
    assert table_of("words", "<p>words</p>") == [["words"]]


def test_u31_there_are_fifty_ways() -> None:
    """U-31: what the row asks for, both ways and as programs write it."""
    assert 2 * len(BOTH_WAYS) + len(AS_WRITTEN) + len(AS_HTML) >= 50

"""What stands in the blocks stands in the file: numbers, whole words, hostile signs."""

from __future__ import annotations

from io import BytesIO

import page
import pikepdf
import pypdfium2
import pytest

from planner.charts.shapes import Label, Shapes
from planner.reports.blocks import (
    Block,
    Column,
    Contents,
    Cover,
    Decision,
    Figure,
    Group,
    Heading,
    KeyFigure,
    KeyFigures,
    List,
    Note,
    Number,
    Status,
    Table,
    Text,
)
from planner.reports.document import Document
from planner.reports.pdf.fonts import MISSING, printable
from tests.reports.conftest import rendered
from tests.reports.demo import DAY, LONG
from tests.reports.reading import page_texts

HOSTILE = [
    "<b>fett</b> & <a href='x'>", "$x$ \\frac{1}{2}", "%s %(name)s {} {0} {name}", "(a) \\( \\) ) (", "%promise 0%",
    "Rabe 🐦‍⬛ und 👩‍👧", "Zeile\neins\n\nzwei\ttab", "\u202eRTL\u202c", "e\u0301 à̂", "　全角 ①", "\u00adweich\u00ad", "-" * 400,
    "x" * 200, "Silbentrennungsprüfwort" * 8, "endstream endobj", "\x01\x1f", " ", "\u2028neue Zeile",
]  # fmt: skip


def document(*blocks: Block, title: str = "Probe") -> Document:
    return Document(
        title=title, language="de", date=DAY, blocks=(Heading(1, "Probe"), *blocks), header=title, footer=title
    )


def everywhere(text: str) -> Document:
    """The text in every place a person's words can come to."""
    shown = text if text.strip() else f"x{text}"
    table = Table(
        (Column(shown, weight=1), Column("Zahl", "right"), Column("Stand")),
        ((text, Number(text), Status("late", shown)), Group(shown), (text, "", Status("done", shown))),
        text, (text, Number(text), text), text, text,
    )  # fmt: skip
    picture = Figure(Shapes(200, 40, (Label(text[:20], 10, 20),)), shown, text, text)
    blocks: tuple[Block, ...] = (
        Cover(shown, text, ((text, text),), picture, text),
        Contents(shown),
        Heading(1, shown),
        *(Text(text, style) for style in ("body", "lead", "strong", "small")),
        List((text, text), ordered=True),
        Decision((text,), text),
        KeyFigures((KeyFigure(shown, shown, text),)),
        Note(text, text),
        table,
        picture,
        Heading(2, shown),
    )
    return Document(title=shown, language="de", date=DAY, blocks=blocks, subject=text, header=text, footer=text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
def test_hostile_words_stay_words(text: str) -> None:
    data = rendered(everywhere(text))
    assert page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_UA_1).is_compliant
    assert page.validate_pdf_bytes(data, profile=page.ValidationProfile.PDF_A_2A).is_compliant


@pytest.mark.parametrize("text", HOSTILE[:5])
def test_marks_are_printed_literally(text: str) -> None:
    assert text in " ".join(page_texts(rendered(document(Text(text)))))


def test_a_sign_the_font_lacks_is_seen_to_be_missing() -> None:
    assert printable("Rabe 🐦") == f"Rabe {MISSING}"
    assert printable("①") == "1"
    assert printable("e\u0301") == "é"
    assert MISSING in page_texts(rendered(document(Text("Rabe 🐦"))))[0]


def test_numbers_of_a_long_table_are_all_there_once() -> None:
    rows = tuple((f"Zeile {number}", Number(f"{number * 7919:,}".replace(",", "."))) for number in range(1, 400))
    table = Table((Column("Name", weight=1), Column("Betrag", "right")), rows)
    words = " ".join(page_texts(rendered(document(table)))).split(" ")
    for number in range(1, 400):
        assert words.count(f"{number * 7919:,}".replace(",", ".")) >= 1
    assert words.count("Zeile") == 399


def test_broken_words_are_found_whole() -> None:
    data = rendered(document(*(Text(LONG["de"]) for _ in range(3))))
    (text,) = page_texts(data)
    plain = LONG["de"].replace("\N{NO-BREAK SPACE}", " ")
    assert text.count(plain) == 3


def test_lines_end_in_a_space_or_a_soft_hyphen() -> None:
    data = rendered(document(Text(LONG["de"])))
    with pikepdf.open(BytesIO(data)) as pdf:
        source = pdf.pages[0].Contents.read_bytes()
    lines = [line for line in source.split(b"\n") if line.startswith(b"BT") and b"10.5 Tf" in line]
    assert len(lines) > 3
    assert sum(b" ) Tj" in line for line in lines) >= 2


@pytest.mark.parametrize("text", ["x" * 20_000, "Silbentrennungsprüfwort/" * 800, "Wort " * 4000])
def test_endless_words_are_broken_somewhere(text: str) -> None:
    table = Table((Column("Nr."), Column("Text", weight=1)), (("1", text),))
    texts = page_texts(rendered(document(Text(text), Note(text), List((text,)), table)))
    assert len(texts) > 4


def test_a_row_higher_than_a_page_goes_on_over_pages() -> None:
    words = " ".join(f"Wort{number}" for number in range(3000))
    table = Table(
        (Column("Nr."), Column("Text", weight=1)), (("1", "kurz"), ("2", words), ("3", "Ende")), note="Schluss"
    )
    texts = page_texts(rendered(document(table)))
    assert len(texts) > 2
    whole = " ".join(texts)
    assert all(f"Wort{number}" in whole for number in range(3000))
    assert "Schluss" in texts[-1]


def test_a_table_of_one_row_keeps_its_note() -> None:
    filler = [Text(LONG["de"]) for _ in range(9)]
    for count in range(4):
        table = Table((Column("Nr."), Column("Text", weight=1)), (("1", "einzig"),), "Titel", note="Anmerkung")
        texts = page_texts(rendered(document(*filler, *([Text("Zeile")] * count), table)))
        (own,) = [text for text in texts if "einzig" in text]
        assert "Titel" in own
        assert "Anmerkung" in own


def test_a_heading_is_never_left_alone_at_the_foot() -> None:
    for count in range(1, 45, 3):
        blocks = [Text("Eine Zeile.") for _ in range(count)]
        texts = page_texts(rendered(document(*blocks, Heading(2, "Allein?"), Text(LONG["de"]))))
        (own,) = [text for text in texts if "Allein?" in text]
        assert "Der Ausschuss" in own


def test_every_font_is_embedded_even_for_text_in_pictures() -> None:
    picture = Shapes(200, 60, (Label("Wärme", 10, 40),))
    data = rendered(document(Figure(picture, "Wärme")))
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
    assert "Wärme" in page_texts(data)[0]


def test_large_figures_are_made_to_fit() -> None:
    figure = Figure(Shapes(2000, 3000, (Label("Ecke", 10, 2990),)), "groß", "Titel der Abbildung")
    texts = page_texts(rendered(document(figure)))
    assert "Ecke" in texts[0]
    assert "Titel der Abbildung" in texts[0]


def test_nothing_is_drawn_outside_the_page() -> None:
    data = rendered(everywhere("Wort " * 40))
    pdf = pypdfium2.PdfDocument(data)
    for number in range(len(pdf)):
        wide, high = pdf[number].get_size()
        for item in pdf[number].get_objects():
            left, bottom, right, top = item.get_bounds()
            assert left >= -1
            assert bottom >= -1
            assert right <= wide + 1
            assert top <= high + 1
    pdf.close()

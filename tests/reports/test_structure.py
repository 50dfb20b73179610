"""What reading software finds: roles, order, alternative texts, links, bookmarks."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from tests.reports.conftest import rendered
from tests.reports.demo import demo
from tests.reports.reading import page_texts, tree


def test_every_figure_says_what_it_shows_and_where_it_is(opened: pikepdf.Pdf) -> None:
    figures = tree(opened).all("Figure")
    assert len(figures) == 6
    assert all(figure.alt and "/BBox" in figure.attributes for figure in figures)
    assert "Säulen: 2022: 12, 2023: 18, 2024: 25, 2025: 31, 2026: 38." in {figure.alt for figure in figures}


def test_captions_belong_to_their_figures_and_tables(opened: pikepdf.Pdf) -> None:
    root = tree(opened)
    owners = [node.role for node in root.walk() for kid in node.kids if kid.role == "Caption"]
    assert sorted(owners) == ["Figure", "Figure", "Table", "Table", "Table"]


def test_headings_nest_without_leaving_out_a_level(opened: pikepdf.Pdf) -> None:
    levels = [int(node.role[1]) for node in tree(opened).walk() if node.role in {"H1", "H2", "H3"}]
    assert levels == [1, 1, 1, 2, 2, 3]


def test_every_head_says_what_it_heads(opened: pikepdf.Pdf) -> None:
    heads = tree(opened).all("TH")
    assert {str(head.attributes["/Scope"]) for head in heads} == {"/Column", "/Row"}
    assert all(len(row.kids) in {1, 2, 6} for row in tree(opened).all("TR"))


def test_a_table_over_pages_is_one_table_with_one_head(opened: pikepdf.Pdf) -> None:
    measures = tree(opened).all("Table")[2]
    assert [kid.role for kid in measures.kids] == ["Caption", "THead", "TBody", "TFoot"]
    assert len(measures.kids[1].all("TR")) == 1
    assert len(measures.kids[2].all("TR")) == 70 + 6
    assert str(measures.attributes["/Summary"]) == "Eine Zeile je Maßnahme, gruppiert nach Zielen."


def test_the_repeated_head_is_drawn_on_every_page_as_an_artifact(
    opened: pikepdf.Pdf, demo_pdf: dict[str, bytes]
) -> None:
    pages = [number for number, text in enumerate(page_texts(demo_pdf["de"])) if "Nr. Maßnahme Zuständig" in text]
    assert len(pages) >= 3
    marks = [
        opened.pages[number].Contents.read_bytes().count(b"/Artifact <</Type /Pagination>> BDC") for number in pages
    ]
    assert marks == [0] + [1] * (len(pages) - 1)


def test_lists_keep_numbers_apart_from_words(opened: pikepdf.Pdf) -> None:
    for item in tree(opened).all("LI"):
        assert [kid.role for kid in item.kids] in (["Lbl", "LBody"], ["LBody"])


def test_contents_lead_to_the_pages_they_name(opened: pikepdf.Pdf, demo_pdf: dict[str, bytes]) -> None:
    texts = page_texts(demo_pdf["de"])
    links = tree(opened).all("Link")
    assert [(link.contents, link.links) for link in links] == [(1, 1)] * 4
    for annotation, title in zip(
        opened.pages[1].Annots, ("Auf einen Blick", "Lage", "Verlauf", "Maßnahmen"), strict=True
    ):
        assert str(annotation.Contents) == title
        goal = opened.pages.index(pikepdf.Page(annotation.Dest[0]))
        assert f"{title} {goal + 1}" in texts[1]
        assert title in texts[goal]


def test_bookmarks_follow_the_headings(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Auf einen Blick", "Lage"]
        assert [item.title for item in outline.root[1].children] == ["Verlauf", "Maßnahmen"]
        assert [item.title for item in outline.root[1].children[1].children] == ["Hinweise"]


def test_the_file_names_title_language_and_the_day_of_the_report(opened: pikepdf.Pdf) -> None:
    assert opened.Root.Lang == "de-DE"
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    assert str(opened.docinfo.CreationDate) == "D:20260930000000Z"
    assert "/Author" not in opened.docinfo
    with opened.open_metadata() as xmp:
        assert xmp["dc:title"] == "Zwischenbericht zur Präventionskette"
        assert xmp["xmp:CreateDate"] == "2026-09-30T00:00:00Z"


def test_every_page_but_the_cover_says_which_it_is(demo_pdf: dict[str, bytes]) -> None:
    for language, words in (("de", "Seite {} von {}"), ("en", "Page {} of {}")):
        texts = page_texts(demo_pdf[language])
        assert all(words.format(number, len(texts)) in text for number, text in enumerate(texts, 1) if number > 1)


def test_a_report_without_cover_and_contents_is_whole() -> None:
    whole = demo("en")
    blocks = whole.blocks[3:]
    bare = type(whole)(title="Bare", language="en", date=whole.date, blocks=blocks)
    pdf = pikepdf.open(BytesIO(rendered(bare)))
    assert not tree(pdf).all("TOC")
    assert tree(pdf).kids[0].role == "H1"

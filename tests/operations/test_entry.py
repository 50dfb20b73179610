"""What people type becomes a value by the language, or a sentence that asks; never a silent guess (S-20, U-21)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.analysis import Verdict
from planner.domain.errors import BadInput
from planner.domain.goals import GoalLevel
from planner.domain.kinds import BY_NAME, KINDS
from planner.domain.plan import Plan
from planner.domain.record import Choice, FieldSpec, field_of, fields_of
from planner.operations.entry import typed, typed_form
from planner.operations.wording import error_sentence
from planner.texts import Texts
from tests.operations.desk import Desk

LANGUAGES = {language: Texts(language) for language in ("de", "en")}
MONEY = field_of(BY_NAME["budget_line"], "planned")
YEAR = field_of(BY_NAME["budget_line"], "year")
VALUE = field_of(BY_NAME["target"], "value")
PLACES = field_of(BY_NAME["offer"], "places")
DUE = field_of(BY_NAME["goal"], "due")
DAY = field_of(BY_NAME["meeting"], "day")
FREE = field_of(BY_NAME["offer"], "free_of_charge")
LEVEL = field_of(BY_NAME["goal"], "level")
VERDICT = field_of(BY_NAME["cell_judgement"], "verdict")
NAME = field_of(BY_NAME["goal"], "name")
TEXT = field_of(BY_NAME["goal"], "description")


NUMBERS = [
    # field, language, typed, value or what the sentence says
    (VALUE, "de", "12,5", 12.5),
    (VALUE, "de", "12,50", 12.5),
    (VALUE, "de", " 12,5 ", 12.5),
    (VALUE, "de", "12,5 %", 12.5),
    (VALUE, "de", "12,5\u00a0%", 12.5),
    (VALUE, "de", "12,5%", 12.5),
    (VALUE, "de", "3 %", 3.0),
    (VALUE, "de", "0", 0.0),
    (VALUE, "de", "-0", 0.0),
    (VALUE, "de", "0,5", 0.5),
    (VALUE, "de", ",5", 0.5),
    (VALUE, "de", "−3", -3.0),
    (VALUE, "de", "-3", -3.0),
    (VALUE, "de", "–3", -3.0),
    (VALUE, "de", "− 3", -3.0),
    (VALUE, "de", "+3", 3.0),
    (VALUE, "de", "1.234", 1234.0),
    (VALUE, "de", "1,234", 1.234),
    (VALUE, "de", "1.234,5", 1234.5),
    (VALUE, "de", "1.234.567", 1234567.0),
    (VALUE, "de", "1 234", 1234.0),
    (VALUE, "de", "1\u00a0234,5", 1234.5),
    (VALUE, "de", "1\u202f234,5", 1234.5),
    (VALUE, "de", "1'234,5", 1234.5),
    (VALUE, "de", "1’234", 1234.0),
    (VALUE, "de", "１２", 12.0),
    (VALUE, "de", "１２，５", 12.5),
    (VALUE, "de", "", None),
    (VALUE, "de", "   ", None),
    (VALUE, "de", "12.5", "12,5 oder 125"),
    (VALUE, "de", "12.50", "12,50 oder 1.250"),
    (VALUE, "de", "1.2", "1,2 oder 12"),
    (VALUE, "de", "0.5", "Tippen Sie 0,5"),
    (VALUE, "de", ".5", "Tippen Sie 0,5"),
    (VALUE, "de", "0.123", "Tippen Sie 0,123"),
    (VALUE, "de", "1,234.5", "Tippen Sie 1.234,5"),
    (VALUE, "de", "1234.567", "1.234,567 oder 1.234.567"),
    (VALUE, "de", "1.23.456", "Dreiergruppen"),
    (VALUE, "de", "12 34", "Dreiergruppen"),
    (VALUE, "de", "1.234 567", "Dreiergruppen"),
    (VALUE, "de", "1..234", "Dreiergruppen"),
    (VALUE, "de", "1,2,3", "keine Zahl"),
    (VALUE, "de", "1e5", "ganz aus"),
    (VALUE, "de", "1,5E3", "ganz aus"),
    (VALUE, "de", "abc", "keine Zahl"),
    (VALUE, "de", "12,5 Kinder", "keine Zahl"),
    (VALUE, "de", "12-15", "keine Zahl"),
    (VALUE, "de", "3-", "keine Zahl"),
    (VALUE, "de", "(3)", "keine Zahl"),
    (VALUE, "de", "--3", "keine Zahl"),
    (VALUE, "de", "10²", "keine Zahl"),
    (VALUE, "de", "½", "keine Zahl"),
    (VALUE, "de", "٣", "keine Zahl"),
    (VALUE, "de", "%", "keine Zahl"),
    (VALUE, "de", "12,5 €", "keine Zahl"),
    (VALUE, "de", "9" * 20, "zu groß"),
    (VALUE, "de", "nan", "keine Zahl"),
    (VALUE, "de", "inf", "keine Zahl"),
    (VALUE, "de", "-", "keine Zahl"),
    (VALUE, "de", ".", "keine Zahl"),
    (VALUE, "de", ",", "keine Zahl"),
    (VALUE, "en", "12.5", 12.5),
    (VALUE, "en", "12.5%", 12.5),
    (VALUE, "en", "1,234.5", 1234.5),
    (VALUE, "en", "1,234", 1234.0),
    (VALUE, "en", "1.234", 1.234),
    (VALUE, "en", "1 234.5", 1234.5),
    (VALUE, "en", "−3", -3.0),
    (VALUE, "en", ".5", 0.5),
    (VALUE, "en", "12,5", "12.5 or 125"),
    (VALUE, "en", "1,23", "1.23 or 123"),
    (VALUE, "en", "0,5", "Type 0.5"),
    (VALUE, "en", "1.234,5", "Type 1,234.5"),
    (VALUE, "en", "1,23,456", "threes"),
    (VALUE, "en", "1e5", "out as a number"),
    (PLACES, "de", "25", 25),
    (PLACES, "de", "1.234", 1234),
    (PLACES, "de", "1 234", 1234),
    (PLACES, "de", "０２５", 25),
    (PLACES, "de", "025", 25),
    (PLACES, "de", "", None),
    (PLACES, "de", "2,5", "ganze Zahl"),
    (PLACES, "de", "1,000", "ganze Zahl"),
    (PLACES, "de", "2.5", "25 oder 2,5"),
    (PLACES, "de", "25 %", "keine Zahl"),
    (PLACES, "de", "25 €", "keine Zahl"),
    (PLACES, "de", "-1", "zwischen"),
    (PLACES, "de", "2.000.000", "zwischen"),
    (PLACES, "en", "1,234", 1234),
    (PLACES, "en", "1.234", "whole number"),
    (PLACES, "en", "12,34", "1,234 or 12.34"),
    (YEAR, "de", "2028", 2028),
    (YEAR, "de", "1899", "zwischen 1990 und 2100"),
    (YEAR, "de", "28", "zwischen"),
    (YEAR, "de", "", "nicht leer"),
    (YEAR, "en", "2028", 2028),
    (MONEY, "de", "1500", Decimal("1500.00")),
    (MONEY, "de", "1.500", Decimal("1500.00")),
    (MONEY, "de", "1.500,5", Decimal("1500.50")),
    (MONEY, "de", "1.500,50 €", Decimal("1500.50")),
    (MONEY, "de", "1.500,50\u00a0€", Decimal("1500.50")),
    (MONEY, "de", "€ 1.500", Decimal("1500.00")),
    (MONEY, "de", "€1500", Decimal("1500.00")),
    (MONEY, "de", "-€ 12", Decimal("-12.00")),
    (MONEY, "de", "−1.500 EUR", Decimal("-1500.00")),
    (MONEY, "de", "1500 Euro", Decimal("1500.00")),
    (MONEY, "de", "1.200,-", Decimal("1200.00")),
    (MONEY, "de", "1.200,– €", Decimal("1200.00")),
    (MONEY, "de", "1.200,--", Decimal("1200.00")),
    (MONEY, "de", "12.5", "12,50 oder 125"),
    (MONEY, "de", "12.50", "12,50 oder 1.250"),
    (MONEY, "de", "1,234", "1,23 oder 1.234"),
    (MONEY, "de", "1.500,505", "1.500,50 oder 1.500.505"),
    (MONEY, "de", "1,500.50", "Tippen Sie 1.500,50"),
    (MONEY, "de", "1.50.0", "Dreiergruppen"),
    (MONEY, "de", "5 %", "keine Zahl"),
    (MONEY, "de", "1,5 Mio. €", "keine Zahl"),
    (MONEY, "de", "10 $", "keine Zahl"),
    (MONEY, "de", "999.999.999.999", "zwischen −100.000.000.000 und 100.000.000.000"),
    (MONEY, "de", "", "nicht leer"),
    (MONEY, "en", "1,500.50", Decimal("1500.50")),
    (MONEY, "en", "€1,500", Decimal("1500.00")),
    (MONEY, "en", "1500.5", Decimal("1500.50")),
    (MONEY, "en", "1500.505", "1,500.50 or 1,500,505"),
    (MONEY, "en", "1500,50", "1,500.50 or 150,050"),
    (MONEY, "en", "1.500,50 €", "Type 1,500.50"),
]

DATES = [
    (DUE, "de", "31.12.2028", date(2028, 12, 31)),
    (DUE, "de", "31.12.28", date(2028, 12, 31)),
    (DUE, "de", "1.3.2027", date(2027, 3, 1)),
    (DUE, "de", "01.03.2027", date(2027, 3, 1)),
    (DUE, "de", "1. 3. 2027", date(2027, 3, 1)),
    (DUE, "de", " 1.3.2027 ", date(2027, 3, 1)),
    (DUE, "de", "1.3.\u00a02027", date(2027, 3, 1)),
    (DUE, "de", "2027-03-01", date(2027, 3, 1)),
    (DUE, "de", "2027-3-1", date(2027, 3, 1)),
    (DUE, "de", "2027-03-01 00:00:00", date(2027, 3, 1)),
    (DUE, "de", "2027-03-01T00:00:00", date(2027, 3, 1)),
    (DUE, "de", "31.12.2028 00:00", date(2028, 12, 31)),
    (DUE, "de", "31. Dezember 2028", date(2028, 12, 31)),
    (DUE, "de", "31. dezember 2028", date(2028, 12, 31)),
    (DUE, "de", "31. Dez. 2028", date(2028, 12, 31)),
    (DUE, "de", "1. März 27", date(2027, 3, 1)),
    (DUE, "de", "31/12/2028", date(2028, 12, 31)),
    (DUE, "de", "31-12-2028", date(2028, 12, 31)),
    (DUE, "de", "05/05/2027", date(2027, 5, 5)),
    (DUE, "de", "1.1.69", date(2069, 1, 1)),
    (DUE, "de", "1.1.70", date(1970, 1, 1)),
    (DUE, "de", "29.02.2028", date(2028, 2, 29)),
    (DUE, "de", "", None),
    (DUE, "de", "29.02.2025", "Das Datum gibt es nicht"),
    (DUE, "de", "32.13.2026", "Das Datum gibt es nicht"),
    (DUE, "de", "31.04.2027", "Das Datum gibt es nicht"),
    (DUE, "de", "0.1.2027", "Das Datum gibt es nicht"),
    (DUE, "de", "2027-13-01", "Das Datum gibt es nicht"),
    (DUE, "de", "01/02/2027", "01.02.2027 oder 02.01.2027"),
    (DUE, "de", "01/02/03", "01.02.2003 oder 02.01.2003"),
    (DUE, "de", "1-2-2027", "01.02.2027 oder 02.01.2027"),
    (DUE, "de", "12/31/2028", "Das Datum gibt es nicht"),
    (DUE, "de", "45000", "15.03.2023"),
    (DUE, "de", "31.12.", "Tag, Monat und Jahr"),
    (DUE, "de", "12.2028", "Tag, Monat und Jahr"),
    (DUE, "de", "12/2028", "Tag, Monat und Jahr"),
    (DUE, "de", "2028", "Tag, Monat und Jahr"),
    (DUE, "de", "31.12.1028", "Prüfen Sie das Jahr"),
    (DUE, "de", "31.12.2828", "Prüfen Sie das Jahr"),
    (DUE, "de", "morgen", "kein Datum"),
    (DUE, "de", "31. Foo 2028", "kein Datum"),
    (DUE, "de", "31.12.028", "kein Datum"),
    (DUE, "de", "31.12.2028 14:30", "kein Datum"),
    (DUE, "de", "３１.12.2028", "kein Datum"),
    (DUE, "de", "31..12.2028", "kein Datum"),
    (DAY, "de", "", "nicht leer"),
    (DUE, "en", "31/12/2028", date(2028, 12, 31)),
    (DUE, "en", "01/02/2027", date(2027, 2, 1)),
    (DUE, "en", "1/2/2027", date(2027, 2, 1)),
    (DUE, "en", "31 Dec 2028", date(2028, 12, 31)),
    (DUE, "en", "31 December 2028", date(2028, 12, 31)),
    (DUE, "en", "31 Sept 2028", "no such date"),
    (DUE, "en", "30 Sept 2028", date(2028, 9, 30)),
    (DUE, "en", "31.12.2028", date(2028, 12, 31)),
    (DUE, "en", "2028-12-31", date(2028, 12, 31)),
    (DUE, "en", "31/12/28", date(2028, 12, 31)),
    (DUE, "en", "01/02/03", "1 Feb 2003 or 2 Jan 2003"),
    (DUE, "en", "12/31/2028", "no such date"),
    (DUE, "en", "29/02/2025", "no such date"),
    (DUE, "en", "45000", "15 Mar 2023"),
    (DUE, "en", "31. Dezember 2028", "not a date"),
    (DUE, "en", "2028", "day, month and year"),
]

WORDS = [
    (FREE, "de", "ja", True),
    (FREE, "de", "JA", True),
    (FREE, "de", "j", True),
    (FREE, "de", "x", True),
    (FREE, "de", "✓", True),
    (FREE, "de", "wahr", True),
    (FREE, "de", "yes", True),
    (FREE, "de", "1", True),
    (FREE, "de", "nein", False),
    (FREE, "de", "n", False),
    (FREE, "de", "0", False),
    (FREE, "de", "FALSCH", False),
    (FREE, "en", "yes", True),
    (FREE, "en", "no", False),
    (FREE, "de", "vielleicht", "„ja“ oder „nein“"),
    (FREE, "de", "", "nicht leer"),
    (FREE, "de", "2", "„ja“ oder „nein“"),
    (LEVEL, "de", "Leitziel", GoalLevel.GUIDING),
    (LEVEL, "de", "leitziel", GoalLevel.GUIDING),
    (LEVEL, "de", " Leitziel ", GoalLevel.GUIDING),
    (LEVEL, "de", "Leit", GoalLevel.GUIDING),
    (LEVEL, "de", "guiding", GoalLevel.GUIDING),
    (LEVEL, "de", "ziel", "Leitziel, "),
    (LEVEL, "de", "", "nicht leer"),
    (LEVEL, "en", "Guiding Goal", GoalLevel.GUIDING),
    (LEVEL, "en", "act", GoalLevel.ACTION),
    (LEVEL, "en", "Leitziel", "cannot be chosen"),
    (VERDICT, "de", "Lücke", Verdict.GAP),
    (VERDICT, "de", "luecke", Verdict.GAP),
    (VERDICT, "de", "LÜCKE", Verdict.GAP),
    (VERDICT, "de", "Lu\u0308cke", Verdict.GAP),
    (NAME, "de", "  Kinder wachsen gesund auf ", "Kinder wachsen gesund auf"),
    (NAME, "de", "Zwei\nZeilen", "Zwei Zeilen"),
    (NAME, "de", "Zwei\r\nZeilen\r\n", "Zwei Zeilen"),
    (NAME, "de", "mit\tTabulator", "mit Tabulator"),
    (NAME, "de", "a\u0308", "ä"),
    (NAME, "de", "\ufeffText", "Text"),
    (NAME, "de", "12.5", "12.5"),
    (NAME, "de", "=1+1", "=1+1"),
    (NAME, "de", "", "nicht leer"),
    (NAME, "de", "   ", "nicht leer"),
    (NAME, "de", "x" * 201, "höchstens 200"),
    (NAME, "de", "Feuer 🔥", "Bildzeichen"),
    (NAME, "de", "a\x00b", "nicht speichern"),
    (NAME, "de", "a\ud800b", "nicht speichern"),
    (TEXT, "de", "Eins\r\nZwei\rDrei\u2028Vier", "Eins\nZwei\nDrei\nVier"),
    (TEXT, "de", "\n\nEins\n\nZwei\n\n", "Eins\n\nZwei"),
    (TEXT, "de", "", ""),
    (TEXT, "de", "x" * 20_001, "höchstens 20.000"),
]

CASES = NUMBERS + DATES + WORDS


def _case(part: Any) -> str:
    return part.name if isinstance(part, FieldSpec) else repr(part)[:24]


def test_there_are_two_hundred_cases() -> None:
    assert len(CASES) >= 200


@pytest.mark.parametrize(("spec", "language", "text", "wanted"), CASES, ids=_case)
def test_s20_u21_typed_text_is_read_by_the_language(spec: FieldSpec, language: str, text: str, wanted: Any) -> None:
    texts = LANGUAGES[language]
    try:
        value = typed(spec, text, texts, Plan())
    except BadInput as error:
        sentence = error_sentence(None, error, texts)
        assert isinstance(wanted, str), sentence
        assert wanted in sentence
    else:
        assert value == wanted
        if not isinstance(wanted, str):
            assert type(value) is type(wanted)


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_refusal_is_short_and_speaks_the_language(language: str) -> None:
    said = {_sentence(spec, text, LANGUAGES[language]) for spec, tongue, text, _ in CASES if tongue == language}
    for sentence in said - {""}:
        assert len(sentence.split()) <= 24, sentence
        assert "{" not in sentence
        assert sentence[-1] != "!"


def _sentence(spec: FieldSpec, text: str, texts: Texts) -> str:
    try:
        typed(spec, text, texts, Plan())
    except BadInput as error:
        return error_sentence(None, error, texts)
    return ""


@pytest.fixture
def town() -> Desk:
    desk = Desk()
    for number, name in (("A1", "Nord"), ("A2", "Nordost"), ("A3", "Süd, Hafen"), ("A4", "Süd")):
        desk.add("area", key=number, name=name, level=1)
    return desk


def test_references_are_found_by_name_number_and_beginning(town: Desk) -> None:
    texts, plan = LANGUAGES["de"], town.plan
    areas = field_of(BY_NAME["need"], "areas")
    ids = {one.name: one.id for one in plan.all(BY_NAME["area"])}  # type: ignore[attr-defined]
    for text, names in {
        "Nord": ("Nord",),
        "nordost": ("Nordost",),
        "Nordo": ("Nordost",),
        "A2": ("Nordost",),
        "a1; A4": ("Nord", "Süd"),
        "Nord, Nordost": ("Nord", "Nordost"),
        "Süd, Hafen": ("Süd, Hafen",),
        "Süd, Hafen, Nord": ("Süd, Hafen", "Nord"),
        "Nord\nSUED": ("Nord", "Süd"),
        "Nord, Nord": ("Nord",),
        "A1 Nord": ("Nord",),
        "": (),
        " ; ": (),
    }.items():
        assert typed(areas, text, texts, plan) == tuple(ids[name] for name in names), text
    assert typed_form((ids["Nord"], ids["Süd, Hafen"]), areas, texts, plan) == "Nord; Süd, Hafen"


def test_a_reference_that_fits_several_or_none_is_asked_about(town: Desk) -> None:
    texts = LANGUAGES["de"]
    parent = field_of(BY_NAME["area"], "parent")
    assert "Nord; Nordost" in _said(parent, "No", texts, town.plan)
    assert "Ähnlich: Nordost" in _said(parent, "Nordst", texts, town.plan)
    assert "Gebiet" in _said(parent, "Xyz", texts, town.plan)
    assert typed(parent, "", texts, town.plan) is None
    assert "nicht leer" in _said(field_of(BY_NAME["meeting"], "body"), "", texts, town.plan)


def test_goals_of_the_same_name_are_told_apart_by_number_and_the_present_cycle_comes_first(town: Desk) -> None:
    texts = LANGUAGES["de"]
    goals = field_of(BY_NAME["measure"], "goals")
    first = town.add("goal", name="Gesund", level=GoalLevel.GUIDING)
    second = town.add("goal", name="Gesund", level=GoalLevel.GUIDING)
    form = typed_form((first, second), goals, texts, town.plan)
    assert form == "1 Gesund, 2 Gesund"
    assert typed(goals, form, texts, town.plan) == (first, second)
    assert "fits several" in _said(goals, "Gesund", LANGUAGES["en"], town.plan)


def _said(spec: FieldSpec, text: str, texts: Texts, plan: Plan) -> str:
    with pytest.raises(BadInput) as caught:
        typed(spec, text, texts, plan)
    return error_sentence(plan, caught.value, texts)


SIMPLE = [spec for cls in KINDS for spec in fields_of(cls) if spec.refers is None]


def _values(spec: FieldSpec) -> st.SearchStrategy[Any]:
    low, high = spec.low, spec.high
    made: st.SearchStrategy[Any]
    if spec.type is bool:
        made = st.booleans()
    elif spec.type is int:
        made = st.integers(int(low or 0), int(high or 10**6))
    elif spec.type is float:
        made = st.floats(-1e9 if low is None else low, 1e9 if high is None else high, allow_nan=False).map(
            lambda x: round(x, 6) + 0.0
        )
    elif spec.type is Decimal:
        made = st.decimals(low, high, places=2, allow_nan=False).map(lambda x: x + Decimal("0.00"))
    elif spec.type is date:
        made = st.dates(date(1900, 1, 1), date(2199, 12, 31))
    elif issubclass(spec.type, Choice):
        made = st.sampled_from(list(spec.type))
    else:
        made = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=40).filter(
            lambda text: typed(spec, text, LANGUAGES["en"], Plan()) == text
        )
    return made | st.none() if spec.optional else made


@given(st.data())
def test_what_is_shown_can_be_typed_again(data: st.DataObject) -> None:
    """Round trip over every field of every kind that holds a value of its own, in both languages."""
    spec = data.draw(st.sampled_from([spec for spec in SIMPLE if spec.type is not str]))
    value = data.draw(_values(spec))
    for texts in LANGUAGES.values():
        form = typed_form(value, spec, texts, Plan())
        again = typed(spec, form, texts, Plan())
        assert again == value, (spec.name, form)
        assert type(again) is type(value)


@given(st.text(max_size=60))
def test_any_text_at_all_gives_a_value_or_a_sentence(text: str) -> None:
    for spec in (VALUE, PLACES, MONEY, DUE, FREE, LEVEL, NAME, TEXT):
        for texts in LANGUAGES.values():
            if not _sentence(spec, text, texts):
                value = typed(spec, text, texts, Plan())
                assert typed(spec, typed_form(value, spec, texts, Plan()), texts, Plan()) == value

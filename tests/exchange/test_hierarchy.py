"""What belongs to what, from keys; names made comparable."""

from __future__ import annotations

import pytest

from planner.exchange.hierarchy import levels
from planner.exchange.naming import area_name, plain, slug


def tree(*keys: str) -> dict[str, tuple[int, str | None]]:
    found = levels(keys)
    return {key: (found.level[key], found.parent.get(key)) for key in keys}


def test_padded_keys() -> None:
    assert tree("000", "001", "007", "101", "706") == {
        "000": (0, None),
        "001": (1, "000"),
        "007": (1, "000"),
        "101": (2, "001"),
        "706": (2, "007"),
    }


def test_longer_keys_belong_to_their_beginning() -> None:
    assert tree("DG", "05", "06", "05315", "05513", "06412") == {
        "DG": (0, None),
        "05": (1, "DG"),
        "06": (1, "DG"),
        "05315": (2, "05"),
        "05513": (2, "05"),
        "06412": (2, "06"),
    }


def test_zeros_at_the_end() -> None:
    assert tree("1000", "1100", "1110", "1200", "1210", "2000", "2100") == {
        "1000": (1, None),
        "1100": (2, "1000"),
        "1110": (3, "1100"),
        "1200": (2, "1000"),
        "1210": (3, "1200"),
        "2000": (1, None),
        "2100": (2, "2000"),
    }


@pytest.mark.parametrize(
    "keys",
    [
        [str(n) for n in range(1, 25)],
        [f"{n:03}" for n in range(1, 25)],
        ["a", "b", "c"],
        ["101", "102", "203"],
    ],
)
def test_a_mere_numbering_is_one_level_below_the_town(keys: list[str]) -> None:
    found = levels(keys)
    assert found.parent == {}
    assert found.levels() == {1}


def test_a_town_above_a_numbering_and_a_town_alone() -> None:
    assert tree("0", "1", "2", "3") == {"0": (0, None), "1": (1, "0"), "2": (1, "0"), "3": (1, "0")}
    assert tree("05315000") == {"05315000": (0, None)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("03 Nordstadt", "NORDSTADT"),
        ("Altstadt-Süd", "Altstadt/Sued"),
        ("St. Jobst", "Sankt Jobst"),
        ("Bahnhofstr.", "Bahnhofstraße"),
        ("Ossendorf (Köln)", "ossendorf"),
        ("Stadtteil Hafen", "Hafen"),
        ("Mu\u0308hle", "Mühle"),
        ("7. Porz", "Porz"),
        ("Kiel, kreisfreie Stadt", "Kiel"),
        ("Rath und Heumar", "Rath & Heumar"),
    ],
)
def test_names_of_different_offices_meet(one: str, other: str) -> None:
    assert area_name(one) == area_name(other)


def test_names_that_differ_stay_apart() -> None:
    assert (
        len(
            {
                area_name(name)
                for name in (
                    "Neustadt Nord",
                    "Neustadt Süd",
                    "Neustadt",
                    "Altstadt",
                    "Planungsraum 7",
                    "Planungsraum 8",
                    "Bezirk 3",
                    "Bezirk 4",
                )
            }
        )
        == 8
    )
    assert plain("Ärger-Straße 7!") == "aergerstrasse7"
    assert slug("Anteil unter 18 (in %)") == "anteil_unter_18_in"
    assert slug("–") == ""

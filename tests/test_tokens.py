"""The colours keep the contrasts they were chosen for."""

from __future__ import annotations

import pytest

from planner import tokens


@pytest.mark.parametrize("theme", sorted(tokens.THEMES))
@pytest.mark.parametrize(("text", "ground"), tokens.TEXT_PAIRS)
def test_text_is_legible_on_every_ground(theme: str, text: str, ground: str) -> None:
    colours = tokens.THEMES[theme]
    assert tokens.contrast(colours.role(text), colours.role(ground)) >= tokens.TEXT_CONTRAST


@pytest.mark.parametrize("theme", sorted(tokens.THEMES))
@pytest.mark.parametrize(("shape", "ground"), tokens.SHAPE_PAIRS)
def test_shapes_stand_out(theme: str, shape: str, ground: str) -> None:
    colours = tokens.THEMES[theme]
    assert tokens.contrast(colours.role(shape), colours.role(ground)) >= tokens.SHAPE_CONTRAST


@pytest.mark.parametrize("text", ["ink", "ink2", "accent"])
def test_the_room_is_readable_from_five_metres(text: str) -> None:
    assert tokens.contrast(tokens.ROOM.role(text), tokens.ROOM.paper) >= tokens.ROOM_CONTRAST


@pytest.mark.parametrize(
    ("text", "ground", "light", "dark"),
    [
        ("ink", "paper", 15.7, 14.4),
        ("ink2", "paper", 6.2, 8.1),
        ("accent", "paper", 8.6, 8.3),
        ("accent", "soft", 7.3, 6.2),
        ("on_bar2", "bar_fill", 4.6, 6.5),
        ("good", "paper", 5.0, 8.7),
        ("late", "paper", 7.1, 6.2),
        ("edge", "paper", 3.7, 4.8),
    ],
)
def test_contrast_is_as_measured(text: str, ground: str, light: float, dark: float) -> None:
    measured = [tokens.contrast(theme.role(text), theme.role(ground)) for theme in (tokens.LIGHT, tokens.DARK)]
    assert measured == pytest.approx([light, dark], abs=0.06)


def test_contrast_reaches_from_1_to_21() -> None:
    assert tokens.contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert tokens.contrast("#0B4F7D", "#0B4F7D") == pytest.approx(1)
    with pytest.raises(ValueError, match="blue"):
        tokens.contrast("blue", "#000000")


def test_a_town_may_bring_its_own_colour() -> None:
    green = tokens.with_accent(tokens.LIGHT, "#1E6B3A")
    assert green.accent == green.r5 == "#1E6B3A"
    for text, ground in tokens.TEXT_PAIRS:
        assert tokens.contrast(green.role(text), green.role(ground)) >= tokens.TEXT_CONTRAST, (text, ground)
    with pytest.raises(ValueError, match="#FFD60A"):
        tokens.with_accent(tokens.LIGHT, "#FFD60A")


def test_room_sizes_keep_the_smallest_type() -> None:
    assert tokens.room_sizes(1920, 1080).smallest == pytest.approx(31.3, abs=0.1)
    assert tokens.room_sizes(1024, 768).smallest == pytest.approx(22.3, abs=0.1)
    assert tokens.room_sizes(800, 600).smallest == 22

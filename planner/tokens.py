"""Every colour, size and length of the program as plain numbers.

The window, the room, the charts and the printed reports take their looks from here and from nowhere else.
Colours are hexadecimal sRGB text ("#0B4F7D"). Lengths are device-independent pixels at 100 % text size
unless a name says millimetres or points. Only the standard library is imported, so that any part may import this.
"""

# The tables of colours are read in rows.
# fmt: off
from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colour roles of one theme. Shapes and widgets name a role, never a colour."""

    paper: str
    ground: str
    fill: str
    soft: str
    line: str
    rule: str
    edge: str
    ink: str
    ink2: str
    accent: str
    accent_hi: str
    on_accent: str
    bar: str
    on_bar: str
    on_bar2: str
    bar_fill: str
    good: str
    late: str
    risk: str
    risk_edge: str
    late_soft: str
    risk_soft: str
    track: str
    track2: str
    r1: str
    r2: str
    r3: str
    r4: str
    r5: str
    hatch: str
    mute: str
    focus: str

    def role(self, name: str) -> str:
        """Return the colour of the role called ``name``; AttributeError if there is no such role."""
        return str(getattr(self, name))

    @property
    def ramp(self) -> tuple[str, str, str, str, str]:
        """The five classes of a map, from least to most."""
        return self.r1, self.r2, self.r3, self.r4, self.r5

    def on_ramp(self, index: int) -> str:
        """Return the text colour that is legible on ``ramp[index]`` (0 to 4)."""
        return self.ink if index < 3 else self.on_accent


LIGHT: Final = Colours(
    paper="#FFFFFF", ground="#F5F7F9", fill="#EEF2F5", soft="#E3EEF6",
    line="#DDE3E9", rule="#B8C2CC", edge="#7A8694", ink="#1B2430", ink2="#566270",
    accent="#0B4F7D", accent_hi="#083C60", on_accent="#FFFFFF",
    bar="#0B4F7D", on_bar="#FFFFFF", on_bar2="#CFE0EC", bar_fill="#2A668F",
    good="#2E7D5B", late="#A8261D", risk="#E69F00", risk_edge="#7A5200",
    late_soft="#FBEDEB", risk_soft="#FDF4E0", track="#D3E2ED", track2="#BCD5E6",
    r1="#EAF1F6", r2="#BCD5E6", r3="#7FB0CF", r4="#357AA6", r5="#0B4F7D",
    hatch="#8794A1", mute="#8794A1", focus="#0B4F7D",
)

DARK: Final = Colours(
    paper="#161D25", ground="#10161C", fill="#1F2831", soft="#1E3547",
    line="#2B3641", rule="#465361", edge="#7C8A98", ink="#E8EDF2", ink2="#A9B5C1",
    accent="#7FBCE6", accent_hi="#A4D2F2", on_accent="#0B1A26",
    bar="#0E2A40", on_bar="#FFFFFF", on_bar2="#B4CBDD", bar_fill="#1D405C",
    good="#66CCA0", late="#EE7A70", risk="#F2B632", risk_edge="#F2B632",
    late_soft="#3A2122", risk_soft="#362C16", track="#24394A", track2="#465361",
    r1="#1D2B37", r2="#234A66", r3="#2F6F9B", r4="#5E9FCB", r5="#B1D8F1",
    hatch="#7C8A98", mute="#6D7A87", focus="#A4D2F2",
)

HIGH_CONTRAST: Final = Colours(
    paper="#000000", ground="#000000", fill="#000000", soft="#003A57",
    line="#FFFFFF", rule="#FFFFFF", edge="#FFFFFF", ink="#FFFFFF", ink2="#FFFFFF",
    accent="#7FDBFF", accent_hi="#FFFFFF", on_accent="#000000",
    bar="#000000", on_bar="#FFFFFF", on_bar2="#FFFFFF", bar_fill="#000000",
    good="#6DFFB0", late="#FF8A7E", risk="#FFD60A", risk_edge="#FFD60A",
    late_soft="#000000", risk_soft="#000000", track="#000000", track2="#000000",
    r1="#000000", r2="#1F3B4A", r3="#3F7690", r4="#5FB0D6", r5="#7FDBFF",
    hatch="#FFFFFF", mute="#FFFFFF", focus="#FFE600",
)

ROOM: Final = replace(LIGHT, ink2="#3D4854", track="#C3D6E3", rule="#8F9DAA")
"""Light with stronger second colours: a projector washes pale tones out, all text stays at 7:1 or more."""

PRINT: Final = LIGHT
"""Colours of printed reports: the same inks on white paper."""

THEMES: Final[dict[str, Colours]] = {
    "light": LIGHT,
    "dark": DARK,
    "high_contrast": HIGH_CONTRAST,
    "room": ROOM,
    "print": PRINT,
}

TEXT_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    *((text, ground) for text in ("ink", "ink2", "accent") for ground in ("paper", "ground", "fill", "soft")),
    ("accent_hi", "paper"),
    ("good", "paper"),
    ("late", "paper"),
    ("late", "late_soft"),
    ("risk_edge", "paper"),
    ("risk_edge", "risk_soft"),
    ("ink", "late_soft"),
    ("ink", "risk_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hi"),
    ("on_bar", "bar"),
    ("on_bar", "bar_fill"),
    ("on_bar2", "bar"),
    ("on_bar2", "bar_fill"),
    ("ink", "r1"),
    ("ink", "r2"),
    ("ink", "r3"),
    ("on_accent", "r4"),
    ("on_accent", "r5"),
)
"""Every (text role, ground role) the program may put on top of each other; each reaches 4.5:1 in every theme."""

SHAPE_PAIRS: Final[tuple[tuple[str, str], ...]] = (
    ("edge", "paper"),
    ("focus", "paper"),
    ("mute", "paper"),
    ("hatch", "paper"),
    ("r4", "track"),
    ("accent", "track"),
)
"""Pairs of lines, fields and fills that must be told apart; each reaches 3:1 in every theme."""

TEXT_CONTRAST: Final = 4.5
SHAPE_CONTRAST: Final = 3.0
ROOM_CONTRAST: Final = 7.0


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue (0–255) of "#RRGGBB"; ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(colour)
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2, 0 (black) to 1 (white)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Return the WCAG 2.2 contrast ratio of two colours, 1 to 21; the order does not matter."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def mix(a: str, b: str, share: float) -> str:
    """Return the colour ``share`` (0 to 1) of the way from ``a`` to ``b``."""
    mixed = (round(x + (y - x) * share) for x, y in zip(channels(a), channels(b), strict=True))
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def with_accent(colours: Colours, accent: str) -> Colours:
    """Return ``colours`` with the one house colour replaced by the municipality's own.

    Every tint of the blue is derived again; a tint that would make text illegible is kept from ``colours``.
    Raises ValueError if ``accent`` is no "#RRGGBB" or has less than 4.5:1 on the paper.
    """
    if contrast(accent, colours.paper) < TEXT_CONTRAST:
        raise ValueError(accent)
    tints = {
        "accent": accent, "r5": accent, "focus": accent, "bar": accent,
        "accent_hi": mix(accent, colours.ink, 0.3), "bar_fill": mix(accent, colours.on_bar, 0.12),
        "soft": mix(colours.paper, accent, 0.11), "track": mix(colours.paper, accent, 0.18),
        "track2": mix(colours.paper, accent, 0.28), "r1": mix(colours.paper, accent, 0.08),
        "r2": mix(colours.paper, accent, 0.28), "r3": mix(colours.paper, accent, 0.5),
        "r4": mix(colours.paper, accent, 0.82),
    }
    changed = replace(colours, **tints)
    kept = {
        ground: colours.role(ground)
        for text, ground in TEXT_PAIRS
        if ground in tints and contrast(changed.role(text), changed.role(ground)) < TEXT_CONTRAST
    }
    return replace(changed, **kept)


@dataclass(frozen=True, slots=True)
class TypeRole:
    """One size of type on screen: ``factor`` of the body size, ``weight`` 400 or 600."""

    factor: float
    weight: int


REGULAR: Final = 400
STRONG: Final = 600

TYPE: Final[dict[str, TypeRole]] = {
    "caption": TypeRole(0.87, REGULAR),
    "caption_strong": TypeRole(0.87, STRONG),
    "body": TypeRole(1.0, REGULAR),
    "body_strong": TypeRole(1.0, STRONG),
    "lead": TypeRole(1.13, REGULAR),
    "h3": TypeRole(1.13, STRONG),
    "h2": TypeRole(1.33, STRONG),
    "h1": TypeRole(1.87, STRONG),
    "figure": TypeRole(2.0, STRONG),
}
"""Type roles of the window."""

BODY_PX: Final = 15.0
"""Body size at 100 % and 96 dpi."""


def type_px(role: str, scale: float = 1.0) -> float:
    """Return the pixel size of a type role at text size ``scale`` (1.0 = 100 %); KeyError for an unknown role."""
    return TYPE[role].factor * BODY_PX * scale


def spacing_scale(scale: float) -> float:
    """Return the factor of spaces at text size ``scale``: spaces grow slower than type."""
    return 1 + 0.4 * (scale - 1)


SPACES: Final = (4, 8, 12, 16, 24, 32, 48)
PAGE_MARGIN: Final = 32
PAGE_MARGIN_NARROW: Final = 24
PAGE_TOP: Final = 24
SECTION_GAP: Final = 24
HEADING_GAP: Final = 8
LABEL_GAP: Final = 3
FIELD_GAP: Final = 14

DIALOG_HEIGHT: Final = 700
"""No dialog is taller, whatever the text size: screens of 768 lines have no more to give."""

RADIUS: Final = 4
RADIUS_DIALOG: Final = 6
RADIUS_FOCUS: Final = 7
FOCUS_WIDTH: Final = 2
FOCUS_GAP: Final = 2

NAVIGATION_WIDTH: Final = 240
RAIL_WIDTH: Final = 92
GUIDANCE_WIDTH: Final = 300
STRIP_WIDTH: Final = 44
WIDE_EM: Final = 88
NARROW_EM: Final = 64
NARROW_MARGIN_EM: Final = 68

ICON: Final = 18
ICON_ROW: Final = 16
ICON_CARD: Final = 28
SHAPE_ROW: Final = 12
SHAPE_LIST: Final = 14
SHAPE_CARD: Final = 20
MIN_TARGET: Final = 24


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights in the window at 100 %; multiply by the text size."""

    top_bar: int = 52
    status_line: int = 30
    control: int = 34
    chip: int = 34
    grid_row: int = 30
    grid_row_airy: int = 36
    grid_head: int = 32
    tree_row: int = 40
    series_row: int = 27
    nav_phase: int = 36
    nav_step: int = 31
    list_row: int = 60
    message: int = 44
    key_figure: int = 96


HEIGHTS: Final = Heights()

FADE_MS: Final = 120
GROW_MS: Final = 250


@dataclass(frozen=True, slots=True)
class PaperType:
    """One style on paper: size and leading in points, ``weight`` 400 or 600."""

    size: float
    leading: float
    weight: int


PAPER_TYPE: Final[dict[str, PaperType]] = {
    "body": PaperType(10.5, 14.5, REGULAR),
    "lead": PaperType(12, 16.5, REGULAR),
    "h1": PaperType(20, 25, STRONG),
    "h2": PaperType(14, 18, STRONG),
    "h3": PaperType(11.5, 14.5, STRONG),
    "table": PaperType(9, 11.5, REGULAR),
    "caption": PaperType(8.5, 11, REGULAR),
    "figure": PaperType(24, 27, STRONG),
}
"""Type roles of printed reports."""

PAGE_WIDTH_MM: Final = 210.0
PAGE_HEIGHT_MM: Final = 297.0
MARGIN_LEFT_MM: Final = 25.0
MARGIN_RIGHT_MM: Final = 20.0
MARGIN_TOP_MM: Final = 22.0
MARGIN_BOTTOM_MM: Final = 22.0
TEXT_WIDTH_MM: Final = PAGE_WIDTH_MM - MARGIN_LEFT_MM - MARGIN_RIGHT_MM
GUTTER_MM: Final = 4.0
MIN_CHART_PT: Final = 8.0
MIN_LINE_PT: Final = 0.5


@dataclass(frozen=True, slots=True)
class RoomSizes:
    """Sizes for the projector in px; ``unit`` is one hundredth of the screen's height."""

    unit: float
    smallest: float
    card_title: float
    question: float
    figure: float
    margin: float
    work_top: float
    work_bottom: float
    shape: float
    dot: float


def room_sizes(width: float, height: float) -> RoomSizes:
    """Return the room's sizes for a screen of ``width`` × ``height`` px (a 4:3 screen takes smaller titles)."""
    unit = height / 100
    narrow = width / height < 1.5
    return RoomSizes(
        unit=unit,
        smallest=max(2.9 * unit, 22.0),
        card_title=(3.3 if narrow else 4.0) * unit,
        question=(4.9 if narrow else 5.4) * unit,
        figure=5.4 * unit,
        margin=min(5 * unit, 0.035 * width),
        work_top=(21 if narrow else 25) * unit,
        work_bottom=87.5 * unit,
        shape=2.9 * unit,
        dot=1.35 * unit,
    )

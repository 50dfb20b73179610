"""What a monkey draws from: keys, words, sizes."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import Qt

_K, _M = Qt.Key, Qt.KeyboardModifier

NONE, CONTROL, ALT, SHIFT = _M.NoModifier, _M.ControlModifier, _M.AltModifier, _M.ShiftModifier
BUTTON = Qt.MouseButton.LeftButton
HELD = (SHIFT, CONTROL, CONTROL | SHIFT)

KEYS = (
    *(_K.Key_Tab, _K.Key_Tab, _K.Key_Return, _K.Key_Return, _K.Key_Escape, _K.Key_Space, _K.Key_F2, _K.Key_Backtab),
    *(_K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down, _K.Key_Home, _K.Key_End, _K.Key_Down, _K.Key_Right),
    *(_K.Key_PageUp, _K.Key_PageDown, _K.Key_Delete, _K.Key_Backspace, _K.Key_Insert, _K.Key_F1, _K.Key_F4, _K.Key_F6),
    *(_K.Key_Menu, _K.Key_0, _K.Key_1, _K.Key_2, _K.Key_3, _K.Key_4, _K.Key_Plus, _K.Key_Minus, _K.Key_Enter),
)
WITH_CONTROL = (
    *(_K.Key_Z, _K.Key_Y, _K.Key_C, _K.Key_V, _K.Key_V, _K.Key_X, _K.Key_A, _K.Key_D, _K.Key_K, _K.Key_F, _K.Key_N),
    *(_K.Key_Home, _K.Key_End, _K.Key_Tab, _K.Key_Return, _K.Key_Delete, _K.Key_Space, _K.Key_Insert, _K.Key_PageDown),
    *(_K.Key_1, _K.Key_2, _K.Key_3, _K.Key_4, _K.Key_5, _K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right),
)
WITH_ALT = (_K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down, _K.Key_1, _K.Key_2)
WITH_SHIFT = (
    *(_K.Key_F10, _K.Key_Up, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End, _K.Key_Insert),
    *(_K.Key_Return, _K.Key_Backtab, _K.Key_F6, _K.Key_Space, _K.Key_Delete),
)
WITH_CONTROL_AND_SHIFT = (
    *(_K.Key_C, _K.Key_D, _K.Key_Z, _K.Key_Home, _K.Key_End, _K.Key_Up, _K.Key_Down, _K.Key_Tab, _K.Key_V),
)
BAR_KEYS = (_K.Key_Left, _K.Key_Right)

TYPED = "abcäöüß 0123456789.,-–„“€%/ AZ"
PASTED = (
    *(
        "x",
        "12,5",
        "12.5",
        "",
        " ",
        "\n",
        "\t",
        "a\tb\tc\n1\t2\t3\n",
        "31.12.2027\t1.000,00\n",
        "Zeile 1\nZeile 2\n" * 5,
    ),
    *(
        "0",
        "-1",
        "99999999999999999999",
        "01.01.2026",
        "2026",
        "nein",
        "lang " * 60,
        "a\x00b\u2028c\u202e",
        "👪 Familie",
    ),
    *(
        '"zwei\nZeilen"\tb\n',
        "Ö\r\nä\r\n",
        "x\t" * 40,
        "\n".join(f"Zeile {number}\t{number},5" for number in range(60)),
    ),
)
SIZES = ((1024, 768), (1024, 768), (1440, 900), (720, 480))
THEMES = ("light", "dark", "high_contrast", "system")


def draw_keys(random: Random) -> tuple[Qt.Key, Qt.KeyboardModifier]:
    """A key and what is held with it; most often nothing."""
    draw = random.random()
    if draw < 0.15:
        return random.choice(WITH_CONTROL), CONTROL
    if draw < 0.2:
        return random.choice(WITH_ALT), ALT
    if draw < 0.28:
        return random.choice(WITH_SHIFT), SHIFT
    if draw < 0.31:
        return random.choice(WITH_CONTROL_AND_SHIFT), CONTROL | SHIFT
    if draw < 0.33:
        return random.choice(BAR_KEYS), random.choice((ALT | SHIFT, CONTROL | ALT | SHIFT))
    return random.choice(KEYS), NONE

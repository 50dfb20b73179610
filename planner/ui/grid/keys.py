"""What the keys of a grid do."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

KEYS: dict[str, str] = {
    "copy": "Ctrl+C",
    "copy_heads": "Ctrl+Shift+C",
    "cut": "Ctrl+X",
    "paste": "Ctrl+V",
    "fill_down": "Ctrl+D",
    "clear": "Del",
    "duplicate": "Ctrl+Shift+D",
    "remove": "Ctrl+Del",
    "add": "Ins",
    "row_menu": "Shift+F10",
    "column_menu": "Alt+Down",
    "open": "Ctrl+Return",
}
"""What the keys of a grid do, by the name of the act."""

TWINS: dict[str, str] = {"Menu": "row_menu", "Backspace": "clear", "Ctrl+Ins": "copy", "Shift+Ins": "paste"}
"""Other keys for the same acts."""


BAR_KEYS: dict[str, str] = {
    "Alt+Left": "whole:-1",
    "Alt+Right": "whole:1",
    "Alt+Shift+Left": "end:-1",
    "Alt+Shift+Right": "end:1",
    "Ctrl+Alt+Shift+Left": "start:-1",
    "Ctrl+Alt+Shift+Right": "start:1",
}
"""What keys do with the current bar of a timeline: the whole of it, its end or its start by a month."""


def bar_act_of(keys: QKeySequence) -> str:
    """What keys ask of a bar, "" for nothing."""
    return BAR_KEYS.get(keys.toString(QKeySequence.SequenceFormat.PortableText), "")


def act_of(keys: QKeySequence) -> str:
    """The act a key stands for, "" for none."""
    return _ACTS.get(keys.toString(QKeySequence.SequenceFormat.PortableText), "")


_ACTS = {**{keys: act for act, keys in KEYS.items()}, **TWINS}


def shown_keys(act: str) -> str:
    """The keys of an act as this system writes them."""
    return native(KEYS[act])


def native(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

"""What a place of the window is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.ui.routes import View

if TYPE_CHECKING:
    from planner.ui.desk import Desk
    from planner.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """One place: `title` is an English msgid, `group` puts it into navigation, `wide` work starts without guidance.

    Groups: "overview", "work" (own row in navigation), "circle" (reached through the steps of the circle), "across"
    (reached from the menu, the status line or search). `kinds` names the kinds of record shown there, so that a record
    found anywhere leads to its page. The page is imported when first visited. `short` is a word for where the title has no
    room.
    """

    id: str
    title: str
    icon: str
    group: str
    make: Callable[[Desk], Page]
    wide: bool = False
    kinds: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    short: str = ""

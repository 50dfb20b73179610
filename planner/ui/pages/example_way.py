"""The way from an empty page to an example of what it looks like filled: the sample town's, beside the page."""

from __future__ import annotations

from functools import partial

from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.widgets.empty_state import Way


def example_way(desk: Desk, place: str, view: str = "", kind: str = "") -> tuple[Way, ...]:
    """One way, to the example of the step that is worked on there, else of the first that fills that kind; or none."""
    step = desk.step_at(place, view) or next(
        (one.step.id for one in desk.standing().steps if kind and kind in one.step.records), ""
    )
    show = partial(desk.pane_wanted.emit, f"example:{step}")
    return (Way(_("See a filled example"), "book", show),) if step else ()

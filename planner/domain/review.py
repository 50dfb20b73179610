"""Review: status rounds, what was learnt and decided, and what goes into the next cycle."""

from __future__ import annotations

from datetime import date

from planner.domain.record import N_, Choice, Record, about, record


class Light(Choice):
    """One of three lights of a measure; never shown by colour alone."""

    ON_TRACK = "on_track", N_("on track")
    AT_RISK = "at_risk", N_("at risk")
    LATE = "late", N_("late")
    UNKNOWN = "unknown", N_("not stated")


class Decision(Choice):
    """What a review decides."""

    CONTINUE = "continue", N_("continue")
    ADAPT = "adapt", N_("adapt")
    SCALE = "scale", N_("extend")
    END = "end", N_("end")
    REGULAR = "regular", N_("move to regular funding")


class Carried(Choice):
    """What became of an item of the old cycle."""

    KEPT = "kept", N_("kept")
    CHANGED = "changed", N_("changed")
    DROPPED = "dropped", N_("dropped")


@record("status", N_("Status"), N_("Statuses"))
class Status(Record):
    """Three separate lights of a measure on a day; a light that departs from its suggestion has a reason."""

    measure: str = about(N_("Measure"), refers="measure", owner=True)
    day: date = about(N_("Date"))
    implementation: Light = about(N_("Implementation"), default=Light.UNKNOWN)
    attainment: Light = about(N_("Attainment of goals"), default=Light.UNKNOWN)
    funding: Light = about(N_("Funding"), default=Light.UNKNOWN)
    suggested_implementation: Light = about(N_("Suggested: implementation"), default=Light.UNKNOWN)
    suggested_attainment: Light = about(N_("Suggested: attainment"), default=Light.UNKNOWN)
    suggested_funding: Light = about(N_("Suggested: funding"), default=Light.UNKNOWN)
    reason: str = about(N_("Reason for departing"), default="", long=True, public=False)
    comment: str = about(N_("Comment"), default="", long=True, public=False)


@record("review", N_("Review"), N_("Reviews"))
class Review(Record):
    """The story behind the curve of a measure or a goal, what works, and the decision."""

    measure: str | None = about(N_("Measure"), default=None, refers="measure", owner=True)
    goal: str | None = about(N_("Goal"), default=None, refers="goal", owner=True)
    day: date = about(N_("Date"))
    story: str = about(N_("Story behind the curve"), default="", long=True)
    works: str = about(N_("What works"), default="", long=True)
    proposal: str = about(N_("What we propose"), default="", long=True)
    decision: Decision = about(N_("Decision"), default=Decision.CONTINUE)


@record("rating", N_("Self-assessment"), N_("Self-assessments"))
class Rating(Record):
    """How far the town meets a standard, with what shows it."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    standard: str = about(N_("Standard"), refers="standard")
    level: int = about(N_("Level reached"), default=1, low=1, high=4)
    evidence: str = about(N_("What shows it"), default="", long=True)
    day: date | None = about(N_("Date"), default=None)


@record("lesson", N_("Lesson"), N_("Lessons"))
class Lesson(Record):
    """What was learnt, for the next round and for others."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    name: str = about(N_("Lesson"))
    text: str = about(N_("Explanation"), default="", long=True)
    measure: str | None = about(N_("Measure"), default=None, refers="measure")


@record("earmark", N_("Choice for the next cycle"), N_("Choices for the next cycle"))
class Earmark(Record):
    """What shall become of an item of this cycle in the next one; it becomes true when that one begins."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    item: str = about(N_("Item"))
    choice: Carried = about(N_("Choice"), default=Carried.KEPT)
    reason: str = about(N_("Reason"), default="", long=True)


@record("carry_over", N_("Carry-over"), N_("Carry-overs"))
class CarryOver(Record):
    """What became of an item of the old cycle: its kind and id there, its copy here if it has one."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    item_kind: str = about(N_("Kind"))
    item: str = about(N_("Item"))
    copy: str | None = about(N_("Copy"), default=None)
    choice: Carried = about(N_("Choice"), default=Carried.KEPT)
    reason: str = about(N_("Reason"), default="", long=True)

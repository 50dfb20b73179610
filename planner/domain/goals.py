"""Goals: the vision, goals of three levels, and the targets they are measured by."""

from __future__ import annotations

from datetime import date

from planner.domain.record import N_, Choice, Record, about, record


class GoalLevel(Choice):
    """Guiding goals describe an ideal, intermediate goals a path, action goals who does what by when."""

    GUIDING = "guiding", N_("guiding goal")
    INTERMEDIATE = "intermediate", N_("intermediate goal")
    ACTION = "action", N_("action goal")


@record("vision", N_("Vision"), N_("Visions"))
class Vision(Record):
    """What should be true for children here; the newest version counts."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    version: int = about(N_("Version"), default=1, low=1, high=999)
    text: str = about(N_("Vision"), long=True)
    authors: str = about(N_("Worked out by (bodies)"), default="")
    resolution: str | None = about(N_("Adopted by"), default=None, refers="resolution")
    origin: str | None = about(N_("Carried over from"), default=None)


@record("goal", N_("Goal"), N_("Goals"))
class Goal(Record):
    """A desired state; only action goals have to be specific, dated and somebody’s."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    level: GoalLevel = about(N_("Level"), default=GoalLevel.ACTION)
    parent: str | None = about(N_("Part of"), default=None, refers="goal")
    number: str = about(N_("Number"), default="")
    rank: int = about(N_("Order"), default=0)
    name: str = about(N_("Goal"))
    description: str = about(N_("Description"), default="", long=True)
    needs: tuple[str, ...] = about(N_("Needs it answers"), default=(), refers="need")
    phases: tuple[str, ...] = about(N_("Life phases"), default=(), refers="life_phase")
    lead: str = about(N_("Responsible (office)"), default="")
    due: date | None = about(N_("By"), default=None)
    resolution: str | None = about(N_("Adopted by"), default=None, refers="resolution")
    origin: str | None = about(N_("Carried over from"), default=None)


@record("target", N_("Target"), N_("Targets"))
class Target(Record):
    """How we would notice: an indicator that shall go from a baseline to a value by a day."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    goal: str = about(N_("Goal"), refers="goal", owner=True)
    indicator: str = about(N_("Indicator"), refers="indicator")
    area: str | None = about(N_("Area"), default=None, refers="area")
    baseline: float | None = about(N_("Baseline"), default=None)
    baseline_period: str = about(N_("Period of the baseline"), default="")
    value: float | None = about(N_("Target value"), default=None)
    due: date | None = about(N_("By"), default=None)
    origin: str | None = about(N_("Carried over from"), default=None)


@record("goal_conflict", N_("Conflict of goals"), N_("Conflicts of goals"))
class GoalConflict(Record):
    """Two goals that get in each other’s way, named instead of hidden."""

    cycle: str = about(N_("Cycle"), refers="cycle", owner=True)
    first: str = about(N_("One goal"), refers="goal", owner=True)
    second: str = about(N_("Other goal"), refers="goal", owner=True)
    description: str = about(N_("Conflict"), default="", long=True)
    answer: str = about(N_("How we deal with it"), default="", long=True)

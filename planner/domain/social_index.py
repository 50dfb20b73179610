"""A social index: which indicators it takes together, over which areas, by which ruler, and what its classes are called."""

from __future__ import annotations

from planner.domain.record import N_, Choice, Record, about, record


class Combine(Choice):
    """How the standardised indicators become one number."""

    MEAN = "mean", N_("mean of the indicators known")
    STANDARDISED_SUM = "standardised_sum", N_("sum, in its own standard deviations")


@record("social_index", N_("Social index"), N_("Social indexes"))
class SocialIndex(Record):
    """Indicators put together for the areas of one level; never shown without its components.

    `reference` names the period its means and deviations were frozen at, "" while every period is its own ruler; the
    frozen numbers stand with the components, `reference_spread` is the deviation of the sums.
    """

    code: str = about(N_("Code"))
    name: str = about(N_("Name"))
    definition: str = about(N_("Purpose and limits"), default="", long=True)
    combine: Combine = about(N_("Put together as"), default=Combine.MEAN)
    at_least: int = about(N_("Indicators an area needs at least"), default=1, low=1, high=99)
    level: int | None = about(N_("Level of the areas"), default=None, low=1, high=9)
    left_out: tuple[str, ...] = about(N_("Areas left out"), default=(), refers="area")
    reference: str = about(N_("Measured by the figures of"), default="")
    reference_spread: float | None = about(N_("Deviation of the sums"), default=None)


@record("index_part", N_("Component of an index"), N_("Components of an index"))
class IndexPart(Record):
    """One indicator of a social index with its weight, and its frozen mean and deviation where the index has any."""

    index: str = about(N_("Social index"), refers="social_index", owner=True)
    indicator: str = about(N_("Indicator"), refers="indicator")
    weight: float = about(N_("Weight"), default=1.0, low=0.001, high=1000)
    rank: int = about(N_("Order"), default=0)
    mean: float | None = about(N_("Mean, frozen"), default=None)
    deviation: float | None = about(N_("Deviation, frozen"), default=None)


@record("index_class", N_("Class of an index"), N_("Classes of an index"))
class IndexClass(Record):
    """A class: all areas whose unrounded index lies below `below` and not in a lower class; the last one is open."""

    index: str = about(N_("Social index"), refers="social_index", owner=True)
    name: str = about(N_("Class"))
    below: float | None = about(N_("Index below"), default=None)
    rank: int = about(N_("Order"), default=0)

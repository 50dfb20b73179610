"""Areas and figures: what is counted where, by whom it was delivered, and what is made of it."""

from __future__ import annotations

from datetime import date

from planner.domain.record import GEOMETRY_TEXT, N_, Choice, Record, about, record


class Direction(Choice):
    """What a rise of an indicator means; many a rise needs interpretation first."""

    HIGHER_BETTER = "higher_better", N_("higher is better")
    HIGHER_WORSE = "higher_worse", N_("higher is worse")
    NEUTRAL = "neutral", N_("needs interpretation")


class Scope(Choice):
    """Population results belong to the whole community, programme results to one measure."""

    POPULATION = "population", N_("whole population")
    PROGRAMME = "programme", N_("one programme")


class Limits(Choice):
    """How far a figure could lie by chance: limits of a share (each person once), of a rate (cases), or none."""

    NONE = "none", N_("no limits")
    WILSON = "wilson", N_("of a share (Wilson)")
    BYAR = "byar", N_("of a rate (Byar)")


class State(Choice):
    """What stands in a cell of a statistical table; the states never mix, and zero is a value."""

    VALUE = "value", N_("value")
    NONE = "none", N_("nothing there")
    SUPPRESSED = "suppressed", N_("protected")
    MISSING = "missing", N_("not stated")
    NOT_APPLICABLE = "not_applicable", N_("not applicable")
    UNCERTAIN = "uncertain", N_("too uncertain")
    NOT_YET = "not_yet", N_("to follow")


@record("area", N_("Area"), N_("Areas"))
class Area(Record):
    """A town (level 0), district (1), quarter (2) …; keys are text, leading zeros matter."""

    key: str = about(N_("Key"))
    name: str = about(N_("Name"))
    level: int = about(N_("Level"), default=0, low=0, high=9)
    parent: str | None = about(N_("Belongs to"), default=None, refers="area")
    valid_from: date | None = about(N_("Valid from"), default=None)
    valid_until: date | None = about(N_("Valid until"), default=None)


@record("border", N_("Border"), N_("Borders"))
class Border(Record):
    """The outline of an area: GeoJSON geometry text, WGS84, six decimals; parsed only when drawn."""

    area: str = about(N_("Area"), refers="area", owner=True)
    delivery: str | None = about(N_("Delivery"), default=None, refers="delivery")
    geometry: str = about(N_("Geometry"), longest=GEOMETRY_TEXT)


@record("variable", N_("Variable"), N_("Variables"))
class Variable(Record):
    """What is counted or measured: “inhabitants from 3 to under 6”. The code never changes."""

    code: str = about(N_("Code"))
    name: str = about(N_("Name"))
    unit: str = about(N_("Unit"), default="")
    count: bool = about(N_("Counts people or cases"), default=True)


@record("delivery", N_("Delivery"), N_("Deliveries"))
class Delivery(Record):
    """A batch of figures or borders from one source, and how its small counts are protected."""

    title: str = about(N_("Title"))
    source: str = about(N_("Source"), default="")
    file_name: str = about(N_("File"), default="")
    file_digest: str = about(N_("Digest of the file"), default="")
    day: date | None = about(N_("Received"), default=None)
    min_count: int = about(N_("Smallest count shown"), default=3, low=1, high=100)
    min_denominator: int = about(N_("Smallest base shown"), default=100, low=1, high=100_000)
    rounding: int | None = about(N_("Rounded to"), default=None, low=2, high=100)
    already_protected: bool = about(N_("Protected by the supplier"), default=False)
    none_is_zero: bool = about(N_("“Nothing there” means zero"), default=False)
    unchanged: int = about(N_("Figures there before"), default=0, low=0)


@record("indicator", N_("Indicator"), N_("Indicators"))
class Indicator(Record):
    """A formula over variables: sum of the numerator ÷ sum of the denominator × multiplier.

    Without a denominator the value is the sum of the numerator (a supplied rate or a count) times the multiplier.
    """

    code: str = about(N_("Code"))
    name: str = about(N_("Name"))
    numerator: tuple[str, ...] = about(N_("Numerator"), default=(), refers="variable")
    denominator: tuple[str, ...] = about(N_("Denominator"), default=(), refers="variable")
    multiplier: float = about(N_("Multiplier"), default=100.0)
    unit: str = about(N_("Unit"), default="%")
    decimals: int = about(N_("Decimals"), default=1, low=0, high=6)
    direction: Direction = about(N_("Direction"), default=Direction.NEUTRAL)
    limits: Limits = about(N_("Limits of chance"), default=Limits.NONE)
    scope: Scope = about(N_("Speaks of"), default=Scope.POPULATION)
    definition: str = about(N_("Definition"), default="", long=True)
    version: int = about(N_("Version of the definition"), default=1, low=1, high=999)
    valid_from: date | None = about(N_("Definition valid from"), default=None)
    source: str = about(N_("Source"), default="")
    bias: str = about(N_("Known bias"), default="", long=True)
    to_check: str = about(N_("Still to be checked here"), default="", long=True)
    phases: tuple[str, ...] = about(N_("Life phases"), default=(), refers="life_phase")
    min_count: int | None = about(N_("Smallest count shown"), default=None, low=1, high=100)
    min_denominator: int | None = about(N_("Smallest base shown"), default=None, low=1, high=100_000)


@record("indicator_version", N_("Earlier definition"), N_("Earlier definitions"))
class IndicatorVersion(Record):
    """How an indicator was defined before: it holds for periods from `valid_from` until the next version begins."""

    indicator: str = about(N_("Indicator"), refers="indicator", owner=True)
    version: int = about(N_("Version of the definition"), default=1, low=1, high=999)
    valid_from: date | None = about(N_("Definition valid from"), default=None)
    numerator: tuple[str, ...] = about(N_("Numerator"), default=(), refers="variable")
    denominator: tuple[str, ...] = about(N_("Denominator"), default=(), refers="variable")
    multiplier: float = about(N_("Multiplier"), default=100.0)
    definition: str = about(N_("Definition"), default="", long=True)


@record("source_rule", N_("Rule of a source"), N_("Rules of sources"))
class SourceRule(Record):
    """How figures of a source are protected, now and in deliveries to come; the source “*” stands for all without one."""

    source: str = about(N_("Source"))
    min_count: int = about(N_("Smallest count shown"), default=3, low=1, high=100)
    min_denominator: int = about(N_("Smallest base shown"), default=100, low=1, high=100_000)
    rounding: int | None = about(N_("Rounded to"), default=None, low=2, high=100)
    already_protected: bool = about(N_("Protected by the supplier"), default=False)

"""Rules on the analysis (A): whose view is missing, what the chain board leaves open, what figures rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.domain.analysis import CellJudgement, Evidence, Knowledge, Offer, Participation, Verdict, Voice
from planner.domain.catalogues import LifePhase, Sector
from planner.domain.figures import Area, Indicator
from planner.domain.record import N_
from planner.domain.remarks import Severity
from planner.domain.rules.rule import Found, Look, Rule, empty
from planner.domain.sentence import NN_

FAMILIES = (Voice.CHILDREN, Voice.YOUNG_PEOPLE, Voice.PARENTS)
ANSWER_DAYS = 180


def _heard(look: Look) -> set[str]:
    """Areas in which families were asked or whose families' knowledge is recorded."""
    asked = (one.areas for one in look.plan.all(Participation) if one.voice in FAMILIES)
    known = (one.areas for one in look.plan.all(Evidence) if one.knowledge is Knowledge.FAMILIES)
    return {area for areas in (*asked, *known) for area in areas}


def _with_above(look: Look, area: Area) -> Iterable[str]:
    """The area's id and those of the areas it belongs to; a ring ends where it began."""
    seen: dict[str, None] = {}
    here: Area | None = area
    while here and here.id not in seen:
        seen[here.id] = None
        here = look.plan.get(Area, here.parent)
    return seen


def families_not_heard(look: Look) -> Iterator[Found]:
    """Areas named by a need whose families nobody has asked; words for the whole town do not count for one area."""
    named = dict.fromkeys(area for need in look.needs for area in need.areas)
    heard = _heard(look)
    for area in look.plan.some(Area, named):
        if not any(one in heard for one in _with_above(look, area)):
            yield Found(area)


def nothing_came_of_it(look: Look) -> Iterator[Found]:
    """Participations half a year old of which nobody has said what changed."""
    for one in look.plan.all(Participation):
        if one.day and look.days_since(one.day) > ANSWER_DAYS and empty(one.changed):
            yield Found(one, "changed", {"date": one.day})


def without_source(look: Look) -> Iterator[Found]:
    """Evidence without a source that a need of the open cycle rests on."""
    used = dict.fromkeys(one for need in look.needs for one in need.evidence)
    return (Found(one, "source") for one in look.plan.some(Evidence, used) if empty(one.source))


def gap_without_need(look: Look) -> Iterator[Found]:
    """Gaps on the chain board no need has taken up."""
    taken = {(phase, sector) for need in look.needs for phase in need.phases for sector in need.sectors}
    for cell in look.of(CellJudgement):
        if cell.verdict is Verdict.GAP and (cell.phase, cell.sector) not in taken:
            yield Found(cell)


def judged_without_reason(look: Look) -> Iterator[Found]:
    """Cells said to be covered or not needed without a reason."""
    for cell in look.of(CellJudgement):
        if cell.verdict in (Verdict.COVERED, Verdict.NOT_NEEDED) and empty(cell.reason):
            yield Found(cell, "reason")


def empty_cells(look: Look) -> int:
    """How many cells of the chain board (life phase × field of action) have neither an offer nor a judgement."""
    filled = {(phase, sector) for offer in look.offers for phase in offer.phases for sector in offer.sectors}
    judged = {(one.phase, one.sector) for one in look.of(CellJudgement) if one.verdict is not Verdict.UNKNOWN}
    done = filled | judged
    cells = ((phase.id, sector.id) for phase in look.plan.all(LifePhase) for sector in look.plan.all(Sector))
    return sum(cell not in done for cell in cells)


def cells_not_judged(look: Look) -> Iterator[Found]:
    """A chain board with empty cells nobody has judged, once there are offers."""
    count = empty_cells(look) if look.plan.count(Offer) else 0
    if look.cycle and count:
        yield Found(look.cycle, "", {"count": count})


def _used(look: Look) -> tuple[Indicator, ...]:
    return look.plan.some(Indicator, dict.fromkeys(target.indicator for target in look.targets))


def without_formula(look: Look) -> Iterator[Found]:
    """Indicators of targets that say not what is counted."""
    return (Found(one, "numerator") for one in _used(look) if not one.numerator)


def without_definition(look: Look) -> Iterator[Found]:
    """Indicators of targets without a definition."""
    return (Found(one, "definition") for one in _used(look) if empty(one.definition))


RULES = (
    Rule(
        "A01",
        Severity.NOTICE,
        families_not_heard,
        N_("The families’ view of {name} is missing."),
        *NN_("The families’ view of an area is missing", "The families’ view of {n} areas is missing"),
        N_("Who lives there knows what figures do not show."),
    ),
    Rule(
        "A02",
        Severity.NOTICE,
        nothing_came_of_it,
        N_("What changed after “{name}” ({date}) is not said."),
        *NN_("Those who took part have no answer yet", "{n} participations have no answer yet"),
        N_("People take part again when they learn what came of it."),
    ),
    Rule(
        "A03",
        Severity.NOTICE,
        without_source,
        N_("The source of “{name}” is missing."),
        *NN_("Evidence has no source", "{n} pieces of evidence have no source"),
        N_("A statement can only be checked when its source is known."),
    ),
    Rule(
        "A04",
        Severity.WARNING,
        gap_without_need,
        N_("The gap “{name}” has become no need."),
        *NN_("A gap has become no need", "{n} gaps have become no needs"),
        N_("A gap that is seen and not taken up should be a choice."),
    ),
    Rule(
        "A05",
        Severity.NOTICE,
        judged_without_reason,
        N_("The judgement of “{name}” has no reason."),
        *NN_("A judgement of the chain board has no reason", "{n} judgements of the chain board have no reason"),
        N_("“Covered elsewhere” says by whom, “not needed” says why."),
    ),
    Rule(
        "A06",
        Severity.NOTICE,
        cells_not_judged,
        N_("Empty fields of the chain board not judged yet: {count}."),
        *NN_("Empty fields of the chain board are not judged", "Empty fields of the chain board are not judged"),
        N_("An empty field is not always a gap; somebody has to say so."),
    ),
    Rule(
        "A07",
        Severity.WARNING,
        without_formula,
        N_("“{name}” does not say what is counted."),
        *NN_("An indicator has no formula", "{n} indicators have no formula"),
        N_("Without a numerator no figure can be worked out."),
    ),
    Rule(
        "A08",
        Severity.NOTICE,
        without_definition,
        N_("“{name}” has no definition."),
        *NN_("An indicator has no definition", "{n} indicators have no definition"),
        N_("The same name often has several definitions with several figures."),
    ),
)

"""What the overview says of a plan, as plain data: where it stands, what needs a person now, four key figures.

Sentences are not said yet (`Sentence`), so that window and report say them in their own language.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain import money
from planner.domain.frame import Cycle
from planner.domain.lights import newest_statuses
from planner.domain.measures import Measure
from planner.domain.naming import DOT
from planner.domain.plan import Plan
from planner.domain.readiness import PhaseLike, StepSign, sign_of
from planner.domain.record import N_
from planner.domain.remarks import Actuals, Remark, Severity
from planner.domain.rules import BY_CODE, RULES, remarks
from planner.domain.sentence import NN_, SILENCE, Sentence, Term
from planner.domain.tally import tally

MOST_ROWS = 5
MOST_NAMES = 4
HUB = "mandate"

_BEGUN = (StepSign.OPEN, StepSign.IN_PROGRESS)
_NEXT = (StepSign.OPEN, StepSign.IN_PROGRESS, StepSign.NOT_STARTED, StepSign.WAITING)
_RANK = {rule.code: place for place, rule in enumerate(RULES)}
_URGENCY = {"late": 0, "at_risk": 1, "open": 2}


@dataclass(frozen=True, slots=True)
class PhaseCount:
    """A phase with the signs of its steps in order; `done` of `len(steps)` are done."""

    phase: str
    steps: tuple[tuple[str, StepSign], ...]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(sign is StepSign.DONE for _, sign in self.steps)

    @property
    def begun(self) -> bool:
        """Whether any step is begun or done."""
        return any(sign is StepSign.DONE or sign in _BEGUN for _, sign in self.steps)


@dataclass(frozen=True, slots=True)
class Row:
    """One point of “what needs you now”: the remarks of one rule under one headline.

    `sign` is "late", "at_risk" or "open" (the square, the triangle, the circle with an exclamation mark); the first
    remark is where a click leads.
    """

    sign: str
    headline: Sentence
    detail: Sentence
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure, what it counts, and a condition beneath (which may be silent)."""

    id: str
    value: Sentence
    noun: Sentence
    note: Sentence = SILENCE


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many areas of a level have all figures; counted from the observations by whoever has them."""

    complete: int
    total: int
    level: int = 2


@dataclass(frozen=True, slots=True)
class Before:
    """How many steps were done at the last meeting, and its day."""

    done: int
    day: date


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview: two lead sentences, the phases, rows (`more` of them not shown), key figures.

    `current` is the id of a phase, `next_step` that of the step to go on with, "" when all of the phase are done.
    """

    where: Sentence
    waiting: Sentence
    phases: tuple[PhaseCount, ...]
    current: str
    next_step: str
    rows: tuple[Row, ...]
    more: int
    figures: tuple[KeyFigure, ...]


def overview(
    plan: Plan,
    actuals: Actuals,
    today: date,
    phases: Sequence[PhaseLike],
    *,
    found: Sequence[Remark] | None = None,
    coverage: Coverage | None = None,
    before: Before | None = None,
) -> Overview:
    """The overview of the cycle a person works in.

    `phases` is the content of the circle; `found` spares looking for remarks again.
    """
    cycle = plan.cycle
    counts = tuple(
        PhaseCount(phase.id, tuple((step.id, sign_of(plan, cycle, step)) for step in phase.steps)) for phase in phases
    )
    current = _current(counts)
    codes = {code for phase in phases if phase.id == current.phase for step in phase.steps for code in step.remarks}
    rows = rows_of(remarks(plan, actuals, today) if found is None else found, codes)
    shown = rows[:MOST_ROWS]
    return Overview(
        where=Sentence(N_("You are in the phase “{phase}”."), params={"phase": Term(f"phase.{current.phase}")}),
        waiting=_waiting(len(shown)),
        phases=counts,
        current=current.phase,
        next_step=_next_step(current),
        rows=shown,
        more=len(rows) - len(shown),
        figures=(
            _steps_figure(counts, before),
            measures_figure(plan, cycle, today),
            money_figure(plan, cycle, today),
            areas_figure(coverage),
        ),
    )


def rows_of(found: Iterable[Remark], first: Iterable[str] = ()) -> tuple[Row, ...]:
    """Remarks grouped by rule; what is late first, then what is at risk, then the codes in `first`."""
    groups: dict[str, list[Remark]] = {}
    for remark in found:
        groups.setdefault(remark.code, []).append(remark)
    ahead = frozenset(first)
    ordered = sorted(
        ((code, _once(group)) for code, group in groups.items()),
        key=lambda item: (_URGENCY[_sign(item[0])], item[0] not in ahead, -len(item[1]), _RANK[item[0]]),
    )
    return tuple(_row(code, group) for code, group in ordered)


def measures_figure(plan: Plan, cycle: Cycle, today: date) -> KeyFigure:
    """Measures on track or completed, of all that were not ended; beneath: how many are late and at risk."""
    found = tally(plan, cycle, today)
    note = SILENCE
    if found.late or found.at_risk:
        note = Sentence(N_("{late} late, {risk} at risk"), params={"late": found.late, "risk": found.at_risk})
    noun = Sentence(N_("{measures} on track"), params={"measures": Term("kinds.measure")})
    return KeyFigure("measures", _of(found.good, found.whole), noun, note)


def money_figure(plan: Plan, cycle: Cycle, today: date) -> KeyFigure:
    """Money spent of money planned; the day beneath is that of the newest status, the round in which it is entered."""
    sums = money.total(plan, cycle)
    newest = newest_statuses(plan, today)
    day = max((newest[one.id].day for one in plan.of_cycle(Measure, cycle) if one.id in newest), default=today)
    return KeyFigure(
        "money",
        Sentence("{amount}", params={"amount": sums.actual}),
        Sentence(N_("of {amount}"), params={"amount": sums.planned}),
        Sentence(N_("spent by {date}"), params={"date": day}) if sums.known else Sentence(N_("nothing spent yet")),
    )


def areas_figure(coverage: Coverage | None) -> KeyFigure:
    """Areas with all figures of all areas; without a count it says that there are no figures yet."""
    if coverage is None or not coverage.total:
        return KeyFigure("areas", _of(0, 0), Sentence(N_("areas complete")), Sentence(N_("no figures yet")))
    gaps = coverage.total - coverage.complete
    noun = Sentence(N_("{areas} complete"), params={"areas": Term(f"areas.{coverage.level}")})
    note = Sentence(N_("{gaps} with gaps in the data"), params={"gaps": gaps}) if gaps else SILENCE
    return KeyFigure("areas", _of(coverage.complete, coverage.total), noun, note)


def _steps_figure(counts: Sequence[PhaseCount], before: Before | None) -> KeyFigure:
    done = sum(one.done for one in counts)
    note = SILENCE
    if before and done > before.done:
        note = Sentence(N_("{more} more than on {date}"), params={"more": done - before.done, "date": before.day})
    elif before:
        note = Sentence(N_("as many as on {date}"), params={"date": before.day})
        fewer = before.done - done
        if fewer:
            note = Sentence(N_("{fewer} fewer than on {date}"), params={"fewer": fewer, "date": before.day})
    return KeyFigure("steps", _of(done, sum(len(one.steps) for one in counts)), Sentence(N_("steps ready")), note)


def _of(part: int, whole: int) -> Sentence:
    return Sentence(N_("{part} of {whole}"), params={"part": part, "whole": whole})


def _waiting(count: int) -> Sentence:
    if not count:
        return Sentence(N_("Nothing waits for you."))
    return Sentence(*NN_("One point waits for you.", "{n} points wait for you."), count)


def _current(counts: Sequence[PhaseCount]) -> PhaseCount:
    """The first quarter that is begun and not done, else the first phase not done (the mandate before all), else the last."""
    unfinished = [one for one in counts if one.done < len(one.steps)]
    begun = [one for one in unfinished if one.begun and one.phase != HUB]
    return (begun or unfinished or counts[-1:])[0]


def _next_step(current: PhaseCount) -> str:
    """The first step looked at and open, else begun, else not started; "" when all are done."""
    for wanted in _NEXT:
        for step, sign in current.steps:
            if sign is wanted:
                return step
    return ""


def _sign(code: str) -> str:
    rule = BY_CODE[code]
    if rule.late:
        return "late"
    return "at_risk" if rule.severity is Severity.WARNING else "open"


def _once(group: list[Remark]) -> list[Remark]:
    """One remark for each record."""
    first: dict[str, Remark] = {}
    for remark in group:
        first.setdefault(remark.subject, remark)
    return list(first.values())


def _row(code: str, group: list[Remark]) -> Row:
    rule = BY_CODE[code]
    headline = Sentence(rule.one, rule.many, len(group))
    return Row(_sign(code), headline, _detail(group), tuple(group))


def _detail(group: list[Remark]) -> Sentence:
    names = [str(one.params["name"]) for one in group[:MOST_NAMES]]
    day = group[0].params.get("date")
    if len(group) == 1 and isinstance(day, date):
        return Sentence("{name}: {date}", params={"name": names[0], "date": day})
    rest = DOT + "…" if len(group) > MOST_NAMES else ""
    return Sentence("{names}", params={"names": DOT.join(names) + rest})

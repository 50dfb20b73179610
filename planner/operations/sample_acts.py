"""What each table of the sample town's lines does: the operations its rows stand for, in the order of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from planner.content.sample_lines import SampleLine, sample_reasons
from planner.domain import lights
from planner.domain.frame import Progress
from planner.domain.governance import Outcome
from planner.domain.measures import BudgetLine, Measure, MoneyKind
from planner.domain.review import Carried, Decision, Light
from planner.exchange.definitions import definitions_of
from planner.operations.branches import DuplicateBranch, MoveArea, RemoveBranch
from planner.operations.chain import CheckOffers, JudgeCell, JudgeTransition
from planner.operations.cycles import Carry, ChooseForNext, CloseCycle, NextCycle, ReopenCycle
from planner.operations.defining import Define
from planner.operations.edit import Add, Change, Duplicate, Remove
from planner.operations.edit_rows import EditRows, NewRow
from planner.operations.figures import WithdrawDelivery
from planner.operations.frame import AnswerQuestion, SetBookmark, SetLabel, SetStepState, UnwaiveRemark, WaiveRemark
from planner.operations.goals import MoveGoal, SetTarget
from planner.operations.governance import AddMembers, AdoptAfterwards, AdoptByResolution, Seat, Votes
from planner.operations.indicators import ReviseIndicator
from planner.operations.measures import Money, PlanBudget, ReachMilestone
from planner.operations.operation import Operation
from planner.operations.ordering import Reorder
from planner.operations.priorities import AddUsualCriteria, PrioritiseByPoints, SetPoints
from planner.operations.review import AssessStatus, Findings, Rate, ReviewGoal, ReviewMeasure
from planner.operations.sample_figures import assigned, delivered, frozen, protection
from planner.operations.sample_teller import Teller

Named = tuple[Operation, tuple[str, str] | None]
Lines = tuple[SampleLine, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """Lines of one table and day that are entered together."""

    lines: Lines

    @property
    def day(self) -> date:
        """The day."""
        return self.lines[0].on

    @property
    def table(self) -> str:
        """The name of the table."""
        return self.lines[0].table


@dataclass(frozen=True, slots=True)
class ActKind:
    """How lines of a table are played; those of a day that agree in the field `together` are one operation."""

    operations: Callable[[Teller, Lines], Iterable[Named]]
    together: str | None = None

    def joins(self, line: SampleLine, other: SampleLine) -> bool:
        """Whether the second line is part of the same operation as the first."""
        if self.together is None or (line.on, line.table) != (other.on, other.table):
            return False
        return bool(self.together == "on" or line.fields[self.together] == other.fields[self.together])


MADE = {"usual_criteria": "criterion"}
"""Tables named by what was done: the kind of record their first id belongs to."""


def act_for(table: str) -> ActKind:
    """How the lines of a table are played; KeyError for an unknown one."""
    return ACTS[table]


def _one(make: Callable[[Teller, SampleLine], Operation]) -> ActKind:
    def operations(teller: Teller, lines: Lines) -> Iterator[Named]:
        for line in lines:
            yield make(teller, line), (MADE.get(line.table, line.table), line.id) if line.id else None

    return ActKind(operations)


def _town(teller: Teller, lines: Lines) -> Iterator[Named]:
    teller.name("municipality", lines[0].id, teller.plan.municipality.id)
    left = {name: value for name, value in lines[0].fields.items() if name not in ("name", "key", "notice", "example")}
    yield Change("municipality", teller.plan.municipality.id, teller.values("municipality", left)), None


def _first_cycle(teller: Teller, lines: Lines) -> Iterator[Named]:
    teller.name("cycle", lines[0].id, teller.plan.cycle.id)
    yield from ()


def _add(teller: Teller, line: SampleLine) -> Operation:
    return Add(line.table, teller.values(line.table, line.fields), teller.session.new_id())


def _adoptable(teller: Teller, line: SampleLine) -> Operation:
    """A vision, goal or measure: its resolution adopts it later, unless that was taken before."""
    fields = dict(line.fields)
    resolution = fields.pop("resolution", None)
    if resolution is not None and teller.knows("resolution", resolution):
        fields["resolution"] = resolution
    return Add(line.table, teller.values(line.table, fields), teller.session.new_id())


def _members(teller: Teller, lines: Lines) -> Iterator[Named]:
    rows = [teller.values("membership", line.fields) for line in lines]
    seats = tuple(Seat(row["role"], row.get("office", ""), row.get("actor")) for row in rows)
    yield AddMembers(rows[0]["body"], seats, rows[0].get("since")), None


def _delivery(teller: Teller, lines: Lines) -> Iterator[Named]:
    for line in lines:
        yield delivered(teller, line), ("delivery", line.id)


def _without_cycle(values: dict[str, Any]) -> dict[str, Any]:
    """What is judged belongs to the current cycle by itself."""
    return {name: value for name, value in values.items() if name != "cycle"}


def _target(teller: Teller, line: SampleLine) -> Operation:
    values = teller.values("target", line.fields)
    values.pop("cycle", None)
    return SetTarget(**values)


def _budget(teller: Teller, lines: Lines) -> Iterator[Named]:
    rows = [teller.values("budget_line", line.fields) for line in lines]
    money = tuple(
        Money(
            row["year"],
            row.get("sort", MoneyKind.COST),
            row.get("planned", Decimal("0.00")),
            row.get("actual"),
            row.get("name", ""),
            row.get("funder"),
        )
        for row in rows
    )
    yield PlanBudget(rows[0]["measure"], money), None
    entered = {
        (line.year, line.sort, line.name, line.funder): line.id
        for line in teller.plan.pointing(BudgetLine, "measure", rows[0]["measure"])
    }
    for line, one in zip(lines, money, strict=True):
        teller.name("budget_line", line.id, entered[one.year, one.sort, one.name, one.funder])


def _resolution(teller: Teller, line: SampleLine) -> Operation:
    fields = dict(line.fields)
    bookmark = fields.pop("bookmark", "")
    row = teller.values("resolution", fields)
    votes = Votes(*(row.pop(name, None) for name in ("yes", "no", "abstain", "recused")))
    outcome = row.pop("outcome", Outcome.UNCHANGED)
    return AdoptByResolution(**row, outcome=outcome, votes=votes, adopts=teller.adopted_by(line), bookmark=bookmark)


def _adopt(teller: Teller, line: SampleLine) -> Operation:
    resolution = line.fields.get("resolution")
    items = tuple(teller.anywhere(local) for local in line.fields["items"])
    return AdoptAfterwards(teller.id("resolution", resolution) if resolution else None, items)


def _status(teller: Teller, line: SampleLine) -> Operation:
    row = teller.values("status", line.fields)
    measure = teller.plan.one(Measure, row["measure"])
    day = row.get("day", line.on)
    suggested = lights.suggested(teller.plan, measure, teller.session.actuals, day)
    set_ = lights.Lights(
        row.get("implementation", Light.UNKNOWN),
        row.get("attainment", Light.UNKNOWN),
        row.get("funding", Light.UNKNOWN),
    )
    reason = row.get("reason", "") or _reason(set_, suggested, teller.language)
    return AssessStatus(measure.id, set_, suggested, reason, row.get("comment", ""), day)


def _reason(set_: lights.Lights, suggested: lights.Lights, language: str) -> str:
    """Why the lights depart from what is suggested, light by light; "" where none does."""
    said = []
    for name, words in sample_reasons(language).items():
        light, proposed = getattr(set_, name), getattr(suggested, name)
        if Light.UNKNOWN == light != proposed:
            said.append(words["unset"])
        elif proposed not in (Light.UNKNOWN, light):
            order = list(Light)
            said.append(words["better" if order.index(light) < order.index(proposed) else "worse"])
    return " ".join(said)


def _review(teller: Teller, line: SampleLine) -> Operation:
    row = teller.values("review", line.fields)
    findings = Findings(
        row.get("story", ""), row.get("works", ""), row.get("proposal", ""), row.get("decision", Decision.CONTINUE)
    )
    if "goal" in row:
        return ReviewGoal(row["goal"], findings, row.get("day"))
    return ReviewMeasure(row["measure"], findings, row.get("day"))


def _rating(teller: Teller, line: SampleLine) -> Operation:
    row = teller.values("rating", line.fields)
    return Rate(row["standard"], row["level"], row.get("evidence", ""), row.get("day"))


def _cycle_of(teller: Teller, fields: Any) -> str:
    return teller.id("cycle", fields["cycle"]) if "cycle" in fields else teller.plan.cycle.id


def _step_state(teller: Teller, line: SampleLine) -> Operation:
    fields = line.fields
    return SetStepState(_cycle_of(teller, fields), fields["step"], Progress(fields["state"]), fields.get("note"))


def _answer(teller: Teller, line: SampleLine) -> Operation:
    return AnswerQuestion(_cycle_of(teller, line.fields), line.fields["question"], line.fields["text"])


def _scores(teller: Teller, lines: Lines) -> Iterator[Named]:
    for line in lines:
        need = teller.id("need", line.fields["need"])
        for name, points in line.fields["points"].items():
            yield SetPoints(need, teller.id("criterion", name), points), None


def _change(teller: Teller, lines: Lines) -> Iterator[Named]:
    for line in lines:
        kind = line.fields["kind"]
        fields = {name: value for name, value in line.fields.items() if name != "kind"}
        id_, values = teller.id(kind, line.id), teller.values(kind, fields)
        if kind == "milestone" and values.keys() == {"done"}:
            yield ReachMilestone(id_, values["done"]), None
        elif kind == "indicator":
            yield ReviseIndicator(id_, values), None
        else:
            yield Change(kind, id_, values), None


def _duplicate(teller: Teller, lines: Lines) -> Iterator[Named]:
    for line in lines:
        kind = line.fields["kind"]
        yield Duplicate(kind, teller.id(kind, line.fields["of"])), (kind, line.id)


def _edit_rows(teller: Teller, lines: Lines) -> Iterator[Named]:
    for line in lines:
        kind = line.fields["kind"]
        new_id = teller.session.new_id
        rows = [{**row} for row in line.fields.get("change", ())]
        fresh = [({**row}, new_id()) for row in line.fields.get("add", ())]
        names = [(row.pop("item"), id_) for row, id_ in fresh]
        yield (
            EditRows(
                kind,
                {teller.id(kind, row.pop("item")): teller.values(kind, row) for row in rows},
                tuple(NewRow(id_, teller.values(kind, row)) for row, id_ in fresh),
                tuple(teller.id(kind, local) for local in line.fields.get("remove", ())),
            ),
            None,
        )
        for local, id_ in names:
            teller.name(kind, local, id_)


def _duplicate_branch(teller: Teller, lines: Lines) -> Iterator[Named]:
    for line in lines:
        kind = line.fields["kind"]
        yield DuplicateBranch(kind, teller.id(kind, line.fields["of"])), (kind, line.id)


def _earmarks(teller: Teller, lines: Lines) -> Iterator[Named]:
    choices = [
        Carry(teller.anywhere(line.fields["item"]), Carried(line.fields["choice"]), line.fields.get("reason", ""))
        for line in lines
    ]
    yield ChooseForNext(tuple(choices)), None


def _next_cycle(teller: Teller, lines: Lines) -> Iterator[Named]:
    fields = lines[0].fields
    choices = tuple(
        Carry(teller.anywhere(row["item"]), Carried(row["choice"]), row.get("reason", "")) for row in fields["carry"]
    )
    yield NextCycle(fields["starts"], fields.get("until"), choices, fields["bookmark"]), ("cycle", lines[0].id)
    teller.name_copies({row["item"]: row["copy"] for row in fields["carry"] if "copy" in row})


ACTS: dict[str, ActKind] = {
    "municipality": ActKind(_town),
    "cycle": ActKind(_first_cycle),
    "reopen_cycle": _one(lambda teller, line: ReopenCycle(teller.id("cycle", line.fields["cycle"]))),
    "label": _one(lambda _, line: SetLabel(**line.fields)),
    **{kind: _one(_add) for kind in ("life_phase", "transition", "sector", "target_group", "setting", "funder")},
    **{kind: _one(_add) for kind in ("standard", "actor", "body")},
    "membership": ActKind(_members, together="body"),
    **{kind: _one(_add) for kind in ("meeting", "paper", "area", "variable")},
    "delivery": ActKind(_delivery),
    "withdraw": _one(lambda teller, line: WithdrawDelivery(teller.id("delivery", line.fields["delivery"]))),
    **{kind: _one(_add) for kind in ("area_alias", "recipe", "figure_note")},
    "disclosure": _one(lambda _, line: protection(line)),
    "border": _one(assigned),
    "define": _one(lambda _, line: Define(definitions_of(line.fields))),
    "freeze": _one(frozen),
    **{kind: _one(_add) for kind in ("indicator", "participation", "evidence", "offer", "need")},
    "cell_judgement": _one(
        lambda teller, line: JudgeCell(**_without_cycle(teller.values("cell_judgement", line.fields)))
    ),
    "transition_judgement": _one(
        lambda teller, line: JudgeTransition(**teller.values("transition_judgement", line.fields))
    ),
    "check_offers": _one(
        lambda teller, line: CheckOffers(tuple(teller.id("offer", local) for local in line.fields["offers"]))
    ),
    "usual_criteria": _one(lambda *_: AddUsualCriteria()),
    "score": ActKind(_scores, together="need"),
    "prioritise": _one(lambda *_: PrioritiseByPoints()),
    **{kind: _one(_adoptable) for kind in ("vision", "goal")},
    "target": _one(_target),
    "goal_conflict": _one(_add),
    "measure": _one(_adoptable),
    "milestone": _one(_add),
    "budget_line": ActKind(_budget, together="measure"),
    "risk": _one(_add),
    "duplicate": ActKind(_duplicate),
    "remove": _one(lambda teller, line: Remove(line.fields["kind"], teller.anywhere(line.fields["item"]))),
    "edit_rows": ActKind(_edit_rows),
    "move_goal": _one(
        lambda teller, line: MoveGoal(
            teller.id("goal", line.fields["goal"]), teller.id("goal", line.fields["parent"]), line.fields.get("place")
        )
    ),
    "duplicate_branch": ActKind(_duplicate_branch),
    "remove_branch": _one(lambda teller, line: RemoveBranch(line.fields["kind"], teller.anywhere(line.fields["item"]))),
    "move_area": _one(
        lambda teller, line: MoveArea(teller.id("area", line.fields["area"]), teller.id("area", line.fields["parent"]))
    ),
    "reorder": _one(
        lambda teller, line: Reorder(
            line.fields["kind"], teller.id(line.fields["kind"], line.fields["item"]), line.fields["place"]
        )
    ),
    "reach": _one(lambda teller, line: ReachMilestone(teller.id("milestone", line.id), line.fields["day"])),
    "resolution": _one(_resolution),
    "adopt": _one(_adopt),
    "change": ActKind(_change),
    "status": _one(_status),
    "review": _one(_review),
    "rating": _one(_rating),
    "lesson": _one(_add),
    "step_state": _one(_step_state),
    "answer": _one(_answer),
    "waiver": _one(
        lambda teller, line: WaiveRemark(
            line.fields["code"], teller.anywhere(line.fields["subject"]), line.fields["reason"]
        )
    ),
    "unwaive": _one(lambda teller, line: UnwaiveRemark(line.fields["code"], teller.anywhere(line.fields["subject"]))),
    "bookmark": _one(lambda _, line: SetBookmark(line.fields["name"])),
    "close_cycle": _one(
        lambda teller, line: CloseCycle(teller.id("cycle", line.fields["cycle"]), line.fields["bookmark"])
    ),
    "earmark": ActKind(_earmarks, together="on"),
    "next_cycle": ActKind(_next_cycle),
}
"""Tables in the order in which the lines of one day are played: what is pointed at comes first."""

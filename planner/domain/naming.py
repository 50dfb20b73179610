"""What a person calls a record: one short line for lists, search hits, history and the sentences of remarks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from planner.domain.analysis import CellJudgement, Evidence, TransitionJudgement
from planner.domain.catalogues import Funder, LifePhase, Sector, Standard, Transition
from planner.domain.figures import Area, Border, Delivery, Indicator
from planner.domain.frame import Answer, Cycle, Label, StepState, Waiver
from planner.domain.goals import Goal, GoalConflict, Target, Vision
from planner.domain.governance import Actor, Body, Meeting, Membership, Paper, Resolution
from planner.domain.kinds import BY_NAME
from planner.domain.measures import BudgetLine, Measure
from planner.domain.plan import Plan
from planner.domain.record import Record
from planner.domain.review import CarryOver, Earmark, Rating, Review, Status
from planner.domain.social_index import IndexPart

LONGEST = 60
DOT = " · "


class Speech(Protocol):
    """What is needed of a language: the words for a message id, and a day (`planner.texts.Texts` has both)."""

    def gettext(self, msgid: str, /) -> str:
        """The words for a message id."""
        ...

    def date(self, day: date) -> str:
        """A day in short."""
        ...


class _Plain:
    """English as it stands in the code, days in ISO form: for logs and tests."""

    def gettext(self, msgid: str, /) -> str:
        return msgid

    def date(self, day: date) -> str:
        return day.isoformat()


PLAIN: Speech = _Plain()
EMPTY = Plan()


def name_of(record: Record, plan: Plan | None = None, speech: Speech = PLAIN) -> str:
    """The name of a record, never empty; `plan` names what the record points at, `speech` says the few fixed words."""
    say = _SPECIAL.get(record.kind, _plain_name)
    return shortened(say(record, plan or EMPTY, speech)) or speech.gettext(record.noun)


def name_of_id(plan: Plan, cls: type[Record], id_: str | None, speech: Speech = PLAIN) -> str:
    """The name of the record with this id, "" when there is none."""
    found = plan.get(cls, id_)
    return name_of(found, plan, speech) if found else ""


def names_others(kind: str) -> bool:
    """Whether the names of records of a kind may hold those of others, and change with them."""
    return kind in _SPECIAL


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than `longest` characters."""
    line = " ".join(text.split()) if len(text) > longest or not text.isprintable() else text.strip()
    if len(line) <= longest:
        return line
    head = line[: longest - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > longest // 2 else head).rstrip(" ,;.:–-") + "…"


@lru_cache(maxsize=20_000)
def natural(number: str) -> tuple[tuple[int, str], ...]:
    """What a person's numbers are sorted by: M-9 before M-10."""
    parts = "".join(sign if sign.isdigit() else f" {sign} " for sign in number).split()
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def numbered(number: str, name: str) -> str:
    """A name with its number before it."""
    return f"{number} {name}" if number else name


def joined(*parts: str) -> str:
    """The parts that are not empty, with a dot between them."""
    return DOT.join(part for part in parts if part)


def _plain_name(record: Any, plan: Plan, speech: Speech) -> str:  # noqa: ARG001
    for field in ("name", "title", "subject", "code"):
        text = getattr(record, field, "")
        if text and not text.isspace():
            return str(text)
    return ""


def _cycle(record: Cycle, plan: Plan, speech: Speech) -> str:  # noqa: ARG001
    years = [str(day.year) for day in (record.starts, record.until) if day]
    return joined(f"{speech.gettext(Cycle.noun)} {record.number}", "–".join(dict.fromkeys(years)))


def _target(record: Target, plan: Plan, speech: Speech) -> str:
    indicator = name_of_id(plan, Indicator, record.indicator, speech)
    return joined(indicator or name_of_id(plan, Goal, record.goal, speech), name_of_id(plan, Area, record.area, speech))


def _budget_line(record: BudgetLine, plan: Plan, speech: Speech) -> str:
    funder = name_of_id(plan, Funder, record.funder, speech)
    return joined(str(record.year), speech.gettext(record.sort.label), record.name, funder)


def _cell(record: CellJudgement, plan: Plan, speech: Speech) -> str:
    return joined(
        name_of_id(plan, LifePhase, record.phase, speech),
        name_of_id(plan, Sector, record.sector, speech),
        name_of_id(plan, Area, record.area, speech),
    )


def _passage(record: TransitionJudgement, plan: Plan, speech: Speech) -> str:
    return joined(
        name_of_id(plan, Transition, record.transition, speech),
        name_of_id(plan, Sector, record.sector, speech),
        name_of_id(plan, Area, record.area, speech),
    )


def _conflict(record: GoalConflict, plan: Plan, speech: Speech) -> str:
    goals = [name_of_id(plan, Goal, goal, speech) for goal in (record.first, record.second)]
    return " ↔ ".join(goal for goal in goals if goal) or record.description


def _meeting(record: Meeting, plan: Plan, speech: Speech) -> str:
    return joined(name_of_id(plan, Body, record.body, speech) or record.subject, speech.date(record.day))


def _membership(record: Membership, plan: Plan, speech: Speech) -> str:
    return joined(record.role, record.office, name_of_id(plan, Body, record.body, speech))


def _actor(record: Actor, plan: Plan, speech: Speech) -> str:  # noqa: ARG001
    return joined(record.organisation, record.office) or record.role


def _resolution(record: Resolution, plan: Plan, speech: Speech) -> str:
    return record.subject or joined(name_of_id(plan, Body, record.body, speech), speech.date(record.day))


def _status(record: Status, plan: Plan, speech: Speech) -> str:
    return joined(name_of_id(plan, Measure, record.measure, speech), speech.date(record.day))


def _review(record: Review, plan: Plan, speech: Speech) -> str:
    about = name_of_id(plan, Measure, record.measure, speech) or name_of_id(plan, Goal, record.goal, speech)
    return joined(about, speech.date(record.day))


def _earmark(record: Earmark, plan: Plan, speech: Speech) -> str:
    item = plan.anywhere(record.item)
    named = name_of(item, plan, speech) if item is not None and not isinstance(item, Earmark) else ""
    return joined(named, speech.gettext(record.choice.label))


def _carry_over(record: CarryOver, plan: Plan, speech: Speech) -> str:
    cls = BY_NAME.get(record.item_kind)
    item = name_of_id(plan, cls, record.item, speech) if cls and cls is not CarryOver else ""
    return joined(item or (speech.gettext(cls.noun) if cls else ""), speech.gettext(record.choice.label))


def _answer(record: Answer, plan: Plan, speech: Speech) -> str:  # noqa: ARG001
    return record.text or record.question


_SPECIAL: dict[str, Callable[[Any, Plan, Speech], str]] = {
    Actor.kind: _actor,
    Answer.kind: _answer,
    Border.kind: lambda one, plan, speech: name_of_id(plan, Area, one.area, speech),
    BudgetLine.kind: _budget_line,
    CarryOver.kind: _carry_over,
    CellJudgement.kind: _cell,
    Cycle.kind: _cycle,
    Earmark.kind: _earmark,
    Delivery.kind: lambda one, _plan, _speech: one.title or one.file_name or one.source,
    Evidence.kind: lambda one, _plan, _speech: one.statement or one.source,
    GoalConflict.kind: _conflict,
    IndexPart.kind: lambda one, plan, speech: name_of_id(plan, Indicator, one.indicator, speech),
    Label.kind: lambda one, _plan, _speech: one.text or one.key,
    Meeting.kind: _meeting,
    Membership.kind: _membership,
    Paper.kind: lambda one, _plan, _speech: one.subject or one.number,
    Rating.kind: lambda one, plan, speech: joined(name_of_id(plan, Standard, one.standard, speech), str(one.level)),
    Resolution.kind: _resolution,
    Review.kind: _review,
    Status.kind: _status,
    StepState.kind: lambda one, _plan, speech: joined(one.step, speech.gettext(one.state.label)),
    Target.kind: _target,
    TransitionJudgement.kind: _passage,
    Vision.kind: lambda one, _plan, _speech: one.text,
    Waiver.kind: lambda one, _plan, _speech: joined(one.code, one.reason),
}

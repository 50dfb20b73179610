"""Every kind of record there is, in one tuple: the order of tables, digests, counts and search."""

from __future__ import annotations

from planner.domain.analysis import (
    CellJudgement,
    Evidence,
    Need,
    Offer,
    Participation,
    Score,
    TransitionJudgement,
)
from planner.domain.catalogues import (
    Criterion,
    Funder,
    LifePhase,
    Sector,
    Setting,
    Standard,
    TargetGroup,
    Transition,
)
from planner.domain.figures import Area, Border, Delivery, Indicator, IndicatorVersion, SourceRule, Variable
from planner.domain.frame import (
    Answer,
    Bookmark,
    Cycle,
    Label,
    Municipality,
    StepState,
    Waiver,
)
from planner.domain.goals import Goal, GoalConflict, Target, Vision
from planner.domain.governance import (
    Actor,
    Body,
    Meeting,
    Membership,
    Paper,
    Resolution,
)
from planner.domain.measures import BudgetLine, Measure, Milestone, Risk
from planner.domain.record import Record
from planner.domain.review import CarryOver, Earmark, Lesson, Rating, Review, Status
from planner.domain.social_index import IndexClass, IndexPart, SocialIndex
from planner.domain.taking_in import AreaAlias, FigureNote, Recipe

KINDS: tuple[type[Record], ...] = (
    *(Municipality, Cycle, StepState, Answer, Bookmark, Waiver, Label),
    *(LifePhase, Transition, Sector, TargetGroup, Setting, Funder, Standard, Criterion),
    *(Actor, Body, Membership, Meeting, Paper, Resolution),
    *(Area, Border, Variable, Delivery, Indicator),
    *(IndicatorVersion, SourceRule, SocialIndex, IndexPart, IndexClass),
    *(AreaAlias, Recipe, FigureNote),
    *(Evidence, Participation, Offer, CellJudgement, TransitionJudgement, Need, Score),
    *(Vision, Goal, Target, GoalConflict),
    *(Measure, Milestone, BudgetLine, Risk),
    *(Status, Review, Rating, Lesson, Earmark, CarryOver),
)

BY_NAME: dict[str, type[Record]] = {cls.kind: cls for cls in KINDS}

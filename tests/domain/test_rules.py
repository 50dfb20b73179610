from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from planner.domain.analysis import Access, CellJudgement, Confidence, Evidence, Knowledge, Offer, Prevention, Verdict
from planner.domain.breaks import Break, Reason
from planner.domain.catalogues import FunderKind
from planner.domain.figures import Direction, Scope, State
from planner.domain.frame import Cycle, CycleState, Waiver
from planner.domain.goals import Goal, GoalLevel
from planner.domain.governance import Outcome
from planner.domain.indicators import Figure
from planner.domain.measures import Measure, MeasureState, Milestone
from planner.domain.record import new_like
from planner.domain.remarks import Actuals
from planner.domain.review import Light
from planner.domain.rules import BY_CODE, RULES, remarks
from tests.domain.sound_plan import ACTUALS, SOUND, TODAY, but, with_

NEED, OFFER = SOUND.anywhere("need"), SOUND.anywhere("offer")
PROJECT = {"regular": False, "funded_until": date(2027, 3, 31)}
LOST = {"phases": ("early",), "transitions": ()}

# code → the record it must speak of, and the plan that has this one fault
FAULTS = {
    "N01": ("need", with_("need", evidence=("view",))),
    "N02": ("need", with_("guiding", needs=())),
    "N03": ("need", with_("need", evidence=())),
    "N04": ("cycle", but(*(new_like(NEED, id=f"need{sign}") for sign in "abcde"))),
    "N05": ("need", with_("need", priority_reason=" ")),
    "N06": ("need", with_("need", areas=(), phases=())),
    "N07": ("need", but(*(new_like(SOUND.anywhere(id_), confidence=Confidence.LOW) for id_ in ("figures", "view")))),
    "G01": ("action", but(gone=["target"])),
    "G02": ("action", but(*(new_like(SOUND.anywhere(id_), goals=("middle",)) for id_ in ("measure", "finished")))),
    "G03": ("action", with_("action", due=None)),
    "G04": ("action", with_("action", lead="")),
    "G05": ("action", with_("action", due=date(2029, 1, 1))),
    "G06": ("guiding", with_("guiding", resolution=None)),
    "G07": ("guiding", with_("resolution", outcome=Outcome.REJECTED)),
    "G08": ("middle", with_("action", parent="guiding")),
    "G09": ("action", with_("action", parent=None)),
    "G10": ("middle", with_("middle", level=GoalLevel.GUIDING)),
    "G11": ("guiding", with_("guiding", needs=())),
    "G12": ("action", with_("action", name="Mehr Familien sind besucht")),
    "G13": ("conflict", with_("conflict", answer="")),
    "T01": ("target", with_("indicator", direction=Direction.HIGHER_WORSE)),
    "T02": ("target", with_("target", baseline=None)),
    "T03": ("target", with_("target", value=80.0)),
    "T04": ("target", with_("target", due=date(2026, 10, 1))),
    "T05": ("target", but(new_like(SOUND.anywhere("target"), id="target", due=date(2026, 10, 1)))),
    "T06": ("target", but(new_like(SOUND.anywhere("indicator"), id="newer", version=2))),
    "T07": ("target", but(new_like(SOUND.anywhere("indicator"), scope=Scope.POPULATION), gone=["finished", "review"])),
    "T08": ("target", but(*(new_like(SOUND.anywhere(id_), due=None) for id_ in ("target", "action")))),
    "T09": ("target", SOUND),
    "T10": ("target", SOUND),
    "M01": ("measure", with_("measure", effect_step=None)),
    "M02": ("measure", with_("measure", until=date(2028, 6, 30))),
    "M03": ("measure", with_("measure", goals=())),
    "M04": ("measure", with_("measure", lead="")),
    "M05": ("measure", with_("milestone", done=None)),
    "M06": ("measure", with_("measure", effect_step=3, impact="Weniger Armut")),
    "M07": ("measure", with_("measure", until=date(2026, 11, 20))),
    "M08": ("measure", with_("measure", state=MeasureState.PLANNED)),
    "M09": ("measure", but(gone=["milestone"])),
    "M10": ("measure", with_("measure", starts=date(2028, 1, 1))),
    "M11": ("finished", but(Milestone(id="left", measure="finished", name="Übergabe"))),
    "M12": ("risk", with_("risk", response="")),
    "M13": ("measure", with_("measure", until=None)),
    "B01": ("measure", with_("grant", planned=Decimal("598.99"))),
    "B02": ("measure", but(gone=["cost", "cost_next"])),
    "B03": ("measure", with_("cost", actual=Decimal("1100.01"))),
    "B04": ("measure", with_("cost", year=2025, actual=None)),
    "B05": ("grant", with_("grant", funder=None)),
    "B06": ("measure", with_("cost", year=2025)),
    "B07": ("measure", with_("own", sort=FunderKind.FOUNDATION)),
    "O01": ("offer", with_("offer", verified=date(2025, 11, 20))),
    "O02": ("offer", with_("offer", **PROJECT)),
    "O03": ("early", with_("offer", **PROJECT)),
    "O04": ("early", with_("offer", access=Access.WALK_IN)),
    "O05": ("passage", with_("offer", **LOST)),
    "O06": ("offer", but(new_like(OFFER, id="twin", provider="Verein"))),
    "O07": ("offer", with_("offer", places=10, places_taken=10, waiting=3)),
    "O08": ("offer", with_("offer", sectors=())),
    "A01": ("north", with_("view", areas=())),
    "A02": ("round", with_("round", changed="")),
    "A03": ("view", with_("view", source="")),
    "A04": ("cell", with_("need", sectors=())),
    "A05": ("cell", with_("cell", verdict=Verdict.COVERED)),
    "A06": ("cycle", with_("offer", **LOST)),
    "A07": ("indicator", with_("indicator", numerator=())),
    "A08": ("indicator", with_("indicator", definition="")),
    "R01": ("group", with_("seat", until=date(2026, 11, 20))),
    "R02": ("town", but(gone=["group"])),
    "R03": ("resolution", with_("resolution", outcome=Outcome.POSTPONED)),
    "R04": ("resolution", with_("resolution", wording="")),
    "R05": ("vision", with_("resolution", open_session=False)),
    "R06": ("town", with_("town", coordinator="")),
    "R07": ("group", with_("meeting", day=date(2025, 11, 20))),
    "V01": ("measure", with_("status", day=date(2026, 5, 24))),
    "V02": ("status", with_("status", suggested_implementation=Light.LATE)),
    "V03": ("measure", with_("status", implementation=Light.LATE)),
    "V04": ("finished", but(gone=["review"])),
    "V05": ("cycle", with_("cycle", until=date(2026, 11, 20))),
    "V06": ("rating", with_("rating", evidence="")),
}
FIGURES = {
    "T05": Actuals(),
    "T09": Actuals(ACTUALS.figures, frozenset({"target"})),
    "T10": Actuals(ACTUALS.figures, parted={"target": Break(date(2026, 1, 1), Reason.BORDERS)}),
}


def test_nothing_is_said_of_a_sound_plan():
    assert remarks(SOUND, ACTUALS, TODAY) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_finds_its_fault(rule):
    subject, plan = FAULTS[rule.code]
    found = [one for one in remarks(plan, FIGURES.get(rule.code, ACTUALS), TODAY) if one.code == rule.code]
    assert subject in {one.subject for one in found}
    for one in found:
        assert plan.find(one.kind, one.subject) is not None
        assert one.severity is rule.severity
        said = one.sentence.format(**one.params)
        assert "{" not in said
        assert not one.field or hasattr(plan.find(one.kind, one.subject), one.field)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((), "was set to late in the status of"),
        (("measure",), "it should have ended on 2026-11-20"),
        (("measure", "milestone"), "was due on"),
    ],
)
def test_a_late_measure_says_why(changes, said):
    fields = {"measure": {"until": date(2026, 11, 20)}, "milestone": {"done": None}}
    late = new_like(SOUND.anywhere("status"), implementation=Light.LATE)
    plan = but(late, *(new_like(SOUND.anywhere(one), **fields[one]) for one in changes))
    found = next(one for one in remarks(plan, ACTUALS, TODAY) if one.code == "V03")
    assert said in found.sentence.format(**found.params)


def test_codes_are_unique_and_words_are_there():
    assert len(BY_CODE) == len(RULES) == len(FAULTS)
    for rule in RULES:
        assert "{name}" in rule.sentence or rule.code == "A06"
        assert rule.sentence.endswith(".")
        assert rule.why.endswith(".")
        assert not rule.one.endswith(".")


def test_waived_remarks_are_left_out_until_asked_for():
    plan = but(Waiver(id="waiver", code="M09", subject="measure", reason="Kurz"), gone=["milestone"])
    assert remarks(plan, ACTUALS, TODAY) == ()
    assert [one.code for one in remarks(plan, ACTUALS, TODAY, waived=True)] == ["M09"]


def test_closed_cycles_are_left_alone():
    plan = but(
        Cycle(id="old", number=1, state=CycleState.CLOSED, until=date(2025, 12, 31)),
        Goal(id="relic", cycle="old", name="Besser werden"),
        Measure(id="past", cycle="old", name="Ohne alles", state=MeasureState.RUNNING),
    )
    assert remarks(plan, ACTUALS, TODAY) == ()
    assert remarks(with_("cycle", state=CycleState.CLOSED), ACTUALS, TODAY) == ()


BOUNDS = [
    ("O01", with_("offer", verified=date(2025, 11, 21)), ACTUALS),
    ("O02", with_("offer", regular=False, funded_until=date(2027, 11, 22)), ACTUALS),
    ("O04", with_("offer", access=Access.WHERE_FAMILIES_ARE, prevention=Prevention.UNIVERSAL), ACTUALS),
    ("O06", but(new_like(OFFER, id="twin")), ACTUALS),
    ("V01", with_("status", day=date(2026, 5, 25)), ACTUALS),
    ("B01", with_("grant", planned=Decimal("599.00")), ACTUALS),
    ("B03", with_("cost", actual=Decimal("1100.00")), ACTUALS),
    ("B04", with_("cost", actual=None), ACTUALS),
    ("M07", with_("measure", until=TODAY), ACTUALS),
    ("M05", with_("milestone", done=None, due=TODAY), ACTUALS),
    ("T01", with_("indicator", direction=Direction.NEUTRAL), ACTUALS),
    ("T04", with_("target", due=date(2026, 10, 1)), Actuals({"target": Figure(91.0, State.VALUE, "2026-06")})),
    ("T04", with_("target", due=date(2026, 10, 1)), Actuals({"target": Figure(None, State.SUPPRESSED, "2026-06")})),
    ("N04", but(*(new_like(NEED, id=f"need{sign}") for sign in "abcd")), ACTUALS),
    ("A02", with_("round", changed="", day=date(2026, 6, 1)), ACTUALS),
    ("V02", with_("status", suggested_implementation=Light.LATE, reason="Die Stelle ist besetzt"), ACTUALS),
    ("G12", with_("action", name="Besserung ist eingetreten"), ACTUALS),
]


@pytest.mark.parametrize(("code", "plan", "actuals"), BOUNDS, ids=[code for code, _, _ in BOUNDS])
def test_rules_stay_silent_at_their_bounds(code, plan, actuals):
    assert code not in {one.code for one in remarks(plan, actuals, TODAY)}


def test_families_of_a_larger_area_speak_for_the_parts():
    district = new_like(SOUND.anywhere("north"), id="district", level=1, name="Nord")
    part = new_like(SOUND.anywhere("north"), parent="district")
    plan = but(district, part, new_like(SOUND.anywhere("view"), areas=("district",)))
    assert remarks(plan, ACTUALS, TODAY) == ()


def test_a_ring_of_areas_and_goals_ends():
    ring = but(
        new_like(SOUND.anywhere("north"), parent="north"),
        new_like(SOUND.anywhere("guiding"), parent="action"),
        new_like(SOUND.anywhere("view"), areas=()),
    )
    assert {"A01", "G10"} <= {one.code for one in remarks(ring, ACTUALS, TODAY)}


def test_a_lone_judgement_without_offers_says_nothing():
    plan = but(
        CellJudgement(
            id="other", cycle="cycle", phase="daycare", sector="health", verdict=Verdict.NOT_NEEDED, reason="–"
        ),
        gone=["offer"],
    )
    assert not {one.code for one in remarks(plan, ACTUALS, TODAY)} & {"O05", "A06", "A05"}


def test_one_kind_of_knowledge_is_named():
    plan = but(
        Evidence(id="more", statement="Noch eine Zahl", source="Amt", knowledge=Knowledge.STATISTICS),
        new_like(NEED, evidence=("figures", "more")),
        Offer(id="second", name="Lotsen", phases=("early",), sectors=("health",), verified=TODAY),
    )
    (found,) = (one for one in remarks(plan, ACTUALS, TODAY) if one.code == "N01")
    assert found.params["kind"] is Knowledge.STATISTICS


@pytest.mark.parametrize(("period", "field"), [("2024", "baseline"), ("", "baseline_period")])
def test_a_baseline_from_before_a_break_is_named_with_the_reason(period, field):
    parted = Actuals(ACTUALS.figures, parted={"target": Break(date(2026, 1, 1), Reason.DEFINITION)})
    plan = SOUND.changed([new_like(SOUND.anywhere("target"), baseline_period=period)])
    found = [one for one in remarks(plan, parted, TODAY) if one.code == "T10"]
    assert [(one.subject, one.field) for one in found] == [("target", field)]
    assert "another definition since 2026-01-01" in found[0].sentence.format(**found[0].params)
    assert not [one for one in remarks(plan, ACTUALS, TODAY) if one.code == "T10"]

"""The chain of offers: what cells and transitions count, and that a judgement goes over the count."""

from __future__ import annotations

from planner.domain.analysis import Bond, CellJudgement, Need, Offer, TransitionJudgement, Verdict
from planner.domain.catalogues import LifePhase, Sector, Transition
from planner.domain.chain import Chain, chain, is_full
from planner.domain.figures import Area
from planner.domain.frame import Cycle
from planner.domain.plan import Plan
from planner.domain.record import Record

CYCLE = Cycle(id="now", number=2)
BASE: tuple[Record, ...] = (
    CYCLE,
    Cycle(id="then", number=1),
    LifePhase(id="kita", name="Kita", rank=1),
    LifePhase(id="school", name="Schule", rank=2),
    Sector(id="health", name="Gesundheit", rank=1),
    Sector(id="sport", name="Sport", rank=2),
    Transition(id="passage", name="Kita → Schule", rank=1, before="kita", after="school"),
    Transition(id="arrival", name="Neu in der Stadt", rank=2),
    Area(id="town", key="0", name="Stadt"),
    Area(id="west", key="1", name="West", level=1, parent="town"),
    Area(id="quarter", key="11", name="Hafen", level=2, parent="west"),
    Area(id="east", key="2", name="Ost", level=1, parent="town"),
)


def board(*records: Record, area: str = "", target_group: str = "") -> Chain:
    plan = Plan().changed((*BASE, *records))
    return chain(plan, CYCLE, area=area, target_group=target_group)


def offer(id_: str, *phases: str, taken: int | None = None, places: int | None = None, **more: object) -> Offer:
    whole = {"sectors": ("health",), **more}
    return Offer(id=id_, name=id_, phases=phases, places=places, places_taken=taken, **whole)  # type: ignore[arg-type]


def test_a_cell_counts_offers_places_and_the_most_urgent_need() -> None:
    needs = (
        Need(id="n1", cycle="now", name="a", phases=("kita",), sectors=("health",), priority=4),
        Need(id="n2", cycle="now", name="b", phases=("kita",), sectors=("health",), priority=2),
        Need(id="n3", cycle="then", name="c", phases=("school",), sectors=("health",), priority=1),
    )
    found = board(offer("a", "kita", taken=95, places=100), offer("b", "kita"), *needs)
    cell = found.cell("kita", "health")
    assert [one.id for one in cell.offers] == ["a", "b"]
    assert cell.share == 0.95
    assert is_full(cell.share)
    assert cell.need_level == 3
    assert found.cell("school", "health").need_level == 0
    assert not is_full(found.cell("school", "health").share)


def test_what_accompanies_a_transition_holds_it_and_what_stands_beside_does_not() -> None:
    beside = offer("beside", "kita", "school")
    one, two = (offer(name, "kita", transitions=("passage",)) for name in ("one", "two"))
    assert board().link("passage").bond is Bond.GAP
    assert board(beside).link("passage").bond is Bond.WEAK
    assert board(one).link("passage").bond is Bond.WEAK
    assert board(one, two).link("passage").bond is Bond.CARRIED
    assert [link.id for link in board(one, beside).link("passage", "health").offers] == ["one"]
    assert board(one).link("passage", "sport").bond is Bond.GAP


def test_a_judgement_goes_over_the_count_and_the_town_s_word_names_who_covers() -> None:
    said = TransitionJudgement(id="t", cycle="now", transition="passage", bond=Bond.GAP)
    one, two = (offer(name, "kita", transitions=("passage",)) for name in ("one", "two"))
    found = board(one, two, said)
    assert (found.link("passage").bond, found.link("passage").counted) == (Bond.GAP, Bond.CARRIED)
    assert [link.transition.id for link in found.broken] == ["passage", "arrival"]
    cell = CellJudgement(
        id="c", cycle="now", phase="kita", sector="sport", verdict=Verdict.COVERED, covered_by="Jobcenter"
    )
    assert board(cell).cell("kita", "sport").word.params == {"who": "Jobcenter"}
    assert board().cell("kita", "sport").word.one == Verdict.UNKNOWN.label


def test_judgements_of_other_cycles_and_areas_do_not_count() -> None:
    then = CellJudgement(id="c1", cycle="then", phase="kita", sector="health", verdict=Verdict.GAP)
    west = CellJudgement(id="c2", cycle="now", phase="kita", sector="health", area="west", verdict=Verdict.GAP)
    town = CellJudgement(id="c3", cycle="now", phase="kita", sector="health", verdict=Verdict.NOT_NEEDED)
    assert board(then, west).gaps == ()
    assert board(then, west, town).cell("kita", "health").verdict is Verdict.NOT_NEEDED
    assert board(then, west, town, area="west").cell("kita", "health").is_gap
    assert board(then, west, town, area="east").cell("kita", "health").verdict is Verdict.NOT_NEEDED


def test_an_area_sees_what_reaches_it_from_above_and_within() -> None:
    offers = (
        offer("everywhere", "kita"),
        offer("town", "kita", areas=("town",)),
        offer("quarter", "kita", areas=("quarter",)),
        offer("east", "kita", areas=("east",), target_groups=("parents",)),
    )
    assert [one.id for one in board(*offers, area="west").cell("kita", "health").offers] == [
        "everywhere",
        "town",
        "quarter",
    ]
    assert [one.id for one in board(*offers, target_group="parents").cell("kita", "health").offers] == ["east"]
    assert len(board(*offers).cell("kita", "health").offers) == len(offers)


def test_joints_are_the_transitions_between_neighbours() -> None:
    found = board()
    assert [one.id if one else "" for one in found.joints] == ["passage"]
    assert [one.id for one in found.others] == ["arrival"]
    assert [one.id for one in found.phases] == ["kita", "school"]

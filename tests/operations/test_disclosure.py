"""One rule of protection for all deliveries of a source, in one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.domain.disclosure_rule import DisclosureRule
from planner.domain.errors import BadInput, Refused
from planner.domain.figures import Delivery
from planner.operations.disclosure import SetDisclosure, rule_for_next, rule_of
from planner.operations.figures import DeliverFigures
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown

FIVE = DisclosureRule(5, 50)
ROUNDED = DisclosureRule(3, 1, 10)
PASSING = DisclosureRule(1, 1, None, protected_by_supplier=True)


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    for title, source, day in (("a", "Health office", 1), ("b", "health office ", 2), ("c", "Agency", 3)):
        made.run(DeliverFigures({"title": title, "source": source, "day": date(2024, 1, day)}))
    yield made
    made.close()


def rules(session: Session) -> dict[str, DisclosureRule]:
    return {one.title: rule_of(one) for one in session.plan.all(Delivery)}


@pytest.mark.parametrize("rule", [FIVE, ROUNDED, PASSING])
def test_all_deliveries_of_a_source_follow_and_undo_brings_the_old_rules_back(
    session: Session, rule: DisclosureRule
) -> None:
    before, steps = rules(session), session.steps
    session.run(SetDisclosure("HEALTH OFFICE", rule))
    assert session.steps == steps + 1
    assert rules(session) == {"a": rule, "b": rule, "c": before["c"]}
    session.undo()
    assert rules(session) == before


def test_every_source_means_the_town_too(session: Session) -> None:
    session.run(SetDisclosure("*", FIVE))
    assert set(rules(session).values()) == {FIVE}
    assert (session.plan.municipality.min_count, session.plan.municipality.min_denominator) == (5, 50)
    assert rule_for_next(session.plan, "Somebody else") == FIVE


def test_a_new_delivery_begins_as_the_newest_of_its_source(session: Session) -> None:
    session.run(SetDisclosure("Agency", ROUNDED))
    assert rule_for_next(session.plan, "agency") == ROUNDED
    assert rule_for_next(session.plan, "") == DisclosureRule()


def test_what_cannot_be_set_says_so(session: Session) -> None:
    with pytest.raises(BadInput, match="No delivery"):
        session.run(SetDisclosure("Nobody", FIVE))
    with pytest.raises(BadInput):
        session.run(SetDisclosure("Agency", DisclosureRule(5000)))
    session.run(SetDisclosure("Agency", FIVE))
    with pytest.raises(Refused, match="already"):
        session.run(SetDisclosure("Agency", FIVE))


def newest(session: Session, **values: object) -> DisclosureRule:
    session.run(DeliverFigures({"title": "d", "day": date(2025, 1, 1), **values}))
    return rules(session)["d"]


def test_a_delivery_is_protected_as_the_one_before_from_its_source(session: Session) -> None:
    session.run(SetDisclosure("Agency", ROUNDED))
    town = {"min_count": 3, "min_denominator": 100}
    assert newest(session, source="AGENCY ", **town) == ROUNDED
    session.undo()
    assert newest(session, source="Agency", min_count=3, min_denominator=1) == ROUNDED, "as the window offers it"
    session.undo()
    assert newest(session, source="Agency", min_count=7, min_denominator=100) == DisclosureRule(7, 100)
    session.undo()
    assert newest(session, source="Somebody else", **town) == DisclosureRule()

"""Borders against a plan: parts put together, new areas, what somebody said, borders that lie elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.figures import Area, Border, Delivery
from planner.exchange.borders import BorderHints, read_borders
from planner.exchange.geometry import polygons_in
from planner.operations.border_proposal import BorderProposal, deliver_borders, propose_borders
from planner.operations.figures import WithdrawDelivery
from planner.operations.matching import AS_NEW, LEFT_OUT
from planner.operations.session import Session, Surroundings
from planner.operations.town import NewTown
from tests.exchange.shapefiles import bare, moved, parts, square
from tests.exchange.test_borders import feature


@pytest.fixture
def session(tmp_path: Path, planner_home: Path) -> Iterator[Session]:
    made = Session.create(tmp_path / "town.chain", NewTown(name="Musterstadt"), Surroundings(backups=False))
    yield made
    made.close()


def write(folder: Path, *rows: tuple[str, str, float]) -> Path:
    """Squares with key and name from a place eastwards."""
    items = [feature({"type": "Polygon", "coordinates": [square(x)]}, nr=key, name=name) for key, name, x in rows]
    path = folder / f"grenzen{len(rows)}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
    return path


TWO = (("101", "Altstadt", 7.0), ("102", "Hafen", 7.1))


def take(session: Session, proposal: BorderProposal) -> None:
    made = deliver_borders(proposal, session.today())
    assert made is not None
    session.run(made)


def test_borders_of_no_area_become_areas_below_the_town_when_somebody_says_so(session: Session, tmp_path: Path) -> None:
    read = read_borders(write(tmp_path, *TWO))
    asked = propose_borders(session.plan, read, new_id=session.new_id)
    assert (asked.unmatched, asked.new_areas, asked.brings_something) == ((0, 1), (), False)
    take(session, propose_borders(session.plan, read, new_id=session.new_id, others_new=True))
    areas = {area.key: (area.name, area.level, area.parent) for area in session.plan.all(Area)}
    towns = [area.id for area in session.plan.all(Area) if area.level == 0]
    above = towns[0] if len(towns) == 1 else None
    assert {key: areas[key] for key in ("101", "102")} == {"101": ("Altstadt", 1, above), "102": ("Hafen", 1, above)}
    assert session.plan.count(Border) == 2
    again = propose_borders(session.plan, read, new_id=session.new_id, others_new=True)
    assert (again.new_areas, again.brings_something) == ((), False)
    session.undo()
    assert not session.plan.count(Border)


def test_one_border_may_be_new_and_another_stay_out(session: Session, tmp_path: Path) -> None:
    take(
        session,
        propose_borders(session.plan, read_borders(write(tmp_path, *TWO)), None, session.new_id, others_new=True),
    )
    rows = (*TWO, ("103", "Neubau", 7.2), ("104", "Nirgends", 7.3))
    found = propose_borders(
        session.plan, read_borders(write(tmp_path, *rows)), {2: AS_NEW, 3: LEFT_OUT}, session.new_id
    )
    assert ([area.key for area in found.new_areas], found.left_out, found.unmatched) == (["103"], {3}, ())
    assert len(found.changes) == 1


def test_two_borders_given_to_one_area_are_its_parts(session: Session, tmp_path: Path) -> None:
    read = read_borders(write(tmp_path, *TWO))
    take(session, propose_borders(session.plan, read, {0: AS_NEW}, session.new_id))
    area = session.plan.all(Border)[0].area
    found = propose_borders(session.plan, read, {1: area, 0: area}, session.new_id)
    assert len(polygons_in(found.changes[area])) == 2


def test_parts_of_one_area_are_put_together_and_it_is_said(session: Session, tmp_path: Path) -> None:
    take(
        session,
        propose_borders(session.plan, read_borders(write(tmp_path, *TWO)), None, session.new_id, others_new=True),
    )
    rows = [
        ("101", "Altstadt", 7.0),
        ("101", "Altstadt", 7.5),
        *(("102", "Hafen", 7.1),),
        ("103", "Neu", 7.2),
        ("104", "Alt", 7.3),
    ]
    path = write(tmp_path, *rows)
    for number, one in enumerate(items := json.loads(path.read_text(encoding="utf-8"))["features"]):
        one["properties"]["fid"] = number
    path.write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
    found = propose_borders(session.plan, read_borders(path), new_id=session.new_id)
    assert [len(polygons_in(shape)) for shape in found.changes.values()] == [2]
    assert found.warnings[-1].params == {"n": 1, "names": "Altstadt"}


def test_borders_far_from_those_stored_are_questioned(session: Session, tmp_path: Path) -> None:
    take(
        session,
        propose_borders(session.plan, read_borders(write(tmp_path, *TWO)), None, session.new_id, others_new=True),
    )
    rows = [(name, moved([square(x)], 25832)) for _key, name, x in TWO]
    path = bare(tmp_path, parts(*rows, crs=25833, cpg="UTF-8"))
    assert [one.code for one in propose_borders(session.plan, read_borders(path)).questions] == ["far_away"]
    right = read_borders(path, hints=BorderHints(system="EPSG:25832"))
    assert propose_borders(session.plan, right).questions == ()


def shifted(folder: Path, name: str, by: float) -> Path:
    """The two borders a little to the north, in a file of another name."""
    items = [
        feature({"type": "Polygon", "coordinates": [square(x, 51 + by)]}, nr=key, name=area) for key, area, x in TWO
    ]
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": items}), encoding="utf-8")
    return path


def test_a_withdrawn_delivery_gives_back_the_borders_it_had_replaced(session: Session, tmp_path: Path) -> None:
    def shapes() -> dict[str, str]:
        return {border.area: border.geometry for border in session.plan.all(Border)}

    take(
        session,
        propose_borders(session.plan, read_borders(write(tmp_path, *TWO)), None, session.new_id, others_new=True),
    )
    first = shapes()
    for name, by in (("b.geojson", 0.1), ("c.geojson", 0.2)):
        take(session, propose_borders(session.plan, read_borders(shifted(tmp_path, name, by))))
    one, two, three = sorted(
        session.plan.all(Delivery), key=lambda delivery: delivery.file_name.replace("grenzen", "a")
    )
    last = shapes()
    session.run(WithdrawDelivery(two.id))
    assert shapes() == last, "what a later delivery brought stands"
    session.run(WithdrawDelivery(three.id))
    assert shapes() == first, "beyond the one that is gone lies the first"
    assert {border.delivery for border in session.plan.all(Border)} == {one.id}
    session.undo()
    assert shapes() == last
    session.redo()
    session.run(WithdrawDelivery(one.id))
    assert shapes() == {}
    assert session.damage() == []

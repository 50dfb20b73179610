"""`planner series` and `planner index`: the figures of an indicator or a variable, and a social index with its components."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from planner import texts
from planner.charts.figures.words import parted
from planner.cli.output import opened, print_result
from planner.domain.breaks import Break
from planner.domain.errors import BadInput
from planner.domain.record import N_
from planner.domain.social_index import SocialIndex
from planner.exchange.csv_file import write_csv
from planner.operations.area_series import read_series, unprotected
from planner.operations.index_found import IndexFound
from planner.operations.indexes import FreezeReference, find_index, index_by_code, spreads_by_code
from planner.operations.published import (
    BreakRow,
    SeriesRow,
    areas_by_key,
    breaks_among,
    breaks_before,
    series_rows,
    series_table,
    subject_by_code,
)
from planner.operations.session import Session
from planner.reports.context import Audience
from planner.texts import gettext as _

COMMANDS = ("series", "index")


def add_to(commands: Any) -> None:
    """Declare the commands."""
    series = commands.add_parser("series", help=_("print the figures of an indicator or a variable"))
    series.add_argument("file", type=Path, metavar="FILE")
    what = series.add_mutually_exclusive_group(required=True)
    what.add_argument("--indicator", metavar="CODE")
    what.add_argument("--variable", metavar="CODE")
    series.add_argument("--area", metavar="KEY", help=_("of this area alone"))
    _add_audience(series)
    form = series.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--to", type=Path, metavar="X.csv", help=_("write a table instead"))
    series.set_defaults(run=run_series)
    index = commands.add_parser("index", help=_("print a social index and its components"))
    index.add_argument("file", type=Path, metavar="FILE")
    index.add_argument("--code", metavar="CODE", required=True)
    index.add_argument("--period", metavar="PERIOD", default="", help=_("default: the latest one"))
    _add_audience(index)
    ruler = index.add_mutually_exclusive_group()
    ruler.add_argument("--freeze", action="store_true", help=_("measure all periods by this one from now on"))
    ruler.add_argument("--unfreeze", action="store_true", help=_("measure each period by itself again"))
    index.add_argument("--json", action="store_true")
    index.set_defaults(run=run_index)


def _add_audience(command: Any) -> None:
    command.add_argument("--audience", choices=[str(one) for one in Audience], default=str(Audience.PUBLIC))


def run_series(chosen: argparse.Namespace) -> int:
    """Print or write the rows, by default as they may leave the house."""
    with opened(chosen.file, writing=False) as session:
        plan = session.plan
        subject = subject_by_code(plan, indicator=chosen.indicator, variable=chosen.variable)
        areas = areas_by_key(plan, chosen.area) if chosen.area is not None else None
        series = read_series(plan, session.figures, subject)
        public = chosen.audience == Audience.PUBLIC
        table = session.gate.table(subject) if public else unprotected(plan, series)
        rows = series_rows(plan, series, table, areas)
        breaks = breaks_among(plan, series, rows)
    if chosen.to is not None:
        _write(chosen.to, rows, breaks, public=public)
        return 0
    told = [{"area": one.area or None, "period": one.period, **_break_object(one.parted)} for one in breaks]
    result = {"audience": chosen.audience, "series": [_series_object(row) for row in rows], "breaks": told}
    print_result(result, _marked(_series_lines(rows, breaks), public=public), as_json=chosen.json)
    return 0


def _write(target: Path, rows: Sequence[SeriesRow], breaks: Sequence[BreakRow], *, public: bool) -> None:
    """The table; of raw figures every row says so, as it may be cut out of its file."""
    columns, lines = series_table(rows, breaks)
    if not public:
        columns, lines = (*columns, "audience"), [[*line, str(Audience.INTERNAL)] for line in lines]
    write_csv(target, columns, lines)


def _marked(lines: Iterable[str], *, public: bool) -> Iterator[str]:
    if not public:
        yield texts.current().gettext("Internal – not to be passed on")
    yield from lines


def run_index(chosen: argparse.Namespace) -> int:
    """Print the index of every area, its class and its components; by default of public figures alone."""
    with opened(chosen.file, writing=chosen.freeze or chosen.unfreeze) as session:
        index = index_by_code(session.plan, chosen.code)
        if chosen.freeze or chosen.unfreeze:
            session.run(FreezeReference(index.id, _ruler(session, index, chosen.period) if chosen.freeze else ""))
            index = index_by_code(session.plan, chosen.code)
        public = chosen.audience == Audience.PUBLIC
        found = find_index(session.plan, session.figures, index, period=chosen.period, public=public, gate=session.gate)
    if chosen.period and not any(one.period for one in found.ingredients):
        raise BadInput(N_("There are no figures of {period} for this index."), period=chosen.period)
    values = {"audience": chosen.audience, **index_object(found)}
    print_result(values, _marked(_index_lines(found), public=public), as_json=chosen.json)
    return 0


def _ruler(session: Session, index: SocialIndex, period: str) -> str:
    """The period an index is to be measured by: the one named, else the latest there is."""
    year = find_index(session.plan, session.figures, index, gate=session.gate).year
    return period or (str(year) if year is not None else "")


def _series_object(row: SeriesRow) -> dict[str, Any]:
    return {**row._asdict(), "state": str(row.state)}


def _break_object(one: Break) -> dict[str, str]:
    """A break: the first day of the new order, and what is new."""
    return {"day": one.day.isoformat(), "reason": one.reason.name.lower()}


def _series_lines(rows: Sequence[SeriesRow], breaks: Sequence[BreakRow]) -> Iterator[str]:
    said, above = texts.current(), ("", "")
    for row, before in zip(rows, breaks_before(rows, breaks), strict=True):
        if (row.area, row.period) != above:
            yield from (f"--- {parted(one.parted, said)} ---" for one in before)
        above = (row.area, row.period)
        figure = said.gettext(row.state.label) if row.value is None else said.number(row.value, 2)
        limits = (
            ""
            if row.lower is None or row.upper is None
            else f"  ({said.number(row.lower, 2)}–{said.number(row.upper, 2)})"
        )
        yield f"{row.area}  {row.period}  {row.group}  {figure}{limits}".replace("    ", "  ")


def index_object(found: IndexFound) -> dict[str, Any]:
    """What `--json` prints of an index: areas by name, z turned so that more is more burden, never a rank."""
    spreads = spreads_by_code(found)
    codes = {one.indicator.id: one.indicator.code for one in found.ingredients}
    return {
        "code": found.index.code,
        "label": found.index.name,
        "reference": found.index.reference or None,
        "components": [
            {
                "code": one.indicator.code,
                "label": one.indicator.name,
                "period": one.period or None,
                "sign": one.sign,
                "weight": one.part.weight,
                "mean": spreads[one.indicator.code].mean,
                "deviation": spreads[one.indicator.code].deviation,
                "break": _break_object(one.parted) if one.parted is not None else None,
            }
            for one in found.ingredients
        ],
        "areas": [
            {
                "key": area.key or area.name,
                "index": found.table.areas[area.id].index,
                "class": found.class_of(area.id),
                "components": {code: found.table.areas[area.id].parts.get(id_) for id_, code in codes.items()},
                "values": {one.indicator.code: one.value(area.id) for one in found.ingredients},
            }
            for area in found.areas
        ],
    }


def _index_lines(found: IndexFound) -> Iterator[str]:
    said = texts.current()
    for one in found.ingredients:
        if one.parted is not None:
            yield f"--- {one.indicator.code}: {parted(one.parted, said)} ---"
    for area in found.areas:
        value = found.table.areas[area.id]
        index = "–" if value.index is None else said.number(value.index, 2)
        parts = "  ".join(
            f"{one.indicator.code} {said.number(value.parts[one.indicator.id], 2)}"
            for one in found.ingredients
            if one.indicator.id in value.parts
        )
        yield f"{area.key}  {area.name}: {index}  {found.class_of(area.id) or ''}  ({parts})".replace("   ", "  ")

"""`planner import`: figures or borders from a file, as one step; the same file again changes nothing.

A recipe is a file here, named each time: a script does the same whatever was answered in the window meanwhile.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner import texts
from planner.cli.output import opened, print_result
from planner.domain.errors import BadInput, PlannerError, Unreadable
from planner.domain.figures import Area, State
from planner.domain.record import N_
from planner.exchange.borders import BorderHints, BorderRead, are_borders, read_borders
from planner.exchange.recipes import RecipeRead, read_recipe, written
from planner.exchange.tables import CellPlace, Question, Role, Say, TableRead
from planner.operations.border_proposal import BorderProposal, deliver_borders, propose_borders
from planner.operations.by_recipe import read_by
from planner.operations.figures import DeliverFigures
from planner.operations.proposal import FigureProposal, deliver, propose
from planner.operations.questioned import OddFigure
from planner.operations.recipes import Answered, choices_of, hands_of, remembered, unheard
from planner.operations.session import Session
from planner.texts import gettext as _

COMMANDS = ("import",)
SHOWN = 20
"""So many odd figures are printed for people; JSON has all."""
PLACES = 100
"""So many cells of a question are printed with their places."""


def add_to(commands: Any) -> None:
    """Declare the command."""
    take = commands.add_parser("import", help=_("take in figures or borders"))
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("data", type=Path, metavar="DATA")
    take.add_argument("--as", dest="what", choices=("observations", "borders"))
    take.add_argument("--dry-run", action="store_true", help=_("say what would come and write nothing"))
    take.add_argument("--recipe", type=Path, metavar="R.toml", help=_("read as a saved recipe says"))
    take.add_argument("--save-recipe", type=Path, metavar="R.toml", help=_("write down how the file was read"))
    take.add_argument("--encoding", default="", help=_("borders: the encoding of the texts"))
    take.add_argument("--crs", default="", metavar="EPSG:N", help=_("borders: the coordinate system"))
    take.add_argument("--layer", default="", help=_("borders: which of the files in an archive"))
    take.add_argument("--new-areas", action="store_true", help=_("borders: make areas of those the plan has not"))
    take.add_argument("--json", action="store_true")
    take.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    """Read, propose, print, and write unless it is a dry run; a recipe is written in any case."""
    borders = chosen.what == "borders" or (chosen.what is None and are_borders(chosen.data))
    if borders and (chosen.recipe or chosen.save_recipe):
        raise BadInput(N_("Recipes are for tables of figures, not for borders."))
    hints = BorderHints(chosen.encoding, chosen.crs, chosen.layer)
    if not borders and (hints != BorderHints() or chosen.new_areas):
        raise BadInput(N_("Encoding, coordinate system, layer and new areas can be named for borders only."))
    recipe = read_recipe(chosen.recipe) if chosen.recipe else RecipeRead()
    if chosen.save_recipe:
        _refuse_other(chosen.save_recipe)
    with opened(chosen.file, writing=not chosen.dry_run) as session:
        values, operation, learnt = (
            (*_borders(session, chosen.data, hints, others_new=chosen.new_areas), None)
            if borders
            else _figures(session, chosen.data, recipe)
        )
        if not chosen.dry_run:
            step = session.run(operation) if operation is not None else None
            values["step"] = step.number if step else None
    if chosen.save_recipe and learnt is not None:
        chosen.save_recipe.write_text(written(learnt), encoding="utf-8")
    print_result(values, _lines(values), as_json=chosen.json)
    return 0


def _refuse_other(path: Path) -> None:
    """A recipe takes the place of a recipe, never of another file."""
    if not path.parent.is_dir():
        raise BadInput(N_("There is no folder “{folder}”."), folder=str(path.parent))
    if path.exists():
        try:
            read_recipe(path)
        except (PlannerError, OSError) as error:
            raise BadInput(N_("“{file}” is there and no recipe; it is not overwritten."), file=path.name) from error


def _figures(
    session: Session, data: Path, recipe: RecipeRead
) -> tuple[dict[str, Any], DeliverFigures | None, RecipeRead]:
    plan = session.plan
    known = frozenset(word for area in plan.all(Area) for word in (area.key, area.name) if word)
    read, hints, columns = (found := read_by(recipe, data, known)).read, found.hints, found.columns
    hands, choices = hands_of(recipe, plan, read), choices_of(recipe)
    read = replace(read, warnings=(*unheard(choices, read), *read.warnings))
    proposal = propose(plan, session.figures, read, session.new_id, assigned=hands, choices=choices)
    if not (len(read.observations) or read.questions) or len(proposal.unmatched) == len(read.areas):
        raise Unreadable(N_("Nothing in this file can be taken: no area of it is known for certain."))
    operation = deliver(proposal, plan, session.today())
    if operation is not None and recipe.delivery:
        operation = replace(operation, values={**operation.values, **recipe.delivery})
    answered = Answered(hints, hands, choices, recipe.delivery)
    learnt = remembered(plan, read, columns, answered)
    learnt = replace(learnt, name=recipe.name or learnt.name, hints=replace(learnt.hints, period=recipe.hints.period))
    return figures_result(proposal), operation, learnt


def _borders(
    session: Session, data: Path, hints: BorderHints, *, others_new: bool
) -> tuple[dict[str, Any], DeliverFigures | None]:
    read = read_borders(data, hints=hints)
    proposal = propose_borders(session.plan, read, new_id=session.new_id, others_new=others_new)
    if not proposal.pairs and not any(feature.outside for feature in read.features):
        raise Unreadable(
            N_(
                "No border in this file belongs to an area of the plan. Take in figures first, or make areas of the borders (--new-areas)."
            )
        )
    return borders_result(proposal), deliver_borders(proposal, session.today())


def figures_result(proposal: FigureProposal) -> dict[str, Any]:
    """What `--json` prints of a table of figures."""
    return {
        "rows": proposal.read.rows,
        "areas": {
            "new": len(proposal.new_areas),
            "matched": len(proposal.matched_areas),
            "unmatched": len(proposal.unmatched),
        },
        "variables": {
            "new": [{"code": one.code, "label": one.name} for one in proposal.new_variables],
            "matched": [{"code": one.code, "label": one.name} for one in proposal.matched_variables],
        },
        "periods": list(proposal.read.periods),
        "observations": {
            "new": proposal.new,
            "same": proposal.same,
            "changed": proposal.changed,
            "conflict": proposal.conflicts,
        },
        "states": {str(state.value): proposal.states.get(state, 0) for state in State},
        "questions": [_question(one, proposal.read.sheet) for one in proposal.questions],
        "plausibility": [_odd(one, proposal.read.sheet) for one in proposal.odd],
        "warnings": [*_said(proposal.warnings), *_unlikely(proposal), *_open_areas(proposal)],
        **_reading(proposal.read),
    }


def _question(one: Question, sheet: str) -> dict[str, Any]:
    """A question with the places of its first cells."""
    places = [_place(cell, sheet) for cell in one.cells[:PLACES]]
    said = texts.gettext(one.say.msgid, **one.say.params)
    return {"code": one.code, "text": said, "cells": one.count, "places": places}


def _reading(read: TableRead) -> dict[str, Any]:
    """How the file was read, and why so."""
    return {
        "format": str(read.format.value),
        "sheet": read.sheet,
        "recognised": _said(read.reasons),
        "encoding": read.encoding,
        "delimiter": read.delimiter,
        "decimal": read.decimal or "",
        "guesses": [
            {
                "column": guess.column,
                "role": str(guess.role.value),
                "why": texts.gettext(guess.why.msgid, **guess.why.params),
            }
            for guess in read.guesses
        ],
    }


def _place(cell: CellPlace, sheet: str) -> dict[str, Any]:
    return {"sheet": cell.sheet or sheet, "row": cell.row, "column": cell.column, "text": cell.text}


def _odd(one: OddFigure, sheet: str) -> dict[str, Any]:
    """An odd figure: where it stands, how a recipe names it, why it is odd, and whether it comes in."""
    return {
        "code": one.code,
        "text": texts.gettext(one.say.msgid, **one.say.params),
        "impossible": one.hard,
        "taken": not one.is_out,
        "variable": one.name.variable,
        "area": one.name.area,
        "period": one.name.period,
        **({} if one.place is None else {"place": _place(one.place, sheet)}),
    }


def _unlikely(proposal: FigureProposal) -> Iterator[str]:
    """How many odd figures come in all the same."""
    count = sum(not one.is_out for one in proposal.odd)
    if count:
        yield texts.ngettext("{n} figure is unlikely; look at it.", "{n} figures are unlikely; look at them.", count)


def borders_result(proposal: BorderProposal) -> dict[str, Any]:
    """What `--json` prints of a file of borders: the same keys."""
    return {
        "rows": len(proposal.read.features),
        "areas": {
            "new": len(proposal.new_areas),
            "matched": len(proposal.pairs) - len(proposal.new_areas),
            "unmatched": len(proposal.unmatched),
        },
        "variables": {"new": [], "matched": []},
        "periods": [],
        "observations": {"new": 0, "same": 0, "changed": 0, "conflict": 0},
        "states": {str(state.value): 0 for state in State},
        "questions": [_question(one, proposal.read.layer) for one in proposal.questions],
        "warnings": [*_said(proposal.warnings), *_waiting(proposal)],
        **_border_reading(proposal.read),
    }


def _border_reading(read: BorderRead) -> dict[str, Any]:
    """How a file of borders was read, and why so."""
    return {
        "format": read.format,
        "recognised": _said(read.reasons),
        "encoding": read.encoding,
        "coordinates": read.system,
    }


def _waiting(proposal: BorderProposal) -> Iterator[str]:
    for index in proposal.unmatched:
        if proposal.read.features[index].outside:
            continue
        name = proposal.read.features[index].title or f"#{index + 1}"
        yield texts.gettext("The border “{name}” belongs to no known area.", name=name)


def _open_areas(proposal: FigureProposal) -> Iterator[str]:
    for index in proposal.unmatched:
        area, why = proposal.read.areas[index], proposal.why_open.get(index)
        said = texts.gettext(
            "The area “{name}” is not known for certain; its cells stay out.", name=area.name or area.key
        )
        yield said if why is None else f"{said} {texts.gettext(why.msgid, **why.params)}"


def _said(sentences: Iterable[Say]) -> list[str]:
    return [texts.gettext(one.msgid, **one.params) for one in sentences]


def _lines(values: Mapping[str, Any]) -> Iterator[str]:
    said = texts.current()
    found = values["observations"]
    yield said.ngettext("{n} row read", "{n} rows read", values["rows"])
    if values.get("delimiter"):
        delimiter, decimal = _sign(values["delimiter"]), _sign(values["decimal"])
        yield said.gettext(
            "Read as {encoding}, delimiter {delimiter}, decimal sign {decimal}",
            encoding=values["encoding"],
            delimiter=delimiter,
            decimal=decimal,
        )
    yield from (f"  {reason}" for reason in values.get("recognised", ()))
    for guess in values.get("guesses", ()):
        role = said.gettext(Role(guess["role"]).label)
        yield f"  {guess['column']}: {role} ({guess['why']})"
    counts = {name: said.number(count) for name, count in values["areas"].items()}
    yield said.gettext("Areas: {new} new, {matched} known, {unmatched} open", **counts)
    counts = {name: said.number(count) for name, count in found.items()}
    yield said.gettext("Figures: {new} new, {same} unchanged, {changed} changed, {conflict} in conflict", **counts)
    yield from (f"? {question['text']} ({question['cells']})" for question in values["questions"])
    for odd in values.get("plausibility", [])[:SHOWN]:
        yield f"  {odd['variable']} · {odd['area']} · {odd['period']}: {odd['text']}"
    yield from (f"! {warning}" for warning in values["warnings"])


def _sign(text: str) -> str:
    """A delimiter or decimal sign as it can be seen."""
    return {"\t": "TAB", " ": "␠", "": "–"}.get(text, text)

"""Recipes at work: which one fits a file, what it answers, and what is remembered of a file that was just read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.figures import Area
from planner.domain.plan import Plan
from planner.domain.record import LONG_TEXT, N_, SHORT_TEXT, new_like
from planner.domain.taking_in import Recipe
from planner.exchange.messages import Say
from planner.exchange.naming import area_name, exact_name
from planner.exchange.recipes import (
    AreaAnswer,
    Cell,
    RecipeRead,
    masked_heads,
    recipe_of,
    written,
)
from planner.exchange.roles import ReadHints, Role
from planner.exchange.tables import TableRead
from planner.operations import source_rules
from planner.operations.choices import CellName, Choices
from planner.operations.figures import DeliverFigures
from planner.operations.matching import AS_NEW, LEFT_OUT, Hands, match_areas
from planner.operations.questioned import cell_name

READ_AS = frozenset(Role) - {Role.OTHER, Role.CONSTANT}
FIELDS = ("source", *source_rules.FIELDS)


@dataclass(frozen=True, slots=True)
class Answered:
    """All a person said of one file, and what it was read with."""

    hints: ReadHints
    hands: Hands
    choices: Choices
    values: Mapping[str, Any]


def content_of(recipe: Recipe) -> RecipeRead | None:
    """What a kept recipe says; None where nobody can read it any more."""
    try:
        return recipe_of(recipe.text)
    except PlannerError:
        return None


def hands_of(recipe: RecipeRead, plan: Plan, read: TableRead) -> dict[int, str]:
    """Which areas the recipe gives to the areas of a file; what it names and the plan has not stays open."""
    by_key = {area.key: area.id for area in plan.all(Area) if area.key}
    by_name = {area_name(area.name): area.id for area in plan.all(Area)}
    by_exact = {exact_name(area.name): area.id for area in plan.all(Area)}
    said = {(answer.key, exact_name(answer.name)): answer for answer in recipe.areas}
    alike = _alike(recipe.areas)
    hands = {}
    for index, area in enumerate(read.areas):
        answer = (
            said.get((area.key, exact_name(area.name)))
            or alike.get((area.key, area_name(area.name)))
            or alike.get((area.key, ""))
        )
        if answer is None:
            continue
        if answer.area:
            target = (
                by_key.get(answer.area) or by_exact.get(exact_name(answer.area)) or by_name.get(area_name(answer.area))
            )
        else:
            target = AS_NEW if answer.new else LEFT_OUT
        if target is not None:
            hands[index] = target
    if AS_NEW in hands.values():
        # what was new the year before is known by now
        known = match_areas(plan, read.areas, str, periods=read.periods).known
        hands = {index: said for index, said in hands.items() if said != AS_NEW or index not in known}
    return hands


def _alike(answers: Iterable[AreaAnswer]) -> dict[tuple[str, str], AreaAnswer]:
    """Answers by key and name, where names that are written alike have one answer; a key alone stands for any name."""
    found: dict[tuple[str, str], list[AreaAnswer]] = defaultdict(list)
    for answer in answers:
        found[answer.key, area_name(answer.name)].append(answer)
    return {ident: several[0] for ident, several in found.items() if len(several) == 1}


def choices_of(recipe: RecipeRead) -> Choices:
    """What the recipe says of odd figures."""
    return Choices(
        kept={CellName(*cell): reason for cell, reason in recipe.kept.items()},
        left_out=frozenset(CellName(*cell) for cell in recipe.left_out),
        left_values={CellName(*cell): value for cell, value in recipe.left_values.items()},
        reband=recipe.reband,
        odd_out=recipe.odd_out,
    )


def unheard(choices: Choices, read: TableRead) -> list[Say]:
    """Figures a recipe speaks of that are nowhere in a file: a slip of the pen would otherwise go unnoticed."""
    codes = {one.code for one in read.variables}
    areas = {word for one in read.areas for word in (one.key, one.name)}
    return [
        Say(N_("The recipe speaks of “{cell}”, which is not in this file."), {"cell": " · ".join(filter(None, cell))})
        for cell in (*choices.left_out, *choices.left_values, *choices.kept)
        if (cell.variable and cell.variable not in codes) or (cell.area and cell.area not in areas)
    ]


def remembered(plan: Plan, read: TableRead, columns: Sequence[str], answered: Answered) -> RecipeRead:
    """How a file was read, so that the next of its kind is read the same way.

    A period that was told by hand holds for one file alone and is not kept; neither are reasons for figures of one
    period, as these are stored. A figure of one period stays out as long as the supplier has not corrected it.
    """
    areas = {area.id: area for area in plan.all(Area)}
    guessed = {guess.column: guess.role for guess in read.guesses if guess.role in READ_AS}
    hints = replace(answered.hints, roles={**guessed, **answered.hints.roles}, known_areas=frozenset(), period=None)
    choices = answered.choices
    return RecipeRead(
        name=read.name[:SHORT_TEXT],
        heads=masked_heads(columns),
        hints=hints,
        areas=tuple(
            _answer(read.areas[index].name, read.areas[index].key, said, areas)
            for index, said in sorted(answered.hands.items())
        ),
        left_out=tuple(sorted(cell for cell in choices.left_out if not cell.period)),
        left_values=_left_values(read, choices),
        kept={cell: reason for cell, reason in choices.kept.items() if not cell.period},
        reband=choices.reband,
        odd_out=choices.odd_out,
        delivery={name: answered.values[name] for name in FIELDS if answered.values.get(name) not in (None, "", False)},
    )


def _left_values(read: TableRead, choices: Choices) -> dict[Cell, float]:
    """The values of single figures that were left out."""
    wanted = {cell for cell in choices.left_out if cell.period and cell.variable and cell.area}
    found: dict[Cell, float] = {cell: value for cell, value in choices.left_values.items()}  # noqa: C416 (of wider keys)
    if wanted:
        for index, value in enumerate(read.observations.value):
            if value is not None and (name := cell_name(read, index)) in wanted:
                found[name] = value
    return found


def with_recipe(
    operation: DeliverFigures, plan: Plan, recipe: RecipeRead, new_id: Callable[[], str], today: date
) -> DeliverFigures:
    """The delivery, and with it the recipe in place of the one for the same columns."""
    heads = "\n".join(recipe.heads)
    text = written(recipe).strip()
    if len(heads) > LONG_TEXT or len(text) > LONG_TEXT:
        return operation
    old = next((one for one in plan.all(Recipe) if one.heads == heads), None)
    made = old or Recipe(id=new_id(), name=recipe.name or "–", heads=heads)
    return replace(operation, also=(*operation.also, new_like(made, text=text, used=today)))


def _answer(name: str, key: str, said: str, areas: Mapping[str, Area]) -> AreaAnswer:
    area = areas.get(said)
    return AreaAnswer(name, key, (area.key or area.name) if area is not None else "", new=said == AS_NEW)

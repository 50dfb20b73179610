"""A file read as a recipe says: what is not as it was is put right where that is certain, and told in any case.

A recipe that does not fit is refused with a sentence; it never makes figures vanish or others of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import itemgetter
from pathlib import Path

from planner.domain.errors import PlannerError, Unreadable
from planner.domain.plan import Plan
from planner.domain.record import N_
from planner.domain.taking_in import Recipe
from planner.exchange.messages import Cancelled, Progress, Say
from planner.exchange.preview import preview
from planner.exchange.recipes import ALIKE, RecipeRead, likeness, masked, masked_heads
from planner.exchange.roles import ReadHints, Role
from planner.exchange.tables import TableRead, read_table
from planner.operations.recipes import content_of

FEWEST_ALIKE = 0.34
"""Less of all column names in common, and the file is of another kind than the recipe's."""
WIDER = 0.5
"""So much is enough where all columns of the recipe are there."""
TOLD = frozenset((Role.VALUE, Role.GROUP_KEY, Role.GROUP_LABEL, Role.VARIABLE_KEY, Role.VARIABLE_LABEL, Role.UNIT))
"""What a column the recipe does not know may be, next to those it knows."""
UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReadBy:
    """A file as a recipe reads it; `hints` are those it was read with at last."""

    read: TableRead
    hints: ReadHints
    columns: tuple[str, ...]


def read_by(
    recipe: RecipeRead,
    path: Path,
    known_areas: Collection[str] = frozenset(),
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> ReadBy:
    """Read a file as a recipe says; raises Unreadable for a file of another kind."""
    if not recipe.heads and not recipe.hints.roles and recipe.hints.sheet is None:
        read = read_table(path, replace(recipe.hints, known_areas=known_areas), progress, cancelled)
        return ReadBy(read, recipe.hints, tuple(guess.column for guess in read.guesses))
    base, columns = _layout(recipe, path)
    if recipe.heads and likeness(masked_heads(columns), recipe.heads) < FEWEST_ALIKE:
        raise Unreadable(
            N_("The recipe is for files with other columns than “{file}”: {columns}."),
            file=path.name,
            columns=", ".join([*recipe.hints.roles, *recipe.heads][:8]),
        )
    hints = replace(base, roles=recipe.hints_for(columns).roles, known_areas=known_areas)
    fresh = {name for name in columns if recipe.heads and masked(name) not in recipe.heads}
    if fresh and hints.roles:
        hints = _with_fresh(hints, path, fresh)
    read = read_table(path, hints, progress, cancelled)
    said = list(_differences(recipe, read, columns, fresh))
    if hints.decimal is not None and (other := _by_itself(read, path, hints)) is not None:
        read, hints = other, replace(hints, decimal=None)
        said.append(Say(N_("The decimal sign is another one than the recipe says."), {}))
    return ReadBy(replace(read, warnings=(*said, *read.warnings)), replace(hints, known_areas=frozenset()), columns)


def fitting(plan: Plan, path: Path) -> tuple[Recipe, RecipeRead] | None:
    """The recipe of the plan whose kind of file this is, nearly all of its columns being there; the newest of several.

    A file may have columns more, as long as those of the recipe are all there.
    """
    found: list[tuple[float, date, str, Recipe, RecipeRead]] = []
    for kept in plan.all(Recipe):
        recipe = content_of(kept)
        if recipe is not None:
            heads = masked_heads(_layout(recipe, path)[1])
            alike = likeness(heads, recipe.heads)
            if alike >= (WIDER if set(recipe.heads) <= set(heads) else ALIKE):
                found.append((alike, kept.used or date.min, kept.id, kept, recipe))
    return max(found, key=lambda one: one[:3])[3:] if found else None


def _layout(recipe: RecipeRead, path: Path) -> tuple[ReadHints, tuple[str, ...]]:
    """How a file is cut, and its columns: as the recipe says, or by itself where that shows more of the recipe's columns."""
    said = replace(recipe.hints, roles={}, sheet=_sheet(recipe.hints.sheet, path))
    plain = replace(said, header=None, first_row=None, header_rows=None, delimiter=None, encoding=None)
    found: list[tuple[float, ReadHints, tuple[str, ...]]] = []
    for hints in (said, plain) if plain != said else (said,):
        try:
            columns = preview(path, hints).names
        except Unreadable:
            if hints is plain or plain == said:
                raise
            continue
        found.append((likeness(masked_heads(columns), recipe.heads), hints, columns))
        if found[-1][0] >= ALIKE or not recipe.heads:
            break
    return max(found, key=itemgetter(0))[1:]


def _sheet(name: str | None, path: Path) -> str | None:
    """The sheet of a workbook that is called as the recipe says, but for the year in it."""
    if name is None:
        return None
    names = preview(path, ReadHints()).sheets
    alike = [one for one in names if masked(one) == masked(name)]
    return alike[0] if name not in names and len(alike) == 1 else name


def _with_fresh(hints: ReadHints, path: Path, fresh: Collection[str]) -> ReadHints:
    """The hints, and for columns the recipe does not know the role they would have without it."""
    try:
        guesses = read_table(path, replace(hints, roles={})).guesses
    except PlannerError:
        return hints
    more = {guess.column: guess.role for guess in guesses if guess.column in fresh and guess.role in TOLD}
    return replace(hints, roles={**more, **hints.roles})


def _by_itself(read: TableRead, path: Path, hints: ReadHints) -> TableRead | None:
    """The file with the decimal sign its own figures show, where the one of the recipe leaves some unread."""
    if not _unread(read):
        return None
    other = read_table(path, replace(hints, decimal=None))
    return other if _unread(other) < _unread(read) else None


def _unread(read: TableRead) -> int:
    return sum(question.count for question in read.questions if question.code == UNREADABLE)


def _differences(
    recipe: RecipeRead, read: TableRead, columns: Collection[str], fresh: Collection[str]
) -> Iterator[Say]:
    for guess in read.guesses:
        if guess.column in fresh and guess.role in TOLD:
            yield Say(
                N_("The column “{name}” is new since the recipe; its figures come in too."), {"name": guess.column}
            )
        elif guess.column in fresh:
            yield Say(N_("The column “{name}” is new since the recipe and is not read."), {"name": guess.column})
    there = {masked(name) for name in columns}
    names = {masked(name): name for name in recipe.hints.roles}
    for head in recipe.heads:
        if head not in there:
            yield Say(N_("The column “{name}” of the recipe is not in this file."), {"name": names.get(head, head)})

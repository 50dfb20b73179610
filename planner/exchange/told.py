"""What a file of figures says: areas, variables, periods, observations by column, and how all that was understood."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from planner.domain.figures import State
from planner.exchange.messages import CellPlace, Question, Say
from planner.exchange.numbers import Decimal
from planner.exchange.roles import Format, Guess, Names, SheetSeen


@dataclass(frozen=True, slots=True)
class AreaRead:
    """An area as the file names it: ``key`` "" when it has none; ``level`` and ``parent`` are proposals.

    ``parent`` is the key of the area above, or its name where the areas of the file have no keys.
    """

    key: str
    name: str
    level: int
    parent: str | None


@dataclass(frozen=True, slots=True)
class VariableRead:
    """A characteristic: ``code`` as the supplier's keys make it (else from the label); ``group`` what it stands under.

    ``whole`` tells that all its values are whole numbers, as counts are.
    """

    code: str
    label: str
    group: str
    unit: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Observations:
    """All cells by column, equally long: indexes into ``TableRead.variables``, ``areas`` and ``periods``.

    No cell stands twice. ``value`` is None exactly where ``state`` is not VALUE.
    """

    variable: Sequence[int]
    area: Sequence[int]
    period: Sequence[int]
    value: Sequence[float | None]
    state: Sequence[State]

    def __len__(self) -> int:
        return len(self.value)


@dataclass(frozen=True, slots=True)
class TableRead:
    """What a file says, and how it was understood.

    ``rows``: data rows, those left out included. ``samples``: the first rows as they stand, for the preview.
    Areas are sorted by level and key, variables by the first place in the file's code order, periods by last day.
    ``encoding`` and ``delimiter`` are "" for workbooks; ``sheets`` are what there is to choose from, where there are
    several. ``first_row`` (from 1) and ``header_rows`` tell where the heads stand, ``names`` what they name.
    ``reasons`` say how the table was understood, ``notes`` are the lines below it, ``signs`` what the source says its
    signs mean; ``none_is_zero``: that its sign for "nothing there" is exactly zero. ``place_of`` tells of the number of
    an observation where it stands in the file.
    """

    name: str
    digest: str
    encoding: str
    delimiter: str
    decimal: Decimal | None
    header: bool
    guesses: tuple[Guess, ...]
    rows: int
    areas: tuple[AreaRead, ...]
    variables: tuple[VariableRead, ...]
    periods: tuple[str, ...]
    observations: Observations
    questions: tuple[Question, ...] = ()
    warnings: tuple[Say, ...] = ()
    samples: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    format: Format = Format.TEXT
    sheet: str = ""
    sheets: tuple[SheetSeen, ...] = ()
    first_row: int = 1
    header_rows: int = 1
    names: Names = Names.CHARACTERISTICS
    reasons: tuple[Say, ...] = ()
    titles: tuple[str, ...] = field(default=(), repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    signs: Mapping[str, str] = field(default_factory=dict, repr=False)
    none_is_zero: bool = False
    place_of: Callable[[int], CellPlace] | None = field(default=None, repr=False, compare=False)

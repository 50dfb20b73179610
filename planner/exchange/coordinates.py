"""Which coordinates a file of borders is written in, and the way from them to degrees (WGS 84).

What the file says counts, as long as its borders then lie in Germany. Where it says nothing, or nothing that can be,
the sizes of the numbers tell: degrees, UTM with and without the zone before it, Gauss-Krueger, the grids of Europe and
of the web. Swapped axes are recognised by the same evidence. All of it can be overruled by a person.

Gauss-Krüger comes out right to two or three metres, and this is said: the way there is a shift of the old survey as a
whole (seven parameters). Half a metre would take the official grid BETA2007, which pyproj does not bring along and would
fetch from the network. Neighbours share their corners all the same, since one corner always takes one way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Final

from planner.domain.errors import UnknownCoordinates
from planner.domain.record import N_
from planner.exchange.geometry import Point, Polygon
from planner.exchange.messages import Say

if TYPE_CHECKING:
    from pyproj import Transformer

DEGREES: Final = "EPSG:4326"
WEST, SOUTH, EAST, NORTH = 5.5, 47.0, 15.6, 55.3
"""Germany with its islands, and a little around it."""
GUESSES: Final = (
    ("EPSG:25832", "ETRS89 / UTM 32N"),
    ("EPSG:25833", "ETRS89 / UTM 33N"),
    ("EPSG:4647", "ETRS89 / UTM 32N (zE-N)"),
    ("EPSG:5650", "ETRS89 / UTM 33N (zE-N)"),
    ("EPSG:31466", "DHDN / Gauss-Krüger 2"),
    ("EPSG:31467", "DHDN / Gauss-Krüger 3"),
    ("EPSG:31468", "DHDN / Gauss-Krüger 4"),
    ("EPSG:31469", "DHDN / Gauss-Krüger 5"),
    ("EPSG:3035", "ETRS89 / LAEA Europe"),
    ("EPSG:3857", "WGS 84 / Pseudo-Mercator"),
)
NAMES: Final = {DEGREES: "WGS 84", "EPSG:4258": "ETRS89", **dict(GUESSES)}
MOST_TEXT = 20_000
SAMPLE = 2_000
INEXACT = 2.0
"""From so many metres on it is said how far off borders may be."""
_CODE = re.compile(r"EPSG\s*[:/]+\s*(?:[\d.]*[:/]+)?\s*(\d{4,6})\s*(?:/\w*/?)?$", re.IGNORECASE)
Move = Callable[[Sequence[float], Sequence[float]], tuple[Sequence[float], Sequence[float]]]


@dataclass(frozen=True, slots=True)
class System:
    """One reading of the coordinates: a code, or the text of a .prj file; ``swapped``: the second number goes east."""

    text: str
    swapped: bool = False

    @property
    def name(self) -> str:
        """What people call it."""
        if self.text in NAMES:
            return NAMES[self.text]
        found = re.search(r'"([^"]{1,80})"', self.text)
        return found[1].replace("_", " ") if found else self.text[:80]


@dataclass(frozen=True, slots=True)
class Located:
    """Borders in degrees, how they came there, and what a person should look at: ``doubts`` (code, sentence)."""

    shapes: tuple[tuple[Polygon, ...], ...]
    system: System
    reasons: tuple[Say, ...]
    doubts: tuple[tuple[str, Say], ...] = ()


def located(shapes: Sequence[Sequence[Polygon]], declared: str, wanted: str = "") -> Located:
    """Bring the borders to degrees. ``declared`` is what the file says, ``wanted`` what a person says.

    Raises ``Unreadable`` when the numbers are coordinates of no system known here.
    """
    return _surveyor().submit(_located, shapes, declared, wanted).result()


@cache
def _surveyor() -> ThreadPoolExecutor:
    """The one thread pyproj is used in: what it keeps for a thread does not survive threads of the window's workers."""
    return ThreadPoolExecutor(1, "coordinates")


def _located(shapes: Sequence[Sequence[Polygon]], declared: str, wanted: str) -> Located:
    here, ways = _middle(shapes), _Ways()
    said = _system(wanted)
    if wanted and said is None:
        raise UnknownCoordinates(
            N_("The coordinate system “{code}” is not known. Name it like EPSG:25832."), code=wanted[:80]
        )
    told = said or _system(declared)
    lands = [one for one in _readings(told, here, guess=said is None) if in_germany(_moved(one, [here], ways)[0])]
    if not lands:
        return _abroad(shapes, told, here, ways)
    system = lands[0]
    reason = N_("Coordinates as you said: {system}.") if said else N_("Coordinates as the file says: {system}.")
    doubts = []
    if told is None or system.text != told.text:
        reason = N_("Coordinates by their size: {system}.")
        if told is not None and told.text != DEGREES:
            doubts.append(_wrong(told, system))
        doubts += _zone(lands, here, ways)
    if system.swapped:
        doubts.append(("swapped_axes", Say(_SWAPPED, {"system": system.name})))
    moved = _all_moved(system, shapes, ways)
    return Located(moved, system, (Say(reason, {"system": system.name}), *_exactness(system, ways)), tuple(doubts))


_SWAPPED = N_("East and north are swapped in this file. Its borders are read the other way round; look at the map.")


def _exactness(system: System, ways: _Ways) -> list[Say]:
    """How far off the borders may be, where it is more than a corner of a house."""
    if system.text == DEGREES:
        return []
    way = ways[system.text]
    metres = way.accuracy
    with suppress(RuntimeError):  # where several ways were open, the one that was taken is known afterwards
        metres = way.get_last_used_operation().accuracy
    return (
        [Say(N_("Such coordinates can be placed to within {n} m."), {"n": round(metres)})] if metres >= INEXACT else []
    )


def in_germany(point: Point) -> bool:
    """Whether a point in degrees lies in Germany or close by."""
    return WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH


def are_degrees(point: Point) -> bool:
    """Whether the numbers can be degrees at all."""
    return abs(point[0]) <= 180 and abs(point[1]) <= 180


def _readings(told: System | None, here: Point, *, guess: bool) -> Iterator[System]:
    """Readings worth a try, the likeliest first."""
    if told is not None and (told.text != DEGREES or are_degrees(here)):
        yield from (told, System(told.text, swapped=True))
    if guess:
        codes = [DEGREES] if are_degrees(here) else [code for code, _ in GUESSES]
        yield from (System(code, swapped) for swapped in (False, True) for code in codes)


def _abroad(shapes: Sequence[Sequence[Polygon]], told: System | None, here: Point, ways: _Ways) -> Located:
    """Borders that lie elsewhere, whichever way they are read: each of them is questioned."""
    system = System(DEGREES) if told is None or told.text == DEGREES else told
    if system.text == DEGREES and not (abs(here[0]) <= 180 and abs(here[1]) <= 90):
        raise UnknownCoordinates(
            N_(
                "The coordinates are neither degrees nor metres of a system used in Germany (found {x}, {y})."
                " Ask which system they are written in."
            ),
            x=f"{here[0]:.0f}",
            y=f"{here[1]:.0f}",
        )
    return Located(
        _all_moved(system, shapes, ways), system, (Say(N_("Coordinates read as {system}."), {"system": system.name}),)
    )


def _wrong(told: System, system: System) -> tuple[str, Say]:
    words = N_("The file says its coordinates are {told}, but only as {system} they lie in Germany. Look at the map.")
    return "wrong_system", Say(words, {"told": told.name, "system": system.name})


def _zone(lands: Sequence[System], here: Point, ways: _Ways) -> list[tuple[str, Say]]:
    """The same metres lie in Germany in both zones of UTM: which one it is only a person can say."""
    first, others = lands[0], [one for one in lands[1:] if one.swapped == lands[0].swapped and one != lands[0]]
    if not others:
        return []
    (x, y), (a, b) = _moved(first, [here], ways)[0], _moved(others[0], [here], ways)[0]
    words = N_(
        "The file does not say which coordinates it has. Read as {system} the borders lie at {here}, as {other} at"
        " {there}. Look at the map."
    )
    places = {"here": written(x, y), "there": written(a, b)}
    return [("ambiguous_system", Say(words, {"system": first.name, "other": others[0].name, **places}))]


def written(east: float, north: float) -> str:
    """A place in degrees and minutes, the same in every language."""
    (y, n), (x, e) = (divmod(round(60 * number), 60) for number in (north, east))
    return f"{y}° {n:02}′ N, {x}° {e:02}′ E"


def _system(text: str) -> System | None:
    """The system a text names or describes; None when it says nothing that is known."""
    text = text.strip().lstrip("\ufeff").strip()
    if not text or len(text) > MOST_TEXT:
        return None
    if re.search(r"CRS\s*84$", text, re.IGNORECASE):
        return System(DEGREES)
    code = _CODE.search(text)
    if code:
        text = f"EPSG:{int(code[1])}"
    elif "[" not in text or re.search(r"EXTENSION\[|nadgrids", text, re.IGNORECASE):
        # a description that names files of its own is not followed
        return None
    try:
        return System(_known(text))
    except (ValueError, RuntimeError):
        return None


def _known(text: str) -> str:
    """The text, or the code of the system it describes. Raises what pyproj raises for what is none."""
    if text in NAMES:
        return text
    from pyproj import CRS

    crs = CRS.from_user_input(text) if text.startswith("EPSG:") else CRS.from_wkt(text)
    if not (crs.is_geographic or crs.is_projected or crs.is_bound or crs.is_compound):
        raise ValueError(text)
    code = crs.to_epsg()
    known = text if code is None else f"EPSG:{code}"
    _way(known)
    return known


def _mover(system: System, ways: _Ways) -> Move:
    """From the file's first and second numbers to longitudes and latitudes."""
    if system.text == DEGREES:
        return lambda xs, ys: (ys, xs) if system.swapped else (xs, ys)
    way = ways[system.text]

    def move(xs: Sequence[float], ys: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
        found = way.transform(ys, xs) if system.swapped else way.transform(xs, ys)
        return found[0], found[1]

    return move


class _Ways(dict[str, "Transformer"]):
    """The ways paved while one file is read."""

    def __missing__(self, text: str) -> Transformer:
        way = self[text] = _way(text)
        return way


def _way(text: str) -> Transformer:
    """The way from a system to degrees; raises what pyproj raises where there is none. Never asks the network."""
    from pyproj import Transformer
    from pyproj.network import set_network_enabled  # type: ignore[attr-defined]

    set_network_enabled(active=False)
    return Transformer.from_crs(text, DEGREES, always_xy=True)


def _moved(system: System, points: Sequence[Point], ways: _Ways) -> list[Point]:
    xs, ys = _mover(system, ways)([x for x, _ in points], [y for _, y in points])
    return list(zip(xs, ys, strict=True))


def _all_moved(system: System, shapes: Sequence[Sequence[Polygon]], ways: _Ways) -> tuple[tuple[Polygon, ...], ...]:
    """All borders in degrees; their points take the way at once, it is paved once."""
    points = iter(
        _moved(system, [point for shape in shapes for polygon in shape for ring in polygon for point in ring], ways)
    )
    return tuple(tuple([[next(points) for _ in ring] for ring in polygon] for polygon in shape) for shape in shapes)


def _middle(shapes: Sequence[Sequence[Polygon]]) -> Point:
    """Where most of the borders are: one far away does not move it."""
    some = [ring[0] for shape in shapes for polygon in shape for ring in polygon[:1]]
    some = some[:: max(1, len(some) // SAMPLE)]
    return median(x for x, _ in some), median(y for _, y in some)

"""`python -m tests.exchange.fuzz COUNT [SEED [borders]]`: files of every kind, damaged by chance, read and set against a plan.

Runs in a process of its own, so that a crash, a hang or a memory filled is seen from outside. Prints one JSON object:
files that were read and refused, what was raised that is no sentence, the slowest file in seconds, the peak of memory.
"""

from __future__ import annotations

import faulthandler
import json
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from planner.domain.errors import PlannerError
from planner.exchange.borders import are_borders, read_borders
from planner.exchange.preview import preview
from planner.exchange.tables import ReadHints, read_data
from planner.operations.border_proposal import deliver_borders, propose_borders
from planner.operations.proposal import propose
from planner.operations.session import Session
from planner.operations.town import NewTown
from tests.exchange.rendering import LAYOUTS, Draw
from tests.exchange.samples import PAGE, long_text
from tests.exchange.shapefiles import moved, packed, parts, square

LONGEST = 10.0
JUNK = (
    b"\0", b'"', b"'", b";", b",", b"\n", b"\r", b"\t", b"\xff\xfe", b"\xef\xbb\xbf", b"9" * 400, b"9" * 5_000, b"1e999", b"-", b"\xc3",
    b"=1+1", b"<", b"</", b"&amp;", b"&#0;", b"%", b" " * 5000, b"x" * 70_000, b";" * 3_000, b"2012", b"31.02.2012", b"NaN",
)  # fmt: skip
DAMAGED = (".xml", ".shp", ".dbf", ".prj", ".cpg", ".geojson")
"""Endings of the files in a packed one that get a wound."""
NUMBERS = (b"0", b"-1", b"1", b"99999999", b"4294967296", b"18446744073709551616", b"1e308", b"ZZZZZ9", b"")


def damaged(data: bytes, dice: random.Random) -> bytes:
    """The bytes with one to four wounds."""
    for _ in range(dice.randint(1, 4)):
        if not data:
            return data
        at, length = dice.randrange(len(data)), dice.choice((1, 2, 8, 60, 600))
        wound: Callable[[], bytes] = dice.choice((
            lambda: data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :],  # noqa: B023
            lambda: data[:at] + dice.choice(JUNK) + data[at:],  # noqa: B023
            lambda: data[:at] + dice.choice(JUNK) + data[at + length :],  # noqa: B023
            lambda: data[:at] + data[at + length :],  # noqa: B023
            lambda: data[:at] + data[at : at + length] * dice.choice((2, 30)) + data[at:],  # noqa: B023
            lambda: data[: max(1, at)],  # noqa: B023
            lambda: _lines_moved(data, dice),  # noqa: B023
            lambda: _number_changed(data, at, dice),  # noqa: B023
        ))  # fmt: skip
        data = wound()[:2_000_000]
    return data


def _lines_moved(data: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    if len(lines) < 3:
        return data
    one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _number_changed(data: bytes, at: int, dice: random.Random) -> bytes:
    """The next number in the text becomes one that nobody expects there."""
    start = next((i for i in range(at, min(len(data), at + 500)) if data[i : i + 1].isdigit()), None)
    if start is None:
        return data
    end = start
    while end < len(data) and data[end : end + 1].isdigit():
        end += 1
    return data[:start] + dice.choice(NUMBERS) + data[end:]


def damaged_inside(data: bytes, dice: random.Random) -> bytes:
    """A packed file with a wound in one of the files in it, so that the packing itself is sound."""
    with ZipFile(BytesIO(data)) as source:
        files = {name: source.read(name) for name in source.namelist()}
    chosen = dice.choice([name for name in files if name.endswith(DAMAGED)])
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, damaged(content, dice) if name == chosen else content)
    return packed.getvalue()


def sources() -> list[tuple[str, bytes]]:
    """Sound files of figures, of every kind and layout."""
    drawn = [Draw(seed, LAYOUTS[seed % len(LAYOUTS)]).draw() for seed in range(60)]
    old = (Path(__file__).parent / "old_excel.xls").read_bytes()
    return [
        *((one.name, one.data) for one in drawn),
        *[("alt.xls", old)] * 8,
        *[("seite.xls", PAGE.encode())] * 6,
        ("lang.csv", long_text().encode()),
    ]


def border_sources(folder: Path) -> list[tuple[str, bytes]]:
    """Sound files of borders: GeoJSON of several shapes, shapefiles packed with others, in degrees and metres."""
    rings = [square(7 + n / 50, 51) for n in range(12)]
    found = []
    for code in (4326, 25832, 31467):
        shapes = [
            {"type": "MultiPolygon", "coordinates": [moved([ring, square(*ring[0], 0.004)], code)]} for ring in rings
        ]
        items = [
            {"type": "Feature", "properties": {"nr": f"1{n:02}", "name": f"Höfe {n}"}, "geometry": shape}
            for n, shape in enumerate(shapes)
        ]
        crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{code}"}}
        whole = {"type": "FeatureCollection", "crs": crs, "features": items}
        found += [(f"g{code}.geojson", json.dumps(whole, ensure_ascii=False).encode())]
        found += [(f"n{code}.ndjson", "\n".join(map(json.dumps, items)).encode())]
        rows = [(f"Höfe {n}", moved([ring], code)) for n, ring in enumerate(rings)]
        archive = f"s{code}.zip"
        packed(folder, parts(*rows, crs=code, cpg="UTF-8"), archive=archive)
        packed(folder, {".geojson": json.dumps(whole).encode()}, "mehr", archive)
        found.append((archive, (folder / archive).read_bytes()))
    return found


def main(arguments: Sequence[str]) -> int:
    """Damage and read as many files as the first argument says."""
    count, seed = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 1
    found = {"read": 0, "refused": 0, "raised": [], "slowest": 0.0, "peak": 0, "plan": "unchanged"}
    raised: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        files = border_sources(Path(folder)) if "borders" in arguments[2:] else sources()
        os.environ["PLANNER_HOME"] = folder
        session = Session.create(Path(folder) / "fuzz.chain", NewTown("Mühlen"))
        plan, steps = session.plan, session.steps
        for number in range(count):
            faulthandler.dump_traceback_later(3 * LONGEST, exit=True)
            started = time.perf_counter()
            raised += _one(session, Path(folder), files, number + seed * 1_000_003, found)
            found["slowest"] = max(found["slowest"], time.perf_counter() - started)
        faulthandler.cancel_dump_traceback_later()
        if session.plan is not plan or session.steps != steps:
            found["plan"] = "changed"
        session.close()
    found["raised"] = raised[:20]
    found["peak"] = _peak()
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


def _peak() -> int:
    """The most memory this process ever held, in MB.

    Linux lets a process inherit the peak of the one that started it, so it is asked for what belongs to this one alone.
    """
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1_000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000


def _one(session: Session, folder: Path, files: Sequence[tuple[str, bytes]], seed: int, found: dict) -> list[str]:
    """One file: what it raised, when that was no sentence."""
    dice = random.Random(seed)
    name, data = dice.choice(files)
    inside = data.startswith(b"PK") and dice.random() < 0.8
    data = damaged_inside(data, dice) if inside else damaged(data, dice)
    try:
        if are_borders(name):
            path = folder / f"borders{Path(name).suffix}"
            path.write_bytes(data)
            proposal = propose_borders(session.plan, read_borders(path), new_id=session.new_id, others_new=True)
            deliver_borders(proposal, session.today())
        else:
            read = read_data(data, name, ReadHints(sheet=None))
            propose(session.plan, session.figures, read, session.new_id)
        found["read"] += 1
    except PlannerError as error:
        found["refused"] += 1
        if "{" in str(error):
            return [f"{seed} {name}: {error}"]
    except BaseException:  # noqa: BLE001 - whatever it is, it is what is looked for
        return [f"{seed} {name}: {traceback.format_exc()[-900:]}"]
    if seed % 10 == 0 and not are_borders(name):
        path = folder / f"file{Path(name).suffix}"
        path.write_bytes(data)
        try:
            preview(path, ReadHints())
        except PlannerError:
            return []
        except BaseException:  # noqa: BLE001 - as above
            return [f"{seed} {name} (preview): {traceback.format_exc()[-900:]}"]
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

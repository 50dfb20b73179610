"""Steps and changes: what is written for one operation, and the chain of digests that ties them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from planner.storage.bulk import text_digest
from planner.storage.codec import Cells, dump

OBSERVATIONS = "@observation"
SCHEMA_VERB = "@schema"
REDACTION = "@redact"
FIRST = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a step: before None is an insert, after None a removal, both an update of these fields only."""

    kind: str
    id: str
    before: str | None = None
    after: str | None = None
    bulk: bytes | None = None
    salt: str = ""
    digest: str = ""

    @property
    def old(self) -> Cells | None:
        """The cells before, or None."""
        return None if self.before is None else json.loads(self.before)

    @property
    def new(self) -> Cells | None:
        """The cells after, or None."""
        return None if self.after is None else json.loads(self.after)


@dataclass(frozen=True, slots=True)
class Step:
    """A committed operation. `at` is UTC with milliseconds, for people; `number` orders."""

    number: int
    uuid: str
    at: str
    author: str
    label: str
    params: str
    kind: str
    target: int | None
    burst: int | None
    digest: str = ""

    @property
    def parameters(self) -> Mapping[str, str | int]:
        """The label's parameters: ids, field names, numbers; none when they cannot be read any more."""
        try:
            found = json.loads(self.params)
        except (ValueError, TypeError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}


def record_change(kind: str, id_: str, before: Cells | None, after: Cells | None, *, salted: bool) -> Change:
    """A change of one record; a salted one can be redacted without its digest giving a short text away."""
    return Change(
        kind=kind,
        id=id_,
        before=None if before is None else dump(before),
        after=None if after is None else dump(after),
        salt=secrets.token_hex(8) if salted else "",
    )


def change_digest(position: int, change: Change) -> str:
    """The digest of a change as it is now, its place in the step included."""
    bulk = text_digest(change.bulk)
    parts = [position, change.kind, change.id, change.before, change.after, bulk, change.salt]
    return sha256(dump(parts).encode()).hexdigest()


def step_digest(previous: str, step: Step, digests: Sequence[str]) -> str:
    """The digest of a step: that of the step before, all its columns, and its changes’ digests in order."""
    columns = [
        *(step.number, step.uuid, step.at, step.author, step.label, step.params),
        *(step.kind, step.target, step.burst),
    ]
    body = dump([columns, list(digests)])
    return sha256((previous + body).encode()).hexdigest()

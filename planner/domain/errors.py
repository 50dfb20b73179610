"""What can go wrong that is not our fault: one tree, caught by its root at the edges of the program.

    PlannerError                a person can understand it and do something about it
    ├── Cancelled               the person stopped it; nothing was changed
    ├── BadInput                a value, an argument or a file to read cannot be taken
    │   └── Unreadable          a file of figures, borders or settings is not what it should be
    │       └── UnknownCoordinates  nobody can tell where its borders lie until somebody names the coordinates
    ├── Refused                 the plan does not allow this now
    │   ├── ClosedCycle         the record belongs to a closed cycle
    │   ├── StillReferred       other records point to what should go
    │   ├── UndoConflict        the step was changed again later
    │   ├── NothingToUndo       there are fewer steps to undo or redo than asked for
    │   └── ReadOnly            the file or the folder may not be written
    └── FileTrouble             the plan's file, or a file to be written
        ├── FileBusy            another program or person has it open
        ├── FileMissing         it is not there
        ├── FileExists          it is there already and must not be replaced
        ├── DiskFull            no room is left
        ├── NotAPlan            it is something else
        ├── PlanTooNew          a newer program wrote it
        ├── Damaged             it is a plan but its content is broken
        └── ChangedElsewhere    another program changed it while it was open here

An error carries a message id and parameters, never a finished sentence: whoever shows it chooses the language
(`texts.gettext(error.msgid, **error.params)`). Whoever raises it words it: what happened, and what to do.
Every other exception is our own fault.
"""

from __future__ import annotations


class PlannerError(Exception):
    """Something happened that a person can understand; `msgid` is English, `params` fills it in."""

    def __init__(self, msgid: str, /, **params: object) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.params = params

    def __str__(self) -> str:
        """The sentence in English, for logs and tests."""
        return self.msgid.format(**self.params) if self.params else self.msgid


class Cancelled(PlannerError):
    """The person stopped a long task; nothing was changed."""

    def __init__(self, msgid: str = "Cancelled. Nothing was changed.", /, **params: object) -> None:
        super().__init__(msgid, **params)


class BadInput(PlannerError):
    """A value, an argument or a file to read cannot be taken."""


class Unreadable(BadInput):
    """A file of figures, borders or settings is not what it should be."""


class UnknownCoordinates(Unreadable):
    """A file of borders in coordinates that nothing in it tells; a person may know them."""


class Refused(PlannerError):
    """The plan does not allow this now."""


class ClosedCycle(Refused):
    """The record belongs to a closed cycle."""


class StillReferred(Refused):
    """Other records point to what should go; they are named in the parameters."""


class UndoConflict(Refused):
    """What the step changed was changed again later."""


class NothingToUndo(Refused):
    """There are fewer steps to undo or redo than asked for."""


class ReadOnly(Refused):
    """The file or the folder may not be written."""


class FileTrouble(PlannerError):
    """The plan's file, or a file to be written, cannot be used as it is."""


class FileBusy(FileTrouble):
    """Another program or person has the file open."""


class FileMissing(FileTrouble):
    """The file is not there."""


class FileExists(FileTrouble):
    """The file is there already and must not be replaced."""


class DiskFull(FileTrouble):
    """No room is left where the file lies."""


class NotAPlan(FileTrouble):
    """The file is something else."""


class PlanTooNew(FileTrouble):
    """A newer program wrote the file."""


class Damaged(FileTrouble):
    """The file is a plan but its content is broken."""


class ChangedElsewhere(FileTrouble):
    """Another program changed the file while it was open here."""

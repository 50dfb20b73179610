"""Opening, making and finding plans: the ways a file gets onto the desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from planner import paths
from planner.domain.errors import Damaged, FileBusy, NotAPlan, PlannerError
from planner.texts import gettext as _
from planner.ui.desk import Desk
from planner.ui.new_town import NewTownDialog, file_name
from planner.ui.restoring import BackupsDialog
from planner.ui.widgets.message_bar import Message
from planner.ui.workers import Task, Ticket

ENDING = ".chain"


class Opening(QObject):
    """Asks where, opens, and tells what could not be done; the plan that was open stays open until another one is."""

    busy = Signal(str)
    """A sentence while a long opening goes on, "" when it is over."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._task: Task | None = None

    def open_path(self, path: Path, *, look_only: bool = False) -> None:
        """Put the plan of a file onto the desk; a file that is open elsewhere is offered for reading."""
        from planner.operations.session import Session, Surroundings

        around = Surroundings(author=self._desk.preferences.settings.author)
        try:
            session = Session.look(path, around) if look_only else Session.open(path, around)
        except FileBusy as error:
            sentence = self._desk.bridge.sentence(error)
            again = Message("look", sentence, _("Open for reading"), lambda: self.open_path(path, look_only=True))
            self._desk.message.emit(again)
            return
        except (Damaged, NotAPlan) as error:
            sentence = self._desk.bridge.sentence(error)
            self._desk.message.emit(Message("failed", sentence, _("Backups …"), lambda: self.ask_backup(path)))
            return
        except PlannerError as error:
            self._desk.tell("failed", self._desk.bridge.sentence(error))
            return
        self._desk.bridge.take(session)
        self._desk.preferences.add_recent(path, session.plan.municipality.name)

    @Slot()
    def ask_own_backup(self) -> None:
        """List the backups of the open plan."""
        self.ask_backup(self._desk.bridge.session.path)

    def ask_backup(self, plan: Path) -> None:
        """List the backups of a file and bring one back if the person says so."""
        from planner.operations.restore import backups_for

        own = self._desk.bridge.is_open and self._desk.bridge.session.path == plan
        found = self._desk.bridge.session.backups() if own else backups_for(plan)
        dialog = BackupsDialog(plan, found, self._window)
        if dialog.exec() and dialog.chosen is not None:
            self.bring_back(dialog.chosen, plan)

    def bring_back(self, backup: Path, plan: Path) -> None:
        """Check a backup off the window's thread, then put it in the place of a plan, which is closed for it."""
        from planner.operations.restore import check

        if self._task is None:
            task = self._start(_("The backup is being checked …"), lambda ticket: check(backup, ticket.report))
            task.succeeded.connect(lambda _nothing: self._put_back(backup, plan))

    def cancel(self) -> None:
        """Stop what goes on; nothing was changed yet."""
        if self._task is not None:
            self._task.cancel()

    def _start(self, sentence: str, work: Callable[[Ticket], Any]) -> Task:
        """Long work off the window's thread, and what is said meanwhile."""
        self.busy.emit(sentence)
        self._task = task = self._desk.workers.start(work)
        task.failed.connect(self._tell_failure)
        task.ended.connect(self._end)
        return task

    def _end(self) -> None:
        self._task = None
        self.busy.emit("")

    def _put_back(self, backup: Path, plan: Path) -> None:
        from planner.operations.restore import put_back

        self._desk.bridge.put_away()
        try:
            aside = put_back(backup, plan)
        except PlannerError as error:
            self._desk.tell("failed", self._desk.bridge.sentence(error))
            return
        self.open_path(plan)
        if aside is not None:
            self._desk.tell("done", _("The backup is back. The file before it is kept as {name}.", name=aside.name))

    def ask_open(self) -> None:
        """Let the person choose a file."""
        self.look_for(self._folder() / "x")

    def look_for(self, path: Path) -> None:
        """Let the person choose a file, starting where a plan used to lie."""
        folder = str(path.parent)
        chosen, _filter = QFileDialog.getOpenFileName(self._window, _("Open file"), folder, self._filter())
        if chosen:
            self.open_path(Path(chosen))

    def ask_new(self) -> None:
        """Ask for the town, then where its file shall lie, and make it."""
        dialog = NewTownDialog(self._window)
        accepted, choice = dialog.exec(), dialog.choice
        dialog.deleteLater()
        if not accepted or choice is None:
            return
        wanted = str(self._folder() / file_name(choice.name))
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("Where shall the plan be kept?"),
            wanted,
            self._filter(),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            path = Path(chosen)
            named = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
            self.create(named, choice.name, choice.key, choice.language)

    def create(self, path: Path, name: str, key: str, language: str) -> None:
        """Make a plan file and put it onto the desk."""
        from planner.operations.session import Session, Surroundings
        from planner.operations.town import NewTown

        around = Surroundings(author=self._desk.preferences.settings.author)
        try:
            session = Session.create(path, NewTown(name=name, key=key, language=language), around)
        except PlannerError as error:
            self._desk.tell("failed", self._desk.bridge.sentence(error))
            return
        self._desk.bridge.take(session)
        self._desk.preferences.add_recent(path, name)

    def open_sample(self) -> None:
        """Make a private copy of the sample town in the language of the interface, and open it; an old copy stays."""
        folder = paths.data_dir() / "samples"
        stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
        target = folder / f"lindenfurt-{stamp}{ENDING}"
        language = self._desk.preferences.language

        def build(ticket: Ticket) -> Path:
            from planner.operations.sample import build_sample

            folder.mkdir(parents=True, exist_ok=True)
            build_sample(target, language, lambda done, whole: ticket.report(done / whole))
            return target

        if self._task is None:
            task = self._start(_("The sample town is being made …"), build)
            task.succeeded.connect(self.open_path)

    def _tell_failure(self, error: object) -> None:
        if isinstance(error, PlannerError):
            self._desk.tell("failed", self._desk.bridge.sentence(error))
        else:
            self._desk.tell("failed", _("Something went wrong in the program. Your plan is unharmed."))

    def _folder(self) -> Path:
        recents = self._desk.preferences.settings.recents
        if recents and Path(recents[0].path).parent.is_dir():
            return Path(recents[0].path).parent
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    @staticmethod
    def _filter() -> str:
        words = _("Prevention chains")
        return f"{words} (*{ENDING})"

"""The button that copies: the table and the pictures of what is looked at, always as they may leave the house."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSaveFile, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from planner import texts
from planner.texts import gettext as _
from planner.ui import icons
from planner.ui.desk import Desk
from planner.ui.figures import copying, described
from planner.ui.figures.easel import Easel
from planner.ui.figures.state import PAGE, FiguresState
from planner.ui.new_town import file_name
from planner.ui.widgets.button import Button

ENDING = ".png"


class CopyMenu(QObject):
    """Owns the button and does what its menu offers."""

    def __init__(self, desk: Desk, state: FiguresState) -> None:
        super().__init__()
        self._desk, self._state = desk, state
        self._easel = Easel.of(desk)
        self.button = Button(texts.pgettext("command", "Copy"), "plain", icon="copy", caret=True)
        self.setParent(self.button)
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        self.menu.aboutToShow.connect(self._fill)

    def show_state(self) -> None:
        """Nothing can be copied before it is protected."""
        self.button.setEnabled(self._state.outward is not None)

    def _fill(self) -> None:
        self.menu.clear()
        add = self.menu.addAction
        add(icons.icon("copy"), _("Copy the table"), self.copy_table)
        kinds = self._kinds()
        for kind, words in kinds:
            add(icons.icon("copy"), _("Copy as a picture: {what}", what=words), partial(self.copy_picture, kind))
        self.menu.addSeparator()
        for kind, words in kinds:
            add(icons.icon("import"), _("Save as a picture: {what} …", what=words), partial(self.save_picture, kind))

    def _kinds(self) -> list[tuple[str, str]]:
        state = self._state
        kinds = [("course", _("Course"))] if len(state.periods) > 1 else []
        if state.borders():
            kinds.append(("map", _("Map")))
        return [*kinds, ("bars", _("Comparison"))]

    def copy_table(self, areas: tuple[str, ...] = (), periods: tuple[str, ...] = ()) -> None:
        """Put the table, or a block of it, on the clipboard."""
        state = self._state
        if state.outward is None:
            return
        made = copying.table(state, described.level_word(self._desk, state.level), areas, periods)
        QGuiApplication.clipboard().setMimeData(made.mime())
        self._desk.tell("done", _("The table is copied, with protected figures."))

    def copy_picture(self, kind: str) -> None:
        """Put a picture on the clipboard once it is drawn."""
        self._make(kind, self._take_copy)

    def save_picture(self, kind: str) -> None:
        """Ask where a picture goes, and write it there once it is drawn."""
        subject = self._state.subject
        if subject is None:
            return
        kept = str(self._desk.preferences.choice(PAGE, "folder", ""))
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        folder = Path(kept if kept and Path(kept).is_dir() else pictures)
        name = Path(file_name(f"{subject.name} {self._state.period}")).with_suffix(ENDING).name
        chosen, _filter = QFileDialog.getSaveFileName(
            self.button.window(), _("Where shall the picture go?"), str(folder / name), "PNG (*.png)"
        )
        if chosen:
            path = Path(chosen)
            target = path if path.suffix.lower() == ENDING else path.with_name(path.name + ENDING)
            self._desk.preferences.choose(PAGE, "folder", str(target.parent))
            self._make(kind, partial(self._write, target))

    def _make(self, kind: str, take: Callable[[tuple[bytes, str]], None]) -> None:
        wish = self._wish(kind)
        if wish is not None:
            job = partial(copying.picture, wish, texts.current())
            self._easel.draw("copy", job, take, self)

    def _wish(self, kind: str) -> copying.PictureWish | None:
        """A picture of the protected table, whatever the screen shows."""
        state = self._state
        if state.outward is None or state.subject is None:
            return None
        words = texts.current()
        many = described.level_word(self._desk, state.level, many=True)
        periods = [words.period(one) for one in state.periods]
        when = "–".join(dict.fromkeys((periods[0], periods[-1]))) if kind == "course" else words.period(state.period)
        areas = described.comparable(state) if kind == "course" else described.side_by_side(state)
        return copying.PictureWish(
            kind=kind,
            figures=described.area_figures(state, state.outward, areas, state.area),
            period=state.period,
            target=described.target_of(self._desk, state) if kind == "course" else None,
            borders=state.borders() if kind == "map" else {},
            title=copying.title(state),
            second=f"{self._desk.bridge.plan.municipality.name} · {many} · {when}",
            notes=copying.notes(state),
        )

    def _take_copy(self, made: tuple[bytes, str]) -> None:
        data, said = made
        mime = QMimeData()
        mime.setImageData(QImage.fromData(data))
        mime.setData("image/png", data)
        mime.setText(said)
        QGuiApplication.clipboard().setMimeData(mime)
        self._desk.tell("done", _("The picture is copied, with protected figures."))

    def _write(self, target: Path, made: tuple[bytes, str]) -> None:
        """Put the file in its place in one move, so that a disk that is full leaves the old one."""
        file = QSaveFile(str(target))
        data = made[0]
        if file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(data) == len(data) and file.commit():
            self._desk.tell("done", _("The picture is written: {file}", file=target.name))
        else:
            self._desk.tell("failed", _("The picture could not be written to {file}.", file=target.name))

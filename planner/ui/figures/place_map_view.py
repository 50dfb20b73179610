"""The map above the form of an area: its level by borders, the area marked, its border given or taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner import texts
from planner.domain.figures import Area, Border, Delivery
from planner.operations.edit import Remove
from planner.texts import gettext as _
from planner.ui import metrics
from planner.ui.desk import Desk
from planner.ui.figures import making
from planner.ui.figures.border_file import BorderFile
from planner.ui.figures.easel import Easel
from planner.ui.figures.picture_view import PictureView
from planner.ui.widgets.button import Button
from planner.ui.widgets.combo import Combo
from planner.ui.widgets.label import Label

HEIGHT = 250


class PlaceMapView(QWidget):
    """Shows the area of a form on the map of its level; a click or an arrow key leads to another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._easel = desk, Easel.of(desk)
        self._id = ""
        self.map = PictureView(_("Map of the areas of this level"), self._name_of)
        self.map.setFixedHeight(metrics.px(HEIGHT))
        self.words = Label("", "caption", "ink2", wrap=True)
        self.choose = Button(_("Border from a file …"), "quiet", icon="folder")
        self.remove = Button(_("Remove the border"), "quiet")
        self.file = BorderFile(desk, self)
        self.surfaces = Combo(_("Surface of the file"))
        self.assign = Button(_("Assign"), "plain")
        self._build()
        self.map.wanted.connect(self._draw)
        self.map.pointed.connect(self._go)
        self.map.stepped.connect(self._step)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._remove)
        self.file.read.connect(self._offer)
        self.assign.clicked.connect(self._assign)

    def _build(self) -> None:
        self._buttons = buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(metrics.gap(4))
        buttons.addWidget(self.choose)
        buttons.addStretch(1)
        buttons.addWidget(self.remove)
        offer = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        offer.setSpacing(metrics.gap(8))
        offer.addWidget(self.surfaces, 1)
        offer.addWidget(self.assign)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap(4))
        for widget in (self.map, self.words):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addLayout(offer)
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both buttons in a row where they fit."""
        super().resizeEvent(event)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        needed = self.choose.sizeHint().width() + self.remove.sizeHint().width() + metrics.gap(8)
        self._buttons.setDirection(across if needed <= event.size().width() else down)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the wider of the two buttons."""
        wider = max(self.choose.sizeHint().width(), self.remove.sizeHint().width())
        return QSize(wider, super().minimumSizeHint().height())

    def show_record(self, area: Area) -> None:
        """Show another area."""
        if area.id != self._id:
            self.file.drop()
            self._offer()
        self._id = area.id
        border = self._border()
        self.words.setText(self._said(border))
        self.remove.setVisible(border is not None)
        self.map.setVisible(bool(self._borders()))
        may_write = not self._desk.bridge.session.read_only
        for button in (self.choose, self.remove):
            button.setEnabled(may_write)
        self._draw()

    @property
    def _area(self) -> Area | None:
        bridge = self._desk.bridge
        return bridge.plan.get(Area, self._id) if bridge.is_open else None

    def _border(self) -> Border | None:
        return next(iter(self._desk.bridge.plan.pointing(Border, "area", self._id)), None)

    def _said(self, border: Border | None) -> str:
        if border is None:
            return _("This area has no border: it is missing on every map.")
        delivery = self._desk.bridge.plan.get(Delivery, border.delivery)
        if delivery is None:
            return _("The border was assigned by hand.")
        return _("The border came with “{delivery}”.", delivery=delivery.title)

    def _peers(self) -> list[Area]:
        """The areas of the same level by name."""
        area = self._area
        found = [one for one in self._desk.bridge.plan.all(Area) if area is not None and one.level == area.level]
        return sorted(found, key=lambda one: (one.name.casefold(), one.key))

    def _borders(self) -> dict[str, str]:
        """The borders of the level; a town alone among its equals is shown by those of the next level."""
        plan, peers = self._desk.bridge.plan, {one.id for one in self._peers()}
        return {one.area: one.geometry for one in plan.all(Border) if one.area in peers}

    def _draw(self) -> None:
        """Ask for the map of this level; nothing while no plan is open."""
        area = self._area
        borders = self._borders() if area is not None else {}
        if area is None or not borders or not self.map.isVisible():
            self._easel.drop("places")
            return
        names = {one.id: one.name for one in self._peers()}
        job = partial(making.place_map, borders, names, area.id, self.map.canvas, texts.current())
        self._easel.draw("places", job, self.map.set_picture, self)

    def _name_of(self, ident: str) -> str:
        area = self._desk.bridge.plan.get(Area, ident)
        return area.name if area is not None else ""

    def _go(self, ident: str) -> None:
        area = self._desk.bridge.plan.get(Area, ident)
        if area is not None and ident != self._id:
            self._desk.show_record(area)

    def _step(self, down: int, right: int) -> None:
        """The next or the last area of the level."""
        ids = [one.id for one in self._peers()]
        if self._id in ids:
            self._go(ids[min(max(ids.index(self._id) + down + right, 0), len(ids) - 1)])

    def _ask(self) -> None:
        area = self._area
        if area is not None:
            self.file.ask(area, self.window())

    def _offer(self) -> None:
        """Offer the surfaces of the file that was read."""
        options = self.file.options()
        self.surfaces.set_options(options, options[0][0] if options else "")
        for widget in (self.surfaces, self.assign):
            widget.setVisible(bool(options))
        if options:
            self.surfaces.setFocus()

    def _assign(self) -> None:
        self.file.assign(int(self.surfaces.current))
        self._offer()
        self.choose.setFocus()

    def _remove(self) -> None:
        border = self._border()
        if border is not None:
            self._desk.bridge.run(Remove(Border.kind, border.id), origin=self)
